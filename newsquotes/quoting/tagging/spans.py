"""Spans of words in a role, read off the CRF of every paragraph. Indices are words of the article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.crf import Crf, Floats, Labels, posterior, viterbi
from newsquotes.quoting.tagging.encoding import Encoded, QuoteState
from newsquotes.quoting.tagging.labels import CLOSERS, LABELS, OPENERS, ROLES, label_index

ROLE_LABELS = {role: slice(label_index("B", role), label_index("S", role) + 1) for role in ROLES}
OPENS, CLOSES = (np.array([label[0] in parts for label in LABELS]) for parts in (OPENERS, CLOSERS))


@dataclass(frozen=True)
class WordSpan:
    """Words first..last (inclusive) in a role. `exact`: probability of just this span; `presence`: mean probability of
    the role over its words.
    """

    role: str
    first: int
    last: int
    exact: float
    presence: float


def find_spans(article: Encoded, emissions: NDArray[Any], crf: Crf, bonus: float) -> list[WordSpan]:
    """Spans of the best path through every paragraph, in order, from the emissions [W, L] of an article.

    Their probabilities know nothing of the bonus, which only moves the path.
    """
    places = paragraph_places(article)
    length = np.array([end - start for start, end in places])
    padded = np.zeros((len(places), int(length.max()), len(LABELS)))
    for row, (start, end) in zip(padded, places, strict=True):
        row[: end - start] = emissions[start:end]
    paths = viterbi(padded, length, favour_spans(crf, bonus))
    inside = np.arange(paths.shape[1]) < length[:, None]
    told = np.flatnonzero(((paths > 0) & inside).any(1))
    if not len(told):
        return []
    longest = int(length[told].max())
    paths, length = paths[told, :longest], length[told]
    post = posterior(padded[told, :longest], length, crf)
    along = post.along(paths)
    return [
        span
        for i, chain in enumerate(told)
        for span in path_spans(paths[i, : length[i]], places[chain][0], post.unary[i], along[i])
    ]


def paragraph_places(article: Encoded) -> list[tuple[int, int]]:
    """[start, end) of every paragraph."""
    starts = [i for i, p in enumerate(article.paragraph) if i == 0 or p != article.paragraph[i - 1]]
    return list(pairwise([*starts, len(article.paragraph)]))


def favour_spans(crf: Crf, bonus: float) -> Crf:
    """The same field with a bonus on every move from O, or from the paragraph's start, into a span."""
    opens = np.array([bonus * (label[0] in OPENERS) for label in LABELS])
    transition = crf.transition.copy()
    transition[0] += opens
    return replace(crf, transition=transition, start=crf.start + opens)


def path_spans(path: Labels, offset: int, unary: Floats, along: Floats) -> list[WordSpan]:
    """The spans of one paragraph's labels, `offset` words into the article."""
    out = []
    for first, last in zip(np.flatnonzero(OPENS[path]), np.flatnonzero(CLOSES[path]), strict=True):
        role = LABELS[path[first]][2:]
        exact = float(unary[first, path[first]] * along[first:last].prod())
        presence = float(unary[first : last + 1, ROLE_LABELS[role]].sum() / (last + 1 - first))
        out.append(WordSpan(role, offset + int(first), offset + int(last), exact, presence))
    return out


def snap(span: WordSpan, article: Encoded) -> WordSpan:
    """Take in a quotation mark that touches content from outside, when the words beside it are inside its quotation."""
    if span.role != "content":
        return span
    first, last, quote, p = span.first, span.last, article.quote, article.paragraph
    n = len(quote)
    while (
        first > 0
        and p[first - 1] == p[first]
        and quote[first - 1] == QuoteState.OPENING
        and quote[first] != QuoteState.OUTSIDE
    ):
        first -= 1
    while (
        last + 1 < n
        and p[last + 1] == p[last]
        and quote[last + 1] == QuoteState.CLOSING
        and quote[last] != QuoteState.OUTSIDE
    ):
        last += 1
    return replace(span, first=first, last=last)
