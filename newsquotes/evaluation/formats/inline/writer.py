"""An `Article` written as inline markup, so that a person can correct it in an editor.

Confidence, evidence and candidates have no place in the format and are left out; everything else comes back as it was.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.inline.header import SPEAKER_FIELDS
from newsquotes.evaluation.formats.inline.tags import TAG
from newsquotes.evaluation.marks import kind_of
from newsquotes.results import Article, Entity, Quote, Span, Speaker

_NOT_IN_KEYS = re.compile(r"[^a-z0-9_-]+")


def render(article: Article) -> str:
    """Return the article as inline markup.

    Raises FormatError when its text already has something that reads as a tag, or when two spans of one tag overlap
    without one lying inside the other: neither can be written in this format.
    """
    literal = TAG.search(article.text)
    if literal:
        raise FormatError(f"{_name(article)}: the text has {literal[0]!r}, which inline markup would read as a tag")
    keys = _keys(article.entities)
    header = {
        "id": article.id,
        "entities": {key: _entity(key, entity) for key, entity in keys.items()},
        "quotes": {str(i): _quote(article.text, quote, keys) for i, quote in enumerate(article.quotes, 1)},
    }
    return f"{json.dumps(header, ensure_ascii=False, indent=1)}\n---\n{_with_tags(article, _tags(article, keys))}"


def _name(article: Article) -> str:
    return f"article {article.id!r}" if article.id else "article"


def _keys(entities: Iterable[Entity]) -> dict[str, Entity]:
    keys: dict[str, Entity] = {}
    for entity in entities:
        stem = _NOT_IN_KEYS.sub("-", entity.id.lower()).strip("-") or "entity"
        key, count = stem, 1
        while key in keys:
            count += 1
            key = f"{stem}-{count}"
        keys[key] = entity
    return keys


def _entity(key: str, entity: Entity) -> dict[str, Any]:
    fields = {"name": entity.name, "type": entity.type}
    return fields if key == entity.id else {**fields, "id": entity.id}


def _quote(text: str, quote: Quote, keys: Mapping[str, Entity]) -> dict[str, Any]:
    fields: dict[str, Any] = {"speakers": [_speaker(speaker, keys) for speaker in quote.speakers]}
    for name in ("role", "affiliation", "description"):
        # A speaker written out in full carries its own role; a column is for speakers that are keys.
        column = [
            None if isinstance(given, dict) else getattr(speaker, name)
            for given, speaker in zip(fields["speakers"], quote.speakers, strict=True)
        ]
        if any(column):
            fields[name] = column if len(column) > 1 else column[0]
    if quote.kind != kind_of(text, quote.content):
        fields["kind"] = quote.kind
    return fields


def _speaker(speaker: Speaker, keys: Mapping[str, Entity]) -> str | dict[str, str] | None:
    if (speaker.name, speaker.entity_id, speaker.type) == (None, None, None):
        return None
    for key, entity in keys.items():
        if (entity.id, entity.name, entity.type) == (speaker.entity_id, speaker.name, speaker.type):
            return key
    return {name: value for name, value in asdict(speaker).items() if value is not None and name in SPEAKER_FIELDS}


def _tags(article: Article, keys: Mapping[str, Entity]) -> list[tuple[str, Span]]:
    numbers: dict[tuple[str, Span], list[int]] = defaultdict(list)
    for number, quote in enumerate(article.quotes, 1):
        for letter, spans in (("c", quote.content), ("s", quote.source), ("k", quote.cue)):
            for span in spans:
                numbers[letter, span].append(number)
    tags = [(f"{letter}{','.join(map(str, ns))}", span) for (letter, span), ns in numbers.items()]
    tags += [(f"m:{key}", mention) for key, entity in keys.items() for mention in entity.mentions]
    for name, span in tags:
        for other, second in tags:
            if name == other and span.start < second.start < span.end and (name[0] != "m" or second.end > span.end):
                raise FormatError(
                    f"{_name(article)}: <{name}> would mark {span.text!r} and {second.text!r}, which overlap; "
                    f"inline markup cannot tell such spans apart"
                )
    return tags


def _with_tags(article: Article, tags: Iterable[tuple[str, Span]]) -> str:
    # At one offset: first what closes there, inner tags before outer; then what opens, outer before inner.
    edges: list[tuple[int, int, int, int, str]] = []
    for i, (name, span) in enumerate(tags):
        edges.append((span.start, 1, -span.end, i, f"<{name}>"))
        edges.append((span.end, 0, -span.start, -i, f"</{name}>"))
    edges.sort()
    pieces, read_to = [], 0
    for offset, *_, tag in edges:
        pieces += [article.text[read_to:offset], tag]
        read_to = offset
    return "".join([*pieces, article.text[read_to:]])
