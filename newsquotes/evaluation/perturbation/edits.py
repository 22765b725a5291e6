"""An edited text, and where each offset of the old one is in the new one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Write ``text`` in place of the characters from ``start`` to ``end`` (end-exclusive); start == end inserts."""

    start: int
    end: int
    text: str


class EditedText:
    """A text after its edits.

    The edits may come in any order; raises ValueError when two overlap or one lies outside of the text.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.edits = tuple(sorted(edits))
        for edit in self.edits:
            if not 0 <= edit.start <= edit.end <= len(text):
                raise ValueError(f"{edit} lies outside of the text, which has {len(text)} characters")
        for first, second in pairwise(self.edits):
            if second.start < first.end:
                raise ValueError(f"{first} and {second} overlap")
        self.old = text
        self.text = "".join(self._parts())
        self._starts = [edit.start for edit in self.edits]
        self._ends = [edit.end for edit in self.edits]
        # How far a character moves that stands behind the first 0, 1, 2, … edits.
        self._shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in self.edits)]

    def start(self, offset: int) -> int:
        """Where a span that began at ``offset`` begins: behind what was inserted there, and with a changed mark."""
        behind = bisect_right(self._ends, offset)
        inside = behind < len(self.edits) and self._starts[behind] < offset
        return (self._starts[behind] if inside else offset) + self._shifts[behind]

    def end(self, offset: int) -> int:
        """Where a span that ended at ``offset`` ends: before what was inserted there, and with a changed mark."""
        begun = bisect_left(self._starts, offset)
        inside = begun > 0 and self._ends[begun - 1] > offset
        return (self._ends[begun - 1] if inside else offset) + self._shifts[begun]

    def pieces(self, start: int, end: int) -> list[Offsets]:
        """Where the span from ``start`` to ``end`` is now: what was inserted inside it is no part of it and parts it.

        Blanks at the new edges are left out. A span whose characters were all deleted has no pieces.
        """
        inserted = [edit.start for edit in self.edits if edit.start == edit.end and start < edit.start < end]
        found = []
        for first, last in pairwise([start, *inserted, end]):
            a, b = self.start(first), self.end(last)
            if first in inserted:
                a += len(self.text[a:b]) - len(self.text[a:b].lstrip())
            if last in inserted:
                b -= len(self.text[a:b]) - len(self.text[a:b].rstrip())
            if a < b:
                found.append((a, b))
        return found

    def _parts(self) -> Iterable[str]:
        last = 0
        for edit in self.edits:
            yield self.old[last : edit.start]
            yield edit.text
            last = edit.end
        yield self.old[last:]
