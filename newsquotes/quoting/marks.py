"""Pairing quotation marks, whatever their style, direction and number.

The work is in three steps: find the marks (`find_marks`), pair them paragraph by paragraph with a small stack
(`pair_marks`), and mend what is left open (a quote that goes on in the next paragraph, or was never closed).
Every step is linear in the text. Offsets are characters of the normalised text, end-exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Offsets = tuple[int, int]
Direction = Literal["opening", "closing", "either"]

_MARK = re.compile(
    r"(?<=[\w.,!?;:…])'(?=''(?!['\w]))"  # three at an end: the inner quotation closes first
    r"|''|``|[\"“”„«»‘’‚‹›]|(?<![^\W_])'(?=\w)|(?<=[\w.,!?;:…])'(?!\w)"
)

_GLYPH_DIRECTION: dict[str, Direction] = {
    "“": "opening",
    "„": "opening",
    "``": "opening",
    "«": "opening",
    "‹": "opening",
    "‘": "opening",
    "‚": "opening",
    "”": "closing",
    "»": "closing",
    "›": "closing",
    "’": "closing",
}
_SINGLE = frozenset("‘’‚‹›'")

_OPENS_BEFORE = frozenset(" \n([{-–—/:;,…")
_OPENS_AFTER_BAD = frozenset(" \n.,;:!?)]}")
_SENTENCE_END = re.compile(r"[.!?…]['’\"”»)\]]*(?=\s|$)")
_ELISION = re.compile(r"['’](?:em|til|tis|twas|cause|n|n'|bout|\d\ds?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: where it stands, its glyph, and which way the glyph and its neighbours say it faces."""

    start: int
    end: int
    glyph: str
    facing: Direction

    @property
    def single(self) -> bool:
        """Whether it is a single mark, used inside double ones or as the primary mark in British style."""
        return self.glyph in _SINGLE


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text in quotation marks.

    start, end: with the marks; inner: without them (all character offsets, end-exclusive).
    depth: 0 for outermost, 1 for a quote inside a quote.
    closed: False when its closing mark is missing.
    continues: True when it goes on with the marked stretch of the paragraph before (speech over paragraphs).
    """

    start: int
    end: int
    inner: Offsets
    depth: int = 0
    closed: bool = True
    continues: bool = False


def pair_marks(text: str, paragraphs: Iterable[Offsets]) -> tuple[Marked, ...]:
    """Return the stretches in quotation marks of a normalised text, in text order, nested ones after their outer."""
    found: list[Marked] = []
    open_before: Marked | None = None
    for start, end in paragraphs:
        marked = _pair_paragraph(text, start, end, goes_on=open_before is not None)
        if open_before is not None:
            marked = _continue(marked, start)
        outer = [m for m in marked if m.depth == 0]
        open_before = outer[-1] if outer and not outer[-1].closed and outer[-1].end == _last(text, end) else None
        found.extend(marked)
    return tuple(found)


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks between two offsets, each with the way it faces."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        if _is_apostrophe_or_measure(text, match):
            continue
        marks.append(Mark(match.start(), match.end(), match[0], _facing(text, match, start, end)))
    return marks


# ---- which way a mark faces -----------------------------------------------------------------------------------------


def _is_apostrophe_or_measure(text: str, match: re.Match[str]) -> bool:
    """An apostrophe inside a word, an elision ('em, '90s), or inches and seconds (6'2")."""
    glyph, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if glyph in "’'":
        return bool((before.isalnum() and after.isalnum()) or _ELISION.match(text, match.start()))
    return glyph == '"' and before.isdigit() and not text[max(0, match.start() - 200) : match.start()].count('"') % 2


def _facing(text: str, match: re.Match[str], start: int, end: int) -> Direction:
    """Decide by glyph; where the neighbours plainly say the opposite, the glyph was typed the wrong way round."""
    before = text[match.start() - 1] if match.start() > start else "\n"
    after = text[match.end()] if match.end() < end else "\n"
    can_open = (before in _OPENS_BEFORE or before in "“”„«‘\"'`") and after not in _OPENS_AFTER_BAD
    can_close = not before.isspace() and (not after.isalnum() or before in ".,!?")
    by_glyph = _GLYPH_DIRECTION.get(match[0], "either")
    if (before.isspace() or before == "`") and not after.isspace() and can_open:
        by_place: Direction = "opening"
    elif after in _OPENS_AFTER_BAD and not before.isspace() and can_close:
        by_place = "closing"
    else:
        by_place = "either"
    if by_glyph == "either":
        return by_place
    if by_place not in ("either", by_glyph) and match[0] not in "‘’":
        return by_place
    if by_glyph == "closing" and before in ",:(" and after.isalnum() and match[0] != "’":
        return "opening"  # the comma stands before the mark and the word behind it: opposition,”resistance
    return by_glyph


# ---- pairing inside a paragraph -------------------------------------------------------------------------------------


def _pair_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Marked]:
    marks = find_marks(text, start, end)
    doubles = [m for m in marks if not m.single]
    if goes_on and doubles and doubles[0].facing == "closing" and text[doubles[0].start - 1] in ".,!?…":
        doubles.insert(0, Mark(start, start, "", "opening"))  # speech over paragraphs with no mark where it goes on
    found = _pair_doubles(text, doubles, end)
    found += _pair_singles(text, [m for m in marks if m.single], found)
    return _with_depths(found)


def _pair_doubles(text: str, marks: Sequence[Mark], end: int) -> list[Marked]:
    found: list[Marked] = []
    stack: list[Mark] = []
    closers_left = _closers_left(marks)
    for i, mark in enumerate(marks):
        if not stack:
            if mark.facing != "closing" or mark.glyph in ('"', "''"):
                stack.append(mark)
        elif mark.facing == "opening" and _reopens(text, stack[-1], mark):
            if closers_left[i] > len(stack):
                stack.append(mark)
            else:
                found.append(_unclosed(text, stack.pop(), mark.start, len(stack)))
                stack.append(mark)
        else:
            found.append(_closed(stack.pop(), mark, len(stack)))
    found.extend(_unclosed(text, mark, end, depth, to_end=True) for depth, mark in enumerate(stack))
    return found


def _closers_left(marks: Sequence[Mark]) -> list[int]:
    """For each mark, how many more of those behind it close than open; facing either way counts as closing."""
    left, out = 0, []
    for mark in reversed(marks):
        out.append(left)
        left = max(0, left + (-1 if mark.facing == "opening" else 1))
    return out[::-1]


def _reopens(text: str, opened: Mark, mark: Mark) -> bool:
    """A second opening mark while one is open, with at least a word between them."""
    return any(c.isalnum() for c in text[opened.end : min(mark.start, opened.end + 200)])


def _closed(opened: Mark, mark: Mark, depth: int) -> Marked:
    return Marked(opened.start, mark.end, (opened.end, mark.start), depth)


def _unclosed(text: str, opened: Mark, limit: int, depth: int, *, to_end: bool = False) -> Marked:
    """A mark with no partner: to the paragraph's end, or, when another quote opens behind it, to its sentence's end."""
    stop = limit
    if not to_end:
        match = _SENTENCE_END.search(text, opened.end, limit)
        stop = match.end() if match else limit
    while stop > opened.end and text[stop - 1].isspace():
        stop -= 1
    return Marked(opened.start, stop, (opened.end, stop), depth, closed=False)


# ---- single marks ---------------------------------------------------------------------------------------------------


def _pair_singles(text: str, marks: Sequence[Mark], doubles: Sequence[Marked]) -> list[Marked]:
    """Pair single marks: an opening one with the best closing one before the next opening one.

    A closing single mark looks like the apostrophe of a plural ("the workers’ union"), so one with punctuation
    before it is preferred. A pair lies wholly inside one double-marked stretch or wholly outside of all.
    """
    found: list[Marked] = []
    around = _stretch_of(doubles)
    opened: Mark | None = None
    partner: Mark | None = None
    for mark in marks:
        if mark.facing == "opening":
            if opened is not None and partner is not None:
                found.append(_closed(opened, partner, 0))
            opened, partner = mark, None
        elif opened is None or opened.end >= mark.start or around(mark.start) != around(opened.start):
            continue
        elif partner is None or not _ends_speech(text, partner):
            partner = mark
    if opened is not None and partner is not None:
        found.append(_closed(opened, partner, 0))
    return found


def _ends_speech(text: str, mark: Mark) -> bool:
    return text[mark.start - 1] in '.,!?…”"'


def _stretch_of(doubles: Sequence[Marked]) -> Callable[[int], int]:
    """Return a function from a position to the number of the outermost double-marked stretch around it, or -1."""
    outer = sorted((m for m in doubles if m.depth == 0), key=lambda m: m.start)
    starts = [m.start for m in outer]

    def number(position: int) -> int:
        i = bisect_right(starts, position) - 1
        return i if i >= 0 and position < outer[i].end else -1

    return number


def _with_depths(found: Iterable[Marked]) -> list[Marked]:
    """Set every stretch's depth by what contains it, in text order; one that crosses another's end is dropped."""
    out: list[Marked] = []
    open_ends: list[int] = []
    for marked in sorted(found, key=lambda m: (m.start, -m.end)):
        while open_ends and open_ends[-1] <= marked.start:
            open_ends.pop()
        if open_ends and marked.end > open_ends[-1]:
            continue
        out.append(replace(marked, depth=len(open_ends)))
        open_ends.append(marked.end)
    return out


# ---- over paragraphs ------------------------------------------------------------------------------------------------


def _continue(marked: list[Marked], start: int) -> list[Marked]:
    """The paragraph before ended inside a quote: this one goes on with it when it opens with a mark, or closes it."""
    if marked and marked[0].start == start:
        return [replace(marked[0], continues=True), *marked[1:]]
    return marked


def _last(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
