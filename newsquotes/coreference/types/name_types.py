"""One name, one type: what fitted weights make of all that the document tells about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from newsquotes.coreference.lexicons import (
    company_words,
    demonyms,
    first_names,
    legal_forms,
    nouns,
    organisations,
    places,
    short_forms,
    world_kinds,
)
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import hyphenated
from newsquotes.coreference.types.evidence import NameForm, evidence
from newsquotes.coreference.types.model import load_type_model
from newsquotes.coreference.types.teams import is_team, tells_of_match
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType


def name_key(words: Words, mention: Mention) -> str:
    """Return the form of a name for comparing: lower case, blanks single, full stops of abbreviations out."""
    tokens = (words.lower[i] for i in range(mention.start, mention.end) if not words.text[i].isspace())
    return key_of(" ".join(tokens))


@lru_cache(maxsize=65_536)  # every rule asks for the form of every mention
def key_of(name: str) -> str:
    """Return any spelling of a name in the form of `name_key`; "U.S.-based" styles keep their hyphen."""
    key = name.lower().replace(" - ", "-").replace("’", "'")
    words = (word for word in key.replace("'s ", " ").replace(" '", "'").split() if word != "'s")
    return " ".join(word.replace(".", "") or word for word in words)


@lru_cache(maxsize=4096)  # of one name several rules ask
def type_by_words(key: str) -> EntityType | None:
    """Return the type that the words of a name tell by themselves; None when they tell none."""
    parts = key.split()
    if key in _short_form_types():
        return _short_form_types()[key]
    if key in demonyms() and demonyms()[key].lower() != key:
        return "group"
    if key in places() or "country" in world_kinds().get(key, ()):
        return "place"
    if key in organisations():
        return "org"
    if len(parts) > 1 and (
        parts[-1] in legal_forms()
        or parts[-1] in company_words()
        or (parts[-1] in PAPERS and parts[0] not in first_names())
    ):
        return "org"
    last = nouns().get(parts[-1], ("", None))[0] if len(parts) > 1 else ""
    if len(parts) > 1 and (last == "org" or parts[0] in _BODIES_FIRST):
        return "org"
    if len(parts) > 1 and last == "place" and parts[0] not in first_names():
        return "place"
    return None


@lru_cache(maxsize=1)
def _short_form_types() -> dict[str, EntityType]:
    return {key_of(s): "place" if f.lower() in places() else "org" for s, f in short_forms().items()}


_BODIES_FIRST = frozenset({"bank", "channel", "committee", "department", "ministry", "radio", "university"})
"""Nouns that open the names of bodies: "Radio Volta", "Channel Six"."""

PAPERS = frozenset(
    {
        "news",
        "times",
        "post",
        "tribune",
        "herald",
        "gazette",
        "chronicle",
        "inquirer",
        "guardian",
        "weekly",
        "daily",
        "journal",
        "magazine",
    }
)
"""Last words of the names of newspapers; all but "news" are too many other things to stand among the nouns."""


def types_of_names(words: Words, names: list[Mention]) -> dict[str, EntityType]:
    """Return for each name (by `name_key`) the one type it has in this document."""
    forms = forms_of(words, names)
    model = load_type_model()
    result = {
        key: _made_with_noun(words, forms[key].mentions[0]) or model.likeliest(features)
        for key, features in evidence(words, forms).items()
    }
    if tells_of_match(set(words.lower)):
        teams = (
            key
            for key, kind in result.items()
            if (kind == "place" or key in places()) and is_team(words, forms[key].mentions)
        )
        result.update(dict.fromkeys(teams, "org"))
    return _full_names_of_people(_surnames_are_people(result))


def _surnames_are_people(types: dict[str, EntityType]) -> dict[str, EntityType]:
    """A single word that is the family name of a person named in full is that person's, whatever its surroundings."""
    families = {key.split()[-1] for key, kind in types.items() if kind == "person" and _is_full(key)}
    return {
        key: "person" if key in families and type_by_words(key) is None and key not in demonyms() else kind
        for key, kind in types.items()
    }


def _is_full(key: str) -> bool:
    return 1 < len(key.split()) <= len(("first", "middle", "last"))


def _full_names_of_people(types: dict[str, EntityType]) -> dict[str, EntityType]:
    """Two or three words that tell no type by themselves, ending in a name that is a person's alone: that person."""
    people = {key for key, kind in types.items() if kind == "person" and " " not in key}
    return {
        key: "person" if _is_full_name_of(key, people) and type_by_words(key) is None else kind
        for key, kind in types.items()
    }


def _is_full_name_of(key: str, people: set[str]) -> bool:
    parts = key.split()
    if not 1 < len(parts) <= len(("first", "middle", "last")):
        return False
    return parts[-1] in people and parts[0] not in places()


def forms_of(words: Words, names: Iterable[Mention]) -> dict[str, NameForm]:
    """Return the forms under which things are named, by `name_key`; names without a type are left out."""
    forms: dict[str, NameForm] = {}
    for name in names:
        key = name_key(words, name)
        if name.type is not None and key:
            form = forms.get(key)
            if form is None:
                form = forms[key] = NameForm(key, type_by_words(key))
            form.mentions.append(name)
            form.labels[name.type] += 1
    return forms


def _made_with_noun(words: Words, name: Mention) -> EntityType | None:
    """“the Holm campaign”, "Fiji's fisheries ministry": who put a noun in small letters to a name knows its type."""
    last = name.end - 1
    return name.type if name.start < last and words.text[last].islower() and not hyphenated(words, last) else None


def has_article(words: Words, name: Mention) -> bool:
    """“The Seabird”, “the Reid”: a single name behind an article is hardly a person's."""
    return name.start > 0 and words.lower[name.start - 1] in ("the", "a") and words.head[name.head] < name.end + 1
