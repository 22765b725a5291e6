"""Lines and paragraphs of a normalised text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?:…]['\"”’»)\]]*$|['\"”’»]$")

WRAP_MIN, WRAP_MAX = 45, 100
"""A line of a hard-wrapped text is about this many characters long; longer lines are whole paragraphs."""

WRAPPED_SHARE = 0.8
"""A text is hard-wrapped when this share of its inner lines (those with a line right below) have such a length."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding blanks: character offsets (end-exclusive), its text, blank lines before it."""

    start: int
    end: int
    text: str
    after_blank: bool


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut a normalised text into its non-blank lines."""
    lines = []
    last_end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        lines.append(Line(start, start + len(stripped), stripped, text.count("\n", last_end, start) != 1))
        last_end = start + len(stripped)
    return tuple(lines)


def join_paragraphs(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs' character offsets: a line each, unless the text is hard-wrapped there.

    ``lines`` may leave out lines of the text; a paragraph does not run over a gap.
    """
    wrapped = is_hard_wrapped(lines)
    start: int | None = None
    for i, line in enumerate(lines):
        if start is None:
            start = line.start
        following = lines[i + 1] if i + 1 < len(lines) else None
        adjoining = following is not None and text.count("\n", line.end, following.start) == 1
        if following is None or not adjoining or not continues(line, following, wrapped=wrapped):
            yield start, line.end
            start = None


def is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether the text breaks its lines at a fixed width and its paragraphs by blank lines, as e-mail does."""
    inner = [line for line, following in pairwise(lines) if not following.after_blank]
    full = sum(1 for line in inner if len(line.text) >= WRAP_MIN)
    return bool(inner) and full >= WRAPPED_SHARE * len(inner) and all(len(line.text) <= WRAP_MAX for line in lines)


def continues(line: Line, following: Line, *, wrapped: bool = False) -> bool:
    """Tell whether ``following``, right below ``line``, goes on with its paragraph.

    wrapped: the whole text is hard-wrapped, so that even a full stop at a line's end need not end the paragraph.
    """
    if following.after_blank:
        return False
    if following.text[0].islower():
        return True
    full = WRAP_MIN <= len(line.text) <= WRAP_MAX and len(following.text) <= WRAP_MAX
    return full and (wrapped or not _ENDS_SENTENCE.search(line.text))
