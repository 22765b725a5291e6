"""Logistic regression over named features, fitted by Newton's method with an L2 penalty on all but the intercept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

INTERCEPT = "intercept"
STEPS = 50
"""Of Newton's method at most; a handful is enough."""
CLOSE = 1e-8
"""The fit stands when no weight moves by more than this."""

Row = tuple[Mapping[str, float], bool]
"""The features of an example, and whether it is right."""


def fit_logistic(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Return a weight for every feature that some row has; ``penalty`` is the L2 strength, in examples."""
    names = sorted({name for features, _ in rows for name, value in features.items() if value})
    columns = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in columns:
                x[i, columns[name]] = value
    y = np.array([float(right) for _, right in rows])
    pull = np.diag([0.0 if name == INTERCEPT else penalty for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + pull
        step = np.linalg.solve(hessian, x.T @ (p - y) + pull @ weights)
        weights -= step
        if np.abs(step).max() < CLOSE:
            break
    return dict(zip(names, map(float, weights), strict=True))
