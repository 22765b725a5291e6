"""Prodigy's JSONL with spans: a line a task.

    {"text", "spans": [{"start", "end", "label": "SOURCE" | "CUE" | "CONTENT"}], "relations": [...], "meta": {"id"}}

Spans become attributions by the relations of rel.manual (any relation from or to a CONTENT span ties the other span
to it) or by a field "attribution" on each span: a number, or a list of numbers when attributions share it. Sources and
cues without either are refused: whose they are would be a guess. A CONTENT span may carry "speaker", a name. Spans
with other labels are not read; tasks whose "answer" is not "accept" are skipped. "id" is read from the task or its
"meta".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats.quotes import quote_of
from newsquotes.evaluation.formats.rows import Row, first_row, read_rows, span
from newsquotes.results import Article, Quote, Span

_PARTS = ("source", "cue", "content")


def accepts(path: Path) -> bool:
    """Say whether the first object has a text and "spans"."""
    row = first_row(path)
    return row is not None and {"text", "spans"} <= row.keys()


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read the accepted tasks."""
    for row in read_rows(path):
        if row.data.get("answer", "accept") != "accept":
            continue
        text = row.get("text", str)
        meta = row.get("meta", dict, required=False) or {}
        name = row.data.get("id", meta.get("id"))
        if name is not None and not isinstance(name, str):
            raise FormatError(f"{row.where}: 'id' must be a string, not {name!r}")
        document = Document.of(Article(text, tuple(_quotes(row.named(name), text)), id=name), confidence=False)
        yield document


def _quotes(row: Row, text: str) -> Iterator[Quote]:
    groups: dict[Any, dict[str, list[Span]]] = {}
    speakers: dict[Any, str] = {}
    ties = _ties(row)
    for item in row.rows("spans"):
        part = str(item.data.get("label", "")).lower()
        if part not in _PARTS:
            continue
        here = span(text, item.data.get("start"), item.data.get("end"), item.where)
        for group in _groups(item, part, here, ties):
            groups.setdefault(group, {name: [] for name in _PARTS})[part].append(here)
            if part == "content" and item.get("speaker", str, required=False):
                speakers[group] = item.data["speaker"]
    for group, parts in groups.items():
        spans = {part: sorted(pieces) for part, pieces in parts.items()}
        quote = quote_of(text, spans, names=[speakers[group]] if group in speakers else [])
        if quote is None:
            raise FormatError(f"{row.where}: attribution {group!r} has no CONTENT span")
        yield quote


Offsets = tuple[int, int]


def _ties(row: Row) -> Mapping[Offsets, list[Offsets]]:
    """Return the CONTENT spans that each other span is related to."""
    ties: dict[Offsets, list[Offsets]] = {}
    for relation in row.rows("relations"):
        head, child = (relation.get(key, dict) for key in ("head_span", "child_span"))
        if str(head.get("label", "")).lower() != "content":
            head, child = child, head
        if str(head.get("label", "")).lower() == "content":
            ties.setdefault((child.get("start"), child.get("end")), []).append((head.get("start"), head.get("end")))
    return ties


def _groups(item: Row, part: str, here: Span, ties: Mapping[Offsets, list[Offsets]]) -> list[Any]:
    offsets = (here.start, here.end)
    given = item.data.get("attribution")
    if given is not None:
        return given if isinstance(given, list) else [given]
    if part == "content":
        # Content in several pieces: the pieces are related to one another, and the first one stands for all.
        return ties.get(offsets) or [offsets]
    if offsets not in ties:
        raise FormatError(
            f"{item.where}: nothing says which attribution this {part} span belongs to; relate it to a CONTENT span "
            f"(rel.manual) or give each span an 'attribution' number"
        )
    return ties[offsets]


def write(documents: Iterable[Document], path: Path) -> None:
    """Write tasks, one a line; entities, roles and confidence are left out."""
    lines = [json.dumps(_task(document), ensure_ascii=False) + "\n" for document in documents]
    path.write_text("".join(lines), encoding="utf-8")


def _task(document: Document) -> dict[str, Any]:
    article = document.article
    spans: dict[tuple[int, int, str], dict[str, Any]] = {}
    for number, quote in enumerate(article.quotes, 1):
        for part in _PARTS:
            for piece in getattr(quote, part):
                key = (piece.start, piece.end, part.upper())
                fields = spans.setdefault(
                    key, {"start": piece.start, "end": piece.end, "label": part.upper(), "attribution": []}
                )
                fields["attribution"].append(number)
                if part == "content" and quote.speaker and quote.speaker.name:
                    fields["speaker"] = quote.speaker.name
    return {
        "text": article.text,
        "meta": {"id": article.id} if article.id else {},
        "spans": [spans[key] for key in sorted(spans)],
        "answer": "accept",
    }
