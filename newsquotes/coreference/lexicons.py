"""The word lists that coreference and speakers read, each loaded once from ``newsquotes/data``."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Literal, cast

from newsquotes.data_files import data_lines, data_rows

NounKind = Literal["person", "org", "place", "people", "document"]
Gender = Literal["m", "f"]


def _gender(value: str) -> Gender | None:
    return cast(Gender, value) if value in ("m", "f") else None


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[NounKind, Gender | None]]:
    """Return nouns (lower case) that can refer to a speaker, with their kind and the gender the word tells."""
    return {noun: (cast(NounKind, kind), _gender(gender)) for noun, kind, gender in data_rows("nouns.tsv")}


@lru_cache(maxsize=1)
def titles() -> dict[str, Gender | None]:
    """Return titles (lower case) that stand before a person's name, with the gender they tell."""
    return {row[0]: _gender(row[1]) for row in data_rows("titles.tsv")}


@lru_cache(maxsize=1)
def title_roles() -> dict[str, str]:
    """Return titles that stand for another word (lower case): "sen." for "senator"."""
    return {row[0]: row[2] for row in data_rows("titles.tsv") if len(row) > 2}


@lru_cache(maxsize=1)
def first_names() -> dict[str, float]:
    """Return first names (lower case) with the share of women among their bearers, in [0, 1]."""
    return {name: int(percent) / 100 for name, percent in data_rows("first_names.tsv")}


def world_first_name(name: str) -> float | None:
    """Return the share of women, in [0, 1], for a first name (lower case, no marks over letters) of other countries.

    Rarer than those of `first_names` and less sure; family names stand among them. None for a name that is unknown.
    """
    lines = _world_first_names()
    at = bisect_left(lines, f"{name}\t")
    found, _, percent = lines[at].partition("\t") if at < len(lines) else ("", "", "")
    return int(percent) / 100 if found == name and percent else None


@lru_cache(maxsize=1)
def _world_first_names() -> list[str]:
    """The lines of the file, which is sorted: of so many names only a few are ever asked for."""
    return data_lines("first_names_world.tsv")


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Return nicknames (lower case) with the first names they can stand for."""
    return {nickname: frozenset(names.split()) for nickname, names in data_rows("nicknames.tsv")}


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Return names of well-known places (lower case) with their kind: country, state or city."""
    return {row[0].lower(): row[1] for row in data_rows("places.tsv")}


@lru_cache(maxsize=1)
def world_kinds() -> dict[str, frozenset[str]]:
    """Return the names of the built-in world (lower case, without full stops) with what bears them.

    Kinds: "org", "group", and of places "country", "city" and "region".
    """
    kinds: dict[str, frozenset[str]] = {}
    alone: dict[str, frozenset[str]] = {}  # most names are of one kind: they share its set
    for row in data_lines("world.tsv"):
        _, kind, name, _, _, _, _, description, aliases = row.split("\t")
        if kind == "place":
            first = description.split(" ", 1)[0]
            kind = first if first in ("country", "city") else "region"
        only = alone.setdefault(kind, frozenset({kind}))
        for alias in f"{name}|{aliases}".lower().replace(".", "").split("|"):
            bare, _, how = alias.partition("=")
            if bare and how != "demonym":
                known = kinds.get(bare)
                kinds[bare] = only if known is None or known is only else known | only
    return kinds


@lru_cache(maxsize=1)
def organisations() -> frozenset[str]:
    """Return names (lower case) of organisations that news names often."""
    return frozenset(row[0].lower() for row in data_rows("organisations.tsv"))


@lru_cache(maxsize=1)
def match_words() -> dict[str, frozenset[str]]:
    """Return words of reports on matches (lower case): the "sign" of one, each "verb" and "noun" of a side in it."""
    rows = data_rows("match_words.tsv")
    return {kind: frozenset(word for word, its in rows if its == kind) for kind in ("sign", "verb", "noun")}


@lru_cache(maxsize=1)
def legal_forms() -> frozenset[str]:
    """Return the legal forms that end a company's name (lower case, no full stops): "ltd", "gmbh"."""
    return frozenset(row[0].lower().replace(".", "") for row in data_rows("legal_forms.txt"))


@lru_cache(maxsize=1)
def company_words() -> frozenset[str]:
    """Return words that end names of companies and hardly any others (lower case): "technologies", "foods"."""
    return frozenset(data_lines("company_words.txt"))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Return words for a country's people (lower case, "french", "danes") with the country's name."""
    return {d.lower(): row[0] for row in data_rows("places.tsv") if len(row) > 2 for d in row[2].split(",") if d}


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return names (lower case) of languages that name nothing else: "Farsi", not "French"."""
    return frozenset(row[0] for row in data_rows("languages.txt"))


@lru_cache(maxsize=1)
def short_forms() -> dict[str, str]:
    """Return short forms that every reader knows (lower case) with the full name."""
    return {row[0]: row[1] for row in data_rows("short_forms.tsv")}


@lru_cache(maxsize=1)
def body_kinds() -> dict[str, frozenset[str]]:
    """Return nouns for an organisation with the words (lower case) that names of such organisations hold."""
    return {noun: frozenset(names.split()) for noun, names in data_rows("body_kinds.tsv")}


@lru_cache(maxsize=1)
def name_words_of_bodies() -> frozenset[str]:
    """Return all words by which some name tells what kind of organisation it is."""
    return frozenset().union(*body_kinds().values())


@lru_cache(maxsize=1)
def relational_nouns() -> frozenset[str]:
    """Return nouns (lower case) for people who are somebody's or some office's, known to be there unmentioned."""
    return frozenset(data_lines("relational_nouns.txt"))


@lru_cache(maxsize=1)
def callings() -> frozenset[str]:
    """Return nouns (lower case) for what a person does or is, rarer than those of `nouns`: "goalkeeper", "prelate"."""
    return frozenset(data_lines("callings.txt"))
