"""The Doc seen with its quotation marks: which tokens lie in a marked stretch, in which paragraph, in furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from newsquotes.quoting.marks import Marked, pair_marks
from newsquotes.reading import Reading

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Stretch:
    """An outermost marked stretch as a token range [start, end) with its marks; paragraph: its paragraph's number."""

    start: int
    end: int
    marked: Marked
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The normalised text; per token the number of its stretch and paragraph (-1: none; furniture has no paragraph)."""

    text: str
    marked: tuple[Marked, ...]
    stretches: tuple[Stretch, ...]
    stretch_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]
    inner_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def in_marks(self, position: int) -> bool:
        """Whether the character at a position lies inside an outermost marked stretch, its marks left out."""
        stretch = self.stretch_before(position)
        return stretch is not None and position < stretch.marked.inner[1]

    def stretch_before(self, position: int) -> Stretch | None:
        """The last outermost stretch whose inside begins at a position or before."""
        i = bisect_right(self.inner_starts, position) - 1
        return self.stretches[i] if i >= 0 else None

    def last_characters(self, stretch: Stretch) -> str:
        """The last characters of what a stretch says, its closing mark and blanks left out."""
        start, end = stretch.marked.inner
        return self.text[max(start, end - 8) : end].rstrip()


def lay_out(doc: Doc, result: Reading) -> Layout:
    """Pair the Doc's marks and place them on its tokens."""
    text = result.text
    starts = [token.idx for token in doc]
    paragraphs = tuple((bisect_left(starts, s), bisect_left(starts, e)) for s, e in result.paragraphs)
    paragraph_of = [NOWHERE] * len(doc)
    for number, (start, end) in enumerate(paragraphs):
        paragraph_of[start:end] = [number] * (end - start)
    stretch_of = [NOWHERE] * len(doc)
    stretches: list[Stretch] = []
    pairs = pair_marks(text, result.paragraphs)
    for marked in pairs:
        start, end = _tokens(starts, marked.start, marked.end)
        if marked.depth or start >= end or stretch_of[start] != NOWHERE:
            continue
        stretch_of[start:end] = [len(stretches)] * (end - start)
        stretches.append(Stretch(start, end, marked, paragraph_of[start]))
    paragraph_starts = tuple(start for start, _ in result.paragraphs)
    inner_starts = tuple(stretch.marked.inner[0] for stretch in stretches)
    return Layout(
        text,
        pairs,
        tuple(stretches),
        tuple(stretch_of),
        tuple(paragraph_of),
        paragraphs,
        inner_starts,
        paragraph_starts,
    )


def _tokens(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The tokens that a character range touches."""
    first = max(0, bisect_right(starts, start) - 1)
    return first, bisect_left(starts, end)
