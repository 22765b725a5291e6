"""How far the scores would move with other articles: percentile bootstrap over articles (Efron and Tibshirani 1993).

Every metric is a function of summed per-article counts, so a resample is a weighting of articles and a thousand of
them are one matrix product. The seed is fixed: the same counts give the same interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsquotes.evaluation.metrics.score import Floats, Metric, Score, score_all, sum_counts

RESAMPLES = 1000
SEED = 20180507
LEVEL = 0.95

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a score changed from one result to another on the same articles.

    ``interval`` holds 95 % of the paired resamples; ``significant`` says that it leaves out zero. All are None when
    one of the two had nothing to score.
    """

    metric: str
    value: str
    before: float | None
    after: float | None
    difference: float | None
    interval: Interval | None
    significant: bool | None


def scores_with_intervals(metrics: Sequence[Metric], articles: Sequence[Mapping[str, float]]) -> dict[str, Score]:
    """Return every metric's score over articles with its interval; no interval for fewer than two articles."""
    scores = score_all(metrics, sum_counts(articles))
    if len(articles) < 2:
        return scores
    weights = _weights(len(articles))
    for metric in metrics:
        sums = _resample(metric, articles, weights)
        scores[metric.name] = replace(
            scores[metric.name],
            intervals={name: _interval(values) for name, values in metric.values(sums).items()},
        )
    return scores


def paired_differences(
    metrics: Sequence[Metric], before: Sequence[Mapping[str, float]], after: Sequence[Mapping[str, float]]
) -> list[Difference]:
    """Compare two results on the same articles, in the same order: each resample draws the same articles for both."""
    weights = _weights(len(before))
    old, new = score_all(metrics, sum_counts(before)), score_all(metrics, sum_counts(after))
    differences = []
    for metric in metrics:
        first = metric.values(_resample(metric, before, weights))
        second = metric.values(_resample(metric, after, weights))
        for name in first:
            a, b = old[metric.name].values[name], new[metric.name].values[name]
            interval = _interval(second[name] - first[name]) if a is not None and b is not None else None
            differences.append(
                Difference(
                    metric.name,
                    name,
                    a,
                    b,
                    b - a if a is not None and b is not None else None,
                    interval,
                    None if interval is None else not interval[0] <= 0 <= interval[1],
                )
            )
    return differences


def _weights(articles: int) -> Floats:
    # How often each article is drawn in each resample.
    drawn = np.random.default_rng(SEED).multinomial(articles, np.full(articles, 1 / articles), size=RESAMPLES)
    return drawn.astype(np.float64)


def _resample(metric: Metric, articles: Sequence[Mapping[str, float]], weights: Floats) -> dict[str, Floats]:
    return {
        name: weights @ np.array([float(counts.get(name, 0)) for counts in articles])
        for name in metric.counts().values()
    }


def _interval(values: Floats) -> Interval | None:
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    # A hundredth of a millionth is rounding, not a difference: identical results must give exactly (0, 0).
    return (round(float(low), 8), round(float(high), 8))
