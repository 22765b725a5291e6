"""Fits whether the words around a pronoun fit those around a candidate, on top of the ranker's readable features.

The readable weights stay as they are. In a part of the examples they are kept out of a step, so that the model learns
to choose by itself and not only where they err.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.coreference.antecedents.ranker import Ranker
from newsquotes.coreference.antecedents.surroundings import Floats, Surroundings, SurroundingsModel, normalised
from newsquotes.training.softmax import Example

RANK = 24
"""Columns of both matrices of one run."""

RUNS = 2
"""Runs from different beginnings, whose scores are averaged: one alone moves GAP validation by half a point."""

EPOCHS = 6
BATCH = 64
RATE = 1e-3
DECAY = 0.05
DROPOUT = 0.3
LEFT_OUT = 0.3
"""Share of the examples of a step whose readable features are kept out of it."""

WEIGHT = 0.6
"""Of its scores beside the readable ones. In cross-validation over what it is fitted on, weights of 0.5 to 1 pick
the right candidate as often; the lower, the truer are the probabilities."""

_LAST_RATE = 0.02
_BETAS = (0.9, 0.999)


@dataclass(frozen=True, slots=True)
class PronounExample(Example):
    """A pronoun's candidates, and what the quotation network made of them and the pronoun where that is asked."""

    around: Surroundings | None = None


@dataclass(frozen=True, slots=True)
class _Batch:
    """N pronouns, R rows (candidates and "none" of each), M mentions; all in the order of the pronouns."""

    pronouns: Floats  # [N, D]
    mentions: Floats  # [M, D]
    mention_row: NDArray[Any]  # [M]
    nobody_row: NDArray[Any]  # [N]
    base: NDArray[Any]  # [R]: score of the readable features
    right: NDArray[Any]  # [R]
    row_start: NDArray[Any]  # [N]
    mention_start: NDArray[Any]  # [N]


def fit_surroundings(
    examples: Sequence[Example], ranker: Ranker, *, epochs: int = EPOCHS, runs: int = RUNS
) -> SurroundingsModel | None:
    """Return the model that makes the right candidates likeliest; None where no example has vectors."""
    known = [(e, e.around) for e in examples if isinstance(e, PronounExample) and e.around is not None and e.right]
    if not known:
        return None
    base = [np.array([ranker.score(row) for row in example.features]) for example, _ in known]
    fitted = [_fitted(known, base, epochs, np.random.default_rng(run)) for run in range(runs)]
    # The product of longer vectors is the sum of the runs' products; `scores` divides by the root of their length.
    query, query_bias, key, key_bias, nobody = (np.concatenate(parts, -1) for parts in zip(*fitted, strict=True))
    network, share = known[0][1].text.network, 1 / math.sqrt(runs)
    floats = (part.astype(np.float32) for part in (query * share, query_bias * share, key, key_bias, nobody))
    return SurroundingsModel(network, WEIGHT, *floats)


def _fitted(
    known: Sequence[tuple[Example, Surroundings]],
    base: Sequence[NDArray[Any]],
    epochs: int,
    rng: np.random.Generator,
) -> list[NDArray[Any]]:
    """Return query, its bias, key, its bias and nobody after one run.

    AdamW (Loshchilov and Hutter, 2019) in batches, the rate falling to a fiftieth.
    """
    width = known[0][1].text.vectors.shape[1]
    side = 1 / math.sqrt(width)
    values = [rng.uniform(-side, side, shape) for shape in ((width, RANK), (RANK,), (width, RANK), (RANK,))]
    values.append(np.zeros(RANK))
    mean, square = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    steps, step = epochs * -(-len(known) // BATCH), 0
    for _ in range(epochs):
        for batch in _batches(known, base, rng):
            step += 1
            rate = RATE * max(_LAST_RATE, 1 - step / steps)
            for i, slope in enumerate(_slopes(values, batch)):
                mean[i] = _BETAS[0] * mean[i] + (1 - _BETAS[0]) * slope
                square[i] = _BETAS[1] * square[i] + (1 - _BETAS[1]) * slope**2
                move = (mean[i] / (1 - _BETAS[0] ** step)) / (np.sqrt(square[i] / (1 - _BETAS[1] ** step)) + 1e-8)
                values[i] = values[i] * (1 - rate * DECAY) - rate * move
    return values


def _batches(
    known: Sequence[tuple[Example, Surroundings]], base: Sequence[NDArray[Any]], rng: np.random.Generator
) -> Iterator[_Batch]:
    order = rng.permutation(len(known))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        around = [known[i][1] for i in chosen]
        rows = np.array([a.candidates + 1 for a in around])
        row_start = np.cumsum(rows) - rows
        counts = np.array([len(a.owner) for a in around])
        kept = (rng.random(len(chosen)) >= LEFT_OUT).astype(float)
        yield _Batch(
            pronouns=_dropped(normalised(np.stack([a.text.vectors[a.pronoun] for a in around])), rng),
            mentions=_dropped(normalised(np.concatenate([a.text.vectors[list(a.mentions)] for a in around])), rng),
            mention_row=np.concatenate([np.array(a.owner) for a in around]) + np.repeat(row_start, counts),
            nobody_row=row_start + rows - 1,
            base=np.concatenate([base[i] for i in chosen]) * np.repeat(kept, rows),
            right=np.concatenate(
                [np.isin(np.arange(a.candidates + 1), known[i][0].right) for i, a in _with(chosen, around)]
            ),
            row_start=row_start,
            mention_start=np.cumsum(counts) - counts,
        )


def _with(chosen: NDArray[Any], around: Sequence[Surroundings]) -> Iterator[tuple[int, Surroundings]]:
    return zip((int(i) for i in chosen), around, strict=True)


def _dropped(rows: Floats, rng: np.random.Generator) -> Floats:
    kept: Floats = rows * (rng.random(rows.shape, np.float32) >= DROPOUT) / np.float32(1 - DROPOUT)
    return kept


def _slopes(values: Sequence[NDArray[Any]], b: _Batch) -> tuple[NDArray[Any], ...]:
    """Return the gradient of the mean loss of a batch: of query, its bias, key, its bias and nobody."""
    query, query_bias, key, key_bias, nobody = values
    scale = 1 / math.sqrt(len(nobody))
    asked, keys = b.pronouns @ query + query_bias, b.mentions @ key + key_bias
    counts = np.diff([*b.mention_start, len(keys)])
    whose = np.repeat(np.arange(len(asked)), counts)
    fits = (asked[whose] * keys).sum(1) * scale
    around = np.full(len(b.base), -np.inf)
    np.maximum.at(around, b.mention_row, fits)
    around[b.nobody_row] = asked @ nobody * scale
    powers = np.exp(fits - around[b.mention_row])
    total = np.bincount(b.mention_row, powers, len(around))
    around += np.log(np.where(total > 0, total, 1.0))
    part = powers / total[b.mention_row]  # of each mention in its candidate's score
    slope = _slope_of_scores(b.base + around, b) / len(asked)
    by_mention, by_nobody = (slope[b.mention_row] * part * scale)[:, None], (slope[b.nobody_row] * scale)[:, None]
    to_keys = by_mention * asked[whose]
    to_asked = np.add.reduceat(by_mention * keys, b.mention_start) + by_nobody * nobody
    return (
        b.pronouns.T @ to_asked,
        to_asked.sum(0),
        b.mentions.T @ to_keys,
        to_keys.sum(0),
        (by_nobody * asked).sum(0),
    )


def _slope_of_scores(scores: NDArray[Any], b: _Batch) -> NDArray[Any]:
    """Return the gradient of the loss by each row's score: its share, less its share among the right ones."""
    groups = np.repeat(np.arange(len(b.row_start)), np.diff([*b.row_start, len(scores)]))
    powers = np.exp(scores - np.maximum.reduceat(scores, b.row_start)[groups])
    gold = np.where(b.right, powers, 0.0)
    share = powers / np.add.reduceat(powers, b.row_start)[groups]
    slope: NDArray[Any] = share - gold / np.maximum(np.add.reduceat(gold, b.row_start), 1e-12)[groups]
    return slope
