"""A linear-chain conditional random field in numpy, over a batch of paragraphs (chains) of unequal length.

Shapes: P chains, T words (padded), L labels. Scores are natural logarithms; forward and backward run on
probabilities scaled word by word, so nothing underflows (Rabiner 1989).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Crf:
    """Scores of moving from label to label ([L, L], from row to column), of starting and ending with a label ([L])."""

    transition: Floats
    start: Floats
    end: Floats


@dataclass(frozen=True)
class Posterior:
    """What the chain believes: log partition [P], label probabilities [P, T, L], and the parts they are made of."""

    log_z: Floats
    unary: Floats
    forward: Floats  # scaled
    ahead: Floats  # [P, T, L]: emission times backward of the word, as the word before sees it; scaled
    move: Floats  # exp(transition)

    def step(self, before: int, after: int) -> Floats:
        """Probability [P, T] that the next word has the label `after` where this one has `before`; 0 for the last."""
        ways = self.move[before, after] * self.ahead[:, 1:, after]
        mass = self.ahead[:, 1:] @ self.move[before]
        step = np.zeros(self.unary.shape[:2])
        live = self.unary[:, 1:].any(-1)
        np.divide(ways, mass, out=step[:, :-1], where=live & (mass > 0))
        return step

    def pairs(self, length: NDArray[np.int64]) -> Floats:
        """Expected count [L, L] of every transition over all chains."""
        left, right = self.forward[:, :-1], self.ahead[:, 1:]
        mass = ((left @ self.move) * right).sum(-1)
        live = np.arange(left.shape[1])[None, :] < (length - 1)[:, None]
        weight = np.divide(1.0, mass, out=np.zeros_like(mass), where=live & (mass > 0))
        counts: Floats = np.einsum("pti,ptj->ij", left * weight[..., None], right) * self.move
        return counts


def posterior(emissions: NDArray[Any], length: NDArray[np.int64], crf: Crf) -> Posterior:
    """Forward-backward. Words past the length of a chain are ignored."""
    p, t_max, n = emissions.shape
    top = emissions.max(-1)
    seen = np.exp((emissions - top[..., None]).astype(np.float64))
    move, end, ones = np.exp(crf.transition), np.exp(crf.end), np.ones(n)
    forward = np.empty((p, t_max, n))
    scale = np.empty((p, t_max))
    a = np.exp(crf.start) * seen[:, 0]
    for t in range(t_max):
        if t:
            a = (a @ move) * seen[:, t]
        scale[:, t] = total = a @ ones
        a /= total[:, None]
        forward[:, t] = a
    backward = np.empty((p, t_max, n))
    ahead = np.empty((p, t_max, n))
    back_move = move.T.copy()
    b = np.broadcast_to(end, (p, n))
    for t in range(t_max - 1, -1, -1):
        if t < t_max - 1:
            b = ahead[:, t + 1] @ back_move
            b /= (b @ ones)[:, None]
            b[length - 1 == t] = end
        backward[:, t] = b
        ahead[:, t] = seen[:, t] * b
    rows = np.arange(p)
    live = np.arange(t_max)[None, :] < length[:, None]
    log_z = ((np.log(scale) + top) * live).sum(-1) + np.log(forward[rows, length - 1] @ end)
    unary = forward * backward
    unary /= (unary @ ones)[..., None]
    return Posterior(log_z, unary * live[..., None], forward, ahead, move)
