"""Fit the pronoun ranker (``data/pronouns.json``) on texts with known coreference.

Documents are dicts with "text" and "mentions" (each with "head_start", "head_end", "cluster"; the GUM layout), or GAP
rows (a pronoun and two names, each true or false). Every pronoun gives one example: its candidates, and which of them
are right; the loss is minus the log of the probability given to the right ones, plus an L2 penalty.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsquotes.annotations import get_quotes
from newsquotes.coreference.component import decide, prepare
from newsquotes.coreference.features import Seen
from newsquotes.coreference.mentions import Chain, Link
from newsquotes.coreference.ranker import Ranker
from newsquotes.coreference.reading import Choice
from newsquotes.coreference.words import Words, read_words

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
    """One pronoun: the features of each candidate ("none" last) and the indices of the right ones."""

    features: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


def examples_of_document(
    doc: Doc, mentions: Sequence[Mapping[str, Any]], ranker: Ranker | None = None
) -> list[Example]:
    """Read a Doc with gold coreference and return its examples.

    Every pronoun read goes where the gold has it; with a ``ranker`` where that puts it, so that the next fit sees the
    mistakes that it will meet at run time (DAgger; Ross, Gordon and Bagnell, 2011).
    """
    quotes = get_quotes(doc)
    words = read_words(doc, quotes)
    clusters = gold_clusters(words, mentions)
    examples: list[Example] = []

    def by_gold(choice: Choice) -> tuple[Seen | None, Link | None]:
        cluster = clusters.get(choice.pronoun.at)
        right = tuple(i for i, seen in enumerate(choice.seen) if cluster and cluster in _clusters(seen.chain, clusters))
        examples.append(Example(choice.features, right or (len(choice.seen),)))
        if ranker is not None:
            return decide(ranker, choice, ranker.thresholds[choice.pronoun.kind])
        return (choice.seen[right[0]], Link("gold")) if right else (None, None)

    prepare(doc, words, quotes).read(by_gold)
    return examples


def gold_clusters(words: Words, mentions: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Return the gold cluster by token; the narrowest mention whose head a token is wins."""
    clusters: dict[int, str] = {}
    for m in sorted(mentions, key=lambda m: m["start"] - m["end"]):
        first, last = words.between(m["head_start"], m["head_end"])
        clusters.update(dict.fromkeys(range(first, last), m["cluster"]))
    return clusters


def _clusters(chain: Chain, clusters: Mapping[int, str]) -> set[str]:
    """Return the gold clusters of a chain's mentions; those of its names if it has names."""
    named = [m for m in chain.mentions if m.form == "name"] or chain.mentions
    counts = Counter(clusters[m.head] for m in named if m.head in clusters)
    return {cluster for cluster, count in counts.items() if 2 * count >= counts.total()}


def examples_of_gap(doc: Doc, row: Mapping[str, str], ranker: Ranker) -> list[Example]:
    """Return the example of a GAP row's pronoun; the other pronouns go where ``ranker`` puts them."""
    quotes = get_quotes(doc)
    words = read_words(doc, quotes)
    target, _ = words.between(int(row["Pronoun-offset"]), int(row["Pronoun-offset"]) + 1)
    spans = {n: words.between(int(row[f"{n}-offset"]), int(row[f"{n}-offset"]) + len(row[n])) for n in "AB"}
    true = [n for n in "AB" if row[f"{n}-coref"].upper() == "TRUE"]
    examples: list[Example] = []

    def choose(choice: Choice) -> tuple[Seen | None, Link | None]:
        if choice.pronoun.at != target or choice.pronoun.mention is not None:
            return decide(ranker, choice, ranker.thresholds[choice.pronoun.kind])
        holders = {n: [i for i, s in enumerate(choice.seen) if _touches(s.chain, spans[n])] for n in "AB"}
        if true:
            right = [i for n in true for i in holders[n]]
        else:
            wrong = {i for n in "AB" for i in holders[n]}
            right = [i for i in range(len(choice.features)) if i not in wrong]
        if right:
            examples.append(Example(choice.features, tuple(right)))
        return None, None

    prepare(doc, words, quotes).read(choose)
    return examples


def _touches(chain: Chain, tokens: tuple[int, int]) -> bool:
    return any(m.start < tokens[1] and m.end > tokens[0] for m in chain.mentions)


def fit(examples: Sequence[Example], *, penalty: float = PENALTY, steps: int = STEPS) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest."""
    counts = Counter(name for example in examples for row in example.features for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
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


def save(path: Path, ranker: Ranker, origin: str) -> None:
    """Write a ranker as JSON, strongest weights first, with a sentence that says what it was fitted on."""
    weights = dict(sorted(ranker.weights.items(), key=lambda item: -abs(item[1])))
    data = {"origin": origin, "thresholds": ranker.thresholds, "weights": weights}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
