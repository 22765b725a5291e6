"""Text into what the quotation network reads: words, wordpieces, two word features and windows.

Training and run time share this file, so a word is encoded in one way only. Offsets are characters, end-exclusive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")

MAX_PIECES_PER_WORD = 6  # longer ones are web addresses and noise; their head tells enough
MAX_CHARACTERS_PER_WORD = 60

OPENING_MARKS = frozenset("“„«‟")
CLOSING_MARKS = frozenset("”»")
DOUBLE_MARKS = OPENING_MARKS | CLOSING_MARKS | frozenset('"″＂')
HALF_MARKS = frozenset("'`")  # two of them, touching, are one double mark
LEANS_OPEN = frozenset("([{—–-:")


class QuoteState(IntEnum):
    """Where a word stands with regard to the double quotation marks of its paragraph."""

    NONE = 0  # no word: [CLS], [SEP]
    OUTSIDE = 1
    INSIDE = 2
    OPENING = 3
    CLOSING = 4
    UNCLOSED = 5  # after a mark that nothing closes


class Case(IntEnum):
    """How a word is capitalised; the vocabulary itself is uncased."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5
    MARK = 6


@dataclass(frozen=True)
class Word:
    """One word or mark. `glued`: nothing but this word's own start separates it from the word before."""

    start: int
    end: int
    text: str
    glued: bool


@dataclass(frozen=True)
class Window:
    """A run of words that the network reads at once; words before `core` are left context only."""

    first: int  # index of the first word read, in the article
    core: int  # index of the first word whose answer is kept
    end: int


@dataclass
class Encoded:
    """One article as parallel lists over its words."""

    words: list[Word]
    paragraph: list[int]
    pieces: list[tuple[int, ...]]
    quote: list[int]
    case: list[int]


@dataclass
class WordPieces:
    """Greedy longest-match wordpieces of an uncased BERT vocabulary, remembered word by word."""

    vocabulary: dict[str, int]
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a vocab.txt, one piece a line."""
        lines = path.read_text(encoding="utf8").splitlines()
        return cls({piece: index for index, piece in enumerate(lines)})

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of one word, at least one."""
        known = self.seen.get(word)
        if known is None:
            known = self.seen[word] = self._split(word)[:MAX_PIECES_PER_WORD]
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        unknown = (self.vocabulary["[UNK]"],)
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not bare or len(bare) > MAX_CHARACTERS_PER_WORD:
            return unknown
        ids: list[int] = []
        start = 0
        while start < len(bare):
            for end in range(len(bare), start, -1):
                index = self.vocabulary.get(("##" if start else "") + bare[start:end])
                if index is not None:
                    break
            else:
                return unknown
            ids.append(index)
            start = end
        return tuple(ids)


def split_words(text: str) -> tuple[list[Word], list[int]]:
    """Words of the text and the paragraph (non-empty line) each one is in."""
    words: list[Word] = []
    paragraph: list[int] = []
    number = 0
    for line in PARAGRAPH.finditer(text):
        last = -1
        for m in WORD.finditer(text, line.start(), line.end()):
            start, end = m.span()
            words.append(Word(start, end, m.group(), start == last))
            paragraph.append(number)
            last = end
        number += last >= 0
    return words, paragraph


@lru_cache(maxsize=65_536)  # of the same words again and again, as `WordPieces` is
def case_of(word: str) -> Case:
    """The capitalisation class of one word."""
    if not (word[0].isalnum() or word[0] == "_"):
        return Case.MARK
    if any(c.isdigit() for c in word):
        return Case.DIGIT
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    return Case.TITLE if word[0].isupper() and word[1:].islower() else Case.MIXED


def quote_states(words: Sequence[Word]) -> list[int]:
    """The quote state of every word of one paragraph.

    Spacing decides which way a mark faces, because glyphs are often wrong on the web; then the glyph; then whether a
    quotation is open.
    """
    states: list[int] = []
    opened: int | None = None
    i = 0
    while i < len(words):
        width = mark_width(words, i)
        if not width:
            states.append(QuoteState.OUTSIDE if opened is None else QuoteState.INSIDE)
            i += 1
            continue
        opens = faces_open(words, i, width)
        if opens is None:
            opens = opened is None
        states += [QuoteState.OPENING if opens else QuoteState.CLOSING] * width
        i += width
        opened = i if opens else None
    if opened is not None:
        states[opened:] = [QuoteState.UNCLOSED] * (len(states) - opened)
    return [int(s) for s in states]


def mark_width(words: Sequence[Word], i: int) -> int:
    """How many words the double quotation mark at i takes: 0 when there is none, 2 for ''."""
    if words[i].text in DOUBLE_MARKS:
        return 1
    pair = i + 1 < len(words) and words[i].text in HALF_MARKS and words[i + 1].text in HALF_MARKS
    return 2 if pair and words[i + 1].glued else 0


def faces_open(words: Sequence[Word], i: int, width: int) -> bool | None:
    """Whether the mark at i opens a quotation, from its spacing and glyph; None when they do not tell."""
    left = words[i].glued
    right = i + width < len(words) and words[i + width].glued
    if left != right:
        return right
    if words[i].text in OPENING_MARKS:
        return True
    if words[i].text in CLOSING_MARKS:
        return False
    return True if left and words[i - 1].text in LEANS_OPEN else None


def encode_words(words: list[Word], paragraph: list[int], wordpieces: Callable[[str], tuple[int, ...]]) -> Encoded:
    """Pieces and features of words that are split already."""
    quote: list[int] = []
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or paragraph[i] != paragraph[start]:
            quote += quote_states(words[start:i])
            start = i
    return Encoded(words, paragraph, [wordpieces(w.text) for w in words], quote, [int(case_of(w.text)) for w in words])


def encode(text: str, wordpieces: Callable[[str], tuple[int, ...]]) -> Encoded:
    """Words, pieces and features of a text."""
    words, paragraph = split_words(text)
    return encode_words(words, paragraph, wordpieces)


def windows(article: Encoded, size: int, context: int, first_size: int | None = None) -> Iterator[Window]:
    """Pack whole paragraphs into windows of at most `size` pieces, of which at most `context` are left context.

    A paragraph that fits beside no context is read without it; one that no window can hold is cut after the last full
    stop that fits. `first_size` makes the first window shorter.
    """
    n = len(article.words)
    cost = piece_costs(article)
    core, limit = 0, first_size or size
    while core < n:
        tries = [(left_context(cost, core, min(context, limit)), limit), (core, limit), (core, size)]
        for first, room in tries:
            whole, sentence, last = reach(article, cost, core, room - 2 - sum(cost[first:core]))
            if whole > core:
                break
        end = whole if whole > core else sentence if sentence > core else max(last, core + 1)
        yield Window(first, core, end)
        core, limit = end, size


def piece_costs(article: Encoded) -> list[int]:
    """Pieces that each word takes; the last of a paragraph pays for the [SEP] after it."""
    cost = [len(p) for p in article.pieces]
    for i in range(len(cost) - 1):
        cost[i] += article.paragraph[i] != article.paragraph[i + 1]
    return cost


def left_context(cost: Sequence[int], core: int, room: int) -> int:
    """The first word of as much text before `core` as there is room for."""
    while core > 0 and cost[core - 1] <= room:
        core -= 1
        room -= cost[core]
    return core


def reach(article: Encoded, cost: Sequence[int], start: int, room: int) -> tuple[int, int, int]:
    """How far words from `start` fit: ends after a whole paragraph, after a sentence and after any word."""
    whole = sentence = end = start
    while end < len(cost) and cost[end] <= room:
        room -= cost[end]
        end += 1
        if end == len(cost) or article.paragraph[end] != article.paragraph[end - 1]:
            whole = end
        elif article.words[end - 1].text in ".?!":
            sentence = end
    return whole, sentence, end


@dataclass(frozen=True)
class WindowInput:
    """What the network reads for one window: a list over pieces each, and the first piece of every word."""

    ids: list[int]
    quote: list[int]
    case: list[int]
    first_piece: list[int]


def window_input(article: Encoded, window: Window, cls: int, sep: int) -> WindowInput:
    """[CLS] paragraph [SEP] paragraph [SEP] ..."""
    out = WindowInput([cls], [0], [0], [])
    for i in range(window.first, window.end):
        if i > window.first and article.paragraph[i] != article.paragraph[i - 1]:
            out.ids.append(sep)
            out.quote.append(0)
            out.case.append(0)
        out.first_piece.append(len(out.ids))
        out.ids.extend(article.pieces[i])
        out.quote.extend([article.quote[i]] * len(article.pieces[i]))
        out.case.extend([article.case[i]] * len(article.pieces[i]))
    out.ids.append(sep)
    out.quote.append(0)
    out.case.append(0)
    return out
