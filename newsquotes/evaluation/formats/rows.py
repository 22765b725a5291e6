"""JSON and JSONL read row by row, so that an error names the file and the line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsquotes.errors import FormatError
from newsquotes.results import Span

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object of a file and where it stands ("gold.jsonl:3")."""

    where: str
    data: Mapping[str, Any]

    def get(self, key: str, kind: type, *, required: bool = True) -> Any:
        """Return a field of the given type, None when it is absent and not required; raises FormatError."""
        value = self.data.get(key)
        if value is None and not required:
            return None
        if not isinstance(value, kind):
            given = f"{type(value).__name__} {value!r:.40}" if key in self.data else "missing"
            raise FormatError(f"{self.where}: {key!r} must be {_NAMES.get(kind, kind.__name__)}; it is {given}")
        return value

    def named(self, name: str | None) -> Row:
        """Return the row with the article's id in the place it names, for errors in the article's spans."""
        return self if name is None else Row(f"{self.where}: article {name!r}", self.data)

    def rows(self, key: str) -> Iterator[Row]:
        """Return the objects of a list field (none when it is absent), each knowing where it stands."""
        for i, item in enumerate(self.get(key, list, required=False) or []):
            where = f"{self.where}: {key}[{i}]"
            if not isinstance(item, dict):
                raise FormatError(f"{where} must be a JSON object; it is {item!r:.60}")
            yield Row(where, item)


_NAMES = {str: "a string", list: "a list", dict: "a JSON object", int: "a whole number"}


def files(path: Path, suffixes: tuple[str, ...] = JSON_SUFFIXES) -> list[Path]:
    """Return the path itself, or the files of a folder (and its folders) with one of the suffixes, sorted."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in suffixes and file.is_file())


def read_rows(path: Path) -> Iterator[Row]:
    """Read a JSONL file, a JSON file with one object or a list of them, or a folder of such files.

    Raises FormatError naming the file and line.
    """
    for file in files(path):
        yield from _file_rows(file)


def read_text(path: Path) -> str:
    """Read a text file as it is, line ends included; raises FormatError when it is not UTF-8."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save the file as UTF-8"
        ) from error


def first_row(path: Path) -> Mapping[str, Any] | None:
    """Return the first object of a file or folder, None when it does not begin like JSON: to tell formats apart."""
    for file in files(path):
        if file.suffix not in JSON_SUFFIXES:
            return None
        try:
            return next((row.data for row in _file_rows(file)), None)
        except FormatError:
            return None
    return None


def _file_rows(path: Path) -> Iterator[Row]:
    source = read_text(path)
    if path.suffix == ".json":
        try:
            data = json.loads(source)
        except json.JSONDecodeError as error:
            raise FormatError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error
        many = isinstance(data, list)
        for i, item in enumerate(data if many else [data]):
            yield _row(f"{path}: article {i + 1}" if many else str(path), item)
        return
    # Not splitlines(): a JSON string may hold the other characters that count as line ends there.
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise FormatError(f"{path}:{number}: not JSON: {error.msg} (column {error.colno})") from error
        yield _row(f"{path}:{number}", item)


def _row(where: str, item: object) -> Row:
    if not isinstance(item, dict):
        raise FormatError(f"{where}: must be a JSON object, not {type(item).__name__}")
    return Row(where, item)


def span(text: str, start: Any, end: Any, where: str, said: str | None = None) -> Span:
    """Return a checked span: character offsets, end-exclusive; ``said`` is the text the file says stands there."""
    whole = isinstance(start, int) and isinstance(end, int) and not isinstance(start, bool)
    if not whole or not 0 <= start < end <= len(text):
        raise FormatError(f"{where}: span {start!r}:{end!r} is out of bounds; the text has {len(text)} characters")
    if said is not None and text[start:end] != said:
        raise FormatError(f"{where}: span {start}:{end} says {said!r}, the text has {text[start:end]!r}")
    return Span.of(text, start, end)


def pairs(text: str, value: Any, where: str) -> tuple[Span, ...]:
    """Return the spans of ``[[start, end], ...]``."""
    if not isinstance(value, list) or not all(isinstance(item, list) and len(item) == 2 for item in value):
        raise FormatError(f"{where} must be a list of [start, end] pairs; it is {value!r:.60}")
    return tuple(span(text, start, end, where) for start, end in value)
