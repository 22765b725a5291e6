"""What the registry keeps: entries with their aliases, and what a look-up answers.

Every record is a plain frozen value: it can be compared, pickled and written as JSON without knowing the storage.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from newsquotes.errors import RegistryError
from newsquotes.results import ENTITY_TYPES, EntityType

AliasKind = Literal["name", "short", "acronym", "former", "demonym", "byname", "misspelling"]
ALIAS_KINDS: tuple[AliasKind, ...] = get_args(AliasKind)

ENTRY_FIELDS = (
    "id",
    "name",
    "type",
    "aliases",
    "description",
    "country",
    "external_ids",
    "source",
    "prior",
    "created",
    "updated",
    "merged_into",
)


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """Another name of an entry.

    ``kind`` is "name" (a full name), "short", "acronym", "former", "demonym" ("Afghan"), "byname" ("Whitehall") or
    "misspelling"; ``language`` is an ISO 639-1 code, or "" for any language.
    """

    name: str
    kind: AliasKind = "name"
    language: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name.strip():
            raise RegistryError(f"an alias needs a name that is not blank, not {self.name!r}")
        if self.kind not in ALIAS_KINDS:
            raise RegistryError(f"alias {self.name!r}: kind is {self.kind!r}; allowed: {', '.join(ALIAS_KINDS)}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation, place or group of the world.

    ``id`` never changes. ``country`` is an ISO 3166-1 alpha-2 code or "". ``external_ids`` maps a system ("wikidata",
    "geonames", "iso3166", or a name of the user's own) to the id there. ``prior`` counts how often the entry is taken
    to have been named before the registry began counting (the built-in world derives it from population).
    ``created`` and ``updated`` are ISO 8601 times in UTC, "" in the built-in world. ``merged_into`` is the id of the
    entry that took this one's place, None while it stands for itself.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    description: str = ""
    country: str = ""
    external_ids: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    prior: int = 0
    created: str = ""
    updated: str = ""
    merged_into: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id.strip():
            raise RegistryError(f"an entry needs an id that is not blank, not {self.id!r}")
        if not isinstance(self.name, str) or not self.name.strip():
            raise RegistryError(f"entry {self.id!r}: the name must be a text that is not blank, not {self.name!r}")
        if self.type not in ENTITY_TYPES:
            raise RegistryError(f"entry {self.id!r}: type is {self.type!r}; allowed: {', '.join(ENTITY_TYPES)}")

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the names of all aliases."""
        return (self.name, *(alias.name for alias in self.aliases))

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; docs/registry.md explains every field."""
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type,
            "aliases": [{"name": a.name, "kind": a.kind, "language": a.language} for a in self.aliases],
            "description": self.description,
            "country": self.country,
            "external_ids": dict(self.external_ids),
            "source": self.source,
            "prior": self.prior,
            "created": self.created,
            "updated": self.updated,
            "merged_into": self.merged_into,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Entry:
        """Read what `to_dict` gave; unknown fields and missing id, name or type raise RegistryError."""
        unknown = sorted(set(data) - set(ENTRY_FIELDS))
        if unknown:
            raise RegistryError(f"unknown field {unknown[0]!r} in an entry; known: {', '.join(ENTRY_FIELDS)}")
        missing = [key for key in ("id", "name", "type") if not data.get(key)]
        if missing:
            raise RegistryError(f"an entry needs {missing[0]!r}; given: {dict(data)!r}")
        known = {key: value for key, value in data.items() if key not in ("aliases", "external_ids")}
        return cls(
            aliases=as_aliases(data.get("aliases") or ()),
            external_ids={str(k): str(v) for k, v in (data.get("external_ids") or {}).items()},
            **known,
        )


def from_record(record: str) -> Entry:
    """Read the JSON of an entry that this library wrote; `Entry.from_dict` checks the fields, at twice the cost."""
    data = json.loads(record)
    data["aliases"] = tuple([Alias(a["name"], a["kind"], a["language"]) for a in data["aliases"]])
    return Entry(**data)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a look-up found: how well its name fits, in [0, 1], and why it was found."""

    entry: Entry
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What an article tells besides the names: its words in lower case, the countries of its entities."""

    words: frozenset[str] = frozenset()
    countries: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """An entity's registry entry: the probability in [0, 1] that it is the right one, and the evidence for it."""

    entry: Entry
    score: float
    evidence: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id


def as_alias(value: Alias | str | Mapping[str, Any]) -> Alias:
    """Read an alias from a plain name, an Alias or its JSON object."""
    if isinstance(value, Alias):
        return value
    if isinstance(value, str):
        return Alias(value)
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        kind = cast(AliasKind, value.get("kind") or "name")
        return Alias(cast(str, value["name"]), kind, str(value.get("language") or ""))
    raise RegistryError(f"an alias is a name, an Alias or an object with a 'name', not {value!r}")


def as_aliases(values: Iterable[Alias | str | Mapping[str, Any]]) -> tuple[Alias, ...]:
    """Read aliases, each kept once, in the order given."""
    if isinstance(values, str):
        raise TypeError(f"aliases must be a list of names, not the single text {values!r}")
    return tuple(dict.fromkeys(as_alias(value) for value in values))
