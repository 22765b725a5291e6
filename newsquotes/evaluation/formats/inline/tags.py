"""The tags of inline markup: found, taken out, and turned into spans of the text that is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsquotes.results import Span

TAG = re.compile(r"<(?P<slash>/?)(?P<name>[cks]\d+(?:,\d+)*|m:[a-z0-9_-]+)>")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, and on which of its lines (from 1)."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between a tag and its closing tag: the tag's name, the span, the line of the opening tag."""

    name: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Stripped:
    """The text without its tags, what they marked (by where the tags open), and what was wrong with them."""

    text: str
    marked: tuple[Marked, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    offset: int
    line: int


def strip_tags(markup: str, *, first_line: int = 1) -> Stripped:
    """Take the tags out of ``markup``; ``first_line`` is the number of its first line in the file."""
    pieces: list[str] = []
    removed = read_to = counted_to = 0
    line = first_line
    open_tags: dict[str, list[_Open]] = {}
    closed: list[tuple[str, _Open, int]] = []
    problems: list[Problem] = []
    for tag in TAG.finditer(markup):
        pieces.append(markup[read_to : tag.start()])
        line += markup.count("\n", counted_to, tag.start())
        counted_to, read_to = tag.start(), tag.end()
        offset = tag.start() - removed
        removed += tag.end() - tag.start()
        name = tag["name"]
        waiting = open_tags.setdefault(name, [])
        if not tag["slash"]:
            # Only a mention can hold another of its own kind ("the man who said he ..."); elsewhere a slash is missing.
            if waiting and not name.startswith("m:"):
                problems.append(
                    Problem(line, f"<{name}> opens again, but the one of line {waiting[-1].line} is still open")
                )
            waiting.append(_Open(offset, line))
        elif waiting:
            closed.append((name, waiting.pop(), offset))
        else:
            problems.append(Problem(line, f"</{name}> closes a tag that is not open"))
    pieces.append(markup[read_to:])
    problems += [
        Problem(tag.line, f"<{name}> is never closed") for name, waiting in open_tags.items() for tag in waiting
    ]
    return _cut("".join(pieces), closed, problems)


def _cut(text: str, closed: list[tuple[str, _Open, int]], problems: list[Problem]) -> Stripped:
    marked = []
    for name, opened, end in closed:
        inside = text[opened.offset : end]
        if not inside.strip():
            problems.append(Problem(opened.line, f"<{name}> marks no text"))
            continue
        start = opened.offset + len(inside) - len(inside.lstrip())
        marked.append(Marked(name, Span.of(text, start, start + len(inside.strip())), opened.line))
    marked.sort(key=lambda m: (m.span.start, -m.span.end))
    return Stripped(text, tuple(marked), tuple(problems))
