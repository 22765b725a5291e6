"""What the network is fitted to: likelihood of the labels under a CRF, and of the links under the pointers."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from newsquotes.quoting.tagging.crf import Crf, posterior
from newsquotes.training.quoting.network import NEVER


class LogPartition(torch.autograd.Function):
    """Summed log partition of CRF chains; its gradient is the chain's own expectations, computed in numpy."""

    @staticmethod
    def forward(ctx: Any, emissions: Tensor, length: Tensor, transition: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Log partition, summed over the chains; the expectations are kept for `backward`."""
        crf = Crf(*(x.detach().double().numpy() for x in (transition, start, end)))
        n = length.numpy()
        post = posterior(emissions.detach().double().numpy(), n, crf)
        last = post.unary[np.arange(len(n)), n - 1]
        parts = (post.unary, post.pairs(n), post.unary[:, 0].sum(0), last.sum(0))
        ctx.save_for_backward(*(torch.from_numpy(x).float() for x in parts))
        return torch.tensor(float(post.log_z.sum()))

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
        """The expectations, times the gradient of the sum."""
        unary, pairs, first, last = ctx.saved_tensors
        return grad * unary, None, grad * pairs, grad * first, grad * last


def crf_loss(
    emissions: Tensor, labels: Tensor, place: Tensor, length: Tensor, crf: tuple[Tensor, Tensor, Tensor]
) -> Tensor:
    """Summed negative log-likelihood of P paragraphs.

    emissions [B, W, L]; labels [B, W]; place [P, T] indices into the flattened B x W, padded with 0; length [P].
    """
    transition, start, end = crf
    e = emissions.flatten(0, 1)[place]
    y = labels.flatten()[place]
    inside = torch.arange(place.shape[1])[None, :] < length[:, None]
    gold = (e.gather(2, y.unsqueeze(-1)).squeeze(-1) * inside).sum()
    gold = gold + (transition[y[:, :-1], y[:, 1:]] * inside[:, 1:]).sum() + start[y[:, 0]].sum()
    gold = gold + end[y.gather(1, (length - 1).unsqueeze(1)).squeeze(1)].sum()
    return LogPartition.apply(e, length, transition, start, end) - gold


def pointer_loss(scores: Tensor, target: Tensor, weight: Tensor, length: Tensor) -> Tensor:
    """Summed loss of pointing at any of the right words: target [B, W, W + 1] bool, weight [B, W]."""
    w = scores.shape[1]
    inside = torch.arange(w)[None, :] < length[:, None]
    reachable = torch.cat([inside, torch.ones(len(inside), 1, dtype=torch.bool)], 1)
    scores = scores.masked_fill(~reachable.unsqueeze(1), NEVER)
    asked = weight > 0
    s, t = scores[asked], target[asked]
    gap = torch.logsumexp(s, -1) - torch.logsumexp(s.masked_fill(~t, NEVER), -1)
    return (gap * weight[asked]).sum()
