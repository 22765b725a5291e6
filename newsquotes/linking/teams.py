"""Teams that are called like their country or city: told by a result beside the name, or by coreference."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from newsquotes.linking.candidates import all_candidates
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Entry
from newsquotes.registry.store import Reader
from newsquotes.results import Entity

RESULT_LENGTH = 16  # characters: room for " 102 – 100 " and the last letters of the name before it
_RESULT = r"\d{1,3}\s?[-–—]\s?\d{1,3}"
_AFTER = re.compile(rf"\s{_RESULT}\s[A-Z]")
_BEFORE = re.compile(rf"[a-z]\s{_RESULT}\s$")


def plays_a_match(entity: Entity, text: str) -> bool:
    """Tell whether the result of a match stands between the entity's name and another one ("Norway 2-1 Chile")."""
    return entity.type in ("place", "org", "group") and any(
        _AFTER.match(text, m.end)
        or (m.text[:1].isupper() and _BEFORE.search(text[max(0, m.start - RESULT_LENGTH) : m.start]))
        for m in entity.mentions
    )


def team_of(reader: Reader, names: Sequence[str], article_words: Set[str]) -> Entry | None:
    """Return the team called by one of the names, when there is but one, or one whose other words the article has."""
    women = "women" in article_words
    teams = [c.entry for c in all_candidates(reader, names, "org", None) if c.best.via != "fuzzy" and is_team(c.entry)]
    words = {entry.id: set(match_key(entry.name).split()) for entry in teams}
    found = [entry for entry in teams if ("womens" in words[entry.id]) == women]
    if len(found) > 1:
        found = [entry for entry in found if words[entry.id] - {"womens"} <= article_words]
    return found[0] if len(found) == 1 else None


def is_team(entry: Entry) -> bool:
    """Tell whether an entry's name says that it is a team."""
    return entry.type == "org" and "team" in match_key(entry.name).split()


def is_place_of_team(entity: Entity, entry: Entry) -> bool:
    """Tell whether an entry is the place that a team has its name from.

    Only in an article on a match: there coreference takes the name of a place for an organisation that it saw play.
    """
    return entity.type == "org" and entry.type == "place"
