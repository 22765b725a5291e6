"""Calibration: of the attributions given 80 % confidence, are 80 % right?

The expected calibration error (Guo et al. 2017) is the mean distance between confidence and share right over ten bins
of equal width, each weighted by its attributions. Right means right by the relation metric.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from newsquotes.evaluation.alignment import match_quotes, source_is_right
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.metrics.score import CalibrationError, Counts, Metric

BINS = 10
_NAMES = tuple((f"confidence bin {i}", f"confidence sum {i}", f"confidence right {i}") for i in range(BINS))

METRICS: tuple[Metric, ...] = (CalibrationError("calibration error", _NAMES),)


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of the reliability table: how sure on the mean, how many right; both None for an empty bin."""

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


def count(gold: Document, predicted: Document) -> Counts:
    """Count one article; nothing when the predictions carry no confidence."""
    counts: Counts = Counter()
    if "confidence" not in predicted.layers:
        return counts
    text, ours, theirs = gold.article.text, gold.article.quotes, predicted.article.quotes
    right = {j for i, j in match_quotes(text, ours, theirs) if source_is_right(text, ours[i], theirs[j]) is not False}
    for j, quote in enumerate(theirs):
        name, total, correct = _NAMES[min(int(quote.confidence * BINS), BINS - 1)]
        counts[name] += 1
        counts[total] += quote.confidence  # type: ignore[assignment]  # typeshed has integer counts only
        counts[correct] += j in right
    return counts


def reliability(counts: Mapping[str, float]) -> tuple[Bin, ...]:
    """Return the reliability table from summed counts."""
    rows = []
    for i, (name, total, correct) in enumerate(_NAMES):
        n = int(counts.get(name, 0))
        confidence = counts.get(total, 0) / n if n else None
        rows.append(Bin(i / BINS, (i + 1) / BINS, n, confidence, counts.get(correct, 0) / n if n else None))
    return tuple(rows)
