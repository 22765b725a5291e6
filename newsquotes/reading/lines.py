"""Lines and paragraphs of a normalised text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?:…]['\"”’»)\]]*$|['\"”’»]$")

WRAP_MIN, WRAP_MAX = 45, 100
"""A line of a hard-wrapped text is about this many characters long; longer lines are whole paragraphs."""


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
    """Yield the paragraphs' character offsets: a line each, unless the text is hard-wrapped there."""
    start: int | None = None
    for i, line in enumerate(lines):
        if start is None:
            start = line.start
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is None or not continues(line, following) or text.count("\n", line.end, following.start) > 1:
            yield start, line.end
            start = None


def continues(line: Line, following: Line) -> bool:
    """Tell whether ``following`` goes on with the sentence of ``line``, as in a hard-wrapped text."""
    if following.after_blank or _ENDS_SENTENCE.search(line.text):
        return False
    wrapped = WRAP_MIN <= len(line.text) <= WRAP_MAX and len(following.text) <= WRAP_MAX
    return wrapped or following.text[0].islower()
