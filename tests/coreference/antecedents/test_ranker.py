"""The ranker's arithmetic, and the file of weights that ships."""

from pathlib import Path

import pytest

from newsquotes.coreference.antecedents.ranker import Ranker, load_ranker, read_ranker
from newsquotes.coreference.component import EntityResolver
from newsquotes.data_files import data_path
from newsquotes.errors import ConfigError

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


def test_weights_of_ones_own_are_read(tmp_path: Path) -> None:
    own = tmp_path / "mine.json"
    own.write_text(data_path("pronouns.json").read_text(encoding="utf-8"), encoding="utf-8")
    ranker = read_ranker(own)
    assert ranker.weights == load_ranker().weights
    assert ranker.surroundings is None  # nothing lies beside them
    EntityResolver(weights=own)


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"weights": 3, "thresholds": {}}'])
def test_a_file_that_holds_no_weights_is_named(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "other.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"weights is '.*other\.json', no file of pronoun weights"):
        EntityResolver(weights=file)
