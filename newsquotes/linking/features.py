"""What speaks for and against a candidate, as numbers that the fitted weights multiply."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from newsquotes.linking.candidates import WHOLE, Candidate
from newsquotes.linking.types import type_fit
from newsquotes.registry.names import fold
from newsquotes.registry.records import LinkContext
from newsquotes.results import EntityType

FEATURES = (
    "bias",
    "via_name",
    "via_synonym",
    "via_plain",
    "via_acronym",
    "via_short",
    "via_fuzzy",
    "unlikeness",  # fuzzy only: 10 * (1 - likeness of the letters)
    "words",  # log of the number of words in the matched name
    "fullest_missed",  # the entity's fullest name does not match, a lesser one does
    "type_same",
    "type_near",  # organisation for place, group for organisation: metonymy and the recogniser's usual errors
    "type_far",
    "type_far_one_word",  # a single word is where names of different kinds of things meet: "Newton", "Washington"
    "rivals",  # log of 1 + other candidates that match as well
    "prior_share",  # of all earlier mentions of the candidates that match as well, the share that were this one's
    "description",  # share of the description's words that stand in the article
    "rest_of_name",  # for short forms: share of the name's other words that stand in the article
    "country",  # share of the article's other entities that are of the entry's country
)


def features(
    candidate: Candidate, rivals: Sequence[Candidate], type: EntityType, context: LinkContext, counts: Mapping[str, int]
) -> list[float]:
    """Return the numbers of `FEATURES` for one candidate.

    rivals: all candidates of the entity, this one included. counts: how often each entry was recorded in articles.
    """
    entry, best = candidate.entry, candidate.best
    level = [c for c in rivals if _level(c) == _level(candidate)]
    priors = [_prior(c, counts) for c in level]
    value = {f"via_{best.via}": 1.0, "bias": 1.0, f"type_{type_fit(type, entry.type)}": 1.0}
    if best.via == "fuzzy":
        value["unlikeness"] = 10 * (1 - best.likeness)
    words = len(fold(best.query).split())
    value["words"] = math.log(max(1, words))
    value["type_far_one_word"] = float(words < 2 and "type_far" in value)
    value["fullest_missed"] = float(candidate.fullest is None or candidate.fullest.via not in WHOLE) * (
        best.via in WHOLE
    )
    value["rivals"] = math.log(len(level))
    value["prior_share"] = (_prior(candidate, counts) + 1) / (sum(priors) + len(priors))
    value["description"] = _share(fold(entry.description).split(), context)
    value["rest_of_name"] = _rest_of_name(candidate, context)
    total = sum(context.countries.values())
    value["country"] = context.countries.get(entry.country, 0) / total if total and entry.country else 0.0
    return [value.get(name, 0.0) for name in FEATURES]


def _level(candidate: Candidate) -> str:
    return "whole" if candidate.best.via in WHOLE else candidate.best.via


def _prior(candidate: Candidate, counts: Mapping[str, int]) -> int:
    return candidate.entry.prior + counts.get(candidate.entry.id, 0)


def _rest_of_name(candidate: Candidate, context: LinkContext) -> float:
    if candidate.best.via not in ("short", "acronym"):
        return 0.0
    given = set(fold(candidate.best.query).split())
    return _share([word for word in fold(candidate.best.name).split() if word not in given], context)


def _share(words: Sequence[str], context: LinkContext) -> float:
    told = [word for word in words if len(word) > 2]
    return sum(word in context.words for word in told) / len(told) if told else 0.0
