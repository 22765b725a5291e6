"""Spans of words in a role, read off the CRF of every paragraph. Indices are words of the article."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.crf import Crf, Posterior, posterior, viterbi
from newsquotes.quoting.tagging.encoding import Encoded, QuoteState
from newsquotes.quoting.tagging.labels import CLOSERS, LABELS, OPENERS, ROLES

ROLE_LABELS = {role: [i for i, label in enumerate(LABELS) if label.endswith("-" + role)] for role in ROLES}


@dataclass(frozen=True)
class Span:
    """Words first..last (inclusive) in a role. `exact`: probability of just this span; `presence`: mean probability of
    the role over its words."""

    role: str
    first: int
    last: int
    exact: float
    presence: float


@dataclass(frozen=True)
class Chains:
    """The paragraphs of an article as padded CRF chains, with what the CRF believes of them."""

    places: list[tuple[int, int]]
    emissions: NDArray  # [P, T, L]
    length: NDArray
    crf: Crf
    post: Posterior

    @classmethod
    def of(cls, article: Encoded, emissions: NDArray, crf: Crf) -> Chains:
        """Cut the emissions [W, L] of an article into paragraphs."""
        places = paragraph_places(article)
        length = np.array([b - a for a, b in places])
        padded = np.zeros((len(places), int(length.max()), len(LABELS)))
        for row, (a, b) in zip(padded, places):
            row[: b - a] = emissions[a:b]
        return cls(places, padded, length, crf, posterior(padded, length, crf))

    def spans(self, bonus: float) -> list[Span]:
        """Spans of the best path through every paragraph, in order. Their probabilities know nothing of the bonus."""
        paths = viterbi(self.emissions, self.length, favour_spans(self.crf, bonus))
        out: list[Span] = []
        for chain, ((start, _), path) in enumerate(zip(self.places, paths)):
            out += path_spans(path, start, chain, self.post)
        return out


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


def path_spans(path: Sequence[int], offset: int, chain: int, post: Posterior) -> list[Span]:
    """The spans of one label path."""
    out = []
    first = 0
    for i, label in enumerate(path):
        name = LABELS[label]
        if name[0] in OPENERS:
            first = i
        if name[0] in CLOSERS:
            exact = float(post.unary[chain, first, path[first]])
            for t in range(first, i):
                exact *= float(post.following(chain, t, path[t])[path[t + 1]])
            role = name[2:]
            presence = float(post.unary[chain, first : i + 1][:, ROLE_LABELS[role]].sum(-1).mean())
            out.append(Span(role, offset + first, offset + i, exact, presence))
    return out


def snap(span: Span, article: Encoded) -> Span:
    """Take in a quotation mark that touches content from outside, when the words beside it are inside its quotation."""
    if span.role != "content":
        return span
    first, last, quote, p = span.first, span.last, article.quote, article.paragraph
    n = len(quote)
    while first > 0 and p[first - 1] == p[first] and quote[first - 1] == QuoteState.OPENING and quote[first] != QuoteState.OUTSIDE:
        first -= 1
    while last + 1 < n and p[last + 1] == p[last] and quote[last + 1] == QuoteState.CLOSING and quote[last] != QuoteState.OUTSIDE:
        last += 1
    return replace(span, first=first, last=last)
