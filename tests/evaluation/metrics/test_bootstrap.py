from newsquotes.evaluation.metrics.bootstrap import paired_differences, scores_with_intervals
from newsquotes.evaluation.metrics.score import Share

METRIC = Share("x", "right", "of")


def test_the_interval_holds_the_value_and_stays_the_same():
    articles = [{"right": i % 3, "of": 3} for i in range(20)]
    score = scores_with_intervals([METRIC], articles)["x"]
    low, high = score.intervals["share"]
    assert 0 <= low < score.values["share"] < high <= 1
    assert scores_with_intervals([METRIC], articles)["x"] == score


def test_one_article_has_no_interval():
    assert scores_with_intervals([METRIC], [{"right": 1, "of": 3}])["x"].intervals == {}


def test_equal_results_differ_by_exactly_nothing():
    articles = [{"right": i % 3, "of": 3} for i in range(20)]
    (difference,) = paired_differences([METRIC], articles, articles)
    assert (difference.difference, difference.interval, difference.significant) == (0.0, (0.0, 0.0), False)


def test_a_steady_gain_is_more_than_noise_and_a_single_one_is_not():
    before = [{"right": 1, "of": 3}] * 20
    (steady,) = paired_differences([METRIC], before, [{"right": 2, "of": 3}] * 20)
    (single,) = paired_differences([METRIC], before, [{"right": 3, "of": 3}, *before[1:]])
    assert steady.significant is True
    assert single.significant is False


def test_nothing_to_score_is_no_difference():
    (difference,) = paired_differences([METRIC], [{}, {}], [{"right": 1, "of": 1}] * 2)
    assert (difference.before, difference.difference, difference.significant) == (None, None, None)
