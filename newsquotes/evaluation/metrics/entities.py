"""Entities: are the mentions of one person, place or organisation gathered, and only those?

mentions         spans of mentions, exact
b-cubed          B³ (Bagga and Baldwin 1998) over mentions of the same span; a mention the other side lacks counts as
                 wrong, as in the CoNLL scorer
name pairs       pairs of name mentions of one article: one entity or two
pronouns         he, she and their forms, of persons the article names: right when the predicted entity that holds the
                 pronoun also holds a name of that person
entity types     of the name mentions found, how many have the right type

For name pairs, pronouns and types a gold mention is found in the predicted entity with the mention that covers its
head word and lies closest to its span.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from newsquotes.evaluation.document import Document, Mention
from newsquotes.evaluation.metrics.score import PRF, Counts, Metric, Share
from newsquotes.results import Entity

PRONOUNS = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])

Offsets: TypeAlias = "tuple[int, int]"

METRICS: tuple[Metric, ...] = (
    PRF("mentions", "mentions", "mentions predicted", "mentions gold"),
    PRF("b-cubed", "b3 precision", "mentions predicted", "mentions gold", "b3 recall"),
    PRF("name pairs", "pairs", "pairs predicted", "pairs gold"),
    PRF("pronouns", "pronouns", "pronouns found", "pronouns gold"),
    Share("names found", "names found", "names gold"),
    Share("entity types", "types", "names found"),
)


def count(gold: Document, predicted: Document) -> Counts:
    """Count one article."""
    counts: Counts = Counter()
    entities = predicted.article.entities
    _count_pairs(counts, gold, entities)
    ours: dict[Offsets, str] = {(m.span.start, m.span.end): m.entity for m in gold.mentions if m.type is not None}
    theirs: dict[Offsets, str] = {(s.start, s.end): e.id for e in entities for s in e.mentions}
    counts["mentions"] += len(ours.keys() & theirs.keys())
    counts["mentions gold"] += len(ours)
    counts["mentions predicted"] += len(theirs)
    recall, precision = b_cubed(ours, theirs)
    counts["b3 recall"] += recall  # type: ignore[assignment]  # typeshed has integer counts only
    counts["b3 precision"] += precision  # type: ignore[assignment]
    return counts


def b_cubed(gold: Mapping[Offsets, str], predicted: Mapping[Offsets, str]) -> tuple[float, float]:
    """Return the sums over mentions of B³ recall (divide by gold mentions) and precision (by predicted ones)."""
    ours, theirs = _clusters(gold), _clusters(predicted)
    common = gold.keys() & predicted.keys()
    recall = precision = 0.0
    for span in sorted(common):
        our, their = ours[gold[span]], theirs[predicted[span]]
        shared = len(our & their)
        recall += shared / len(our)
        precision += shared / len(their)
    return recall, precision


def _clusters(entities: Mapping[Offsets, str]) -> Mapping[str, set[Offsets]]:
    clusters: dict[str, set[Offsets]] = defaultdict(set)
    for span, entity in entities.items():
        clusters[entity].add(span)
    return clusters


def holder(mention: Mention, entities: Sequence[Entity]) -> Entity | None:
    """Return the predicted entity that has a gold mention: it covers the head, and of those it fits the span best."""
    best: tuple[int, Entity] | None = None
    for entity in entities:
        for span in entity.mentions:
            if span.start <= mention.head.start and span.end >= mention.head.end:
                misfit = abs(span.start - mention.span.start) + abs(span.end - mention.span.end)
                if best is None or misfit < best[0]:
                    best = misfit, entity
    return best[1] if best else None


def _count_pairs(counts: Counts, gold: Document, entities: Sequence[Entity]) -> None:
    names = [m for m in gold.mentions if m.form == "name" and m.type is not None]
    held = [_id_of(holder(name, entities)) for name in names]
    for (a, at_a), (b, at_b) in combinations(zip(names, held, strict=True), 2):
        one, taken_as_one = a.entity == b.entity, at_a is not None and at_a == at_b
        counts["pairs gold"] += one
        counts["pairs predicted"] += taken_as_one
        counts["pairs"] += one and taken_as_one
    types = {id(entity): entity.type for entity in entities}
    for name, at in zip(names, held, strict=True):
        counts["names gold"] += 1
        if at is not None:
            counts["names found"] += 1
            counts["types"] += types[at] == name.type
    _count_pronouns(counts, gold.mentions, list(zip(names, held, strict=True)), entities)


def _count_pronouns(
    counts: Counts,
    mentions: Iterable[Mention],
    names: Sequence[tuple[Mention, int | None]],
    entities: Sequence[Entity],
) -> None:
    holders: dict[str, set[int | None]] = defaultdict(set)
    for name, at in names:
        holders[name.entity].add(at)
    persons = {name.entity for name, _ in names if name.type == "person"}
    for mention in mentions:
        if mention.form == "pronoun" and mention.span.text.lower() in PRONOUNS and mention.entity in persons:
            counts["pronouns gold"] += 1
            at = _id_of(holder(mention, entities))
            if at is not None:
                counts["pronouns found"] += 1
                counts["pronouns"] += at in holders[mention.entity]


def _id_of(entity: Entity | None) -> int | None:
    # Two predicted entities may carry one id by mistake; they are two all the same.
    return None if entity is None else id(entity)
