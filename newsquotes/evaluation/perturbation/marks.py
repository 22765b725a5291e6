"""The same quotation marks in other styles, as web pages have them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsquotes.evaluation.perturbation.edits import Edit
from newsquotes.quoting.marks import find_marks
from newsquotes.reading.lines import split_lines
from newsquotes.reading.normalise import normalise

Style = tuple[str, str]
"""An opening and a closing mark."""

CURLY: Style = ("“", "”")
STRAIGHT: Style = ('"', '"')
LATEX: Style = ("``", "''")
GUILLEMETS: Style = ("«", "»")
APOSTROPHES: Style = ("''", "''")
WRONG_WAY: Style = ("”", "“")

CURLY_SINGLE: Style = ("‘", "’")
STRAIGHT_SINGLE: Style = ("'", "'")
LATEX_SINGLE: Style = ("`", "'")

_APOSTROPHES = "'’‘"


@dataclass(frozen=True, slots=True)
class _Found:
    """A double mark, or a single mark or apostrophe (which closes), by character offsets."""

    start: int
    end: int
    double: bool
    opens: bool


def restyled(double: Sequence[Style], single: Sequence[Style] = ()) -> Callable[[str, random.Random], list[Edit]]:
    """Return a perturbation that writes each mark in a style drawn from those given; with none, single marks stay."""

    def edits(text: str, rng: random.Random) -> list[Edit]:
        found = []
        for mark in _marks(normalise(text)):
            styles = double if mark.double else single
            if styles:
                opening, closing = rng.choice(styles)
                found.append(Edit(mark.start, mark.end, opening if mark.opens else closing))
        return found

    return edits


def _marks(text: str) -> Iterator[_Found]:
    """Yield the marks of a normalised text; one that does not show how it faces opens when its line has none open."""
    for line in split_lines(text):
        found, opened, last = find_marks(text, line.start, line.end), False, line.start
        for mark in found:
            yield from _apostrophes(text, last, mark.start)
            last = mark.end
            if not mark.single:
                opened = mark.facing == "opening" or (mark.facing == "either" and not opened)
                yield _Found(mark.start, mark.end, True, opened)
            elif mark.glyph in _APOSTROPHES:
                yield _Found(mark.start, mark.end, False, mark.facing == "opening")
        yield from _apostrophes(text, last, line.end)


def _apostrophes(text: str, start: int, end: int) -> Iterator[_Found]:
    """Those between two marks: in "don't" and "'em", which pair with nothing."""
    for i in range(start, end):
        if text[i] in _APOSTROPHES:
            yield _Found(i, i + 1, False, False)
