"""The fitted judgement: a linear model over named features gives each candidate a probability of being meant.

The candidates of one pronoun, and "none of them", share one softmax (a mention-ranking model in the manner of Denis and
Baldridge, 2008). The weights are a JSON file that a reader can follow: the sum of the weights of a candidate's features
is its score. `newsquotes.training.pronouns` fits them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from newsquotes.coreference.pronouns import PronounClass


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature name, and the least probability that resolves a pronoun of each kind."""

    weights: dict[str, float]
    thresholds: dict[PronounClass, float]

    def score(self, features: Sequence[str]) -> float:
        """Return the sum of the features' weights; unknown features weigh nothing."""
        get = self.weights.get
        return sum([get(feature, 0.0) for feature in features])

    def probabilities(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """Return for each candidate the probability that it is meant; they sum to 1. Empty in, empty out."""
        if not candidates:
            return []
        scores = [self.score(features) for features in candidates]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def reasons(self, features: Sequence[str], rival: Sequence[str] = ()) -> list[str]:
        """Return the features that speak for a candidate, strongest first; what speaks for its ``rival`` too, last."""
        fitting = [feature for feature in features if self.weights.get(feature, 0.0) > 0]
        return sorted(fitting, key=lambda feature: (feature in rival, -self.weights[feature], feature))


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """Return the ranker that ships with the library."""
    data = json.loads(files("newsquotes").joinpath("data", "pronouns.json").read_text(encoding="utf-8"))
    return Ranker(weights=data["weights"], thresholds=data["thresholds"])
