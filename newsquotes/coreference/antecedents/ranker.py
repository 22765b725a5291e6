"""The fitted judgement: a linear model over named features gives each candidate a probability of being meant.

The candidates of one pronoun, and "none of them", share one softmax (a mention-ranking model in the manner of Denis and
Baldridge, 2008). The weights are a JSON file that a reader can follow: the sum of the weights of a candidate's features
is its score, to which `surroundings` may add. `newsquotes.training.pronouns` fits them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsquotes.coreference.antecedents.pronouns import PronounClass
from newsquotes.coreference.antecedents.surroundings import FILE, Surroundings, SurroundingsModel, from_json
from newsquotes.data_files import data_path
from newsquotes.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature name, and the least probability that resolves a pronoun of each kind."""

    weights: dict[str, float]
    thresholds: dict[PronounClass, float]
    surroundings: SurroundingsModel | None = None
    """Adds what the words around tell, for choices that come with it."""

    def score(self, features: Sequence[str]) -> float:
        """Return the sum of the features' weights; unknown features weigh nothing."""
        get = self.weights.get
        return sum([get(feature, 0.0) for feature in features])

    def around(self, around: Surroundings | None) -> list[float]:
        """Return what the words around add to each candidate's score; empty where they tell nothing."""
        return [] if self.surroundings is None else self.surroundings.scores(around)

    def probabilities(self, candidates: Sequence[Sequence[str]], around: Sequence[float] = ()) -> list[float]:
        """Return for each candidate the probability that it is meant; they sum to 1. Empty in, empty out.

        ``around``: what `around` returned for the same candidates.
        """
        if not candidates:
            return []
        scores = [self.score(features) for features in candidates]
        if around:
            scores = [score + more for score, more in zip(scores, around, strict=True)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def reasons(self, features: Sequence[str], rival: Sequence[str] = (), lead: float = 0.0) -> list[str]:
        """Return the features that speak for a candidate, strongest first; what speaks for its ``rival`` too, last.

        ``lead`` is how much more than to the rival the words around add to its score.
        """
        weights = {feature: self.weights.get(feature, 0.0) for feature in features}
        weights[WORDS_AROUND] = lead
        fitting = [feature for feature, weight in weights.items() if weight > 0]
        shared = frozenset(rival)
        return sorted(fitting, key=lambda feature: (feature in shared, -weights[feature], feature))


def read_ranker(path: Path) -> Ranker:
    """Return the ranker of a JSON file, with what lies beside it about the words around.

    Raises ConfigError when the file is not one that `newsquotes train pronouns` wrote.
    """
    around = path.with_name(FILE)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        surroundings = from_json(around.read_text(encoding="utf-8")) if around.exists() else None
        return Ranker(dict(data["weights"]), dict(data["thresholds"]), surroundings)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"weights is {str(path)!r}, no file of pronoun weights ({error!r})") from error


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """Return the ranker that ships with the library."""
    return read_ranker(data_path("pronouns.json"))


WORDS_AROUND = "words around"
"""Stands among the reasons for what `Ranker.around` adds."""
