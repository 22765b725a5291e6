"""The entries a registry had before the articles were read, for the link metrics.

A file with one id a line, or JSONL with an object a line: {"id"} or {"title", "qid"}. Gold may call an entry by either;
without "qid" the title is the id.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.rows import JSON_SUFFIXES, Row, read_rows, read_text


def read_registry_ids(path: Path) -> Mapping[str, str]:
    """Return the id of each entry by what gold may call it; raises FormatError naming file and line."""
    if path.suffix not in JSON_SUFFIXES:
        return {line.strip(): line.strip() for line in read_text(path).splitlines() if line.strip()}
    entries: dict[str, str] = {}
    for row in read_rows(path):
        name = _id(row)
        entries[name] = name
        title = row.get("title", str, required=False)
        if title:
            entries[title] = name
    return entries


def _id(row: Row) -> str:
    for key in ("id", "qid", "title"):
        if row.data.get(key) is not None:
            return str(row.get(key, str))
    raise FormatError(f"{row.where}: an entry needs 'id', or 'title' with or without 'qid'; it has {sorted(row.data)}")
