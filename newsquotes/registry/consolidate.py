"""Consolidation: entries that are likely the same, proposed with reasons; nothing is merged here.

Pairs come from shared keys and shared blocks; each is judged by how its names agree, by external ids, and by the
articles that name both forms. Two entries with different ids in one outside system are never proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from newsquotes.registry.blocks import blocks
from newsquotes.registry.names import match_key, name_keys, strip_title
from newsquotes.registry.records import Entry
from newsquotes.registry.store import Store

MIN_SCORE = 0.6
MAX_BLOCK = 60  # entries that share a block; a larger one ("smith") proposes nothing but noise
SAME_ID, SAME_NAME, SAME_ALIAS, PLAIN_NAME = 0.99, 0.9, 0.8, 0.75
LIKENESS_FROM = 0.88  # of the letters of two names of at least two words
CONTEXT_BONUS = 0.1  # for entries named in the same articles' company


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that are likely the same: merge ``source`` into ``target``. ``score`` in [0, 1]; reasons in words."""

    source: Entry
    target: Entry
    score: float
    reasons: tuple[str, ...]


def consolidate(store: Store, *, min_score: float = MIN_SCORE) -> list[Proposal]:
    """Return proposals for a registry's own entries, the likeliest first."""
    entries = {entry.id: entry for entry in store.entries() if entry.merged_into is None}
    company = _company(store)
    found = []
    for one, other in sorted(_pairs(entries)):
        proposal = judge(entries[one], entries[other], len(company.get(one, set()) & company.get(other, set())))
        if proposal is not None and proposal.score >= min_score:
            found.append(proposal)
    totals = store.mention_totals([e.id for p in found for e in (p.source, p.target)])
    return sorted((_directed(p, totals) for p in found), key=lambda p: (-p.score, p.source.id, p.target.id))


def judge(one: Entry, other: Entry, company: int = 0) -> Proposal | None:
    """Return a proposal for two entries, None when nothing speaks for it or an id speaks against it.

    ``company``: how many other entries are named in articles of both.
    """
    if one.type != other.type or any(
        other.external_ids.get(system, value) != value for system, value in one.external_ids.items()
    ):
        return None
    reasons = [reason for reason in (_same_id(one, other), _names(one, other)) if reason is not None]
    if not reasons:
        return None
    score = max(value for value, _ in reasons)
    told = [text for _, text in reasons]
    if company:
        score += CONTEXT_BONUS
        told.append(f"{company} other entries are named in articles of both")
    return Proposal(one, other, round(min(score, 0.99), 3), tuple(told))


def _same_id(one: Entry, other: Entry) -> tuple[float, str] | None:
    shared = [s for s, value in one.external_ids.items() if other.external_ids.get(s) == value]
    return (SAME_ID, f"the same id in {shared[0]}") if shared else None


def _names(one: Entry, other: Entry) -> tuple[float, str] | None:
    first, second = strip_title(match_key(one.name)), strip_title(match_key(other.name))
    if first == second:
        return SAME_NAME, f"the same name: {one.name!r}, {other.name!r}"
    shared = {match_key(n) for n in one.names} & {match_key(n) for n in other.names} - {""}
    if shared:
        return SAME_ALIAS, f"a shared name: {min(shared)!r}"
    plain = {k for k, via in name_keys(one.name, one.type) if via != "short"} & {
        k for k, via in name_keys(other.name, other.type) if via != "short"
    }
    if plain:
        return PLAIN_NAME, f"the same name without initials, suffixes or legal form: {min(plain)!r}"
    likeness = fuzz.ratio(first, second) / 100
    if likeness >= LIKENESS_FROM and " " in first and " " in second:
        return round(likeness * PLAIN_NAME, 3), f"names {likeness:.0%} alike: {one.name!r}, {other.name!r}"
    return None


def _pairs(entries: dict[str, Entry]) -> set[tuple[str, str]]:
    held: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for entry in entries.values():
        for system, value in entry.external_ids.items():
            held[system, value][entry.id] = None
        for name in entry.names:
            for key, via in name_keys(name, entry.type):
                if via != "short":
                    held["key", key][entry.id] = None
            for block in blocks(match_key(name)):
                held["block", block][entry.id] = None
    return {
        (min(a, b), max(a, b))
        for ids in held.values()
        if 1 < len(ids) <= MAX_BLOCK
        for i, a in enumerate(ids)
        for b in list(ids)[i + 1 :]
    }


def _company(store: Store) -> dict[str, set[str]]:
    together: dict[str, set[str]] = defaultdict(set)
    for held in _articles(store):
        for entry_id in held:
            together[entry_id] |= held - {entry_id}
    return together


def _articles(store: Store) -> Iterator[set[str]]:
    articles: dict[str, set[str]] = defaultdict(set)
    for article, entry_id, _, _ in store.mentions():
        articles[article].add(entry_id)
    yield from articles.values()


def _directed(proposal: Proposal, totals: dict[str, int]) -> Proposal:
    """Merge the entry that is named less into the one named more; the longer name wins between equals."""

    def weight(entry: Entry) -> tuple[int, int, str]:
        return totals.get(entry.id, 0) + entry.prior, len(entry.name), entry.id

    source, target = sorted((proposal.source, proposal.target), key=weight)
    return Proposal(source, target, proposal.score, proposal.reasons)
