"""Entries as JSON lines: an object a line, with the fields of `Entry.to_dict`. Nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from newsquotes.errors import FormatError, RegistryError
from newsquotes.registry.records import Entry


def read_jsonl(lines: Iterable[str], where: str = "input") -> Iterator[Entry]:
    """Yield the entries of JSON lines; blank lines are passed over. Raises FormatError naming the line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Entry.from_dict(json.loads(line))
        except (json.JSONDecodeError, RegistryError, TypeError, AttributeError) as error:
            raise FormatError(
                f"{where}, line {number}: not an entry as docs/registry.md describes it: {error}"
            ) from error


def write_jsonl(entries: Iterable[Entry], file: TextIO) -> int:
    """Write entries as JSON lines and return how many."""
    count = 0
    for entry in entries:
        count += 1
        file.write(json.dumps(entry.to_dict(), ensure_ascii=False) + "\n")
    return count
