"""Half-idle neurons of the feed-forward parts taken out, with what they did given to the others.

The feed-forward parts are two thirds of the network's products. Neurons go a few at a time, those first whose loss
least squares can make up for best (optimal brain surgeon, Hassibi and Stork 1993, on the layer's own output; the cost
of the whole network is not looked at). It takes the inner vectors of some articles, and no gradient.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from newsquotes.training.quoting.examples import Example
from newsquotes.training.quoting.network import Layer, QuoteNetwork

PIECES = 40_000
"""Wordpieces that the moments are taken over."""
AT_ONCE = 32
RIDGE = 1e-5  # of the mean diagonal, so that neurons that never fire can be solved for


def prune(network: QuoteNetwork, pool: Iterable[Example], keep: int) -> None:
    """Leave `keep` neurons in every layer; changes the network."""
    layers = [x for x in network.encoder.layers if isinstance(x, Layer) and x.down.in_features > keep]
    if not layers:
        return
    network.eval()
    for layer, moments in zip(layers, inner_moments(network, layers, pool), strict=True):
        shrink(layer, moments, keep)


@torch.no_grad()
def inner_moments(network: QuoteNetwork, layers: list[Layer], pool: Iterable[Example]) -> list[Tensor]:
    """Mean products [N + 1, N + 1] of every layer's inner vectors, with a 1 behind them for the bias."""
    sums = [torch.zeros(layer.down.in_features + 1, layer.down.in_features + 1).double() for layer in layers]

    def adding_to(total: Tensor) -> object:
        def hook(module: nn.Module, given: tuple[Tensor, ...]) -> None:
            inner = given[0].flatten(0, 1)
            inner = torch.cat([inner, torch.ones(len(inner), 1)], 1)
            total.add_((inner.T @ inner).double())

        return hook

    hooks = [layer.down.register_forward_pre_hook(adding_to(s)) for layer, s in zip(layers, sums, strict=True)]
    seen = 0
    for example in pool:
        given = (example.ids, example.quote, example.case, example.first_piece)
        network(*(torch.tensor(part)[None] for part in given))
        seen += len(example.ids)
        if seen >= PIECES:
            break
    for hook in hooks:
        hook.remove()
    return [total / max(seen, 1) for total in sums]


@torch.no_grad()
def shrink(layer: Layer, moments: Tensor, keep: int) -> None:
    """Choose the neurons of one layer and solve for the weights that come closest to the old output."""
    n = len(moments) - 1
    old = torch.cat([layer.down.weight.double().T, layer.down.bias.double()[None]])
    wanted = moments @ old
    moments = moments + RIDGE * moments.diagonal().mean() * torch.eye(n + 1).double()
    kept = torch.arange(n + 1)
    while len(kept) - 1 > keep:
        inverse = torch.linalg.inv(moments[kept][:, kept])
        cost = (inverse @ wanted[kept]).square().sum(1) / inverse.diagonal()
        cost[-1] = torch.inf  # the bias stays
        gone = cost.argsort()[: min(AT_ONCE, len(kept) - 1 - keep)]
        stays = torch.ones(len(kept), dtype=torch.bool)
        stays[gone] = False
        kept = kept[stays]
    new = torch.linalg.solve(moments[kept][:, kept], wanted[kept]).float()
    up, down = nn.Linear(layer.up.in_features, keep), nn.Linear(keep, layer.down.out_features)
    up.weight.copy_(layer.up.weight[kept[:-1]])
    up.bias.copy_(layer.up.bias[kept[:-1]])
    down.weight.copy_(new[:-1].T)
    down.bias.copy_(new[-1])
    layer.up, layer.down = up, down
