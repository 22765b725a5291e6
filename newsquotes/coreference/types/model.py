"""The fitted weights that tell a person, an organisation, a place and a group apart: a softmax over named features.

The file is readable: a feature's four weights speak for each type in turn; the largest sum wins.
`newsquotes.training.name_types` fits them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsquotes.data_files import data_json
from newsquotes.results import EntityType

TYPES: tuple[EntityType, ...] = ("person", "org", "place", "group")
"""In the order in which a feature's weights stand in the file."""


@dataclass(frozen=True, slots=True)
class TypeModel:
    """Four weights by feature name, in the order of `TYPES`."""

    weights: Mapping[str, Sequence[float]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return the sums of the features' weights for each of `TYPES`; unknown features weigh nothing."""
        sums = [0.0] * len(TYPES)
        for feature in features:
            for i, weight in enumerate(self.weights.get(feature, ())):
                sums[i] += weight
        return sums

    def likeliest(self, features: Iterable[str]) -> EntityType:
        """Return the type with the largest sum; of equal ones the first of `TYPES`."""
        sums = self.scores(features)
        return TYPES[max(range(len(TYPES)), key=sums.__getitem__)]


@lru_cache(maxsize=1)
def load_type_model() -> TypeModel:
    """Return the weights that ship with the library."""
    return TypeModel(data_json("name_types.json")["weights"])
