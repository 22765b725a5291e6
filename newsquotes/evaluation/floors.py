"""Floors: the values a result may not fall under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsquotes.errors import ConfigError
from newsquotes.evaluation.metrics import calibration
from newsquotes.evaluation.metrics.score import Score
from newsquotes.evaluation.scoring import METRIC_NAMES

VALUES = ("precision", "recall", "f1", "share")
# An error is better when it is lower: it can have no floor.
_WITHOUT_FLOOR = frozenset(metric.name for metric in calibration.METRICS)


@dataclass(frozen=True, slots=True)
class Floor:
    """A metric's value (None: its F1 or share) and the least it may be, in [0, 1]."""

    metric: str
    value: str | None
    least: float

    def failure(self, scores: Mapping[str, Score]) -> str | None:
        """Return in a sentence how the scores fall under the floor; None when they do not."""
        score = scores[self.metric]
        name = self.value or score.main_name
        if name not in score.values:
            raise ConfigError(f"{self.metric!r} has no {name!r}; it has: {', '.join(score.values)}")
        reached = score.values[name]
        if reached is None:
            return f"{self.metric} ({name}) had nothing to score; the floor is {self.least:g}"
        if reached < self.least:
            return f"{self.metric} ({name}) is {reached:.4f}, under the floor of {self.least:g}"
        return None


def parse_floors(source: str) -> tuple[Floor, ...]:
    """Read ``relation=0.8,named.precision=0.9``; raises ConfigError naming what is wrong and what is allowed."""
    return tuple(_floor(part.strip()) for part in source.split(",") if part.strip())


def failures(floors: Iterable[Floor], scores: Mapping[str, Score]) -> list[str]:
    """Return a sentence for each floor the scores fall under."""
    return [failure for floor in floors if (failure := floor.failure(scores))]


def _floor(part: str) -> Floor:
    name, separator, number = part.rpartition("=")
    name = name.strip()
    value = None
    if name.rpartition(".")[2] in VALUES:
        name, _, value = name.rpartition(".")
    if not separator or name not in METRIC_NAMES or name in _WITHOUT_FLOOR:
        allowed = ", ".join(n for n in METRIC_NAMES if n not in _WITHOUT_FLOOR)
        raise ConfigError(
            f"A floor reads metric=number or metric.precision=number, not {part!r}; the metrics are: {allowed}"
        )
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise ConfigError(f"The floor of {name!r} must be a number from 0 to 1, not {number!r}")
    return Floor(name, value, least)
