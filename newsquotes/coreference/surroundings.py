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
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.coreference.features import Seen
from newsquotes.coreference.pronouns import Pronoun, PronounClass
from newsquotes.coreference.words import Words
from newsquotes.word_vectors import WordVectors

Floats = NDArray[np.float32]

KINDS: tuple[PronounClass, ...] = ("he", "it")
"""The kinds of pronoun that are scored so; "they" and descriptions gained nothing by it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The network's vectors of a pronoun [D] and of its candidates' mentions [M, D], each the candidate ``owner``."""

    network: str
    pronoun: NDArray[np.float16]
    mentions: NDArray[np.float16]
    owner: tuple[int, ...]
    candidates: int


def surroundings(
    words: Words, vectors: WordVectors | None, pronoun: Pronoun, candidates: list[Seen]
) -> Surroundings | None:
    """Gather the vectors that a choice between the candidates needs; None for kinds that are not scored so."""
    if vectors is None or pronoun.kind not in KINDS:
        return None
    places, owner = [words.start_offset[pronoun.at]], []
    for number, seen in enumerate(candidates):
        heads = _heads(seen, pronoun.at)
        places += [words.start_offset[head] for head in heads]
        owner += [number] * len(heads)
    found = vectors.at(places)
    return Surroundings(vectors.network, found[0], found[1:], tuple(owner), len(candidates))


def _heads(seen: Seen, at: int) -> list[int]:
    """Heads of the last mention, of the last name before the pronoun and of the first name, each once."""
    names = [m.head for m in seen.chain.mentions if m.form == "name"]
    if not names:
        return [seen.last.head]
    before = [head for head in names if head < at]
    return list(dict.fromkeys((seen.last.head, max(before or names), min(names))))


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
        if around is None or around.network != self.network:
            return []
        asked = normalised(around.pronoun[None]) @ self.query + self.query_bias
        keys = normalised(around.mentions) @ self.key + self.key_bias
        fits = (np.concatenate([keys, self.nobody[None]]) @ asked[0]) / math.sqrt(len(self.nobody))
        powers = np.exp(fits - fits.max())
        owner = np.array([*around.owner, around.candidates])
        total = np.bincount(owner, powers, around.candidates + 1)
        return [self.weight * float(score) for score in np.log(np.maximum(total, TINY)) + fits.max()]


TINY = 1e-9
"""Keeps the logarithm finite for a candidate far behind the best."""


def normalised(vectors: NDArray[Any]) -> Floats:
    """Return each row with mean 0 and variance 1."""
    rows = vectors.astype(np.float32)
    rows = rows - rows.mean(1, keepdims=True)
    scaled: Floats = rows / np.sqrt((rows**2).mean(1, keepdims=True) + 1e-5)
    return scaled


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


@lru_cache(maxsize=1)
def load_surroundings() -> SurroundingsModel:
    """Return the model that ships with the library."""
    return from_json(files("newsquotes").joinpath("data", FILE).read_text(encoding="utf-8"))


FILE = "pronoun_surroundings.json"
"""Beside the weights of the readable features."""
