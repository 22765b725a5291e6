"""The library's own JSON: what `Article.to_dict` gives, an object a file, a list, or one a line; or a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

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
    """Write articles: one a line to a .jsonl file, a list to a .json file."""
    rows = []
    for document in documents:
        data = document.article.to_dict()
        if document.publisher:
            data["publisher"] = document.publisher
        rows.append(data)
    if path.suffix == ".json":
        source = json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=2) + "\n"
    else:
        source = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(source, encoding="utf-8")
