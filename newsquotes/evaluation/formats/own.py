"""The library's own JSON: what `Article.to_dict` gives, an object a file, a list, or one a line; or a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats.rows import first_row, read_rows
from newsquotes.results import Article


def accepts(path: Path) -> bool:
    """Say whether the first object has what `Article.to_dict` gives."""
    row = first_row(path)
    if row is None or not {"text", "quotes"} <= row.keys():
        return False
    quotes = row["quotes"]
    return isinstance(quotes, list) and all(isinstance(q, dict) and "kind" in q for q in quotes[:1])


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read articles; "publisher" may stand beside the article's own fields."""
    for row in read_rows(path):
        try:
            article = Article.from_dict(row.data)
        except FormatError as error:
            raise FormatError(f"{row.where}: {error}") from error
        sure = all("confidence" in quote for quote in row.data.get("quotes", ()))
        yield Document.of(article, publisher=row.get("publisher", str, required=False), confidence=sure)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write articles: one a line to a .jsonl file, a list to a .json file, a file each into a folder (no suffix).

    Raises FormatError when an article for a folder has no id that can be a file's name.
    """
    rows = [_row(document) for document in documents]
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".json":
        _write_json(rows[0] if len(rows) == 1 else rows, path)
    else:
        _write_folder(rows, path)


def _row(document: Document) -> dict[str, Any]:
    publisher = {"publisher": document.publisher} if document.publisher else {}
    return document.article.to_dict() | publisher


def _write_folder(rows: Sequence[Mapping[str, Any]], folder: Path) -> None:
    for row in rows:
        name = row["id"] or ""
        if name in {"", ".", ".."} or "/" in name or "\\" in name:
            raise FormatError(f"the id {row['id']!r} cannot be a file's name; write to a .jsonl file instead")
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        _write_json(row, folder / f"{row['id']}.json")


def _write_json(data: object, path: Path) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
