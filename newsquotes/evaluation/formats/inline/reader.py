"""Inline markup read into an `Article`; every error of a file is reported at once, with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.inline.header import Header, HeaderQuote, read_header
from newsquotes.evaluation.formats.inline.tags import Marked, Problem, Stripped, strip_tags
from newsquotes.evaluation.marks import kind_of
from newsquotes.results import Article, Entity, Quote, Span

_SEPARATOR = "---"
_PARTS = {"c": "content", "s": "source", "k": "cue"}


def read(path: Path, *, text: str | None = None) -> Article:
    """Read a file of inline markup; ``text``, when given, is what the file must say once its tags are taken out.

    Raises FormatError with one line per error: file, line, reason.
    """
    try:
        # newline="" keeps a carriage return where the file has one: offsets are into the text as it is on disk.
        with path.open(encoding="utf-8", newline="") as file:
            source = file.read()
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save the file as UTF-8"
        ) from error
    return parse(source, name=str(path), text=text)


def parse(source: str, *, name: str = "inline markup", text: str | None = None) -> Article:
    """Read inline markup; ``name`` stands for it in errors. ``text`` and errors as in `read`."""
    head, line, markup = _split(source, name)
    header = read_header(head)
    stripped = strip_tags(markup, first_line=line)
    problems = [*header.problems, *stripped.problems]
    if text is not None and stripped.text.rstrip("\r\n") != text.rstrip("\r\n"):
        problems.append(_difference(stripped.text, text, line))
    entities = _entities(header, stripped, problems)
    quotes = _quotes(header, stripped, problems)
    if problems:
        problems.sort(key=lambda problem: problem.line)
        raise FormatError("\n".join(f"{name}:{problem.line}: {problem.reason}" for problem in problems))
    # An editor may add or drop the last line break; marked spans end before it, so the given text can stand.
    return Article(stripped.text if text is None else text, quotes, entities, header.id)


def _split(source: str, name: str) -> tuple[str, int, str]:
    """Return the header, the number of the text's first line, and the text with its tags."""
    lines = source.splitlines(keepends=True)
    for i, line in enumerate(lines):
        if line.rstrip("\r\n") == _SEPARATOR:
            return "".join(lines[:i]), i + 2, "".join(lines[i + 1 :])
    raise FormatError(f"{name}:1: no line of exactly '---' between the JSON header and the text")


def _difference(stripped: str, text: str, first_line: int) -> Problem:
    offset = next((i for i, (a, b) in enumerate(zip(stripped, text, strict=False)) if a != b), None)
    if offset is None:
        offset = min(len(stripped), len(text))
    line = first_line + stripped.count("\n", 0, offset)
    here, there = stripped[offset : offset + 30], text[offset : offset + 30]
    return Problem(
        line, f"without its tags the text differs from the given one at offset {offset}: {here!r}, given: {there!r}"
    )


def _entities(header: Header, stripped: Stripped, problems: list[Problem]) -> tuple[Entity, ...]:
    mentions: dict[str, list[Span]] = {key: [] for key in header.entities}
    for mark in stripped.marked:
        if not mark.name.startswith("m:"):
            continue
        key = mark.name[2:]
        if key not in mentions:
            known = ", ".join(sorted(mentions)) or "none"
            problems.append(Problem(mark.line, f"<{mark.name}>: unknown entity key {key!r}; the header has: {known}"))
        elif mark.span in mentions[key]:
            problems.append(Problem(mark.line, f"<{mark.name}> marks {mark.span.text!r} twice"))
        else:
            mentions[key].append(mark.span)
    entities = [
        Entity(entity.id, entity.name, entity.type, tuple(mentions[key])) for key, entity in header.entities.items()
    ]
    end = len(stripped.text)
    return tuple(sorted(entities, key=lambda e: e.mentions[0].start if e.mentions else end))


def _quotes(header: Header, stripped: Stripped, problems: list[Problem]) -> tuple[Quote, ...]:
    parts: dict[int, dict[str, list[Span]]] = {}
    first_line: dict[int, int] = {}
    for mark in stripped.marked:
        for number in _numbers(mark):
            part = parts.setdefault(number, {"content": [], "source": [], "cue": []})[_PARTS[mark.name[0]]]
            if mark.span in part:
                problems.append(Problem(mark.line, f"<{mark.name}> marks {mark.span.text!r} twice for quote {number}"))
            part.append(mark.span)
            first_line.setdefault(number, mark.line)
    for number in header.quotes.keys() - parts.keys():
        problems.append(Problem(1, f"quote {number} is in the header, but no tag of the text has its number"))
    for number, found in parts.items():
        if not found["content"]:
            problems.append(Problem(first_line[number], f"quote {number} has no content: there is no <c{number}>"))
    if problems:
        return ()
    quotes = [_quote(stripped.text, parts[n], header.quotes.get(n, HeaderQuote())) for n in sorted(parts)]
    return tuple(sorted(quotes, key=lambda quote: quote.content[0].start))


def _numbers(mark: Marked) -> Iterable[int]:
    return () if mark.name.startswith("m:") else (int(number) for number in mark.name[1:].split(","))


def _quote(text: str, parts: Mapping[str, Sequence[Span]], said: HeaderQuote) -> Quote:
    return Quote(
        kind=said.kind or kind_of(text, parts["content"]),
        content=tuple(parts["content"]),
        source=tuple(parts["source"]),
        cue=tuple(parts["cue"]),
        speakers=said.speakers,
    )
