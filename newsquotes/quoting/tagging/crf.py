"""A linear-chain conditional random field in numpy, over a batch of paragraphs (chains) of unequal length.

Shapes: P chains, T words (padded), L labels. Scores are natural logarithms; forward and backward run on
probabilities scaled word by word, so nothing underflows (Rabiner 1989).
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Crf:
    """Scores of moving from label to label ([L, L], from row to column), of starting and of ending with a label ([L])."""

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

    def following(self, chain: int, word: int, label: int) -> Floats:
        """Probabilities of the labels of word + 1, given the label of `word`."""
        p = self.move[label] * self.ahead[chain, word + 1]
        return p / p.sum()

    def pairs(self, length: NDArray[np.int64]) -> Floats:
        """Expected count [L, L] of every transition over all chains."""
        left, right = self.forward[:, :-1], self.ahead[:, 1:]
        mass = ((left @ self.move) * right).sum(-1)
        live = np.arange(left.shape[1])[None, :] < (length - 1)[:, None]
        weight = np.divide(1.0, mass, out=np.zeros_like(mass), where=live & (mass > 0))
        return np.einsum("pti,ptj->ij", left * weight[..., None], right) * self.move


def posterior(emissions: NDArray, length: NDArray[np.int64], crf: Crf) -> Posterior:
    """Forward-backward. Words past the length of a chain are ignored."""
    p, t_max, n = emissions.shape
    top = emissions.max(-1)
    seen = np.exp((emissions - top[..., None]).astype(np.float64))
    move, end = np.exp(crf.transition), np.exp(crf.end)
    forward = np.empty((p, t_max, n))
    scale = np.empty((p, t_max))
    a = np.exp(crf.start) * seen[:, 0]
    for t in range(t_max):
        if t:
            a = (a @ move) * seen[:, t]
        scale[:, t] = a.sum(-1)
        a = a / scale[:, t, None]
        forward[:, t] = a
    backward = np.empty((p, t_max, n))
    ahead = np.empty((p, t_max, n))
    back_move = move.T.copy()
    b = np.broadcast_to(end, (p, n))
    for t in range(t_max - 1, -1, -1):
        if t < t_max - 1:
            b = ahead[:, t + 1] @ back_move
            b = np.where((length - 1 == t)[:, None], end, b / b.sum(-1, keepdims=True))
        backward[:, t] = b
        ahead[:, t] = seen[:, t] * b
    rows = np.arange(p)
    live = np.arange(t_max)[None, :] < length[:, None]
    log_z = ((np.log(scale) + top) * live).sum(-1) + np.log(forward[rows, length - 1] @ end)
    unary = forward * backward
    unary /= unary.sum(-1, keepdims=True)
    return Posterior(log_z, unary * live[..., None], forward, ahead, move)


def viterbi(emissions: NDArray, length: NDArray[np.int64], crf: Crf) -> list[list[int]]:
    """The best label sequence of each chain."""
    p, t_max, n = emissions.shape
    came = np.zeros((p, t_max, n), np.int64)
    best = crf.start + emissions[:, 0]
    history = [best]
    for t in range(1, t_max):
        ways = best[:, :, None] + crf.transition
        came[:, t] = ways.argmax(1)
        best = ways.max(1) + emissions[:, t]
        history.append(best)
    out = []
    for i in range(p):
        label = int((history[length[i] - 1][i] + crf.end).argmax())
        path = [label]
        for t in range(int(length[i]) - 1, 0, -1):
            label = int(came[i, t, label])
            path.append(label)
        out.append(path[::-1])
    return out
