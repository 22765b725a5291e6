"""Logistic regression, fitted by Newton's method with an L2 penalty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[Any]

STEPS = 50
"""Of Newton's method at most; a handful is enough."""
CLOSE = 1e-8
"""The fit stands when no weight moves by more than this."""

Row = tuple[Mapping[str, float], bool]
"""The features of an example, and whether it is right."""


def fit_columns(x: Floats, y: Floats, penalty: Floats, importance: Floats | None = None) -> Floats:
    """Return a weight for each column of ``x`` [N, F], where ``y`` [N] is 1 or 0.

    penalty: L2 strength of each column [F], in examples; importance: how much each example counts [N], by default 1.
    """
    counts = np.ones(len(y)) if importance is None else importance
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (p - y)) + penalty * weights
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def fit_logistic(rows: Sequence[Row], penalty: float, *, intercept: str) -> dict[str, float]:
    """Return a weight for every feature that some row has.

    penalty: L2 strength in examples, on all features but the one called ``intercept``.
    """
    names = sorted({name for features, _ in rows for name, value in features.items() if value})
    columns = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in columns:
                x[i, columns[name]] = value
    y = np.array([float(right) for _, right in rows])
    weights = fit_columns(x, y, np.array([0.0 if name == intercept else penalty for name in names]))
    return dict(zip(names, map(float, weights), strict=True))
