"""Who a pronoun or description was weighed between, as candidates with the ids that the linker has given since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsquotes.coreference.links import LinkRecord
from newsquotes.coreference.words import Words
from newsquotes.results import Candidate, Entity
from newsquotes.speakers.roles import Names
from newsquotes.speakers.unnamed import describe

Places = Mapping[tuple[int, int], Entity]
"""The entity that is mentioned at a pair of character offsets."""


def candidates_of(words: Words, link: LinkRecord, entities: Places, bodies: Names) -> tuple[Candidate, ...]:
    """Return the contenders of a link, the likeliest first; empty where a rule decided and nobody was weighed."""
    found: dict[str, Candidate] = {}
    for contender in link.candidates:
        entity = entities.get((contender.start, contender.end))
        name = contender.name if entity is None else entity.name
        candidate = Candidate(
            name=name,
            entity_id=entity.id or None if entity is not None else None,
            probability=contender.probability,
            description=None if name else _description(words, contender.start, contender.end, bodies),
        )
        # Two chains that the linker holds for one entry are one candidate; the likelier one stands for both.
        found.setdefault(candidate.entity_id or f"{contender.start}:{contender.end}", candidate)
    return tuple(found.values())


def shown(candidates: Sequence[Candidate]) -> str:
    """The likeliest of those weighed, in brackets; empty without any."""
    return f" ({', '.join(map(str, candidates[:MAX_SHOWN]))})" if candidates else ""


MAX_SHOWN = 3
"""Candidates that the evidence of an unresolved pronoun names; all are in `Speaker.candidates`."""


def _description(words: Words, start: int, end: int, bodies: Names) -> str | None:
    first, last = words.between(start, end)
    return describe(words, first, last, words.root(first, last), bodies).description if first < last else None
