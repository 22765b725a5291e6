"""The JSON header of inline markup: the article's id, its entities, and who speaks in each quote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from newsquotes.evaluation.formats.inline.tags import Problem
from newsquotes.results import ENTITY_TYPES, KINDS, EntityType, Kind, Speaker

KEY = re.compile(r"[a-z0-9_-]+")
ENTITY_FIELDS = ("name", "type", "id", "named", "note")
QUOTE_FIELDS = ("speakers", "role", "affiliation", "description", "kind", "features", "note")
SPEAKER_FIELDS = ("name", "entity_id", "type", "role", "affiliation", "description")
_PER_SPEAKER = ("role", "affiliation", "description")


@dataclass(frozen=True, slots=True)
class HeaderEntity:
    """An entity as the header declares it; ``named`` is False for a person the article never names."""

    id: str
    name: str
    type: EntityType
    named: bool


@dataclass(frozen=True, slots=True)
class HeaderQuote:
    """What the header says of one quote; ``kind`` is None when it is left to the quote marks."""

    speakers: tuple[Speaker, ...] = ()
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The header as read, with what was wrong in it."""

    id: str | None = None
    entities: Mapping[str, HeaderEntity] = field(default_factory=dict)
    quotes: Mapping[int, HeaderQuote] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_header(source: str) -> Header:
    """Read the header's JSON; what is wrong in it comes back as problems, each with its line in the file."""
    try:
        data = json.loads(source)
    except json.JSONDecodeError as error:
        return Header(problems=(Problem(error.lineno, f"the header is not JSON: {error.msg}"),))
    if not isinstance(data, dict):
        return Header(problems=(Problem(1, f"the header must be a JSON object, not {type(data).__name__}"),))
    problems: list[Problem] = []

    def report(key: str, reason: str) -> None:
        problems.append(Problem(_line_of(source, key), reason))

    name = data.get("id")
    if name is not None and not isinstance(name, str):
        report("id", f"'id' must be a string, not {name!r}")
        name = None
    entities = {
        key: entity
        for key, value in _section(data, "entities", report)
        if (entity := _entity(key, value, report)) is not None
    }
    quotes = {
        int(key): _quote(key, value, entities, report)
        for key, value in _section(data, "quotes", report)
        if _is_number(key, report)
    }
    return Header(name, entities, quotes, tuple(problems))


Report = Callable[[str, str], None]


def _line_of(source: str, key: str) -> int:
    found = source.find(json.dumps(key))
    return 1 if found < 0 else source.count("\n", 0, found) + 1


def _section(data: Mapping[str, Any], key: str, report: Report) -> list[tuple[str, Mapping[str, Any]]]:
    section = data.get(key, {})
    if not isinstance(section, dict):
        report(key, f"{key!r} must be a JSON object, not {type(section).__name__}")
        return []
    for name, value in section.items():
        if not isinstance(value, dict):
            report(name, f"{key} {name!r} must be a JSON object, not {value!r}")
    return [(name, value) for name, value in section.items() if isinstance(value, dict)]


def _is_number(key: str, report: Report) -> bool:
    if key.isascii() and key.isdigit():
        return True
    report(key, f"quote {key!r}: quotes are numbered, as in <c3>; write the number as a string of digits")
    return False


def _unknown(where: str, key: str, value: Mapping[str, Any], allowed: tuple[str, ...], report: Report) -> None:
    for name in value.keys() - set(allowed):
        report(key, f"{where}: unknown field {name!r}; allowed: {', '.join(allowed)}")


def _entity(key: str, value: Mapping[str, Any], report: Report) -> HeaderEntity | None:
    where = f"entity {key!r}"
    _unknown(where, key, value, ENTITY_FIELDS, report)
    name, kind, name_id, named = value.get("name"), value.get("type"), value.get("id", key), value.get("named", True)
    if not KEY.fullmatch(key):
        report(key, f"{where}: a key has only small letters, digits, '-' and '_'")
    elif not isinstance(name, str) or not name.strip():
        report(key, f"{where}: 'name' must be a string that is not empty, not {name!r}")
    elif kind not in ENTITY_TYPES:
        report(key, f"{where}: 'type' is {kind!r}; allowed: {', '.join(ENTITY_TYPES)}")
    elif not isinstance(name_id, str) or not isinstance(named, bool):
        report(key, f"{where}: 'id' must be a string and 'named' true or false")
    else:
        return HeaderEntity(name_id, name, kind, named)
    return None


def _quote(key: str, value: Mapping[str, Any], entities: Mapping[str, HeaderEntity], report: Report) -> HeaderQuote:
    where = f"quote {key!r}"
    _unknown(where, key, value, QUOTE_FIELDS, report)
    kind = value.get("kind")
    if kind is not None and kind not in KINDS:
        report(key, f"{where}: 'kind' is {kind!r}; allowed: {', '.join(KINDS)}")
        kind = None
    keys = value.get("speakers", [])
    if not isinstance(keys, list):
        report(key, f"{where}: 'speakers' must be a list of entity keys, not {keys!r}")
        keys = []
    columns = {name: _column(where, key, name, value.get(name), report) for name in _PER_SPEAKER}
    if any(len(column) > max(len(keys), 1) for column in columns.values()) and keys:
        report(key, f"{where}: more roles, affiliations or descriptions than its {len(keys)} speakers")
    count = len(keys) or max(len(column) for column in columns.values())
    speakers = [
        _speaker(
            where,
            key,
            keys[i] if i < len(keys) else None,
            {name: column[i] for name, column in columns.items() if i < len(column)},
            entities,
            report,
        )
        for i in range(count)
    ]
    return HeaderQuote(tuple(s for s in speakers if s is not None), kind)


def _column(where: str, key: str, name: str, value: Any, report: Report) -> list[str | None]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    if not all(item is None or isinstance(item, str) for item in values):
        report(key, f"{where}: {name!r} must be a string, null, or a list of those, not {value!r}")
        return []
    return values


def _speaker(
    where: str,
    key: str,
    given: Any,
    said: Mapping[str, str | None],
    entities: Mapping[str, HeaderEntity],
    report: Report,
) -> Speaker | None:
    if given is None:
        return _with(Speaker(None), said)
    if isinstance(given, dict):
        return _full_speaker(where, key, given, said, report)
    entity = entities.get(given) if isinstance(given, str) else None
    if entity is None:
        known = ", ".join(sorted(entities)) or "none"
        report(key, f"{where}: unknown entity key {given!r}; the header's entities: {known}")
        return None
    if entity.named:
        return _with(Speaker(entity.name, entity.id, entity.type), said)
    return _with(Speaker(None, entity.id, entity.type, description=entity.name), said)


def _full_speaker(
    where: str, key: str, given: Mapping[str, Any], said: Mapping[str, str | None], report: Report
) -> Speaker | None:
    _unknown(f"{where}, speaker", key, given, SPEAKER_FIELDS, report)
    fields: dict[str, Any] = {name: given.get(name) for name in SPEAKER_FIELDS}
    strings = all(value is None or isinstance(value, str) for value in fields.values())
    if not strings or fields["type"] not in (None, *ENTITY_TYPES):
        report(key, f"{where}: a speaker's fields are strings or null, its type one of {', '.join(ENTITY_TYPES)}")
        return None
    return _with(Speaker(**fields), said)


def _with(speaker: Speaker, said: Mapping[str, str | None]) -> Speaker:
    return replace(
        speaker,
        role=said.get("role") or speaker.role,
        affiliation=said.get("affiliation") or speaker.affiliation,
        description=said.get("description") or speaker.description,
    )
