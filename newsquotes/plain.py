"""Articles, quotes and entities as plain JSON values, and back; docs/output.md explains every field.

Reading raises FormatError, naming the place, when a field is missing or of the wrong kind, a span is out of bounds or a
span's text is not what stands at its offsets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from newsquotes.errors import FormatError
from newsquotes.results import ENTITY_TYPES, KINDS, MODES, POLARITIES, Article, Candidate, Entity, Quote, Span, Speaker

Record = TypeVar("Record")


def article_to_dict(article: Article) -> dict[str, Any]:
    """Return an article as plain JSON values."""
    return {
        "id": article.id,
        "text": article.text,
        "quotes": [quote_to_dict(quote) for quote in article.quotes],
        "entities": [entity_to_dict(entity) for entity in article.entities],
    }


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """Read an article from plain values."""
    if not isinstance(data, Mapping):
        raise FormatError(f"an article must be a JSON object, not {type(data).__name__}")
    text = _field(data, "text", str, "article")
    name = data.get("id")
    if name is not None and not isinstance(name, str):
        raise FormatError(f"article: 'id' must be a string or null, not {type(name).__name__}")
    where = f"article {name!r}" if name else "article"
    return Article(
        text=text,
        quotes=tuple(_each(data, "quotes", where, lambda d, w: quote_from_dict(d, text, w))),
        entities=tuple(_each(data, "entities", where, lambda d, w: entity_from_dict(d, text, w))),
        id=name,
    )


def quote_to_dict(quote: Quote) -> dict[str, Any]:
    """Return a quote as plain JSON values."""
    speakers = [speaker_to_dict(speaker) for speaker in quote.speakers]
    return {
        "kind": quote.kind,
        "text": quote.text,
        "content": [_span_to_dict(span) for span in quote.content],
        "source": [_span_to_dict(span) for span in quote.source],
        "cue": [_span_to_dict(span) for span in quote.cue],
        "speaker": speakers[0] if speakers else None,
        "speakers": speakers,
        "confidence": quote.confidence,
        "evidence": list(quote.evidence),
        "mode": quote.mode,
        "polarity": quote.polarity,
        "addressee": [_span_to_dict(span) for span in quote.addressee],
        "channel": [_span_to_dict(span) for span in quote.channel],
        "quote_confidence": quote.quote_confidence,
    }


def speaker_to_dict(speaker: Speaker) -> dict[str, Any]:
    """Return a speaker as plain JSON values."""
    candidates = [{name: getattr(candidate, name) for name in _CANDIDATE} for candidate in speaker.candidates]
    return {name: getattr(speaker, name) for name in _SPEAKER} | {"candidates": candidates}


_SPEAKER, _CANDIDATE = (tuple(field.name for field in fields(kind)) for kind in (Speaker, Candidate))


def quote_from_dict(data: Mapping[str, Any], text: str, where: str = "quote") -> Quote:
    """Read a quote of ``text`` from plain values; raises FormatError naming ``where``."""
    content = _spans(data, "content", text, where)
    if not content:
        raise FormatError(f"{where}: 'content' is empty; a quote needs at least one content span")
    quote_confidence = data.get("quote_confidence")
    evidence = data.get("evidence") or []
    if not isinstance(evidence, list | tuple) or not all(isinstance(step, str) for step in evidence):
        raise FormatError(f"{where}: 'evidence' must be a list of strings, not {evidence!r}")
    if data.get("speakers") is None:
        data = {**data, "speakers": [data["speaker"]] if data.get("speaker") else []}
    return Quote(
        kind=_one_of(data, "kind", KINDS, where),
        content=content,
        source=_spans(data, "source", text, where),
        cue=_spans(data, "cue", text, where),
        speakers=tuple(_each(data, "speakers", where, _speaker_from_dict)),
        confidence=_probability(data.get("confidence", 1.0), "confidence", where),
        evidence=tuple(evidence),
        mode=_one_of({"mode": "speech", **data}, "mode", MODES, where),
        polarity=_one_of({"polarity": "positive", **data}, "polarity", POLARITIES, where),
        addressee=_spans(data, "addressee", text, where),
        channel=_spans(data, "channel", text, where),
        quote_confidence=None
        if quote_confidence is None
        else _probability(quote_confidence, "quote_confidence", where),
    )


def _speaker_from_dict(data: Mapping[str, Any], where: str) -> Speaker:
    fields = _strings(data, ("name", "entity_id", "type", "role", "affiliation", "description"), where)
    if data.get("type") is not None:
        _one_of(data, "type", ENTITY_TYPES, where)
    return Speaker(**fields, candidates=tuple(_each(data, "candidates", where, _candidate_from_dict)))


def _candidate_from_dict(data: Mapping[str, Any], where: str) -> Candidate:
    probability = _probability(data.get("probability", 1.0), "probability", where)
    return Candidate(**_strings(data, ("name", "entity_id", "description"), where), probability=probability)


def entity_to_dict(entity: Entity) -> dict[str, Any]:
    """Return an entity as plain JSON values."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": [_span_to_dict(span) for span in entity.mentions],
    }


def entity_from_dict(data: Mapping[str, Any], text: str, where: str = "entity") -> Entity:
    """Read an entity of ``text`` from plain values; raises FormatError naming ``where``."""
    return Entity(
        id=_field(data, "id", str, where),
        name=_field(data, "name", str, where),
        type=_one_of(data, "type", ENTITY_TYPES, where),
        mentions=_spans(data, "mentions", text, where),
    )


def _strings(data: Mapping[str, Any], keys: Iterable[str], where: str) -> dict[str, Any]:
    """The fields that are a string or null."""
    for key in keys:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            raise FormatError(f"{where}: {key!r} must be a string or null, not {type(value).__name__}")
    return {key: data.get(key) for key in keys}


def _probability(value: object, key: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise FormatError(f"{where}: {key!r} must be a number from 0 to 1, not {value!r}")
    return float(value)


def _field(data: Mapping[str, Any], key: str, kind: type[Record], where: str) -> Record:
    if not isinstance(data.get(key), kind) or isinstance(data.get(key), bool):
        given = type(data[key]).__name__ if key in data else "nothing"
        raise FormatError(f"{where}: {key!r} must be {kind.__name__}, not {given}")
    return cast(Record, data[key])


def _one_of(data: Mapping[str, Any], key: str, allowed: tuple[Record, ...], where: str) -> Record:
    if data.get(key) not in allowed:
        raise FormatError(f"{where}: {key!r} is {data.get(key)!r}; allowed: {', '.join(map(str, allowed))}")
    return cast(Record, data[key])


def _each(
    data: Mapping[str, Any], key: str, where: str, read: Callable[[Mapping[str, Any], str], Record]
) -> Iterable[Record]:
    items = data.get(key, [])
    if not isinstance(items, list | tuple):
        raise FormatError(f"{where}: {key!r} must be a list, not {type(items).__name__}")
    for i, item in enumerate(items):
        place = f"{where}, {key}[{i}]"
        if not isinstance(item, Mapping):
            raise FormatError(f"{place} must be a JSON object, not {type(item).__name__}")
        yield read(item, place)


def _span_to_dict(span: Span) -> dict[str, Any]:
    # asdict() gives the same, ten times slower; an article has hundreds of spans.
    return {"start": span.start, "end": span.end, "text": span.text}


def _spans(data: Mapping[str, Any], key: str, text: str, where: str) -> tuple[Span, ...]:
    return tuple(_each(data, key, where, lambda d, w: _span_from_dict(d, text, w)))


def _span_from_dict(data: Mapping[str, Any], text: str, where: str) -> Span:
    start, end = _field(data, "start", int, where), _field(data, "end", int, where)
    if not 0 <= start < end <= len(text):
        raise FormatError(f"{where}: span {start}:{end} is out of bounds; the text has {len(text)} characters")
    if "text" in data and data["text"] != text[start:end]:
        raise FormatError(f"{where}: span {start}:{end} says {data['text']!r}, the text has {text[start:end]!r}")
    return Span.of(text, start, end)
