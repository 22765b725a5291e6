"""What a user gets back: an Article with its quotes, their speakers and the entities it names.

All offsets are characters into the text that was given, end-exclusive: ``text[span.start:span.end] == span.text``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

from newsquotes.errors import FormatError, MissingDependencyError

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["direct", "mixed", "indirect"]
EntityType = Literal["person", "org", "place", "group"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the given text: character offsets, end-exclusive, and the characters themselves."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut ``text[start:end]`` out as a Span."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is.

    ``name`` is None when the article does not name the source; ``description`` then says who it is in the article's
    own words ("a senior official"). ``entity_id`` is the id of the `Entity` (and registry entry) that speaks.
    """

    name: str | None
    entity_id: str | None = None
    type: EntityType | None = None
    role: str | None = None
    affiliation: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: what was said (content), who said it (source, speakers) and what tells us so (cue).

    ``content``, ``source`` and ``cue`` are tuples of spans in text order; source and cue may be empty.
    ``kind`` is "direct" (all in quote marks), "mixed" (partly) or "indirect" (no quote marks).
    ``confidence`` is a probability in [0, 1]; ``evidence`` tells step by step how the quote was decided.
    """

    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The content as written, its pieces joined by " … "."""
        return " … ".join(span.text for span in self.content)

    @property
    def speaker(self) -> Speaker | None:
        """The first speaker; None when the text gives the quote no source at all."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or group with every mention of it, pronouns and descriptions included."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A read article: the text as it was given, its quotes in text order and its entities by first mention."""

    text: str
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; docs/output.md explains every field."""
        return {
            "id": self.id,
            "text": self.text,
            "quotes": [quote_to_dict(quote) for quote in self.quotes],
            "entities": [entity_to_dict(entity) for entity in self.entities],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read what `to_dict` gave.

        Raises FormatError, naming the place, when a field is missing or of the wrong kind, a span is out of bounds
        or a span's text is not what stands at its offsets.
        """
        if not isinstance(data, Mapping):
            raise FormatError(f"an article must be a JSON object, not {type(data).__name__}")
        text = _field(data, "text", str, "article")
        name = data.get("id")
        if name is not None and not isinstance(name, str):
            raise FormatError(f"article: 'id' must be a string or null, not {type(name).__name__}")
        where = f"article {name!r}" if name else "article"
        return cls(
            text=text,
            quotes=tuple(_each(data, "quotes", where, lambda d, w: quote_from_dict(d, text, w))),
            entities=tuple(_each(data, "entities", where, lambda d, w: entity_from_dict(d, text, w))),
            id=name,
        )

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return `to_dict` as a JSON string."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row per quote (needs pandas: ``pip install 'newsquotes[dataframe]'``).

        Columns: kind, text, start, end (of the whole content), source, cue, speaker, entity_id, type, role,
        affiliation, description, confidence, evidence. Raises MissingDependencyError without pandas.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingDependencyError("pandas", "Article.to_dataframe()", "dataframe") from error
        return pd.DataFrame([_row(quote) for quote in self.quotes], columns=list(_COLUMNS))

    def to_html(self) -> str:
        """Return the article as an HTML fragment: quotes, speakers and entities marked, evidence on hover."""
        from newsquotes.html import render

        return render(self)

    def _repr_html_(self) -> str:
        return self.to_html()


_COLUMNS = (
    "kind",
    "text",
    "start",
    "end",
    "source",
    "cue",
    "speaker",
    "entity_id",
    "type",
    "role",
    "affiliation",
    "description",
    "confidence",
    "evidence",
)


def _row(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker or Speaker(None)
    return {
        "kind": quote.kind,
        "text": quote.text,
        "start": min(span.start for span in quote.content),
        "end": max(span.end for span in quote.content),
        "source": " … ".join(span.text for span in quote.source) or None,
        "cue": " … ".join(span.text for span in quote.cue) or None,
        "speaker": speaker.name,
        "entity_id": speaker.entity_id,
        "type": speaker.type,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "description": speaker.description,
        "confidence": quote.confidence,
        "evidence": "; ".join(quote.evidence),
    }


# ---- plain values ---------------------------------------------------------------------------------------------------


def quote_to_dict(quote: Quote) -> dict[str, Any]:
    """Return a quote as plain JSON values."""
    speakers = [asdict(speaker) for speaker in quote.speakers]
    return {
        "kind": quote.kind,
        "text": quote.text,
        "content": [asdict(span) for span in quote.content],
        "source": [asdict(span) for span in quote.source],
        "cue": [asdict(span) for span in quote.cue],
        "speaker": speakers[0] if speakers else None,
        "speakers": speakers,
        "confidence": quote.confidence,
        "evidence": list(quote.evidence),
    }


def quote_from_dict(data: Mapping[str, Any], text: str, where: str = "quote") -> Quote:
    """Read a quote of ``text`` from plain values; raises FormatError naming ``where``."""
    content = _spans(data, "content", text, where)
    if not content:
        raise FormatError(f"{where}: 'content' is empty; a quote needs at least one content span")
    confidence = data.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise FormatError(f"{where}: 'confidence' must be a number from 0 to 1, not {confidence!r}")
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
        confidence=float(confidence),
        evidence=tuple(evidence),
    )


def _speaker_from_dict(data: Mapping[str, Any], where: str) -> Speaker:
    fields = ("name", "entity_id", "type", "role", "affiliation", "description")
    for key in fields:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            raise FormatError(f"{where}: {key!r} must be a string or null, not {type(value).__name__}")
    if data.get("type") is not None:
        _one_of(data, "type", ENTITY_TYPES, where)
    return Speaker(**{key: data.get(key) for key in fields})


def entity_to_dict(entity: Entity) -> dict[str, Any]:
    """Return an entity as plain JSON values."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": [asdict(span) for span in entity.mentions],
    }


def entity_from_dict(data: Mapping[str, Any], text: str, where: str = "entity") -> Entity:
    """Read an entity of ``text`` from plain values; raises FormatError naming ``where``."""
    return Entity(
        id=_field(data, "id", str, where),
        name=_field(data, "name", str, where),
        type=_one_of(data, "type", ENTITY_TYPES, where),
        mentions=_spans(data, "mentions", text, where),
    )


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


def _spans(data: Mapping[str, Any], key: str, text: str, where: str) -> tuple[Span, ...]:
    return tuple(_each(data, key, where, lambda d, w: _span_from_dict(d, text, w)))


def _span_from_dict(data: Mapping[str, Any], text: str, where: str) -> Span:
    start, end = _field(data, "start", int, where), _field(data, "end", int, where)
    if not 0 <= start < end <= len(text):
        raise FormatError(f"{where}: span {start}:{end} is out of bounds; the text has {len(text)} characters")
    if "text" in data and data["text"] != text[start:end]:
        raise FormatError(f"{where}: span {start}:{end} says {data['text']!r}, the text has {text[start:end]!r}")
    return Span.of(text, start, end)
