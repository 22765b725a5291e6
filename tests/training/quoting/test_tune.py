import numpy as np
import pytest

pytest.importorskip("torch")

from newsquotes.training.quoting.tune import best_threshold


def test_threshold_is_half_of_the_best_expected_f1() -> None:
    # Two sure ones, two even ones, one unlikely one, of four annotated: 3 expected hits of 4 found is the best, 6 / 8.
    threshold, f = best_threshold(np.array([0.5, 1.0, 0.1, 1.0, 0.5]), 4)
    assert f == pytest.approx(0.75)
    assert threshold == pytest.approx(0.375)


def test_threshold_does_not_hang_on_one_attribution() -> None:
    rng = np.random.default_rng(1)
    probability = rng.beta(2, 1, size=400)
    all_but_one = [best_threshold(np.delete(probability, i), 300)[0] for i in range(0, 400, 10)]
    assert max(all_but_one) - min(all_but_one) < 0.01
