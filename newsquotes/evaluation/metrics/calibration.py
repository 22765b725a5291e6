"""Calibration: of the attributions given 80 % confidence, are 80 % right?

The expected calibration error (Guo et al. 2017) is the mean distance between confidence and share right over ten bins
of equal width, each weighted by its attributions; the Brier score (Brier 1950) the mean squared distance between the
confidence of an attribution and 1 or 0, as it is right or not. Two confidences are judged, each by what it is about:

calibration error, brier score                    right by the relation metric: `Quote.quote_confidence`, and where
                                                  a system gives only one confidence, that one
calibration error:speaker, brier score:speaker    right by the relation metric, and its speaker too:
                                                  `Quote.confidence`. Only articles whose speakers were annotated count,
                                                  and of the attributions found there not those whose speaker was not
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsquotes.evaluation.alignment import given_name, match_quotes, source_is_right, speaker_is_right
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.metrics.score import CalibrationError, Counts, MeanError, Metric
from newsquotes.results import Quote

BINS = 10

Judged = Sequence[tuple[float, bool]]
"""Attributions as pairs: the confidence in it, and whether it is right."""


@dataclass(frozen=True, slots=True)
class _Names:
    """How the counts of one kind of confidence are called."""

    of: str

    def bin(self, i: int) -> tuple[str, str, str]:
        """How many fell into a bin, their summed confidence, how many were right."""
        return f"{self.of} bin {i}", f"{self.of} sum {i}", f"{self.of} right {i}"

    @property
    def bins(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(self.bin(i) for i in range(BINS))

    @property
    def squares(self) -> str:
        return f"{self.of} squared errors"

    @property
    def judged(self) -> str:
        return f"{self.of} judged"

    def metrics(self, suffix: str) -> tuple[Metric, ...]:
        error = CalibrationError(f"calibration error{suffix}", self.bins)
        return error, MeanError(f"brier score{suffix}", self.squares, self.judged)


QUOTE, SPEAKER = _Names("confidence"), _Names("speaker confidence")

METRICS: tuple[Metric, ...] = (*QUOTE.metrics(""), *SPEAKER.metrics(":speaker"))


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table: how sure on the mean, how many right; both None for an empty bin."""

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
    _count(counts, QUOTE, judged_quotes(gold, predicted))
    if "speakers" in gold.layers:
        _count(counts, SPEAKER, judged_speakers(gold, predicted))
    return counts


def judged_quotes(gold: Document, predicted: Document) -> Judged:
    """Return for every predicted attribution how sure it is of content and source, and whether they are right."""
    right = right_pairs(gold, predicted)
    return [(_of_quote(quote), j in right) for j, quote in enumerate(predicted.article.quotes)]


def judged_speakers(gold: Document, predicted: Document) -> Judged:
    """Return for predicted attributions how sure each is of everything, the speaker included, and whether all is right.

    One that gold lacks, or whose source is wrong, is wrong. Where gold has a source but does not say who it is, nothing
    can be said; where gold has neither source nor speaker there is no speaker to be wrong about.
    """
    right = right_pairs(gold, predicted)
    judged = []
    for j, quote in enumerate(predicted.article.quotes):
        who = gold.identities[right[j]] if j in right else None
        if j in right and who is None and gold.article.quotes[right[j]].source:
            continue
        judged.append((quote.confidence, j in right and (who is None or speaker_is_right(who, given_name(quote)))))
    return judged


def _of_quote(quote: Quote) -> float:
    return quote.confidence if quote.quote_confidence is None else quote.quote_confidence


def right_pairs(gold: Document, predicted: Document) -> dict[int, int]:
    """Return the predicted attributions that are right by the relation metric, with the gold ones they are."""
    text, ours, theirs = gold.article.text, gold.article.quotes, predicted.article.quotes
    return {j: i for i, j in match_quotes(text, ours, theirs) if source_is_right(text, ours[i], theirs[j]) is not False}


def _count(counts: Counts, names: _Names, judged: Judged) -> None:
    for confidence, right in judged:
        name, total, correct = names.bin(min(int(confidence * BINS), BINS - 1))
        counts[name] += 1
        counts[total] += confidence  # type: ignore[assignment]  # typeshed has integer counts only
        counts[correct] += right
        counts[names.judged] += 1
        counts[names.squares] += (confidence - right) ** 2  # type: ignore[assignment]


def reliability(counts: Mapping[str, float], of: _Names = QUOTE) -> tuple[Bin, ...]:
    """Return a reliability table from summed counts: ``QUOTE`` or ``SPEAKER`` says of which confidence."""
    rows = []
    for i, (name, total, correct) in enumerate(of.bins):
        n = int(counts.get(name, 0))
        confidence = counts.get(total, 0) / n if n else None
        rows.append(Bin(i / BINS, (i + 1) / BINS, n, confidence, counts.get(correct, 0) / n if n else None))
    return tuple(rows)
