"""Decode settings and calibrated confidence, fitted on articles that the network was not fitted on."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from newsquotes.evaluation.alignment import match_quotes, source_is_right
from newsquotes.quoting.tagging.decoding import Attribution, Settings, evidence
from newsquotes.quoting.tagging.tagger import QuoteTagger
from newsquotes.training.logistic import Floats, fit_columns
from newsquotes.training.quoting.scoring import Read, as_quote, decode_read

RIDGE = 1.0  # strength of the pull to 0 of every weight but the intercept
COSTS = (0.3, 0.36, 0.42)  # under 0.3 more spans are found and fewer are right, over 0.42 too many are missed
LINKS = (0.1, 0.3)
FEWEST = 30
"""With fewer attributions than this on the held-out articles nothing is fitted: the defaults are safer."""


def fit_settings(tagger: QuoteTagger, read: Sequence[Read]) -> Settings:
    """The best settings of a small grid by F1, with confidence weights and threshold for each."""
    gold = sum(len(r.gold.article.quotes) for r in read)
    best, best_f = Settings(), -1.0
    for cost, orphan, source in itertools.product(COSTS, LINKS, LINKS):
        settings = Settings(span_cost=cost, orphan_link=orphan, source_link=source)
        x, y = labelled(read, [decode_read(tagger, r, settings) for r in read])
        if len(y) < FEWEST:
            continue
        weights = logistic(x, y)
        threshold, f = best_threshold(1 / (1 + np.exp(-x @ weights)), gold)
        if f > best_f:
            fitted = tuple(round(float(w), 5) for w in weights)
            best, best_f = replace(settings, threshold=round(threshold, 4), weights=fitted), f
    return best


def write_settings(folder: Path, settings: Settings) -> None:
    """Put the settings into parameters.json of a folder of weights."""
    file = folder / "parameters.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(stored | {"settings": asdict(settings)}), encoding="utf-8")


def labelled(read: Sequence[Read], found: Sequence[Sequence[Attribution]]) -> tuple[Floats, Floats]:
    """Evidence rows (with a 1 for the intercept) and whether each attribution is right."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for r, attributions in zip(read, found, strict=True):
        rows += [[*evidence(a, r.encoded), 1.0] for a in attributions]
        right += right_ones(r, attributions)
    return np.array(rows), np.array(right, float)


def right_ones(read: Read, attributions: Sequence[Attribution]) -> list[bool]:
    """Which attributions `newsquotes evaluate` would call right."""
    text, gold = read.gold.article.text, read.gold.article.quotes
    predicted = [as_quote(read, a) for a in attributions]
    right = [False] * len(predicted)
    for i, j in match_quotes(text, gold, predicted):
        right[j] = source_is_right(text, gold[i], predicted[j]) is not False
    return right


def logistic(x: Floats, y: Floats) -> Floats:
    """Ridge logistic regression on standardised columns; weights are for the raw columns."""
    spread = np.append(np.maximum(x[:, :-1].std(0), 1e-3), 1.0)  # the last column is the intercept's
    weights: Floats = fit_columns(x / spread, y, np.append(np.full(x.shape[1] - 1, RIDGE), 0.0)) / spread
    return weights


def best_threshold(probability: Floats, gold: int) -> tuple[float, float]:
    """Threshold with the best expected F1, and that F1.

    Expected, not counted: what calibrated probabilities say of every attribution moves far less from one set of
    articles to the next than the count at its luckiest threshold does. The best threshold is then half of the best F1
    (Lipton, Elkan and Narayanaswamy 2014).
    """
    order = np.sort(probability)[::-1]
    hits = np.cumsum(order)
    f = 2 * hits / (np.arange(1, len(order) + 1) + gold)
    best = float(f.max())
    return best / 2, best
