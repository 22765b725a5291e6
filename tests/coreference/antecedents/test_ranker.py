"""The ranker's arithmetic, and the file of weights that ships."""

import pytest

from newsquotes.coreference.antecedents.ranker import Ranker, load_ranker

RANKER = Ranker({"near": 2.0, "far": -1.0}, {"he": 0.5, "they": 0.5, "it": 0.5, "the": 0.5})


def test_probabilities_sum_to_one_and_follow_the_weights() -> None:
    near, far, nothing = RANKER.probabilities([["near"], ["far"], ["unknown"]])
    assert near + far + nothing == pytest.approx(1)
    assert near > nothing > far


def test_no_candidates() -> None:
    assert RANKER.probabilities([]) == []


def test_reasons_are_the_strongest_that_speak_for_it() -> None:
    assert RANKER.reasons(["far", "near", "unknown"]) == ["near"]


def test_shipped_weights_cover_all_kinds() -> None:
    ranker = load_ranker()
    assert set(ranker.thresholds) == {"he", "they", "it", "the"}
    assert (
        ranker.weights["gender by earlier pronouns agrees"] > 0 > ranker.weights["gender by earlier pronouns differs"]
    )
