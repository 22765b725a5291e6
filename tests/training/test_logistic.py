"""Logistic regression over named features."""

from __future__ import annotations

import math

import pytest

from newsquotes.speakers.confidence import INTERCEPT
from newsquotes.training.logistic import fit_logistic


def test_an_intercept_alone_is_the_share_of_right_ones() -> None:
    weights = fit_logistic([({INTERCEPT: 1.0}, i < 3) for i in range(4)], penalty=1.0, intercept=INTERCEPT)
    assert weights == {INTERCEPT: pytest.approx(math.log(3))}


def test_a_feature_that_goes_with_being_right_weighs_more_the_less_it_is_pulled() -> None:
    rows = [({INTERCEPT: 1.0, "good": float(i % 2)}, i % 2 == 1 or i % 4 == 0) for i in range(40)]
    tight, loose = (fit_logistic(rows, penalty, intercept=INTERCEPT)["good"] for penalty in (10.0, 0.1))
    assert 0 < tight < loose


def test_a_feature_that_no_row_has_gets_no_weight() -> None:
    rows = [({INTERCEPT: 1.0, "never": 0.0}, bool(i % 2)) for i in range(4)]
    assert set(fit_logistic(rows, penalty=1.0, intercept=INTERCEPT)) == {INTERCEPT}
