"""The field in numpy against every label sequence written out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from newsquotes.quoting.tagging.crf import Crf, posterior, viterbi

LABELS = 3
LENGTHS = np.array([4, 1, 3])


@pytest.fixture(params=range(5))
def chains(request: pytest.FixtureRequest) -> tuple[np.ndarray, Crf]:
    rng = np.random.default_rng(request.param)
    crf = Crf(rng.normal(size=(LABELS, LABELS)), rng.normal(size=LABELS), rng.normal(size=LABELS))
    return rng.normal(size=(len(LENGTHS), int(LENGTHS.max()), LABELS)), crf


def score(path: tuple[int, ...], emissions: np.ndarray, crf: Crf) -> float:
    moves = sum(crf.transition[a, b] for a, b in pairwise(path))
    return float(crf.start[path[0]] + moves + crf.end[path[-1]] + sum(emissions[t, y] for t, y in enumerate(path)))


def every_path(emissions: np.ndarray, crf: Crf, length: int) -> dict[tuple[int, ...], float]:
    return {path: score(path, emissions, crf) for path in product(range(LABELS), repeat=length)}


def test_viterbi_finds_the_best_of_all_paths(chains: tuple[np.ndarray, Crf]) -> None:
    emissions, crf = chains
    for path, e, n in zip(viterbi(emissions, LENGTHS, crf), emissions, LENGTHS, strict=True):
        scores = every_path(e, crf, n)
        assert tuple(path[:n]) == max(scores, key=scores.__getitem__)


def test_posterior_sums_over_all_paths(chains: tuple[np.ndarray, Crf]) -> None:
    emissions, crf = chains
    post = posterior(emissions, LENGTHS, crf)
    counts = np.zeros((LABELS, LABELS))
    for i, (e, n) in enumerate(zip(emissions, LENGTHS, strict=True)):
        scores = every_path(e, crf, n)
        log_z = np.logaddexp.reduce(list(scores.values()))
        assert post.log_z[i] == pytest.approx(log_z)
        unary = np.zeros((n, LABELS))
        for path, s in scores.items():
            p = np.exp(s - log_z)
            for t, y in enumerate(path):
                unary[t, y] += p
            for a, b in pairwise(path):
                counts[a, b] += p
        assert post.unary[i, :n] == pytest.approx(unary)
        assert not post.unary[i, n:].any()
    assert post.pairs(LENGTHS) == pytest.approx(counts)


def test_the_probability_along_a_path_is_that_of_the_path(chains: tuple[np.ndarray, Crf]) -> None:
    emissions, crf = chains
    post = posterior(emissions, LENGTHS, crf)
    paths = viterbi(emissions, LENGTHS, crf)
    along = post.along(paths)
    for i, n in enumerate(LENGTHS):
        found = post.unary[i, 0, paths[i, 0]] * along[i, : n - 1].prod()
        assert found == pytest.approx(np.exp(score(tuple(paths[i, :n]), emissions[i], crf) - post.log_z[i]))


def test_long_chains_do_not_underflow() -> None:
    crf = Crf(np.zeros((LABELS, LABELS)), np.zeros(LABELS), np.zeros(LABELS))
    post = posterior(np.full((1, 3000, LABELS), -50.0), np.array([3000]), crf)
    assert post.unary == pytest.approx(1 / LABELS)
