"""Look-up: which entries may a name mean, how well does it fit, and why.

The rules stand in the order in which they are asked; each later one is asked only when the name was not found whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from newsquotes.registry.blocks import blocks
from newsquotes.registry.names import (
    Via,
    match_key,
    plain_person,
    turned_round_of,
    uninverted,
    without_legal_form,
)
from newsquotes.registry.records import Entry, Hit
from newsquotes.registry.store import Posting, Reader
from newsquotes.registry.world import World
from newsquotes.results import EntityType

FUZZY_CANDIDATES = 400  # names compared letter by letter: rapidfuzz takes 0.1 ms for them, fetching them from disk 1 ms
FUZZY_CUTOFF = 80.0  # rapidfuzz ratio, 0-100: below it two names of eight letters differ in more than one of them
MIN_FUZZY = 4  # letters: "Iran" and "Iraq" differ in one letter of four, and shorter names are worse

SCORE_WRITTEN = 1.0
SCORES: dict[str, float] = {"name": 0.98, "plain": 0.9, "synonym": 0.9, "acronym": 0.75, "short": 0.6, "fuzzy": 0.85}
"""How well a name fits by the way it was found; what a fuzzy one lacks in likeness is taken off besides."""

REASONS: dict[str, str] = {
    "name": "the same name but for case, accents, titles or punctuation",
    "plain": "the same name without initials, titles, suffixes or legal form",
    "synonym": "another name of the same thing in the built-in world",
    "acronym": "initials of {name!r}",
    "short": "short for {name!r}",
}


@dataclass(frozen=True, slots=True)
class Match:
    """One way in which a query fits a name of an entry; ``likeness`` in [0, 1] is that of the letters."""

    entry_id: str
    query: str
    name: str
    via: Via | str
    likeness: float = 1.0

    @property
    def score(self) -> float:
        """How well the query fits, in [0, 1]."""
        if self.via == "name" and self.name == self.query:
            return SCORE_WRITTEN
        return SCORES[self.via] * (self.likeness if self.via == "fuzzy" else 1.0)

    @property
    def reason(self) -> str:
        """Why the query fits, in words."""
        if self.via == "name" and self.name == self.query:
            return "the name as written"
        if self.via == "fuzzy":
            return f"{self.likeness:.0%} like {self.name!r}"
        return REASONS[self.via].format(name=self.name)


def search(
    reader: Reader, name: str, *, type: EntityType | None = None, limit: int = 10, thesaurus: World | None = None
) -> list[Hit]:
    """Return the entries that ``name`` may mean, best first; those of another ``type`` are left out."""
    best: dict[str, Match] = {}
    for match in matches(reader, name, type=type, thesaurus=thesaurus):
        if match.entry_id not in best or match.score > best[match.entry_id].score:
            best[match.entry_id] = match
    entries = reader.entries_of(list(best))
    hits = [
        Hit(entries[i], round(match.score, 4), match.reason)
        for i, match in best.items()
        if i in entries and (type is None or entries[i].type == type)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.entry.prior, hit.entry.id))[:limit]


def matches(
    reader: Reader, name: str, *, type: EntityType | None = None, thesaurus: World | None = None
) -> list[Match]:
    """Return every way in which ``name`` fits an entry, by the first of the rules that finds it whole."""
    found = by_key(reader, name, [match_key(name)])
    if any(match.via == "name" for match in found):
        return found
    found += by_variant(reader, name, type)
    if thesaurus is not None:
        found += by_synonym(reader, name, thesaurus)
    if any(match.via in ("name", "plain", "synonym") for match in found):
        return found
    return found + fuzzy(reader, name)


def by_key(reader: Reader, query: str, keys: Sequence[str]) -> list[Match]:
    """Match names that have one of these keys."""
    return [Match(p.entry_id, query, p.name, p.via) for p in reader.postings([key for key in keys if key])]


def by_variant(reader: Reader, name: str, type: EntityType | None) -> list[Match]:
    """Match names that have a variant key; even a whole name fits only as one with something left out or added."""
    found = by_key(reader, name, variant_keys(name, type))
    return [replace(match, via="plain") if match.via == "name" else match for match in found]


def variant_keys(name: str, type: EntityType | None) -> list[str]:
    """Return the keys of the name without titles, initials and legal form; those of "Marx, Karl" and "Ministry of
    Defence" turned round.
    """
    whole = match_key(name)
    keys = []
    if type in (None, "person"):
        keys += [plain_person(name), match_key(uninverted(name)), turned(whole)]
    if type in (None, "org", "group"):
        keys += [without_legal_form(whole), turned_round_of(whole)]
    if type in (None, "place") and "," in name:
        keys.append(match_key(name.split(",", 1)[0]))
    return [key for key in dict.fromkeys(keys) if key and key != whole]


def turned(key: str) -> str:
    """Return a key of two words the other way round: family names stand first in much of the world."""
    words = key.split()
    return f"{words[1]} {words[0]}" if len(words) == 2 else ""


def by_synonym(reader: Reader, name: str, thesaurus: World) -> list[Match]:
    """Match names that stand beside this one in the built-in world, so that a registry of one's own without a single
    alias still knows that the U.S. is the United States.
    """
    keys = [key for key in dict.fromkeys(match_key(other) for other in thesaurus.synonyms(name)) if key]
    return [
        Match(p.entry_id, name, p.name, "synonym") for p in reader.postings(keys) if p.via == "name" and p.name != name
    ]


def fuzzy(reader: Reader, name: str) -> list[Match]:
    """Match names that are nearly the same letters, among those that share a block."""
    key = match_key(name)
    if len(key) < MIN_FUZZY:
        return []
    return like(name, key, reader.near(blocks(key), FUZZY_CANDIDATES))


def like(query: str, key: str, candidates: Sequence[Posting]) -> list[Match]:
    """Match the candidates whose letters are like the key's, best first."""
    close: Iterable[tuple[str, float, int]] = process.extract(
        key, [c.key for c in candidates], scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=20
    )
    return [Match(candidates[i].entry_id, query, candidates[i].name, "fuzzy", ratio / 100) for _, ratio, i in close]


def resolve(reader: Reader, entry_id: str) -> Entry | None:
    """Return the entry that an id leads to after all merges; None when there is none."""
    entry = reader.entry(entry_id)
    seen = {entry_id}
    while entry is not None and entry.merged_into is not None and entry.merged_into not in seen:
        seen.add(entry.merged_into)
        entry = reader.entry(entry.merged_into)
    return entry
