import pytest

from newsquotes.evaluation.metrics.score import PRF, Share, score

METRIC = PRF("x", "right", "predicted", "gold")


@pytest.mark.parametrize(
    ("right", "predicted", "gold", "values"),
    [
        (1, 2, 4, (0.5, 0.25, 1 / 3)),
        (0, 2, 4, (0.0, 0.0, 0.0)),
        (0, 0, 4, (None, 0.0, 0.0)),
        (0, 2, 0, (0.0, None, None)),
        (0, 0, 0, (None, None, None)),
    ],
)
def test_nothing_to_score_is_none_and_nothing_found_is_zero(right, predicted, gold, values):
    result = score(METRIC, {"right": right, "predicted": predicted, "gold": gold})
    assert tuple(result.values.values()) == pytest.approx(values)
    assert result.counts == {"right": right, "predicted": predicted, "gold": gold}
    assert result.main == pytest.approx(values[2])


def test_recall_may_count_other_things_than_precision():
    metric = PRF("x", "right", "predicted", "gold", "right of gold")
    result = score(metric, {"right": 1, "predicted": 2, "gold": 4, "right of gold": 3})
    assert (result.values["precision"], result.values["recall"]) == (0.5, 0.75)


def test_shares():
    assert score(Share("x", "right", "of"), {"right": 1, "of": 4}).values == {"share": 0.25}
    assert score(Share("x", "right", "of"), {}).values == {"share": None}
