"""Which registry entries an entity may be, by all the names the article gives it together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsquotes.coreference.lexicons import nouns
from newsquotes.linking.types import type_fit
from newsquotes.registry.names import match_key, strip_title
from newsquotes.registry.records import Entry
from newsquotes.registry.search import Match, by_key, by_synonym, by_variant, fuzzy
from newsquotes.registry.store import Reader
from newsquotes.registry.world import World
from newsquotes.results import EntityType

MAX_NAMES = 8  # different names of one entity that are looked up; the ninth has never told anything new
MIN_FUZZY_WORD = 6  # letters: "Herat" and "Hera", "Niger" and "Tiger" are no misspellings of each other
WHOLE = ("name", "plain", "synonym")
RANK = {"name": 5, "synonym": 4, "plain": 3, "acronym": 2, "short": 1, "fuzzy": 0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that an entity may be: ``best`` is the match that fits best, ``fullest`` that of the fullest name."""

    entry: Entry
    best: Match
    fullest: Match | None
    names_matched: int


def candidates(reader: Reader, names: Sequence[str], type: EntityType, thesaurus: World | None) -> list[Candidate]:
    """Return the entries that any of the names may mean, those that fit a better rule alone."""
    found = all_candidates(reader, names, type, thesaurus)
    if type == "place" and thesaurus is not None:
        found = [c for c in found if not named_after_place(c, thesaurus)]
    return whole_names_first(fullest_name_first(found, type), type)


def all_candidates(reader: Reader, names: Sequence[str], type: EntityType, thesaurus: World | None) -> list[Candidate]:
    """Return every entry that any of the names may mean; letters alone count only when nothing else was found."""
    found: dict[str, list[Match]] = {}
    unique = list(dict.fromkeys(name for name in names if name.strip()))[:MAX_NAMES]
    for name in unique:
        _collect(found, by_key(reader, name, [match_key(name)]))
        _collect(found, by_variant(reader, name, type))
        if thesaurus is not None:
            _collect(found, by_synonym(reader, name, thesaurus))
            if type == "org":
                _collect(found, by_unqualified(reader, name, thesaurus))
    if unique and not any(match.via in WHOLE for matches in found.values() for match in matches):
        _collect(found, by_likeness(reader, unique[0], type))
    entries = reader.entries_of(list(found))
    made = [_candidate(entries[i], found[i], unique[0]) for i in found if i in entries]
    return [
        c
        for c in made
        if not (disagrees(unique[0], type, c.entry) or is_named_after(c, unique[0], type) or is_common_noun(c))
    ]


def is_named_after(candidate: Candidate, fullest: str, type: EntityType) -> bool:
    """Tell whether a person's last name alone leads to what is no person: George Washington is not the state."""
    several = len(strip_title(match_key(fullest)).split()) > 1
    return type == "person" and candidate.entry.type != "person" and several and candidate.fullest is None


def is_common_noun(candidate: Candidate) -> bool:
    """Tell whether all that fits is an entry's own name, and that an everyday noun ("the Nation").

    Where a registry's user wants "the Council" to be one, an alias says so.
    """
    key = match_key(candidate.best.query)
    kind = nouns().get(key, ("", None))[0]
    return kind in ("org", "place") and candidate.best.via == "name" and match_key(candidate.entry.name) == key


def named_after_place(candidate: Candidate, thesaurus: World) -> bool:
    """Tell whether a body is called by a place it only has in its name: "Copenhagen" is not the university there."""
    if candidate.best.via != "short" or candidate.entry.type != "org":
        return False
    found = thesaurus.postings([match_key(candidate.best.query)])
    return any(entry.type == "place" for entry in thesaurus.entries_of([p.entry_id for p in found]).values())


def fullest_name_first(found: list[Candidate], type: EntityType) -> list[Candidate]:
    """Return only those that bear the entity's fullest name itself when there are any of a fitting type.

    What is merely called "Washington" is then no rival of "George Washington", nor is what the built-in world also
    calls by that name.
    """
    own = [c for c in found if c.fullest is not None and c.fullest.via == "name"]
    if is_family_name_alone(own, type):
        return found
    return own if any(type_fit(type, c.entry.type) != "far" for c in own) else found


def whole_names_first(found: list[Candidate], type: EntityType) -> list[Candidate]:
    """Return only those with a whole name when there are any of a fitting type: "George Washington" is no bridge."""
    whole = [c for c in found if c.best.via in WHOLE]
    if is_family_name_alone(whole, type):
        return found
    if not any(type_fit(type, c.entry.type) != "far" for c in whole):
        return found
    same = any(c.entry.type == type for c in whole)
    # "Afghans" are the people, not the country, when the article names a group and the registry has them.
    return [c for c in whole if not (same and c.entry.type != type and is_demonym(c))]


def is_family_name_alone(found: Sequence[Candidate], type: EntityType) -> bool:
    """Tell whether persons are found by one word that is all their name; full names that end in it are as likely."""
    return type == "person" and all(c.entry.type == "person" and " " not in c.best.query for c in found)


def is_demonym(candidate: Candidate) -> bool:
    """Tell whether a candidate was found by a word for its people alone."""
    kinds = {alias.kind for alias in candidate.entry.aliases if alias.name == candidate.best.name}
    return kinds == {"demonym"}


def by_likeness(reader: Reader, name: str, type: EntityType) -> list[Match]:
    """Match names of nearly the same letters, of a fitting type; short single words are too easily alike."""
    if " " not in name and len(name) < MIN_FUZZY_WORD:
        return []
    found = fuzzy(reader, name)
    entries = reader.entries_of([match.entry_id for match in found])
    people = places_of_people(match_key(name))
    return [
        m
        for m in found
        if m.entry_id in entries
        and type_fit(type, entries[m.entry_id].type) != "far"
        and not (entries[m.entry_id].type == "place" and any(match_key(m.name).startswith(p) for p in people))
    ]


PEOPLE_ENDINGS = ("i", "is", "n", "ns", "an", "ans", "ian", "ians", "ese", "er", "ers", "ite", "ites", "ish")
"""What makes the word for a place's people of its name: "Panjshiri", "Kabulis", "Roman", "Londoners"."""

MIN_PLACE = 4  # letters


def places_of_people(key: str) -> list[str]:
    """Return what is left of a single word without each of the endings that make a people's name of a place's."""
    if " " in key:
        return []
    found = (key.removesuffix(ending) for ending in PEOPLE_ENDINGS if key.endswith(ending))
    return [place for place in found if len(place) >= MIN_PLACE]


def is_called_after_place(reader: Reader, name: str) -> bool:
    """Tell whether a single word is the name of a known place with an ending that makes its people of it.

    What is a known place itself is none: "Sweden" is not the people of a place called Swede.
    """

    def is_place(keys: Sequence[str]) -> bool:
        found = [p.entry_id for p in reader.postings(keys) if p.via == "name"]
        return any(entry.type == "place" for entry in reader.entries_of(found).values())

    key = match_key(name)
    return is_place(places_of_people(key)) and not is_place([key])


def by_unqualified(reader: Reader, name: str, thesaurus: World) -> list[Match]:
    """Match organisations without the country a writer puts before them: "the Italian Supreme Court"."""
    words = match_key(name).split()
    for n in (1, 2):
        rest = words[n:]
        if len(rest) > 1 and any(p.entry_id.startswith("iso3166:") for p in thesaurus.postings([" ".join(words[:n])])):
            return [
                replace(match, via="plain") for match in by_key(reader, name, [" ".join(rest)]) if match.via == "name"
            ]
    return []


def disagrees(fullest: str, type: EntityType, entry: Entry) -> bool:
    """Tell whether a person's fullest name contradicts every name of the entry: "Sarah Palin", "Michael Palin"."""
    if type != "person" or entry.type != "person":
        return False
    words = strip_title(match_key(fullest)).split()
    if len(words) < 2:
        return False
    return not any(given_names_agree(words, strip_title(match_key(name)).split()) for name in entry.names)


def given_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names, the first of at least two words, can be one person's.

    What stands before the last word decides: one may lack given names or have them as initials ("J. Kennedy", "John F.
    Kennedy"), or begin alike ("Ahmad", "Ahmed" do; "Sarah", "Michael" do not).
    """
    if len(other) < 2:
        return False  # an entry that is known by one word alone is not proven to be this fuller-named person
    first, second = one[0], other[0]
    if first in other or second in one:
        return True
    if len(first) <= 2 or len(second) <= 2:
        return first[0] == second[0]
    return first[:3] == second[:3]


def _collect(found: dict[str, list[Match]], matches: Iterable[Match]) -> None:
    for match in matches:
        found.setdefault(match.entry_id, []).append(match)


def _candidate(entry: Entry, matches: Sequence[Match], fullest: str) -> Candidate:
    best = max(matches, key=lambda match: (RANK[match.via], match.score))
    of_fullest = [match for match in matches if match.query == fullest]
    return Candidate(
        entry=entry,
        best=best,
        fullest=max(of_fullest, key=lambda match: (RANK[match.via], match.score)) if of_fullest else None,
        names_matched=len({match.query for match in matches}),
    )
