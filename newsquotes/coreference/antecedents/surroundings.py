"""Whether the words around a pronoun fit the words around a candidate: what no rule over the parse can say.

The quotation network has read both places. Its vectors of the pronoun and of a mention are each multiplied by a fitted
matrix, and the product of the two is the score: bilinear attention, as in the network's own pointers (after Vinyals,
Fortunato and Jaitly, 2015). A candidate is scored by its last mention and its last and first name, summed as
probabilities; "none of them" has a vector of its own. The scores are added to those of the ranker's readable features,
which know nothing of them. `newsquotes train pronouns` fits them; without the vectors, or with those of other weights
of the network than they were fitted on, the ranker goes by its features alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.pronouns import Pronoun, PronounClass
from newsquotes.coreference.words import OUTSIDE, Words
from newsquotes.word_vectors import WordVectors

Floats = NDArray[np.float32]

KINDS: tuple[PronounClass, ...] = ("he", "it")
"""The kinds of pronoun that are scored so; "they" and descriptions gained nothing by it."""


class ReadText:
    """The network's vectors of some tokens of an article; what a model makes of them is kept.

    ``tokens`` are those that may be asked for, a fifth of all: pronouns and the heads of mentions. ``row`` tells which
    vector is that of each.
    """

    def __init__(self, words: Words, vectors: WordVectors, tokens: Sequence[int]) -> None:
        self.network = vectors.network
        self.vectors = vectors.vectors[vectors.rows([words.start_offset[i] for i in tokens])]
        self.row = {token: row for row, token in enumerate(tokens)}
        self._projected: tuple[SurroundingsModel, Floats, Floats, Floats] | None = None

    def projected(self, model: SurroundingsModel) -> tuple[Floats, Floats, Floats]:
        """Return what each token asks with as a pronoun [T, R], answers as a mention [T, R], "none"'s scores [T]."""
        if self._projected is None or self._projected[0] is not model:
            rows = normalised(self.vectors)
            scale = np.float32(1 / math.sqrt(len(model.nobody)))
            asked: Floats = (rows @ model.query + model.query_bias) * scale
            nobody: Floats = asked @ model.nobody
            self._projected = model, asked, rows @ model.key + model.key_bias, nobody
        return self._projected[1:]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the words of a choice stand in the text: rows of its vectors, each mention's candidate in ``owner``."""

    text: ReadText
    pronoun: int
    mentions: tuple[int, ...]
    owner: tuple[int, ...]
    candidates: int


def surroundings(text: ReadText | None, pronoun: Pronoun, candidates: Sequence[Seen]) -> Surroundings | None:
    """Find the words that a choice between the candidates is scored by; None for kinds that are not scored so.

    Those are the head of each candidate's last mention, and the last word of its first and of its last name so far.
    """
    if text is None or pronoun.kind not in KINDS:
        return None
    mentions: list[int] = []
    owner: list[int] = []
    for number, seen in enumerate(candidates):
        heads = {seen.last.head, seen.first_name, seen.last_name} - {OUTSIDE}
        mentions += [text.row[head] for head in heads]
        owner += [number] * len(heads)
    return Surroundings(text, text.row[pronoun.at], tuple(mentions), tuple(owner), len(candidates))


@dataclass(frozen=True, slots=True)
class SurroundingsModel:
    """Fitted matrices: ``query`` [D, R] for pronouns, ``key`` [D, R] for mentions, biases [R], ``nobody`` [R].

    ``network`` names the weights of the quotation network whose vectors they are fitted on. Scores are multiplied by
    ``weight``, since a model that has learnt to choose by itself repeats in part what the readable features say.
    """

    network: str
    weight: float
    query: Floats
    query_bias: Floats
    key: Floats
    key_bias: Floats
    nobody: Floats

    def scores(self, around: Surroundings | None) -> list[float]:
        """Return a score for each candidate and for "none of them", last; empty where there is nothing to score by."""
        if around is None or around.text.network != self.network:
            return []
        asked, keys, nobody = around.text.projected(self)
        fits = (keys.take(around.mentions, axis=0) @ asked[around.pronoun]).tolist()
        fits.append(float(nobody[around.pronoun]))
        top = max(fits)
        total = [0.0] * (around.candidates + 1)
        for candidate, fit in zip((*around.owner, around.candidates), fits, strict=True):
            total[candidate] += math.exp(fit - top)
        return [self.weight * (math.log(max(power, TINY)) + top) for power in total]


TINY = 1e-9
"""Keeps the logarithm finite for a candidate far behind the best."""


def normalised(vectors: NDArray[Any]) -> Floats:
    """Return each row with mean 0 and variance 1."""
    rows: Floats = vectors.astype(np.float32)
    rows -= rows.mean(1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows /= np.sqrt(variance + np.float32(1e-5))[:, None]
    return rows


def to_json(model: SurroundingsModel, origin: str) -> str:
    """Return the model as JSON, a row of a matrix a line, with a sentence that says what it was fitted on."""
    plain = {"origin": origin, "network": model.network, "weight": model.weight}
    lines = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in plain.items()]
    for name in _ARRAYS:
        rows = np.atleast_2d(getattr(model, name))
        written = ",\n  ".join(
            json.dumps([round(float(x), DIGITS) for x in row], separators=(",", ":")) for row in rows
        )
        lines.append(f' "{name}": [\n  {written}\n ]')
    return "{\n" + ",\n".join(lines) + "\n}\n"


DIGITS = 3
"""Decimals that are written; more changed no score on the development articles."""

_ARRAYS = ("query", "query_bias", "key", "key_bias", "nobody")


def from_json(text: str) -> SurroundingsModel:
    """Return the model that `to_json` wrote."""
    data = json.loads(text)
    query, query_bias, key, key_bias, nobody = (np.array(data[name], np.float32) for name in _ARRAYS)
    return SurroundingsModel(data["network"], data["weight"], query, query_bias[0], key, key_bias[0], nobody[0])


FILE = "pronoun_surroundings.json"
"""Beside the weights of the readable features."""
