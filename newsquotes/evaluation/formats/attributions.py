"""JSONL of attributions, the form PolNeAR is kept in here: a line an article.

    {"id", "publisher", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}

Offsets are characters, end-exclusive. An attribution may also have "kind", "speaker" (a name, a list of names, or null)
and "confidence", an article "entities": [{"id", "name", "type", "mentions": [[start, end], ...]}]; predictions are
written so. "text" may be left out of predictions: it is then gold's. Attributions without content are dropped and
counted. A side file of speakers (see `newsquotes.evaluation.formats.speakers`) says who the sources of gold are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats.quotes import confidence_of, quote_of
from newsquotes.evaluation.formats.rows import Row, first_row, pairs, read_rows
from newsquotes.results import ENTITY_TYPES, KINDS, Article, Entity, Quote, Span


def accepts(path: Path) -> bool:
    """Say whether the first object has "attributions"."""
    row = first_row(path)
    return row is not None and "attributions" in row


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read articles; ``texts`` has the text of those that carry none, by id."""
    for row in read_rows(path):
        name = row.get("id", str)
        text = row.get("text", str, required=False)
        if text is None and name not in texts:
            raise FormatError(f"{row.where}: article {name!r} has no 'text', and gold has no article of that id")
        yield _document(row.named(name), name, texts[name] if text is None else text)


def _document(row: Row, name: str, text: str) -> Document:
    quotes, dropped = [], 0
    for item in row.rows("attributions"):
        quote = _quote(item, text)
        if quote is None:
            dropped += 1
        else:
            quotes.append(quote)
    attributions = row.get("attributions", list)
    entities = tuple(_entity(item, text) for item in row.rows("entities"))
    article = Article(text, tuple(quotes), entities, name)
    sure = all("confidence" in item for item in attributions)
    document = Document.of(article, publisher=row.get("publisher", str, required=False), confidence=sure)
    return replace(document, dropped=dropped)


def _quote(row: Row, text: str) -> Quote | None:
    parts = {key: pairs(text, row.data.get(key, []), f"{row.where}: {key!r}") for key in ("content", "source", "cue")}
    kind = row.data.get("kind")
    if kind not in (None, *KINDS):
        raise FormatError(f"{row.where}: 'kind' is {kind!r}; allowed: {', '.join(KINDS)}")
    return quote_of(text, parts, names=_names(row), kind=kind, confidence=confidence_of(row))


def _names(row: Row) -> list[str]:
    given = row.data.get("speaker")
    names = given if isinstance(given, list) else [] if given is None else [given]
    if not all(isinstance(name, str) for name in names):
        raise FormatError(f"{row.where}: 'speaker' must be a name, a list of names or null, not {given!r:.60}")
    return [name for name in names if name]


def _entity(row: Row, text: str) -> Entity:
    kind = row.get("type", str)
    if kind not in ENTITY_TYPES:
        raise FormatError(f"{row.where}: 'type' is {kind!r}; allowed: {', '.join(ENTITY_TYPES)}")
    mentions = pairs(text, row.data.get("mentions", []), f"{row.where}: 'mentions'")
    return Entity(row.get("id", str), row.get("name", str), kind, mentions)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write articles, one a line; the first speaker's name is kept, role, affiliation and evidence are not."""
    lines = [json.dumps(_row(document), ensure_ascii=False) + "\n" for document in documents]
    path.write_text("".join(lines), encoding="utf-8")


def _row(document: Document) -> dict[str, Any]:
    article = document.article
    return {
        "id": article.id,
        **({"publisher": document.publisher} if document.publisher else {}),
        "text": article.text,
        "attributions": [
            {
                "id": f"E{i}",
                "source": _offsets(quote.source),
                "cue": _offsets(quote.cue),
                "content": _offsets(quote.content),
                "kind": quote.kind,
                "speaker": quote.speaker.name if quote.speaker else None,
                "confidence": quote.confidence,
            }
            for i, quote in enumerate(article.quotes, 1)
        ],
        "entities": [
            {"id": e.id, "name": e.name, "type": e.type, "mentions": _offsets(e.mentions)} for e in article.entities
        ],
    }


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
