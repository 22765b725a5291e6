"""The two pointers, cue to source and content to cue, as probability mass between spans."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.encoding import Window
from newsquotes.quoting.tagging.spans import WordSpan

TO_SOURCE, TO_CUE = 0, 1


@dataclass(frozen=True)
class Pointers:
    """Parameters of both pointers; see network.QuoteNetwork.pointer_scores."""

    nothing: NDArray[Any]  # [2, D]
    nothing_bias: NDArray[Any]  # [2]
    distance: NDArray[Any]  # [2, buckets]


@dataclass(frozen=True)
class WindowScores:
    """What the network says of a window's words, context included: emissions [W, L], pointer vectors [W, 4 D]."""

    window: Window
    emissions: NDArray[Any]
    vectors: NDArray[Any]


@dataclass(frozen=True)
class Links:
    """Mean pointer mass of every asking span on every target, [A, B], and on 'nothing', [A]."""

    mass: NDArray[Any]
    nothing: NDArray[Any]

    def strongest(self, asking: int) -> tuple[int | None, float]:
        """The target with most mass; None when there is no target."""
        if not self.mass.shape[1]:
            return None, 0.0
        best = int(self.mass[asking].argmax())
        return best, float(self.mass[asking, best])


def link(
    scores: Sequence[WindowScores],
    pointers: Pointers,
    which: int,
    asking: Sequence[WordSpan],
    targets: Sequence[WordSpan],
) -> Links:
    """Let every word of the asking spans point: softmax over the words of its window and 'nothing'."""
    mass, nothing = np.zeros((len(asking), len(targets))), np.zeros(len(asking))
    words = np.array([w for s in asking for w in range(s.first, s.last + 1)], np.int64)
    size = np.array([s.last + 1 - s.first for s in asking], np.int64)
    owner = np.repeat(np.arange(len(asking)), size)
    begin, end = np.array([s.first for s in targets], np.int64), np.array([s.last + 1 for s in targets], np.int64)
    for s in scores:
        here = (words >= s.window.core) & (words < s.window.end)
        if not here.any():
            continue
        p = masses(s, pointers, which, words[here] - s.window.first)
        place = np.arange(s.window.first, s.window.first + p.shape[1] - 1)[:, None]
        on_target = p[:, :-1] @ ((place >= begin) & (place < end)).astype(p.dtype)
        whose, first = np.unique(owner[here], return_index=True)
        mass[whose] += np.add.reduceat(on_target, first)
        nothing[whose] += np.add.reduceat(p[:, -1], first)
    return Links(mass / size[:, None], nothing / size)


def masses(s: WindowScores, pointers: Pointers, which: int, rows: NDArray[np.int64]) -> NDArray[Any]:
    """Pointer mass [R, W + 1] of some words of a window; the last column is 'nothing'."""
    d = pointers.nothing.shape[1]
    q = s.vectors[rows, 2 * which * d : (2 * which + 1) * d]
    k = s.vectors[:, (2 * which + 1) * d : (2 * which + 2) * d]
    n, buckets = len(k), pointers.distance.shape[1]
    by_offset = pointers.distance[which][offset_buckets(n, buckets)]
    bias = by_offset[np.arange(n) - rows[:, None] + n - 1]
    nothing = q @ pointers.nothing[which] / math.sqrt(d) + pointers.nothing_bias[which]
    raw = np.concatenate([q @ k.T / math.sqrt(d) + bias, nothing[:, None]], 1)
    p: NDArray[Any] = np.exp(raw - raw.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    return p


@lru_cache(maxsize=1024)
def offset_buckets(n: int, buckets: int) -> NDArray[Any]:
    """The buckets of every offset between two of n words, from 1 - n to n - 1."""
    return distance_bucket(np.arange(1 - n, n), buckets)


def distance_bucket(offset: NDArray[Any], buckets: int) -> NDArray[Any]:
    """Signed distance in words to one of `buckets`: two per doubling, backward then forward."""
    half = buckets // 2
    size: NDArray[Any] = np.minimum(
        np.floor(2 * np.log2(np.maximum(np.abs(offset), 1).astype(np.float32))).astype(np.int64), half - 1
    )
    return np.clip(np.where(offset < 0, half - 1 - size, half + size), 0, buckets - 1)
