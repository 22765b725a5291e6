import subprocess
import sys

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation import evaluate
from newsquotes.results import Article, Quote, Span


def points(value):
    return None if value is None else round(100 * value, 1)


# What the reference scorers of the shared metrics (word-overlap attribution scoring, hand-resolved speakers) print for
# the same two files: precision, recall, F1, gold, predicted.
SHARED = {
    "relation": (50.0, 46.7, 48.3, 15, 14),
    "content": (78.6, 73.3, 75.9, 15, 14),
    "relation:direct": (28.6, 40.0, 33.3, 5, 7),
    "relation:mixed": (100.0, 100.0, 100.0, 1, 1),
    "relation:indirect": (66.7, 44.4, 53.3, 9, 6),
    "words:source": (78.9, 55.6, 65.2, 27, 19),
    "words:cue": (100.0, 78.6, 88.0, 14, 11),
    "words:content": (98.0, 75.4, 85.2, 65, 50),
    "exact:source": (66.7, 61.5, 64.0, 13, 12),
    "exact:cue": (100.0, 76.9, 87.0, 13, 10),
    "exact:content": (78.6, 64.7, 71.0, 17, 14),
    "named": (50.0, 42.9, 46.2, 7, 6),
}
# Likewise: right of found, found.
SHARED_SHARES = {
    "source given content": (60.0, 10),
    "source given content:direct": (33.3, 3),
    "source given content:mixed": (100.0, 1),
    "source given content:indirect": (66.7, 6),
    "resolution:name": (66.7, 3),
    "resolution:pronoun": (50.0, 2),
    "resolution:nominal": (None, 0),
    "resolution:unnamed": (0.0, 2),
}


@pytest.mark.parametrize("metric", SHARED)
def test_shared_scores_equal_the_reference_scorers(evaluation, metric):
    score = evaluation.scores[metric]
    values = [points(score.values[name]) for name in ("precision", "recall", "f1")]
    assert (*values, score.counts["gold"], score.counts["predicted"]) == SHARED[metric]


@pytest.mark.parametrize("metric", SHARED_SHARES)
def test_shared_shares_equal_the_reference_scorers(evaluation, metric):
    score = evaluation.scores[metric]
    assert (points(score.values["share"]), score.counts["of"]) == SHARED_SHARES[metric]


def test_what_could_not_be_scored_is_said(evaluation):
    assert evaluation.without_prediction == ("lost-4",)
    assert evaluation.without_gold == ()
    assert evaluation.dropped == 1


def test_what_gold_does_not_annotate_is_none(evaluation):
    assert evaluation.scores["mentions"].values == {"precision": None, "recall": None, "f1": None}
    assert evaluation.scores["links in registry"].main is None


def test_gold_against_itself_is_perfect(gold):
    scores = evaluate(gold, gold).scores
    for metric in ("relation", "content", "words:cue", "exact:source", "begin:content"):
        assert scores[metric].values == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_begin_match_counts_spans_that_start_alike(evaluation):
    # "the side can win, and" begins as gold does, and a quote cut short does.
    assert evaluation.scores["begin:content"].counts["right"] == evaluation.scores["exact:content"].counts["right"] + 1


def test_predictions_without_gold_are_named_not_scored():
    text = "He said no."
    quote = Quote("indirect", (Span.of(text, 8, 10),))
    result = evaluate(
        [Article(text, (quote,), id="a")], [Article(text, (quote,), id="a"), Article(text, (quote,), id="b")]
    )
    assert result.without_gold == ("b",)
    assert result.scores["content"].counts == {"right": 1, "predicted": 1, "gold": 1}


def test_articles_without_an_id_are_matched_by_text():
    text = "He said no."
    quote = Quote("indirect", (Span.of(text, 8, 10),))
    assert evaluate([Article(text, (quote,))], [Article(text, (quote,))]).scores["content"].main == 1.0


@pytest.mark.parametrize(
    ("gold", "predicted", "message"),
    [
        ([], [], "gold has no article"),
        ([Article("x", id="a"), Article("y", id="a")], [], "gold: two articles are 'a'"),
        (
            [Article("one two", id="a")],
            [Article("one too", id="a")],
            "article 'a': .* differ at offset 5: 'wo', predicted: 'oo'",
        ),
    ],
)
def test_what_cannot_be_scored_is_refused(gold, predicted, message):
    with pytest.raises(FormatError, match=message):
        evaluate(gold, predicted)


def test_importing_the_package_loads_no_spacy():
    code = "import sys, newsquotes.evaluation, newsquotes.evaluation.cli; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
