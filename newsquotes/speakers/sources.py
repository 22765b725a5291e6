"""The source of a quote taken apart: the heads of the people or bodies it names ("Trump and Clinton" has two)."""

from __future__ import annotations

from newsquotes.coreference.descriptions.finding import is_aged
from newsquotes.coreference.name_words import is_proper
from newsquotes.coreference.names.missed import without_titles
from newsquotes.coreference.words import Words
from newsquotes.results import Quote

MAX_SPEAKERS = 8
"""Speakers of one quote; a longer list is a list, not a chorus."""


def source_range(words: Words, quote: Quote) -> tuple[int, int] | None:
    """Return the tokens of the source's first piece; None when the quote has no source."""
    for span in quote.source:
        first, last = words.between(span.start, span.end)
        if first < last:
            return first, last
    return None


def source_heads(words: Words, start: int, end: int) -> list[int]:
    """Return the head tokens of the coordinated parts of ``start:end``, in text order."""
    heads = [_head(words, start, end)]
    for head in heads:
        heads += [
            c for c in words.children[head] if words.dep[c] == "conj" and start <= c < end and _is_nominal(words, c)
        ]
        if len(heads) >= MAX_SPEAKERS:
            break
    return heads[:MAX_SPEAKERS]


def _is_nominal(words: Words, i: int) -> bool:
    return words.tag[i].startswith(("NN", "PRP")) or words.tag[i] in ("DT", "CD", "WP")


def _head(words: Words, start: int, end: int) -> int:
    """The root of the span; of a preposition ("according to X") its object, of anything else its first noun."""
    first = without_titles(words, start, end)
    if start < first < end and is_proper(words, first) and words.root(start, end) < first:
        start = first
    root = words.root(start, end)
    if _is_nominal(words, root) or is_aged(words, root):
        return root
    for i in range(start, end):
        if _is_nominal(words, i) and words.dep[i] not in ("compound", "poss", "det", "nmod"):
            return i
    return root
