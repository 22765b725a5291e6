"""Pointers: mass of spans on spans, across windows."""

from __future__ import annotations

import numpy as np
import pytest

from newsquotes.quoting.tagging.encoding import Window
from newsquotes.quoting.tagging.links import TO_CUE, Pointers, WindowScores, distance_bucket, link, masses
from newsquotes.quoting.tagging.spans import WordSpan

WIDTH = 2
POINTERS = Pointers(np.zeros((2, WIDTH), np.float32), np.zeros(2, np.float32), np.zeros((2, 8), np.float32))


def span(first: int, last: int) -> WordSpan:
    return WordSpan("content", first, last, 1.0, 1.0)


def test_mass_is_the_mean_over_the_asking_words() -> None:
    rng = np.random.default_rng(0)
    s = WindowScores(Window(0, 0, 5), np.zeros((5, 13)), rng.normal(size=(5, 4 * WIDTH)).astype(np.float32))
    p = masses(s, POINTERS, TO_CUE, np.arange(5))
    assert p.sum(1) == pytest.approx(1)
    links = link([s], POINTERS, TO_CUE, [span(0, 1), span(2, 2)], [span(3, 4)])
    assert links.mass[:, 0] == pytest.approx([p[:2, 3:5].sum() / 2, p[2, 3:5].sum()])
    assert links.nothing == pytest.approx([p[:2, 5].mean(), p[2, 5]])


def test_a_target_in_another_window_gets_no_mass() -> None:
    a, b = (WindowScores(Window(i, i, i + 3), np.zeros((3, 13)), np.zeros((3, 4 * WIDTH), np.float32)) for i in (0, 3))
    links = link([a, b], POINTERS, TO_CUE, [span(0, 0), span(2, 3)], [span(4, 4)])
    assert links.mass[:, 0] == pytest.approx([0, 1 / 8])  # one of the two words sees it, and four places are alike


def test_no_targets_and_no_asking() -> None:
    assert link([], POINTERS, TO_CUE, [], [span(0, 0)]).mass.shape == (0, 1)
    assert link([], POINTERS, TO_CUE, [span(0, 0)], []).strongest(0) == (None, 0.0)


def test_distances_mirror() -> None:
    buckets = distance_bucket(np.arange(-40, 41), 32)
    assert buckets.min() >= 0
    assert buckets.max() < 32
    assert (np.diff(buckets[:41]) >= 0).all()
    assert (buckets[:40] < 16).all()
    assert (buckets[40:] >= 16).all()
