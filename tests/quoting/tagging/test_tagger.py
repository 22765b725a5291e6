"""The tagger as a whole; with the bundled weights where they are there, else with a network of random answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.quoting.tagging.crf import Crf
from newsquotes.quoting.tagging.decoding import Settings
from newsquotes.quoting.tagging.encoding import WindowInput, WordPieces
from newsquotes.quoting.tagging.labels import LABELS, allowed_end, allowed_start, allowed_transitions
from newsquotes.quoting.tagging.links import Pointers
from newsquotes.quoting.tagging.weights import bundled_weights

SAID = "The road opens on Monday, the minister said. “We are ready,” Amara Okeke told reporters.\n\nNobody answered."
HARD = (
    *("", "  \n\n ", "\u00ad\u200b", "said", "“", "a" * 5000, "word " * 1500, "é\u0301\u0301" * 300),
    *(SAID, SAID.upper(), SAID.replace("\n", "\r\n")),
)

MANY = Settings(span_cost=0.2)  # random answers are never sure of a span


def random_tagger() -> QuoteTagger:
    """Answers that depend on the window's pieces and nothing else."""

    def read(x: WindowInput) -> tuple[np.ndarray, np.ndarray]:
        rng = np.random.default_rng([len(x.ids), *x.ids])
        return rng.normal(size=(len(x.first_piece), len(LABELS))), rng.normal(size=(len(x.first_piece), 16))

    never = [-1e4 * (1 - np.array(x, float)) for x in (allowed_transitions(), allowed_start(), allowed_end())]
    rng = np.random.default_rng(0)
    pointers = Pointers(rng.normal(size=(2, 4)), rng.normal(size=2), rng.normal(size=(2, 32)))
    return QuoteTagger(read, WordPieces.from_file(bundled_weights() / "vocab.txt"), Crf(*never), pointers, MANY)


@pytest.fixture(scope="module", params=["random", "bundled"])
def tagger(request: pytest.FixtureRequest) -> Iterator[QuoteTagger]:
    if request.param == "random":
        yield random_tagger()
    elif (bundled_weights() / "model.onnx").is_file():
        yield QuoteTagger.load(bundled_weights())
    else:
        pytest.skip("the weights are not in this checkout")


def test_the_same_answers_in_any_batch(tagger: QuoteTagger) -> None:
    together = tagger.tag(HARD)
    assert together == [tagger.tag([text])[0] for text in HARD]
    assert together == tagger.tag(HARD[::-1])[::-1]


@pytest.mark.parametrize("text", HARD)
def test_reading_a_text_gives_a_vector_for_every_word(text: str, tagger: QuoteTagger) -> None:
    found, words = tagger.read_text(text)
    assert found == tagger.tag([text])[0]
    assert words.starts.tolist() == [word.start for word in tagger.encode(text).words]
    assert len(words.vectors) == len(words.starts)


def check(text: str, tagger: QuoteTagger) -> None:
    for found in tagger.tag([text])[0]:
        assert found["content"]
        for role in ("source", "cue", "content"):
            assert all(0 <= start < end <= len(text) for start, end in found[role])
        assert 0 <= found["confidence"] <= 1


@pytest.mark.parametrize("text", HARD)
def test_hard_texts(tagger: QuoteTagger, text: str) -> None:
    check(text, tagger)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("aA ,.\n\r“”\"'«»`said1") | st.characters(), max_size=300))
def test_any_text(tagger: QuoteTagger, text: str) -> None:
    check(text, tagger)


def test_who_said_what(tagger: QuoteTagger, request: pytest.FixtureRequest) -> None:
    if "random" in request.node.name:
        pytest.skip("random answers say nothing")
    found = [
        {role: [SAID[a:b] for a, b in a_[role]] for role in ("source", "cue", "content")}
        for a_ in tagger.tag([SAID])[0]
    ]
    assert {"source": ["the minister"], "cue": ["said"], "content": ["The road opens on Monday"]} in found
    assert any(f["source"] == ["Amara Okeke"] and f["content"] == ["“We are ready,”"] for f in found)


@pytest.mark.skipif(not (bundled_weights() / "model.onnx").is_file(), reason="the weights are not in this checkout")
def test_settings_that_nothing_asks_for_any_more_are_left_out(tmp_path: Path) -> None:
    for name in ("model.onnx", "vocab.txt"):
        (tmp_path / name).symlink_to(bundled_weights() / name)
    parameters = json.loads((bundled_weights() / "parameters.json").read_text(encoding="utf8"))
    parameters["settings"] = {"span_bonus": -0.5, "threshold": 0.4}
    (tmp_path / "parameters.json").write_text(json.dumps(parameters), encoding="utf8")
    assert QuoteTagger.load(tmp_path).settings == Settings(threshold=0.4)
