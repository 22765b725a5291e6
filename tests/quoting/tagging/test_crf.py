"""The field in numpy against every label sequence written out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from newsquotes.quoting.tagging.crf import Crf, posterior

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


def test_steps_along_a_path_make_its_probability(chains: tuple[np.ndarray, Crf]) -> None:
    emissions, crf = chains
    post = posterior(emissions, LENGTHS, crf)
    for i, n in enumerate(LENGTHS):
        for path, s in every_path(emissions[i], crf, n).items():
            steps = [post.step(a, b)[i, t] for t, (a, b) in enumerate(pairwise(path))]
            assert post.unary[i, 0, path[0]] * np.prod(steps) == pytest.approx(np.exp(s - post.log_z[i]))


def test_no_step_leads_out_of_a_chain(chains: tuple[np.ndarray, Crf]) -> None:
    emissions, crf = chains
    steps = posterior(emissions, LENGTHS, crf).step(0, 1)
    assert steps.shape == (len(LENGTHS), LENGTHS.max())
    assert all(not row[n - 1 :].any() for row, n in zip(steps, LENGTHS, strict=True))


def test_long_chains_do_not_underflow() -> None:
    crf = Crf(np.zeros((LABELS, LABELS)), np.zeros(LABELS), np.zeros(LABELS))
    post = posterior(np.full((1, 3000, LABELS), -50.0), np.array([3000]), crf)
    assert post.unary == pytest.approx(1 / LABELS)
