"""Citron's JSON (BBC): a file an article, a list, or one a line.

    {"id", "text", "quotes": [{"source": [SPAN, ...], "cue": SPAN, "content": [SPAN, ...], "speaker": "Mina Ito"}]}

A SPAN is {"start", "end", "text"} ("text" may be left out) or [start, end]; offsets are characters, end-exclusive.
Each part is one span, a list of spans, or null, and may be called as in Citron's output instead: "sources" or
"source_spans", "cue_span" or "cue_spans", "contents" or "content_spans". "doc_id" and "name" may stand for "id", a
number from 0 to 1 in "confidence" is read, "coreferences" and other fields are not.
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
from newsquotes.evaluation.formats.rows import Row, first_row, read_rows, span
from newsquotes.results import Article, Quote, Span

_CALLED = {
    "source": ("source", "sources", "source_spans"),
    "cue": ("cue", "cue_span", "cue_spans"),
    "content": ("content", "contents", "content_spans"),
}


def accepts(path: Path) -> bool:
    """Say whether the first object has quotes, and they are not the library's own."""
    row = first_row(path)
    quotes = row.get("quotes") if row else None
    return isinstance(quotes, list) and all(isinstance(q, dict) and "kind" not in q for q in quotes[:1])


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read articles; a quote without content is dropped and counted."""
    for row in read_rows(path):
        name = next((row.get(key, str) for key in ("id", "doc_id", "name") if key in row.data), None)
        text = row.get("text", str, required=False)
        if text is None and (name is None or name not in texts):
            raise FormatError(f"{row.where}: article {name!r} has no 'text', and gold has no article of that id")
        whole = texts[name] if text is None and name is not None else text or ""
        quotes = [_quote(item, whole) for item in row.named(name).rows("quotes")]
        kept = tuple(quote for quote in quotes if quote is not None)
        sure = all("confidence" in item.data for item in row.rows("quotes"))
        document = Document.of(Article(whole, kept, id=name), confidence=sure)
        dropped = len(quotes) - len(kept)
        yield replace(document, dropped=dropped)


def _quote(row: Row, text: str) -> Quote | None:
    parts = {part: _spans(row, text, names) for part, names in _CALLED.items()}
    speaker = row.get("speaker", str, required=False)
    return quote_of(text, parts, names=[speaker] if speaker else [], confidence=confidence_of(row))


def _spans(row: Row, text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    name = next((name for name in names if row.data.get(name) is not None), None)
    if name is None:
        return ()
    where = f"{row.where}: {name!r}"
    value = row.data[name]
    # [start, end] is one span, [[start, end], ...] and [{...}, ...] are several.
    one = isinstance(value, dict) or (isinstance(value, list) and all(isinstance(v, int) for v in value) and value)
    return tuple(_span(item, text, where) for item in ([value] if one else value))


def _span(value: Any, text: str, where: str) -> Span:
    if isinstance(value, dict):
        return span(text, value.get("start"), value.get("end"), where, value.get("text"))
    if isinstance(value, list) and len(value) == 2:
        return span(text, value[0], value[1], where)
    raise FormatError(f"{where}: a span must be {{'start', 'end'}} or [start, end], not {value!r:.60}")


def write(documents: Iterable[Document], path: Path) -> None:
    """Write articles, a list to a .json file and one a line to any other; entities and roles are left out."""
    rows = [
        {
            "id": document.article.id,
            "text": document.article.text,
            "quotes": [
                {
                    **{part: [_plain(piece) for piece in getattr(quote, part)] for part in _CALLED},
                    "speaker": quote.speaker.name if quote.speaker else None,
                    "confidence": quote.confidence,
                }
                for quote in document.article.quotes
            ],
        }
        for document in documents
    ]
    if path.suffix == ".json":
        source = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    else:
        source = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(source, encoding="utf-8")


def _plain(piece: Span) -> dict[str, int | str]:
    return {"start": piece.start, "end": piece.end, "text": piece.text}
