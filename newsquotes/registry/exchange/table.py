"""Entries as CSV: one entry a row, columns named in the first line. Nothing is lost on the way.

Columns are the fields of an entry. ``aliases`` and ``external_ids`` hold JSON when they hold anything that a plain
list cannot say; what a spreadsheet user types, "Beeb | Auntie" or "wikidata=Q9531 | geonames=1", is read as well.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from newsquotes.errors import FormatError, RegistryError
from newsquotes.registry.records import ENTRY_FIELDS, Entry

SEPARATOR = "|"


def read_csv(lines: Iterable[str], where: str = "input") -> Iterator[Entry]:
    """Yield the entries of a CSV table. Raises FormatError naming the line, or the column that is not known."""
    reader = csv.DictReader(lines)
    columns = reader.fieldnames or []
    unknown = [column for column in columns if column not in ENTRY_FIELDS]
    if unknown:
        raise FormatError(f"{where}: unknown column {unknown[0]!r}; known: {', '.join(ENTRY_FIELDS)}")
    for row in reader:
        try:
            yield Entry.from_dict(_values(row))
        except (RegistryError, ValueError, TypeError, AttributeError) as error:
            raise FormatError(f"{where}, line {reader.line_num}: {error}") from error


def write_csv(entries: Iterable[Entry], file: TextIO) -> int:
    """Write entries as CSV and return how many."""
    writer = csv.DictWriter(file, ENTRY_FIELDS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for entry in entries:
        count += 1
        row = entry.to_dict()
        row["aliases"] = json.dumps(row["aliases"], ensure_ascii=False) if row["aliases"] else ""
        row["external_ids"] = json.dumps(row["external_ids"], ensure_ascii=False) if row["external_ids"] else ""
        writer.writerow(row)
    return count


def _values(row: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in row.items() if key is not None and value not in (None, "")}
    if "aliases" in given:
        given["aliases"] = _aliases(given["aliases"])
    if "external_ids" in given:
        given["external_ids"] = _external_ids(given["external_ids"])
    if "prior" in given:
        given["prior"] = int(given["prior"])
    return given


def _aliases(cell: str) -> list[Any]:
    if cell.startswith("["):
        found = json.loads(cell)
        return found if isinstance(found, list) else [found]
    return [name.strip() for name in cell.split(SEPARATOR) if name.strip()]


def _external_ids(cell: str) -> dict[str, str]:
    if cell.startswith("{"):
        return dict(json.loads(cell))
    pairs = (pair.partition("=") for pair in cell.split(SEPARATOR) if pair.strip())
    return {system.strip(): value.strip() for system, _, value in pairs}
