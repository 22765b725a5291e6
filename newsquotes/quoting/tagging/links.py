"""The two pointers, cue to source and content to cue, as probability mass between spans."""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.encoding import Window
from newsquotes.quoting.tagging.spans import Span

TO_SOURCE, TO_CUE = 0, 1


@dataclass(frozen=True)
class Pointers:
    """Parameters of both pointers; see network.QuoteNetwork.pointer_scores."""

    nothing: NDArray  # [2, D]
    nothing_bias: NDArray  # [2]
    distance: NDArray  # [2, buckets]


@dataclass(frozen=True)
class WindowScores:
    """What the network says of one window: emissions [W, L] and pointer vectors [W, 4 D] of its words, context included."""

    window: Window
    emissions: NDArray
    vectors: NDArray


@dataclass
class Links:
    """Pointer mass from each word to every word it could see."""

    rows: dict[int, tuple[int, NDArray]] = field(default_factory=dict)  # word -> (first word of its window, masses)

    def mass(self, asking: Span, target: Span) -> float:
        """Mean mass that the words of one span put on another."""
        total = 0.0
        for w in range(asking.first, asking.last + 1):
            first, p = self.rows[w]
            a, b = max(target.first - first, 0), min(target.last + 1 - first, len(p) - 1)
            if a < b:
                total += float(p[a:b].sum())
        return total / (asking.last + 1 - asking.first)

    def none(self, asking: Span) -> float:
        """Mean mass on 'nothing'."""
        return float(np.mean([self.rows[w][1][-1] for w in range(asking.first, asking.last + 1)]))

    def strongest(self, asking: Span, targets: Sequence[Span]) -> tuple[Span | None, float]:
        """The target with most pointer mass."""
        masses = [self.mass(asking, t) for t in targets]
        if not masses:
            return None, 0.0
        best = int(np.argmax(masses))
        return targets[best], masses[best]


def link_masses(scores: Sequence[WindowScores], pointers: Pointers, which: int, asking: Sequence[Span]) -> Links:
    """Softmax over the window's words and 'nothing', for every word of every asking span."""
    links = Links()
    wanted = np.array(sorted({w for s in asking for w in range(s.first, s.last + 1)}), np.int64)
    d = pointers.nothing.shape[1]
    for s in scores:
        rows = wanted[(wanted >= s.window.core) & (wanted < s.window.end)] - s.window.first
        if not len(rows):
            continue
        q = s.vectors[rows, 2 * which * d : (2 * which + 1) * d]
        k = s.vectors[:, (2 * which + 1) * d : (2 * which + 2) * d]
        bias = pointers.distance[which][distance_bucket(np.arange(len(k))[None, :] - rows[:, None], pointers.distance.shape[1])]
        nothing = q @ pointers.nothing[which] / math.sqrt(d) + pointers.nothing_bias[which]
        raw = np.concatenate([q @ k.T / math.sqrt(d) + bias, nothing[:, None]], 1)
        p = np.exp(raw - raw.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        links.rows.update((int(r) + s.window.first, (s.window.first, row)) for r, row in zip(rows, p))
    return links


def distance_bucket(offset: NDArray, buckets: int) -> NDArray:
    """Signed distance in words to one of `buckets`: two per doubling, backward then forward."""
    half = buckets // 2
    size = np.minimum(np.floor(2 * np.log2(np.maximum(np.abs(offset), 1).astype(np.float32))).astype(np.int64), half - 1)
    return np.clip(np.where(offset < 0, half - 1 - size, half + size), 0, buckets - 1)
