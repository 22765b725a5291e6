"""Fitting the pronoun ranker: what an example is about, and the thresholds."""

from newsquotes.training.pronouns import GRID, kind_of, thresholds
from newsquotes.training.softmax import Example


def test_kind_of() -> None:
    assert kind_of(Example((("none", "none:role=subject"),), (0,))) == "he"
    assert kind_of(Example((("they:none",),), (0,))) == "they"
    assert kind_of(Example((("the:none",),), (0,))) == "the"


def test_thresholds_are_low_where_the_likeliest_is_right() -> None:
    sure = [Example((("near",), ("none",)), (0,))] * 40
    unsure = [Example((("it:near",), ("it:none",)), (k % 5 == 0,)) for k in range(40)]
    found = thresholds([e for pair in zip(sure, unsure, strict=True) for e in pair])
    assert found["he"] == GRID[0]
    assert found["it"] >= GRID[0]
