"""Linking: an entity's candidates are weighed, and the best is taken when it is good enough and alone.

Two passes over an article: what is sure in the first (countries, whole names) is context for the rest in the second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsquotes.coreference.types.teams import tells_of_match
from newsquotes.linking.candidates import Candidate, candidates, is_called_after_place
from newsquotes.linking.features import features
from newsquotes.linking.teams import is_place_of_team, plays_a_match, team_of
from newsquotes.linking.types import type_fit
from newsquotes.linking.weights import Weights, shipped_weights
from newsquotes.registry.ids import mint_id
from newsquotes.registry.mentions import named_forms
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Entry, Link, LinkContext
from newsquotes.results import Entity, EntityType

if TYPE_CHECKING:
    from newsquotes.registry.registry import Registry

MARGIN = 0.05  # of probability between the best two: nearer than this they cannot be told apart
_WORD = re.compile(r"[^\W\d_]{3,}")


def link(
    registry: Registry,
    names: Sequence[str],
    type: EntityType,
    context: LinkContext,
    weights: Weights | None = None,
    threshold: float | None = None,
) -> Link | None:
    """Return the entry an entity is, or None to abstain; ``names`` are all the article gives it, the fullest first."""
    found = contenders(registry, names, type)
    return choose(registry, found, type, context, weights, threshold)


def contenders(registry: Registry, names: Sequence[str], type: EntityType) -> list[Candidate]:
    """Return the entries that an entity may be, whatever its article is on; none where there are too many to tell."""
    found = candidates(registry.reader, names, type, registry.thesaurus)
    return [] if surname_of_many(found, names) else found


def choose(
    registry: Registry,
    found: Sequence[Candidate],
    type: EntityType,
    context: LinkContext,
    weights: Weights | None = None,
    threshold: float | None = None,
) -> Link | None:
    """Return the one of the contenders that is likely enough in this article, or None to abstain."""
    if not found:
        return None
    weights = weights or shipped_weights()
    ranked = weigh(registry, found, type, context, weights)
    probability, best = ranked[0]
    if probability < (weights.threshold if threshold is None else threshold):
        return None
    if len(ranked) > 1 and probability - ranked[1][0] < MARGIN:
        return None
    return Link(best.entry, round(probability, 4), evidence(best, len(found)))


def weigh(
    registry: Registry, found: Sequence[Candidate], type: EntityType, context: LinkContext, weights: Weights
) -> list[tuple[float, Candidate]]:
    """Return the candidates with their probabilities in [0, 1], the likeliest first."""
    counts = registry.store.mention_totals([candidate.entry.id for candidate in found])
    scored = [(weights.probability(features(c, found, type, context, counts)), c) for c in found]
    return sorted(scored, key=lambda item: (-item[0], item[1].entry.id))


def surname_of_many(found: Sequence[Candidate], names: Sequence[str]) -> bool:
    """Tell whether all the article gives is a family name that several entries bear; it is nobody's then."""
    if any(len(match_key(name).split()) > 1 for name in names):
        return False
    bearers = [c for c in found if c.best.via in ("short", "name", "synonym") and c.entry.type == "person"]
    whole = [c for c in found if c.best.via in ("name", "synonym") and c.entry.type != "person"]
    return len(bearers) > 1 and not whole


def evidence(candidate: Candidate, considered: int) -> tuple[str, ...]:
    """Return why a candidate was taken, in words."""
    best = candidate.best
    among = f"best of {considered} candidates" if considered > 1 else "the only candidate"
    return (f"{best.query!r} → {candidate.entry.name}: {best.reason}", among)


def link_entities(
    entities: Sequence[Entity], text: str, registry: Registry, *, threshold: float | None = None
) -> list[Entity]:
    """Return the entities of an article with registry ids; those that no entry fits get the id of a new one."""
    words = article_words(text)
    names = [names_of(entity) for entity in entities]
    context = LinkContext(words)
    match = tells_of_match(words)
    teams = [
        team_of(registry.reader, n, words) if plays_a_match(e, text) or (match and e.type == "org") else None
        for n, e in zip(names, entities, strict=True)
    ]
    found = [contenders(registry, n, e.type) for n, e in zip(names, entities, strict=True)]
    first = [choose(registry, f, e.type, context, threshold=threshold) for f, e in zip(found, entities, strict=True)]
    countries = Counter(early.entry.country for early in first if early is not None and early.entry.country)
    linked = []
    for entity, known, early, team in zip(entities, found, first, teams, strict=True):
        late = _again(registry, known, entity.type, early, LinkContext(words, countries), threshold)
        entry = team or (late.entry if late and not (match and is_place_of_team(entity, late.entry)) else None)
        linked.append(tied_to(entity, entry) if entry else as_new(entity, registry))
    return linked


def tied_to(entity: Entity, entry: Entry) -> Entity:
    """Return the entity with an entry's id, and its type: that is known, an article's "place" or "org" is a guess."""
    guessed = entity.type != "person" and type_fit(entity.type, entry.type) == "near"
    return replace(entity, id=entry.id, type=entry.type if guessed else entity.type)


def as_new(entity: Entity, registry: Registry) -> Entity:
    """Return the entity with the id that its type and name get anywhere."""
    is_people = entity.type in ("org", "place") and is_called_after_place(registry.reader, entity.name)
    type: EntityType = "group" if is_people else entity.type
    return replace(entity, id=mint_id(type, entity.name), type=type)


@lru_cache(maxsize=1)  # one article at a time, asked for by each step of linking
def article_words(text: str) -> frozenset[str]:
    """Return an article's words of three letters and more, in lower case."""
    return frozenset(word.lower() for word in set(_WORD.findall(text)))


def _again(
    registry: Registry,
    found: Sequence[Candidate],
    type: EntityType,
    early: Link | None,
    context: LinkContext,
    threshold: float | None,
) -> Link | None:
    # The country of an entity itself is no evidence for it.
    if early is not None and early.entry.country:
        countries = dict(context.countries)
        countries[early.entry.country] -= 1
        context = LinkContext(context.words, countries)
    if not any(context.countries.values()):
        return early
    return choose(registry, found, type, context, threshold=threshold)


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return the names an article gives an entity: its fullest, then the other forms, the longest first."""
    forms = sorted(named_forms(entity), key=lambda form: (-len(form), form))
    return tuple(dict.fromkeys([entity.name, *forms]))
