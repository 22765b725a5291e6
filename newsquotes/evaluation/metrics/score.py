"""A score and the counts it stands on.

A metric names the counts it is made of. Scores, groups and bootstrap resamples all come from sums of the same
per-article counts, so no number in a report has a calculation of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
# Per article: the name of a count and its value. B³ counts fractions of a mention, hence floats.
Counts: TypeAlias = "Counter[str]"


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's values in [0, 1] with the counts behind them; a value is None when there was nothing to score.

    ``values`` has "precision", "recall" and "f1", or "share", or "error"; ``intervals`` their bootstrap 95 % bounds.
    """

    metric: str
    values: Mapping[str, float | None]
    counts: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float] | None] = field(default_factory=dict)

    @property
    def main(self) -> float | None:
        """The value a floor or a comparison is about: F1, or the share."""
        return next(value for name, value in self.values.items() if name in MAIN)

    @property
    def main_name(self) -> str:
        """The name of `main`."""
        return next(name for name in self.values if name in MAIN)


MAIN = ("f1", "share", "error")


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1 from counts by name.

    ``right_gold`` is given when what is right of gold is not counted as what is right of predicted (by kind, B³).
    """

    name: str
    right: str
    predicted: str
    gold: str
    right_gold: str | None = None

    def counts(self) -> Mapping[str, str]:
        """Return how the report calls each count, and the count."""
        return {
            "right": self.right,
            "predicted": self.predicted,
            "gold": self.gold,
            **({"right of gold": self.right_gold} if self.right_gold else {}),
        }

    def values(self, sums: Mapping[str, Floats]) -> dict[str, Floats]:
        """Return the values, one for each resample; nan stands for nothing to score."""
        precision = ratio(sums[self.right], sums[self.predicted])
        recall = ratio(sums[self.right_gold or self.right], sums[self.gold])
        # Without predictions precision is undefined, but F1 is 0: everything was missed.
        p = np.nan_to_num(precision)
        f1 = ratio(2 * p * recall, p + recall)
        f1 = np.where((p + recall == 0) & (sums[self.gold] > 0), 0.0, f1)
        return {"precision": precision, "recall": recall, "f1": f1}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the things counted were right; ``gold`` is how many there were to find, where that is more."""

    name: str
    right: str
    of: str
    gold: str | None = None

    def counts(self) -> Mapping[str, str]:
        """Return how the report calls each count, and the count."""
        return {"right": self.right, "of": self.of, **({"gold": self.gold} if self.gold else {})}

    def values(self, sums: Mapping[str, Floats]) -> dict[str, Floats]:
        """Return the share, one for each resample; nan stands for nothing to score."""
        return {"share": ratio(sums[self.right], sums[self.of])}


@dataclass(frozen=True, slots=True)
class CalibrationError:
    """The expected calibration error from the counts of each bin of confidence."""

    name: str
    bins: tuple[tuple[str, str, str], ...]

    def counts(self) -> Mapping[str, str]:
        """Return the counts of each bin: how many, their summed confidence, how many were right."""
        return {name: name for names in self.bins for name in names}

    def values(self, sums: Mapping[str, Floats]) -> dict[str, Floats]:
        """Return the error, one for each resample; nan stands for nothing to score."""
        total = sum((sums[n] for n, _, _ in self.bins), start=np.zeros(1))
        gap = sum((np.abs(sums[right] - sums[conf]) for _, conf, right in self.bins), start=np.zeros(1))
        return {"error": ratio(gap, total)}


@dataclass(frozen=True, slots=True)
class MeanError:
    """A mean of errors from their sum and their number."""

    name: str
    total: str
    of: str

    def counts(self) -> Mapping[str, str]:
        """Return how the report calls each count, and the count."""
        return {"sum": self.total, "of": self.of}

    def values(self, sums: Mapping[str, Floats]) -> dict[str, Floats]:
        """Return the mean, one for each resample; nan stands for nothing to score."""
        return {"error": ratio(sums[self.total], sums[self.of])}


Metric: TypeAlias = "PRF | Share | CalibrationError | MeanError"


def ratio(right: Floats, of: Floats) -> Floats:
    """Divide; nan where there is nothing to divide by."""
    out = np.full(np.broadcast(right, of).shape, np.nan)
    np.divide(right, of, out=out, where=of != 0)
    return out


def sum_counts(articles: Iterable[Mapping[str, float]]) -> Counts:
    """Add up the counts of articles."""
    total: Counts = Counter()
    for counts in articles:
        total.update(counts)
    return total


def score(metric: Metric, counts: Mapping[str, float]) -> Score:
    """Return a metric's score from summed counts."""
    names = metric.counts()
    sums = {name: np.array([float(counts.get(name, 0))]) for name in names.values()}
    values = {name: none_if_nan(float(value[0])) for name, value in metric.values(sums).items()}
    return Score(metric.name, values, {shown: counts.get(name, 0) for shown, name in names.items()})


def none_if_nan(value: float) -> float | None:
    """Return None for nan: nothing was to score."""
    return None if np.isnan(value) else value


def score_all(metrics: Sequence[Metric], counts: Mapping[str, float]) -> dict[str, Score]:
    """Return every metric's score by its name."""
    return {metric.name: score(metric, counts) for metric in metrics}
