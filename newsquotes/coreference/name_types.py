"""One name, one type: what the words of a name tell, else the majority of the recogniser's labels in the document."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from newsquotes.coreference.lexicons import (
    demonyms,
    first_names,
    legal_forms,
    nouns,
    organisations,
    places,
    short_forms,
    titles,
)
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

APPOSITION_VOTE = 2
"""Votes of a person's noun in apposition to a name ("Karlo Besten, the coach") against one of a label."""

STRONG_VOTE = 3
"""Votes of evidence that stands in the words themselves (a title before the name) against one of a label."""


def name_key(words: Words, mention: Mention) -> str:
    """Return the form of a name for comparing: lower case, blanks single, full stops of abbreviations out."""
    tokens = (words.lower[i] for i in range(mention.start, mention.end) if not words.text[i].isspace())
    return key_of(" ".join(tokens))


def key_of(name: str) -> str:
    """Return any spelling of a name in the form of `name_key`; "U.S.-based" styles keep their hyphen."""
    key = name.lower().replace(" - ", "-").replace("’", "'")
    words = (word for word in key.replace("'s ", " ").replace(" '", "'").split() if word != "'s")
    return " ".join(word.replace(".", "") or word for word in words)


def type_by_words(key: str) -> EntityType | None:
    """Return the type that the words of a name tell by themselves; None when they tell none."""
    parts = key.split()
    if key in _short_form_types():
        return _short_form_types()[key]
    if key in demonyms() and demonyms()[key].lower() != key:
        return "group"
    if key in places():
        return "place"
    if key in organisations():
        return "org"
    if len(parts) > 1 and (parts[-1] in legal_forms() or (parts[-1] in PAPERS and parts[0] not in first_names())):
        return "org"
    last = nouns().get(parts[-1], ("", None))[0] if len(parts) > 1 else ""
    if len(parts) > 1 and (last == "org" or parts[0] in ("university", "ministry", "department", "bank", "committee")):
        return "org"
    if len(parts) > 1 and last == "place" and parts[0] not in first_names():
        return "place"
    return None


@lru_cache(maxsize=1)
def _short_form_types() -> dict[str, EntityType]:
    return {key_of(s): "place" if f.lower() in places() else "org" for s, f in short_forms().items()}


PAPERS = frozenset({"news", "times", "post", "tribune", "herald", "gazette", "chronicle", "inquirer", "guardian"})
"""Last words of the names of newspapers; all but "news" are too many other things to stand among the nouns."""


def majority_types(words: Words, names: list[Mention]) -> dict[str, EntityType]:
    """Return for each name (by `name_key`) the one type it has in this document."""
    votes: dict[str, Counter[EntityType]] = {}
    in_places: set[str] = set()
    for name in names:
        if name.type is None:
            continue
        key = name_key(words, name)
        counts = votes.setdefault(key, Counter())
        counts[name.type] += 1
        if _has_title(words, name):
            counts["person"] += STRONG_VOTE
        if name.type in ("org", "place") and _called_a_person(words, name):
            counts["person"] += APPOSITION_VOTE
        if has_article(words, name) and counts["person"]:
            counts["person"] -= 1
            counts["org"] += 1
        if name.type != "person" and _stands_like_place(words, name):
            counts["place"] += 1
            in_places.add(key)
    families = {key.split()[-1] for key, counts in votes.items() if counts["person"] and " " in key}
    result: dict[str, EntityType] = {}
    for key, counts in votes.items():
        known = type_by_words(key)
        is_family = key in families and (counts["person"] > 0 or key not in in_places)
        if known and counts["person"] < STRONG_VOTE and not is_family:
            result[key] = known
        else:
            if _starts_like_person(key) or is_family:
                counts["person"] += STRONG_VOTE
            result[key] = counts.most_common(1)[0][0]
    surely = {key for key, counts in votes.items() if counts["person"] >= STRONG_VOTE}
    return _first_words_take_type(_full_names_of_people(_surnames_are_people(result)), surely)


def has_article(words: Words, name: Mention) -> bool:
    """“The Seabird”, “the Reid”: a single name behind an article is hardly a person's."""
    return name.start > 0 and words.lower[name.start - 1] in ("the", "a") and words.head[name.head] < name.end + 1


def _stands_like_place(words: Words, name: Mention) -> bool:
    """“in Panjshir”, "the Panjshir valley": where a place stands."""
    after = words.lower[name.end] if name.end < len(words) else ""
    if nouns().get(after, ("", None))[0] == "place":
        return True
    return name.start > 0 and words.lower[name.start - 1] in _PLACE_PREPOSITIONS and words.dep[name.head] == "pobj"


_PLACE_PREPOSITIONS = frozenset({"in", "near", "into", "across", "outside", "throughout"})


def _has_title(words: Words, name: Mention) -> bool:
    before = name.start - 1
    return before >= 0 and words.lower[before] in titles() and words.tag[before] in ("NNP", "NN", "NNS", "NNPS")


def _called_a_person(words: Words, name: Mention) -> bool:
    """“Karlo Besten, the coach”: what stands in apposition to the name, or it to that, is a noun for a person."""
    others = [child for child in words.children[name.head] if words.dep[child] == "appos"]
    if words.dep[name.head] == "appos":
        others.append(words.head[name.head])
    return any(
        words.tag[i] == "NN"
        and nouns().get(words.lower[i], ("", None))[0] == "person"
        and words.lower[i] not in _AGENTS
        for i in others
    )


_AGENTS = frozenset(
    {"owner", "producer", "operator", "leader", "publisher", "developer", "supplier", "provider", "rival"}
)
"""Nouns for people that companies are called by as well."""


def _starts_like_person(key: str) -> bool:
    parts = key.split()
    return 1 < len(parts) <= len(("first", "middle", "last")) and parts[0] in first_names() and parts[-1] not in nouns()


def _surnames_are_people(types: dict[str, EntityType]) -> dict[str, EntityType]:
    """A single word that is the family name of a person named in full is that person's, whatever its label."""
    families = {key.split()[-1] for key, kind in types.items() if kind == "person" and " " in key}
    return {
        key: "person" if key in families and key not in places() and key not in demonyms() else kind
        for key, kind in types.items()
    }


def _full_names_of_people(types: dict[str, EntityType]) -> dict[str, EntityType]:
    """Two or three words that nothing tells the type of, ending in a name that is a person's alone: that person."""
    people = {key for key, kind in types.items() if kind == "person" and " " not in key}
    return {
        key: "person" if _is_full_name_of(key, people) and type_by_words(key) is None else kind
        for key, kind in types.items()
    }


def _is_full_name_of(key: str, people: set[str]) -> bool:
    parts = key.split()
    return 1 < len(parts) <= len(("first", "middle", "last")) and parts[-1] in people and parts[0] not in places()


def _first_words_take_type(types: dict[str, EntityType], people: set[str]) -> dict[str, EntityType]:
    """A lone word that no list knows and that starts one longer name of the article has the type of that name.

    ``people`` are those that a title or the like shows to be persons ("President Holm" beside the Holm administration).
    """
    starts: dict[str, set[EntityType]] = {}
    for key, kind in types.items():
        if " " in key and kind in ("person", "org"):
            starts.setdefault(key.split()[0], set()).add(kind)
    families = {key.split()[-1] for key, kind in types.items() if kind == "person" and " " in key}
    result = dict(types)
    for key in types.keys() - families - people:
        kinds = starts.get(key, set())
        if len(kinds) == 1 and type_by_words(key) is None and key not in demonyms():
            result[key] = next(iter(kinds))
    return result
