"""Words, as the metrics count them: Citron's "overlap" gives one vote per word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsquotes.results import Span

WORD = re.compile(r"\w+(?:['’]\w+)?|\$|%")
_WORD_CHARACTER = re.compile(r"[\w$%]")


def word_starts(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the start offsets of the words that begin inside the spans."""
    return frozenset(match.start() for span in spans for match in WORD.finditer(text, span.start, span.end))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of words two sets have in common, in [0, 1]; 0.0 when one is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without the marks and blanks at their edges, sorted; spans without a word are dropped."""
    kept = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and not WORD.match(text, start):
            start += 1
        while end > start and not _WORD_CHARACTER.match(text[end - 1]):
            end -= 1
        if end > start:
            kept.append(Span.of(text, start, end))
    return tuple(sorted(kept))
