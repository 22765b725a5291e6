from dataclasses import replace

import pytest

from newsquotes.evaluation import Document, evaluate
from newsquotes.results import Article, Quote, Span, Speaker

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


def said(word, name, confidence=1.0, quote_confidence=None):
    """A quote of one word, its source the word "four"."""
    start = TEXT.index("four")
    return replace(
        quote(word, confidence),
        source=(Span(start, start + 4, "four"),),
        speakers=(Speaker(name),) if name else (Speaker(None),),
        quote_confidence=quote_confidence,
    )


def test_the_speaker_s_error_is_about_the_whole_attribution():
    gold = Article(TEXT, (said("one", "Ito"), said("two", "Ito")), id="a")
    found = Article(TEXT, (said("one", "Ito", 0.9, 0.9), said("two", "Osei", 0.4, 0.9)), id="a")
    scores = evaluate([gold], [found]).scores
    # Both quotes are right, one of the speakers is.
    assert scores["calibration error"].values["error"] == pytest.approx(0.1)
    assert scores["brier score"].values["error"] == pytest.approx(0.01)
    assert scores["calibration error:speaker"].values["error"] == pytest.approx((0.1 + 0.4) / 2)
    assert scores["brier score:speaker"].values["error"] == pytest.approx((0.01 + 0.16) / 2)
    assert [row.count for row in evaluate([gold], [found]).speaker_reliability] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 1]


def test_false_attributions_count_and_those_with_an_unknown_speaker_do_not():
    gold = Document.of(Article(TEXT, (said("one", "Ito"), said("two", "Ito"), quote("three", 1.0)), id="a"))
    gold = replace(gold, identities=(gold.identities[0], None, None))
    found = Article(TEXT, (said("one", "Ito", 0.9), said("two", "Ito", 0.8), quote("three", 0.7)), id="a")
    counts = evaluate([gold], [found]).scores["brier score:speaker"].counts
    # The second has a source of which gold does not say who it is; the third has none to be wrong about.
    assert counts["of"] == 2
    assert counts["sum"] == pytest.approx(0.1**2 + 0.3**2)
    wrong = Article(TEXT, (said("four", "Ito", 0.6),), id="a")
    assert evaluate([gold], [wrong]).scores["calibration error:speaker"].values["error"] == pytest.approx(0.6)


def test_without_annotated_speakers_only_the_quote_is_judged():
    scores = evaluate([GOLD], [predicted(0.95)]).scores
    assert scores["calibration error"].main is not None
    assert scores["calibration error:speaker"].main is None
