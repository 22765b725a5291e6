"""The fitted weights: how much each feature says, and how sure is sure enough.

The file newsquotes/data/linking_weights.json is written by newsquotes/training/linking.py and readable: a weight per
feature (logistic regression), the threshold, and what they were fitted on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsquotes.errors import ConfigError
from newsquotes.linking.features import FEATURES


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight per feature, and the probability in [0, 1] from which on an entity is linked."""

    weights: tuple[float, ...]
    threshold: float

    def probability(self, values: Sequence[float]) -> float:
        """Return the probability in [0, 1] that a candidate with these features is the right one."""
        z = sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, z))))

    @classmethod
    def from_json(cls, text: str) -> Weights:
        """Read the JSON of a weights file; raises ConfigError when it is for other features than this version's."""
        data = json.loads(text)
        given, wanted = set(data["weights"]), set(FEATURES)
        if given != wanted:
            odd = ", ".join(sorted(given ^ wanted))
            raise ConfigError(f"linking weights do not fit this version's features ({odd}); fit them again")
        return cls(tuple(float(data["weights"][name]) for name in FEATURES), float(data["threshold"]))


@cache
def shipped_weights() -> Weights:
    """Return the weights that ship with the library."""
    return Weights.from_json(files("newsquotes.data").joinpath("linking_weights.json").read_text(encoding="utf-8"))
