import pytest

from newsquotes.evaluation import Document, evaluate
from newsquotes.results import Article, Quote, Span

TEXT = "one two three four"


def quote(word, confidence):
    start = TEXT.index(word)
    return Quote("indirect", (Span(start, start + len(word), word),), confidence=confidence)


def predicted(*confidences):
    return Article(TEXT, tuple(quote(word, c) for word, c in zip(TEXT.split(), confidences, strict=False)), id="a")


GOLD = Article(TEXT, (quote("one", 1.0), quote("two", 1.0)), id="a")


def test_expected_calibration_error():
    result = evaluate([GOLD], [predicted(0.95, 0.85, 0.85, 1.0)])
    # Bin 0.8 to 0.9: mean 0.85, half right; bin 0.9 to 1.0: mean 0.975, half right.
    assert result.scores["calibration error"].values["error"] == pytest.approx((0.35 * 2 + 0.475 * 2) / 4)
    rows = [(row.count, row.confidence, row.right) for row in result.reliability[7:]]
    assert rows == [(0, None, None), (2, pytest.approx(0.85), 0.5), (2, pytest.approx(0.975), 0.5)]


def test_predictions_without_confidence_are_not_scored():
    bare = Document.of(predicted(1.0, 1.0), confidence=False)
    assert evaluate([GOLD], [bare]).scores["calibration error"].main is None
