"""The loop that fits the network: steps, moving average, checkpoints, resume."""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.training.quoting.augment import Chances, Stock, augment, stock_for
from newsquotes.training.quoting.examples import Example, batches, collate, examples
from newsquotes.training.quoting.gold import Gold
from newsquotes.training.quoting.losses import crf_loss, pointer_loss
from newsquotes.training.quoting.network import QuoteNetwork
from newsquotes.training.quoting.recipe import Recipe

CHECKPOINT_STEPS = 100
"""A killed run loses at most this many steps."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands: steps done and to do, share of the run in [0, 1], loss per word of the last step."""

    step: int
    total: int
    share: float
    loss: float


@dataclass
class Run:
    """A run that can be killed at any time and goes on from its last checkpoint, `folder`/last.pt."""

    folder: Path
    network: QuoteNetwork
    wordpieces: WordPieces
    recipe: Recipe
    average: QuoteNetwork = field(init=False)
    optimizer: torch.optim.Optimizer = field(init=False)
    epoch: int = 0
    done: int = 0
    step: int = 0
    total: int = 0
    spent: float = 0.0

    def __post_init__(self) -> None:
        self.average = copy.deepcopy(self.network)
        self.optimizer = optimiser(self.network, self.recipe)
        if (self.folder / "last.pt").exists():
            self._resume()

    def fit(self, golds: Sequence[Gold], after_epoch: Callable[[int], None]) -> Iterator[Progress]:
        """Yield after every step; `after_epoch` is called with the number of epochs done."""
        stock = stock_for(golds)
        self.network.train()
        began = time.monotonic() - self.spent
        while self.epoch < self.recipe.epochs:
            todo = epoch_batches(golds, stock, self.wordpieces, self.recipe, self.epoch)
            self.total = self.total or len(todo) * self.recipe.epochs
            for i in range(self.done, len(todo)):
                self.spent = time.monotonic() - began
                loss = self._step(todo[i])
                self.done = i + 1
                over = bool(self.recipe.minutes) and self.spent > 60 * self.recipe.minutes
                if over or self.done == len(todo) or self.step % CHECKPOINT_STEPS == 0:
                    self._save(last=self.done == len(todo))
                yield Progress(self.step, self.total, self._share(), loss)
                if over:
                    return
            self.epoch, self.done = self.epoch + 1, 0
            after_epoch(self.epoch)

    def _share(self) -> float:
        if self.recipe.minutes:
            return min(1.0, self.spent / (60 * self.recipe.minutes))
        return min(1.0, self.step / max(self.total, 1))

    def _step(self, batch: list[Example]) -> float:
        torch.manual_seed(self.recipe.seed * 100_000 + self.step)
        scale = rate(self._share(), self.recipe.warm_up)
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * scale
        loss = batch_loss(self.network, batch)
        value = float(loss.item())
        if not math.isfinite(value):
            raise FloatingPointError(f"the loss is {value} at step {self.step}; a lower rate may help")
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
        self.optimizer.step()
        follow(self.average, self.network, self.step, self.recipe.average)
        self.step += 1
        return value

    def _save(self, *, last: bool) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch + last,
            "done": 0 if last else self.done,
            "step": self.step,
            "total": self.total,
            "spent": self.spent,
        }
        new = self.folder / "last.new"
        torch.save(state, new)
        new.replace(self.folder / "last.pt")

    def _resume(self) -> None:
        state = torch.load(self.folder / "last.pt", weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        for name in ("epoch", "done", "step", "total", "spent"):
            setattr(self, name, state[name])


def epoch_batches(
    golds: Sequence[Gold], stock: Stock, wordpieces: WordPieces, recipe: Recipe, epoch: int
) -> list[list[Example]]:
    """The batches of one epoch; depends on the seed and the epoch only, so that a run can resume."""
    rng = random.Random(recipe.seed * 1000 + epoch)
    pool: list[Example] = []
    for gold in golds:
        changed = augment(gold, stock, Chances(), rng) if recipe.augment else gold
        pool += examples(changed, wordpieces, recipe.window, recipe.context, rng)
    return batches(pool, recipe.pieces, rng)


def batch_loss(network: QuoteNetwork, batch: list[Example]) -> Tensor:
    """Joint negative log-likelihood of labels and links, per word."""
    x = {k: torch.from_numpy(v) for k, v in collate(batch).items()}
    full = bool(x["mask"].all())
    mask = None if full else x["mask"][:, None, None, :]
    emissions, vectors = network(x["ids"], x["quote"], x["case"], x["first_piece"], mask)
    loss = crf_loss(emissions, x["labels"], x["place"], x["chain_length"], network.crf())
    for which, name in enumerate(("source", "cue")):
        loss = loss + pointer_loss(
            network.pointer_scores(vectors, which), x[name + "_target"], x[name + "_weight"], x["length"]
        )
    return loss / x["length"].sum()


def optimiser(network: QuoteNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with a slow encoder and fast heads; no decay on vectors."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, p in network.named_parameters():
        if p.requires_grad:
            old = name.startswith("encoder.") and not name.startswith(("encoder.quote", "encoder.case"))
            groups.setdefault((old, p.ndim > 1), []).append(p)
    return torch.optim.AdamW(
        [
            {
                "params": ps,
                "full": recipe.encoder_rate if old else recipe.head_rate,
                "weight_decay": recipe.weight_decay if matrix else 0.0,
            }
            for (old, matrix), ps in groups.items()
        ],
        fused=True,
    )


def rate(progress: float, warm_up: float) -> float:
    """Linear warm-up, then linear decay to a fiftieth, as the run goes from 0 to 1."""
    if progress < warm_up:
        return max(0.01, progress / warm_up)
    return max(0.02, (1 - progress) / (1 - warm_up))


@torch.no_grad()
def follow(average: QuoteNetwork, network: QuoteNetwork, step: int, decay: float) -> None:
    """Exponential moving average of the weights, quicker while young."""
    d = min(decay, (1 + step) / (10 + step))
    mine: list[Tensor] = [p for p in average.parameters() if p.requires_grad]
    theirs: list[Tensor] = [p for p in network.parameters() if p.requires_grad]
    torch._foreach_lerp_(mine, theirs, 1 - d)
