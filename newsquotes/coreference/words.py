"""The tokens of a Doc as plain lists, read out once: rules that walk lists are many times faster than on Tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from newsquotes.results import Quote

OUTSIDE = -1
"""In `Words.quote`: the token stands in no quote."""


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a token; positions are token indices unless a name says ``offset``.

    ``quote`` is the index of the quote whose content holds the token (the last one where quotes nest; OUTSIDE where
    none does); ``marked`` tells whether the token stands between quotation marks of that quote.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start_offset: list[int]
    end_offset: list[int]
    sentence: list[int]
    paragraph: list[int]
    quote: list[int]
    marked: list[bool]
    children: list[list[int]]
    furniture: list[bool]

    def __len__(self) -> int:
        return len(self.text)

    def root(self, start: int, end: int) -> int:
        """Return the first token of ``start:end`` whose head lies outside it (or is itself)."""
        for i in range(start, end):
            if not start <= self.head[i] < end or self.head[i] == i:
                return i
        return end - 1

    def left_edge(self, token: int) -> int:
        """Return the leftmost token reachable from ``token`` by left children only."""
        while self.children[token] and self.children[token][0] < token:
            token = self.children[token][0]
        return token

    def between(self, start_offset: int, end_offset: int) -> tuple[int, int]:
        """Return the token range that overlaps the character range; empty ranges come back as ``(i, i)``."""
        first = bisect_left(self.end_offset, start_offset + 1)
        last = bisect_left(self.start_offset, end_offset)
        return first, max(first, last)


def read_words(doc: Doc, quotes: Sequence[Quote] = (), furniture: Sequence[tuple[int, int]] = ()) -> Words:
    """Read the lists out of a parsed Doc; ``furniture`` holds character ranges that no rule may draw names from."""
    table = doc.to_array(list(_COLUMNS)).reshape(-1, len(_COLUMNS)).T
    text, lemma, tag, dep = (_written(doc, column) for column in table[:4])
    start: list[int] = table[4].tolist()
    head: list[int] = (table[5].astype(np.int64) + np.arange(len(doc))).tolist()  # given as steps from the token
    children: list[list[int]] = [[] for _ in text]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    words = Words(
        text=text,
        lower=[word.lower() for word in text],
        lemma=lemma,
        tag=tag,
        dep=dep,
        head=head,
        start_offset=start,
        end_offset=[s + len(word) for s, word in zip(start, text, strict=True)],
        sentence=_sentences(table[6]),
        paragraph=_paragraphs(text),
        quote=[OUTSIDE] * len(text),
        marked=[False] * len(text),
        children=children,
        furniture=[False] * len(text),
    )
    for number, quote in enumerate(quotes):
        _mark_quote(words, number, quote)
    for range_start, range_end in furniture:
        first, last = words.between(range_start, range_end)
        words.furniture[first:last] = [True] * (last - first)
    return words


_COLUMNS = ("ORTH", "LEMMA", "TAG", "DEP", "IDX", "HEAD", "SENT_START")


def _written(doc: Doc, column: NDArray[np.uint64]) -> list[str]:
    """The strings of an attribute of all tokens; each different one is looked up once."""
    values = column.tolist()
    strings = {value: doc.vocab.strings[value] for value in set(values)}
    return [strings[value] for value in values]


def _sentences(starts: NDArray[np.uint64]) -> list[int]:
    """Number the sentences; ``starts`` holds 1 where one begins, as one does at the first token in any case."""
    begins = starts == 1
    begins[:1] = True
    numbers: list[int] = (np.cumsum(begins) - 1).tolist()
    return numbers


def _paragraphs(text: list[str]) -> list[int]:
    number, numbers = 0, []
    for word in text:
        numbers.append(number)
        number += "\n" in word
    return numbers


def _mark_quote(words: Words, number: int, quote: Quote) -> None:
    """Write the quote's number on the tokens of its content, and which of them stand between quotation marks."""
    for span in quote.content:
        first, last = words.between(span.start, span.end)
        open_mark = quote.kind == "direct" or (first > 0 and words.text[first - 1] in _MARKS)
        for i in range(first, last):
            words.quote[i] = number
            if words.text[i] in _MARKS and quote.kind == "mixed":
                open_mark = not open_mark
            words.marked[i] = open_mark


_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})
