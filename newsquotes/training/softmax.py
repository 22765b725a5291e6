"""A linear model that picks one of several rows by named features, fitted by gradient descent on a softmax loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

STEPS = 400
"""Full passes of gradient descent (Adam); the loss is flat well before."""

LEARNING_RATE = 0.05
PENALTY = 2e-4
"""L2 penalty on a weight, per example."""

MIN_COUNT = 5
"""Examples: a feature seen in fewer is left out."""

SMALLEST_WEIGHT = 0.005
"""Weights nearer to 0 than this are not written to the file."""


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each row to choose from, and the indices of the right ones."""

    features: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


def fit(
    examples: Sequence[Example], *, penalty: float = PENALTY, steps: int = STEPS, min_count: int = MIN_COUNT
) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest."""
    counts = Counter(name for example in examples for row in example.features for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= min_count)
    index = {name: i for i, name in enumerate(names)}
    columns, rows, starts, right = [], [], [], []
    row_number = 0
    for example in examples:
        starts.append(row_number)
        for i, row in enumerate(example.features):
            known = [index[name] for name in row if name in index]
            columns += known
            rows += [row_number] * len(known)
            right.append(i in example.right)
            row_number += 1
    weights = _descend(
        np.asarray(columns), np.asarray(rows), np.asarray(starts), np.asarray(right), len(names), penalty, steps
    )
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST_WEIGHT}


def _descend(
    columns: np.ndarray[Any, Any],
    rows: np.ndarray[Any, Any],
    starts: np.ndarray[Any, Any],
    right: np.ndarray[Any, Any],
    size: int,
    penalty: float,
    steps: int,
) -> np.ndarray[Any, Any]:
    """Adam (Kingma and Ba, 2015) on the mean loss of all examples."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    groups = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))
    for step in range(1, steps + 1):
        scores = np.bincount(rows, weights[columns], minlength=len(right))
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[groups])
        share = powers / np.add.reduceat(powers, starts)[groups]
        gold = np.where(right, powers, 0.0)
        gold /= np.maximum(np.add.reduceat(gold, starts), 1e-12)[groups]
        slope = np.bincount(columns, (share - gold)[rows], minlength=size) / len(starts) + penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= LEARNING_RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
