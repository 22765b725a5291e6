"""The side file that says who the sources of gold are: JSONL, a line an article.

    {"id", "sources": [{"spans": [[start, end], ...], "speakers": [{"name", "aliases", "type"}]}]}

A row holds for every attribution of the article whose source has exactly these spans; no speakers: an unnamed source.
Articles without a row, and attributions whose source has none, are not annotated for speakers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document, Identity
from newsquotes.evaluation.formats.rows import Row, pairs, read_rows
from newsquotes.results import ENTITY_TYPES, Span


def join(documents: Iterable[Document], path: Path) -> list[Document]:
    """Return the documents with the speakers of the side file; raises FormatError naming file and line."""
    known = {document.article.id: document for document in documents}
    for row in read_rows(path):
        name = row.get("id", str)
        if name not in known:
            raise FormatError(f"{row.where}: gold has no article {name!r}; the speakers belong to another gold file")
        known[name] = _with_speakers(known[name], row.named(name))
    return list(known.values())


def _with_speakers(document: Document, row: Row) -> Document:
    article = document.article
    who: dict[tuple[Span, ...], tuple[Identity, ...]] = {}
    for item in row.rows("sources"):
        spans = pairs(article.text, item.data.get("spans", []), f"{item.where}: 'spans'")
        who[spans] = tuple(_identity(speaker) for speaker in item.rows("speakers"))
    return replace(
        document,
        identities=tuple(who.get(quote.source) for quote in article.quotes),
        layers=document.layers | {"speakers"},
    )


def _identity(row: Row) -> Identity:
    kind = row.get("type", str, required=False)
    if kind not in (None, *ENTITY_TYPES):
        raise FormatError(f"{row.where}: 'type' is {kind!r}; allowed: {', '.join(ENTITY_TYPES)}")
    aliases = row.get("aliases", list, required=False) or []
    if not all(isinstance(alias, str) for alias in aliases):
        raise FormatError(f"{row.where}: 'aliases' must be a list of strings, not {aliases!r:.60}")
    return Identity(row.get("name", str), tuple(aliases), kind)
