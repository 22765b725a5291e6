"""Fits the linking weights: ``python -m newsquotes.training.linking KB.jsonl DOCS.jsonl... --output WEIGHTS.json``.

KB.jsonl has an entity a line (``title``, ``qid``, ``types``), DOCS.jsonl a document a line (``text``, ``mentions`` with
offsets, type, kind and ``wiki`` title), as GUM's entity linking annotation is laid out (Lin and Zeldes, LAW 2021). The
entities to link are those that coreference makes, so that the weights know its errors; each is linked to registries
with a third of their entries left out, half of them with counts of mentions elsewhere. The model is a logistic
regression over pairs of entity and candidate with an L2 penalty, fitted by Newton's method.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from newsquotes.annotations import get_entities
from newsquotes.data_files import data_path
from newsquotes.linking.candidates import candidates
from newsquotes.linking.features import FEATURES, features
from newsquotes.linking.linker import article_words, link_entities, names_of, surname_of_many
from newsquotes.pipeline import load
from newsquotes.registry import LinkContext, Registry
from newsquotes.results import Entity, EntityType
from newsquotes.training.logistic import fit_columns

GOLD_TYPES: dict[str, EntityType] = {"person": "person", "organization": "org", "place": "place"}
DROP = 0.3  # share of the entries left out of a registry, so that abstaining is learned
ROUNDS = 6  # registries with different entries left out
PENALTY = 1.0  # L2, on standardised by nothing: the features are all within a few units
POSITIVE = frozenset({"words", "type_same", "prior_share", "description", "rest_of_name", "country"})
NEGATIVE = frozenset({"fullest_missed", "unlikeness", "rivals", "type_far"})
COUNTRY_WEIGHT = 1.5  # set by hand: GUM's entities come without countries, so that the data cannot tell
THRESHOLD = 0.5  # probability; lower gains little recall and costs entities that should have stayed new

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """An entity that coreference made, and the titles that the annotation gives its proper mentions, with counts."""

    entity: Entity
    titles: Counter[str]

    @property
    def gold(self) -> str | None:
        """The title that most of its mentions have; None when the annotation gives none."""
        return self.titles.most_common(1)[0][0] if self.titles else None


def read_jsonl(path: str) -> list[Document]:
    """Return the objects of a JSONL file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_registry(kb: Iterable[Document], *, drop: float, seed: int) -> Registry:
    """Return a registry of a knowledge base's persons, organisations and places, without a random share of them."""
    rng = random.Random(seed)
    registry = Registry(world=False)
    for item in kb:
        kind = max(item["types"], key=item["types"].get)
        if kind not in GOLD_TYPES or rng.random() < drop:
            continue
        match = re.match(r"(.*?)\s*\((.*)\)$", item["title"].replace("_", " "))
        name, description = (match[1], match[2]) if match else (item["title"].replace("_", " "), "")
        registry.add(id=item["title"], name=name, type=GOLD_TYPES[kind], description=description)
    return registry


def examples(document: Document, nlp: Language) -> list[Example]:
    """Return the document's entities as coreference makes them, each with the titles of its proper mentions."""
    entities = get_entities(nlp(document["text"]))
    titles: list[Counter[str]] = [Counter() for _ in entities]
    for mention in document["mentions"]:
        if mention["kind"] == "proper" and mention["wiki"] and mention["type"] in GOLD_TYPES:
            best = nearest(mention, entities)
            if best is not None:
                titles[best][mention["wiki"]] += 1
    return [Example(entity, found) for entity, found in zip(entities, titles, strict=True)]


def nearest(mention: Document, entities: Sequence[Entity]) -> int | None:
    """Return the number of the entity with the mention that covers the annotated head and fits its bounds best."""
    fits = [
        (abs(span.start - mention["start"]) + abs(span.end - mention["end"]), number)
        for number, entity in enumerate(entities)
        for span in entity.mentions
        if span.start <= mention["head_start"] and span.end >= mention["head_end"]
    ]
    return min(fits, key=lambda fit: fit[0])[1] if fits else None


def pairs(
    document: Document, found: Sequence[Example], registry: Registry, counts: Counter[str]
) -> Iterator[tuple[list[float], float, float]]:
    """Yield the features of every candidate of every entity, whether it is right, and its weight in the fit."""
    context = LinkContext(article_words(document["text"]))
    for example in found:
        names = names_of(example.entity)
        held = candidates(registry.reader, names, example.entity.type, registry.thesaurus)
        # An entity without an annotated mention may be one the annotators left out; it says nothing.
        if not held or not example.titles or surname_of_many(held, names):
            continue
        for candidate in held:
            values = features(candidate, held, example.entity.type, context, counts)
            yield values, float(candidate.entry.id == example.gold), max(1, example.titles.total()) ** 0.5


def training_rows(
    kb: Sequence[Document], documents: Sequence[tuple[Document, list[Example]]]
) -> list[tuple[list[float], float, float]]:
    """Return the pairs of all documents against several registries."""
    everywhere: Counter[str] = Counter()
    for _, found in documents:
        everywhere += sum((example.titles for example in found), Counter())
    rows = []
    for seed in range(ROUNDS):
        registry = make_registry(kb, drop=DROP, seed=seed)
        for document, found in documents:
            # What a document itself names must not count as having been named before.
            elsewhere = everywhere - sum((example.titles for example in found), Counter())
            rows += list(pairs(document, found, registry, elsewhere if seed % 2 else Counter()))
    return rows


def fit(rows: Sequence[tuple[list[float], float, float]]) -> np.ndarray[Any, Any]:
    """Return a weight per feature; what can only speak for a candidate, or only against it, is left out when it comes
    out the other way.
    """
    used = list(range(len(FEATURES)))
    while True:
        found = logistic(np.array([[row[0][i] for i in used] for row in rows]), rows)
        wrong = [
            i
            for i, weight in zip(used, found, strict=True)
            if (FEATURES[i] in POSITIVE and weight < 0) or (FEATURES[i] in NEGATIVE and weight > 0)
        ]
        if not wrong:
            weights = np.zeros(len(FEATURES))
            weights[used] = found
            return weights
        used = [i for i in used if i not in wrong]


def logistic(x: np.ndarray[Any, Any], rows: Sequence[tuple[list[float], float, float]]) -> np.ndarray[Any, Any]:
    """Fit a logistic regression and return a weight per column of ``x``."""
    y, importance = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    return fit_columns(x, y, np.full(x.shape[1], PENALTY), importance)


def score(documents: Sequence[tuple[Document, list[Example]]], registry: Registry) -> dict[str, float]:
    """Return precision, recall and F1 over proper mentions of known entities, and the share of new ones kept new."""
    known = given = right = new = kept = 0
    for document, found in documents:
        linked = link_entities([e.entity for e in found], document["text"], registry)
        reached: Counter[str] = Counter()
        for example, entity in zip(found, linked, strict=True):
            is_linked = entity.id in registry
            reached += example.titles
            given += example.titles.total() * is_linked
            right += example.titles[entity.id]
            kept += sum(n for title, n in example.titles.items() if title not in registry) * (not is_linked)
        annotated = Counter(
            m["wiki"] for m in document["mentions"] if m["kind"] == "proper" and m["wiki"] and m["type"] in GOLD_TYPES
        )
        missed = annotated - reached
        kept += sum(n for title, n in missed.items() if title not in registry)
        known += sum(n for title, n in annotated.items() if title in registry)
        new += sum(n for title, n in annotated.items() if title not in registry)
    p, r = right / max(1, given), right / max(1, known)
    return {"p": p, "r": r, "f": 2 * p * r / max(1e-9, p + r), "new": kept / new if new else 1.0, "n": known}


def main() -> None:
    """Fit on the given documents and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kb")
    parser.add_argument("docs", nargs="+")
    parser.add_argument("--output", default=str(data_path("linking_weights.json")))
    args = parser.parse_args()
    nlp = load()
    nlp.disable_pipes("newsquotes_linker", "newsquotes_speakers")
    kb = read_jsonl(args.kb)
    documents = [(d, examples(d, nlp)) for path in args.docs for d in read_jsonl(path)]
    rows = training_rows(kb, documents)
    weights = fit(rows)
    held = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    held["country"] = COUNTRY_WEIGHT
    data = {
        "origin": f"newsquotes.training.linking on {', '.join(Path(p).name for p in args.docs)} (GUM)",
        "pairs": len(rows),
        "set by hand": ["country", "threshold"],
        "threshold": THRESHOLD,
        "weights": held,
    }
    Path(args.output).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
