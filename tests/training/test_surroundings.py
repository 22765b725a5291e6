"""Fitting what the words around a pronoun tell."""

from pathlib import Path

import numpy as np
import pytest
import spacy

from newsquotes.coreference.antecedents.ranker import Ranker
from newsquotes.coreference.antecedents.surroundings import ReadText, Surroundings
from newsquotes.coreference.words import read_words
from newsquotes.training.pronouns import THRESHOLDS, fit_ranker, save
from newsquotes.training.surroundings import PronounExample, _batches, _slopes, fit_surroundings
from newsquotes.word_vectors import WordVectors

WIDTH = 8
WORDS = read_words(spacy.blank("en")("Ida Holm her"))
STARTS = np.array([0, 4, 9], np.int32)
BLIND = Ranker({}, THRESHOLDS)


def examples(count: int, seed: int = 0) -> list[PronounExample]:
    """The right one of two candidates has the pronoun's vector, give or take noise; the other another's."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        pronoun, other = rng.normal(size=(2, WIDTH))
        right = int(rng.integers(2))
        mentions = [pronoun, other][:: 1 if right == 0 else -1] + 0.1 * rng.normal(size=(2, WIDTH))
        vectors = WordVectors("abc", STARTS, np.array([*mentions, pronoun], np.float16))
        around = Surroundings(ReadText(WORDS, vectors, range(len(WORDS))), 2, (0, 1), (0, 1), 2)
        found.append(PronounExample((("near",), ("near",), ("none",)), (right,), around))
    return found


def test_it_learns_to_match() -> None:
    model = fit_surroundings(examples(600), BLIND, epochs=20)
    assert model is not None
    assert model.network == "abc"
    ranker = Ranker({}, THRESHOLDS, model)
    held = examples(100, seed=1)
    best = [int(np.argmax(ranker.probabilities(e.features, ranker.around(e.around)))) for e in held]
    assert sum(b in e.right for b, e in zip(best, held, strict=True)) > 80


def test_the_same_examples_the_same_model() -> None:
    one, two = (fit_surroundings(examples(64), BLIND, epochs=2) for _ in range(2))
    assert one is not None
    assert two is not None
    assert one.query.tolist() == two.query.tolist()


def test_two_runs_are_averaged() -> None:
    one, two = (fit_surroundings(examples(64), BLIND, epochs=2, runs=runs) for runs in (1, 2))
    assert one is not None
    assert two is not None
    assert two.query.shape[1] == 2 * one.query.shape[1]
    scale = np.sqrt(2)  # the share of each of two runs is a half, and the product is divided by the root of its length
    assert two.query[:, : one.query.shape[1]] * scale == pytest.approx(one.query)
    assert two.key[:, : one.key.shape[1]] == pytest.approx(one.key)


def test_nothing_to_fit_on() -> None:
    assert fit_surroundings([PronounExample((("near",), ("none",)), (0,))], BLIND) is None


def test_the_slopes_are_those_of_the_loss() -> None:
    known = [(e, e.around) for e in examples(6) if e.around is not None]
    base = [np.array([0.3, -0.2, 0.1])] * len(known)
    batch = next(_batches(known, base, np.random.default_rng(0)))
    rng = np.random.default_rng(1)
    values = [rng.normal(size=shape) for shape in ((WIDTH, 3), (3,), (WIDTH, 3), (3,), (3,))]

    def loss() -> float:
        query, query_bias, key, key_bias, nobody = values
        asked, keys = batch.pronouns @ query + query_bias, batch.mentions @ key + key_bias
        total = 0.0
        for n in range(len(asked)):
            rows = slice(3 * n, 3 * n + 3)
            fits = np.array([*(keys[2 * n : 2 * n + 2] @ asked[n]), nobody @ asked[n]]) / np.sqrt(3)
            scores = batch.base[rows] + fits
            total -= np.log(np.exp(scores)[batch.right[rows]].sum() / np.exp(scores).sum())
        return float(total / len(asked))

    for value, slope in zip(values, _slopes(values, batch), strict=True):
        at = (1,) * value.ndim
        value[at] += 1e-5
        above = loss()
        value[at] -= 2e-5
        assert slope[at] == pytest.approx((above - loss()) / 2e-5, abs=1e-5)
        value[at] += 1e-5


def test_saved_beside_the_readable_weights(tmp_path: Path) -> None:
    ranker = fit_ranker(examples(64))
    save(tmp_path / "pronouns.json", ranker, "a test")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pronoun_surroundings.json", "pronouns.json"]
