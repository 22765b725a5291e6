"""Spans of words in a role, read off the CRF of every paragraph. Indices are words of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.crf import Crf, Posterior, posterior
from newsquotes.quoting.tagging.encoding import Encoded, QuoteState
from newsquotes.quoting.tagging.labels import LABELS, ROLES, label_index

ROLE_LABELS = {role: slice(label_index("B", role), label_index("S", role) + 1) for role in ROLES}

PART = 0.15
"""Of a span's worth, how much it gets for words in the right role: ends that are in doubt are no reason to drop it."""


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


def find_spans(article: Encoded, emissions: NDArray[Any], crf: Crf, cost: float) -> list[WordSpan]:
    """The best set of spans of every paragraph, in order, from the emissions [W, L] of an article.

    Of all sets of spans that do not overlap, the one that is `worth` most is taken. It has most right spans to expect;
    the best path, most chance to be right as a whole (Goodman 1996, on parses). `cost`: in [0, 1], of every span.
    """
    places = paragraph_places(article)
    length = np.array([end - start for start, end in places])
    padded = np.zeros((len(places), int(length.max()), len(LABELS)))
    for row, (start, end) in zip(padded, places, strict=True):
        row[: end - start] = emissions[start:end]
    least = (cost - PART) / (1 - PART)  # less could be worth nothing
    return best_set(likely_spans(posterior(padded, length, crf), [start for start, _ in places], least), cost)


def worth(span: WordSpan) -> float:
    """What a span is worth, in [0, 1]: the probability that it is right, and in part that its words are in the role."""
    return (1 - PART) * span.exact + PART * span.presence


def paragraph_places(article: Encoded) -> list[tuple[int, int]]:
    """[start, end) of every paragraph."""
    starts = [i for i, p in enumerate(article.paragraph) if i == 0 or p != article.paragraph[i - 1]]
    return list(pairwise([*starts, len(article.paragraph)]))


def likely_spans(post: Posterior, offsets: Sequence[int], least: float) -> list[WordSpan]:
    """Every span of more than the least probability; `offsets` are the first words of the chains."""
    out = []
    for role in ROLES:
        begin, inside, end, single = (label_index(part, role) for part in "BIES")
        told = np.pad(post.unary[:, :, ROLE_LABELS[role]].sum(-1).cumsum(1), ((0, 0), (1, 0)))
        in_two, goes_on = post.step(begin, end), post.step(begin, inside)
        stays, closes = post.step(inside, inside), post.step(inside, end)
        for chain, first in np.argwhere(post.unary[:, :, [begin, single]].max(-1) > least):
            opens = post.unary[chain, first, begin]
            still = opens * goes_on[chain, first] * np.append(1.0, stays[chain, first + 1 : -1].cumprod())
            short = [post.unary[chain, first, single], opens * in_two[chain, first]]
            exact = np.append(short, still[: len(closes[chain]) - first - 1] * closes[chain, first + 1 :])
            for size in np.flatnonzero(exact > least) + 1:
                last = first + size - 1
                presence = (told[chain, last + 1] - told[chain, first]) / size
                place = offsets[chain] + int(first), offsets[chain] + int(last)
                out.append(WordSpan(role, *place, float(exact[size - 1]), float(presence)))
    return out


def best_set(spans: Sequence[WordSpan], cost: float) -> list[WordSpan]:
    """The spans that do not overlap and are worth most together, in order: weighted interval scheduling."""
    spans = sorted(spans, key=lambda s: s.last)
    lasts = [s.last for s in spans]
    before = [bisect_left(lasts, s.first) for s in spans]  # how many spans end before this one begins
    most = [0.0]  # what the first so many spans can be worth
    for span, clear in zip(spans, before, strict=True):
        most.append(max(most[-1], most[clear] + worth(span) - cost))
    out = []
    n = len(spans)
    while n:
        if most[n] > most[n - 1]:
            out.append(spans[n - 1])
            n = before[n - 1]
        else:
            n -= 1
    return out[::-1]


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
