"""How likely an attribution is right as a whole: that it was found well, and that its speaker is who it says.

The product of two probabilities, each calibrated by itself on articles that nothing else was fitted on:

    of the quote      that content and source are right, as quoting gives it
    of the speaker    that the name, or that there is none, is right when the quote is: a logistic model over the way
                      the speaker was found and, where candidates were weighed, the probability of the one taken

What a name or a description looks like (one word, "a" or "the", another name in it) was tried as well. It told much
about the articles of the fit and misled on others.

Its weights are in ``data/confidence.json``; `newsquotes.training.confidence` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from newsquotes.data_files import data_json
from newsquotes.results import Candidate, Quote, Speaker
from newsquotes.speakers.grounds import NO_SOURCE, Attributed, Grounds

INTERCEPT = "intercept"

SMALLEST = 1e-3
"""Probabilities are kept this far from 0 and 1 before their log odds are taken."""

Features = Mapping[str, float]


def speaker_features(grounds: Grounds) -> Features:
    """Return what tells whether the speaker of a well-found quote is right."""
    found = {INTERCEPT: 1.0, f"way: {grounds.way}": 1.0, "handed on by another quote": float(grounds.handed_on)}
    if grounds.probability is not None:
        found["log odds of the candidate"] = log_odds(grounds.probability)
    return found


def log_odds(probability: float) -> float:
    """Return log(p / (1 - p)), kept finite."""
    kept = min(max(probability, SMALLEST), 1 - SMALLEST)
    return math.log(kept / (1 - kept))


@dataclass(frozen=True, slots=True)
class SpeakerConfidence:
    """The weights of the speaker's model by feature name; a feature without a weight says nothing."""

    weights: Mapping[str, float]

    def probability(self, grounds: Grounds) -> float:
        """Return the probability in [0, 1] that the speaker is right, given that the quote is."""
        score = sum(self.weights.get(name, 0.0) * value for name, value in speaker_features(grounds).items())
        return 1 / (1 + math.exp(-score))

    def grade(self, found: Attributed) -> Quote:
        """Return the quote with both confidences, and with a candidate where a rule alone decided.

        Of several speakers the least sure one counts: the attribution is right when all of them are.
        """
        quote = found.quote
        shares = [self.probability(grounds) for grounds in found.grounds or (NO_SOURCE,)]
        return replace(
            quote,
            speakers=tuple(map(_with_candidate, quote.speakers, found.grounds, shares)),
            confidence=round(quote.confidence * min(shares), 3),
            quote_confidence=quote.confidence,
        )


def _with_candidate(speaker: Speaker, grounds: Grounds, share: float) -> Speaker:
    """A rule weighs nobody: the one it names is the only candidate, as likely as the rule is right."""
    if not grounds.way.endswith("by a rule"):
        return speaker
    return replace(speaker, candidates=(Candidate(speaker.name, speaker.entity_id, round(share, 4)),))


@lru_cache(maxsize=1)
def load_confidence() -> SpeakerConfidence:
    """Return the weights that ship with the library."""
    return SpeakerConfidence(data_json("confidence.json")["weights"])
