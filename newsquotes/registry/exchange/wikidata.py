"""Entries from Wikidata: lines of its JSON dump, and the JSON results of its query service.

A dump line is one entity with ``labels``, ``aliases``, ``descriptions`` and ``claims``; its type is told by P31
("instance of"). A query result needs the variables ``item`` and ``itemLabel``; ``itemAltLabel`` (comma-separated),
``itemDescription`` and ``type`` (a Q id) are used when there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from newsquotes.data_files import data_lines
from newsquotes.errors import FormatError
from newsquotes.registry.records import Alias, Entry
from newsquotes.results import EntityType

DEFAULT_LANGUAGES = ("en",)
INSTANCE_OF, COUNTRY_CODE, GEONAMES_ID = "P31", "P297", "P1566"


def read_wikidata_dump(
    lines: Iterable[str],
    *,
    languages: Collection[str] = DEFAULT_LANGUAGES,
    types: Collection[EntityType] | None = None,
    where: str = "input",
) -> Iterator[Entry]:
    """Yield the entries of a dump's lines: persons, organisations, places and groups with a label.

    ``languages``: ISO 639-1 codes; the label is taken in the first that has one, aliases in all. ``types``: others are
    left out. Raises FormatError naming the line when it is not JSON.
    """
    for number, line in enumerate(lines, start=1):
        text = line.strip().rstrip(",")
        if text in ("", "[", "]"):  # the dump is one large array, an element a line
            continue
        try:
            item = json.loads(text)
        except json.JSONDecodeError as error:
            raise FormatError(f"{where}, line {number}: not a line of a Wikidata dump: {error}") from error
        entry = entry_of_item(item, languages)
        if entry is not None and (types is None or entry.type in types):
            yield entry


def entry_of_item(item: Mapping[str, Any], languages: Collection[str] = DEFAULT_LANGUAGES) -> Entry | None:
    """Return an item as an entry; None when it has no label in these languages or is of no type kept here."""
    type_ = type_of(_item_values(item, INSTANCE_OF))
    labels = item.get("labels") or {}
    name = next((labels[code]["value"] for code in languages if code in labels), None)
    if type_ is None or not name or not item.get("id"):
        return None
    names = [(code, labels[code]["value"]) for code in languages if code in labels]
    names += [(code, a["value"]) for code in languages for a in (item.get("aliases") or {}).get(code, ())]
    descriptions = item.get("descriptions") or {}
    description = next((descriptions[code]["value"] for code in languages if code in descriptions), "")
    ids = {"wikidata": item["id"]}
    geonames, country = _text_value(item, GEONAMES_ID), _text_value(item, COUNTRY_CODE)
    if geonames:
        ids["geonames"] = geonames
    if country:
        ids["iso3166"] = country
    aliases = dict.fromkeys(Alias(text, "name", code) for code, text in names if text != name)
    return Entry(item["id"], name, type_, tuple(aliases), description, country, ids, "wikidata")


def read_sparql(
    text: str, *, type: EntityType | None = None, types: Collection[EntityType] | None = None, where: str = "input"
) -> Iterator[Entry]:
    """Yield the entries of a query service's JSON result; rows of one item are joined.

    ``type``: the type of items whose ``type`` variable does not tell it. ``types``: others are left out.
    """
    try:
        rows = json.loads(text)["results"]["bindings"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise FormatError(f"{where}: not a SPARQL result in JSON (results.bindings): {error!r}") from error
    found: dict[str, Entry] = {}
    for number, row in enumerate(rows, start=1):
        entry = _entry_of_row(row, type, f"{where}, row {number}")
        if entry is not None and entry.id in found:
            old = found[entry.id]
            aliases = tuple(dict.fromkeys((*old.aliases, *entry.aliases)))
            entry = Entry(old.id, old.name, old.type, aliases, old.description, "", old.external_ids, old.source)
        if entry is not None and (types is None or entry.type in types):
            found[entry.id] = entry
    return iter(found.values())


def type_of(classes: Iterable[str]) -> EntityType | None:
    """Return the type that Wikidata classes (Q ids) stand for; None when wikidata_classes.tsv has none of them."""
    table = dict(line.split("\t")[:2] for line in data_lines("wikidata_classes.tsv"))
    return cast("EntityType | None", next((table[c] for c in classes if c in table), None))


def _entry_of_row(row: Mapping[str, Any], type: EntityType | None, where: str) -> Entry | None:
    cells = {key: str(cell.get("value", "")) for key, cell in row.items()}
    if "item" not in cells or "itemLabel" not in cells:
        raise FormatError(f"{where}: needs the variables item and itemLabel; has {', '.join(sorted(cells)) or 'none'}")
    number = cells["item"].rsplit("/", 1)[-1]
    type_ = type_of([cells.get("type", "").rsplit("/", 1)[-1]]) or type
    if type_ is None or cells["itemLabel"] in ("", number):
        return None
    others = [name.strip() for name in cells.get("itemAltLabel", "").split(",")]
    code = str(row["itemLabel"].get("xml:lang", ""))
    aliases = dict.fromkeys(Alias(name, "name", code) for name in others if name and name != cells["itemLabel"])
    description = cells.get("itemDescription", "")
    return Entry(number, cells["itemLabel"], type_, tuple(aliases), description, "", {"wikidata": number}, "wikidata")


def _item_values(item: Mapping[str, Any], claim: str) -> list[str]:
    values = (_value(c) for c in (item.get("claims") or {}).get(claim, ()))
    return [str(value["id"]) for value in values if isinstance(value, Mapping) and "id" in value]


def _text_value(item: Mapping[str, Any], claim: str) -> str:
    values = (_value(c) for c in (item.get("claims") or {}).get(claim, ()))
    return next((value for value in values if isinstance(value, str)), "")


def _value(claim: Mapping[str, Any]) -> Any:
    return ((claim.get("mainsnak") or {}).get("datavalue") or {}).get("value")
