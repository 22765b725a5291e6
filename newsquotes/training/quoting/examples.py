"""What the network is fitted on: windows with labels and links, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.quoting.tagging.encoding import Window, WordPieces, encode_words, window_input, windows
from newsquotes.training.quoting.gold import Gold, label_words


@dataclass(frozen=True)
class Example:
    """One window, ready to be put in a batch. Targets are lists of (word, right words); [] means 'nothing'."""

    ids: list[int]
    quote: list[int]
    case: list[int]
    first_piece: list[int]
    labels: list[int]
    boundary: list[bool]
    source_links: list[tuple[list[int], list[int]]]
    cue_links: list[tuple[list[int], list[int]]]


def links(span: Sequence[int], wanted: dict[int, set[int]]) -> list[tuple[list[int], list[int]]]:
    """For every asking span in a window: its words and the words it should point at; targets elsewhere are left out."""
    where: dict[int, list[int]] = {}
    for i, s in enumerate(span):
        if s >= 0:
            where.setdefault(s, []).append(i)
    out = []
    for asking, targets in wanted.items():
        if asking in where:
            right = [i for t in targets for i in where.get(t, ())]
            if right or not targets:
                out.append((where[asking], right))
    return out


def examples(gold: Gold, wordpieces: WordPieces, size: int, context: int, rng: random.Random) -> Iterator[Example]:
    """Windows of one article. The first is cut at random, so that an article is packed differently each time."""
    article = encode_words(gold.words, gold.paragraph, wordpieces)
    labels = label_words(gold)
    cls, sep = wordpieces.vocabulary["[CLS]"], wordpieces.vocabulary["[SEP]"]
    for w in windows(article, size, context, rng.randint(size // 4, size)):
        x = window_input(article, w, cls, sep)
        span = gold.span[w.first : w.end]
        boundary = [i == w.first or gold.paragraph[i] != gold.paragraph[i - 1] for i in range(w.first, w.end)]
        own = repair(labels[w.first : w.end], w, labels)
        yield Example(
            x.ids,
            x.quote,
            x.case,
            x.first_piece,
            own,
            boundary,
            links(span, gold.cue_sources),
            links(span, gold.content_cues),
        )


def repair(own: list[int], w: Window, labels: list[int]) -> list[int]:
    """Make the labels of a window that cuts through a span legal at its edges."""
    if own and own[0] and (own[0] - 1) % 4 in (1, 2):  # I becomes B, E becomes S
        own[0] += -1 if (own[0] - 1) % 4 == 1 else 1
    if own and own[-1] and (own[-1] - 1) % 4 in (0, 1):  # B becomes S, I becomes E
        own[-1] += 3 if (own[-1] - 1) % 4 == 0 else 1
    return own


def batches(pool: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Windows of like length together, at most `pieces` padded pieces a batch, batches in random order."""
    pool = sorted(pool, key=lambda e: len(e.ids) + rng.random() * 12)
    out: list[list[Example]] = []
    longest = 0
    for e in pool:
        longest = max(longest, len(e.ids))
        if not out or (len(out[-1]) + 1) * longest > pieces:
            out.append([])
            longest = len(e.ids)
        out[-1].append(e)
    rng.shuffle(out)
    return out


def collate(batch: list[Example]) -> dict[str, NDArray[Any]]:
    """Padded arrays of one batch, as network.py wants them."""
    b, t, w = len(batch), max(len(e.ids) for e in batch), max(len(e.labels) for e in batch)
    out: dict[str, NDArray[Any]] = {name: np.zeros((b, t), np.int64) for name in ("ids", "quote", "case")}
    out |= {name: np.zeros((b, w), np.int64) for name in ("first_piece", "labels")}
    out |= {"mask": np.zeros((b, t), bool), "length": np.array([len(e.labels) for e in batch])}
    out |= dict(zip(("place", "chain_length"), chains([e.boundary for e in batch], w), strict=True))
    for name in ("source", "cue"):
        out[name + "_target"] = np.zeros((b, w, w + 1), bool)
        out[name + "_weight"] = np.zeros((b, w), np.float32)
    for i, e in enumerate(batch):
        for name in ("ids", "quote", "case"):
            out[name][i, : len(e.ids)] = getattr(e, name)
        for name in ("first_piece", "labels"):
            out[name][i, : len(e.labels)] = getattr(e, name)
        out["mask"][i, : len(e.ids)] = True
        for name, asked in (("source", e.source_links), ("cue", e.cue_links)):
            for words, right in asked:
                out[name + "_weight"][i, words] = 1 / len(words)
                out[name + "_target"][np.ix_([i], words, right or [w])] = True
    return out


def chains(boundaries: Sequence[Sequence[bool]], width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Paragraphs of a batch as rows of indices into its flattened words, padded with 0, and their lengths."""
    rows = []
    for i, boundary in enumerate(boundaries):
        starts = [k for k, b in enumerate(boundary) if b] + [len(boundary)]
        rows += [range(i * width + a, i * width + b) for a, b in pairwise(starts)]
    place = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, indices in zip(place, rows, strict=True):
        row[: len(indices)] = indices
    return place, np.array([len(r) for r in rows])
