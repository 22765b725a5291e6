"""Fits the pronoun ranker: `newsquotes train pronouns DOCS.jsonl... --articles FOLDER --gap ROWS.tsv`.

Documents are dicts with "text" and "mentions" (each with "head_start", "head_end", "cluster"; the GUM layout), or GAP
rows (a pronoun and two names, each true or false). Every pronoun gives one example: its candidates, and which of them
are right; the loss is minus the log of the probability given to the right ones, plus an L2 penalty.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc

from newsquotes.annotations import get_quotes, set_quotes
from newsquotes.coreference.antecedents.deciding import decide
from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.pronouns import PronounClass
from newsquotes.coreference.antecedents.ranker import Ranker
from newsquotes.coreference.antecedents.reading import Choice
from newsquotes.coreference.antecedents.surroundings import FILE, to_json
from newsquotes.coreference.component import prepare
from newsquotes.coreference.mentions import Chain, Link
from newsquotes.coreference.words import Words, read_words
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats import read
from newsquotes.pipeline import COMPONENTS, load
from newsquotes.training.docs import docs_of
from newsquotes.training.softmax import Example, fit
from newsquotes.training.surroundings import PronounExample, fit_surroundings

THRESHOLDS: dict[PronounClass, float] = {"he": 0.3, "they": 0.5, "it": 0.6, "the": 0.5}
"""Least probability that resolves a pronoun of each kind while the history of a fit is made; `thresholds` sets it."""

GRID = tuple(step / 20 for step in range(8, 18))
"""The thresholds that are tried, 0.4 to 0.85: what is less likely than not by more than that names nobody."""

BETA = 0.7
"""A wrong name counts more than one left out: the thresholds are those with the best F of this beta."""

FOLDS = 4


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
        examples.append(PronounExample(choice.features, right or (len(choice.seen),), choice.around))
        if ranker is not None:
            return decide(ranker, choice, ranker.thresholds[choice.pronoun.kind])
        return (choice.seen[right[0]], Link("gold")) if right else (None, None)

    prepare(doc, words, quotes).read(by_gold)
    return examples


def examples_of_article(doc: Doc, gold: Document) -> list[Example]:
    """Read a Doc of an article annotated in the style of corpora/newsroom, with the quotes found and again with gold's.

    Such articles leave out what has no name, but for single people; so a "they" or "it" without antecedent teaches
    nothing, and its example is left out.
    """
    keys = ("start", "end", "head_start", "head_end", "cluster")
    mentions = [
        dict(zip(keys, (m.span.start, m.span.end, m.head.start, m.head.end, m.entity), strict=True))
        for m in gold.mentions
    ]
    found = get_quotes(doc)
    examples: list[Example] = []
    for quotes in (found, [replace(quote, speakers=(), evidence=()) for quote in gold.article.quotes]):
        set_quotes(doc, quotes)
        examples += examples_of_document(doc, mentions)
    set_quotes(doc, found)
    return [e for e in examples if kind_of(e) in ("he", "the") or len(e.features) - 1 not in e.right]


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
            examples.append(PronounExample(choice.features, tuple(right), choice.around))
        return None, None

    prepare(doc, words, quotes).read(choose)
    return examples


def kind_of(example: Example) -> PronounClass:
    """Return the kind of pronoun an example is about, which its features carry in front; "he" has none."""
    kind = example.features[-1][0].split(":", 1)[0]
    return cast(PronounClass, kind) if kind in ("they", "it", "the") else "he"


def fit_ranker(examples: Sequence[Example]) -> Ranker:
    """Fit the readable weights, then what the words around add to them."""
    readable = Ranker(fit(examples), THRESHOLDS)
    return replace(readable, surroundings=fit_surroundings(examples, readable))


def thresholds(documents: Sequence[Sequence[Example]], folds: int = FOLDS) -> dict[PronounClass, float]:
    """Return for each kind the threshold with the best F on documents that the weights were not fitted on.

    ``documents`` holds the examples of each, those of one corpus together. Every ``folds``-th is judged at a time, so
    that no corpus is judged by weights that never saw its like.
    """
    outcomes: dict[PronounClass, list[tuple[float, bool, bool]]] = {kind: [] for kind in THRESHOLDS}
    for fold in range(folds):
        ranker = fit_ranker([e for n, found in enumerate(documents) if n % folds != fold for e in found])
        for example in (e for found in documents[fold::folds] for e in found):
            around = example.around if isinstance(example, PronounExample) else None
            probabilities = ranker.probabilities(example.features, ranker.around(around))
            best = max(range(len(probabilities)), key=probabilities.__getitem__)
            nobody = len(probabilities) - 1
            sure = 0.0 if best == nobody else probabilities[best]
            outcomes[kind_of(example)].append((sure, best in example.right, nobody not in example.right))
    return {kind: max(GRID, key=lambda floor: _f_score(found, floor)) for kind, found in outcomes.items()}


def _f_score(outcomes: Iterable[tuple[float, bool, bool]], floor: float) -> float:
    """F of (probability, right, there is one to find) with all below the floor left unresolved."""
    right = given = wanted = 0
    for sure, is_right, exists in outcomes:
        given += sure >= floor
        right += sure >= floor and is_right
        wanted += exists
    return (1 + BETA**2) * right / max(1e-9, given + BETA**2 * wanted)


def _touches(chain: Chain, tokens: tuple[int, int]) -> bool:
    return any(m.start < tokens[1] and m.end > tokens[0] for m in chain.mentions)


def save(path: Path, ranker: Ranker, origin: str) -> None:
    """Write a ranker as JSON, strongest weights first, with a sentence that says what it was fitted on.

    What the words around add goes into a file of its own beside it.
    """
    weights = dict(sorted(ranker.weights.items(), key=lambda item: -abs(item[1])))
    data = {"origin": origin, "thresholds": ranker.thresholds, "weights": weights}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if ranker.surroundings is not None:
        path.with_name(FILE).write_text(to_json(ranker.surroundings, origin), encoding="utf-8")


def train(documents: Sequence[Path], articles: Sequence[Path], gap: Sequence[Path], out: Path) -> int:
    """Fit on the given files, write the weights to ``out`` and return the number of examples."""
    examples: list[list[Example]] = []
    for path in documents:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for doc, row in zip(_parsed([row["text"] for row in rows], path.name), rows, strict=True):
            examples.append(examples_of_document(doc, row["mentions"]))
    annotated = [document for path in articles for document in read(path)]
    for doc, document in zip(_parsed([d.article.text for d in annotated], "articles"), annotated, strict=True):
        examples.append(examples_of_article(doc, document))
    first = Ranker(fit(_flat(examples)), THRESHOLDS)
    for path in gap:
        with path.open(encoding="utf-8", newline="") as file:
            pairs = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for doc, pair in zip(_parsed([pair["Text"] for pair in pairs], path.name), pairs, strict=True):
            examples.append(examples_of_gap(doc, pair, first))
    names = ", ".join(path.name for path in [*documents, *articles, *gap])
    every = _flat(examples)
    fitted = replace(fit_ranker(every), thresholds=thresholds(examples))
    save(out, fitted, f"newsquotes train pronouns on {names}")
    return len(every)


def _flat(documents: Iterable[Iterable[Example]]) -> list[Example]:
    return [example for found in documents for example in found]


def _parsed(texts: Sequence[str], name: str) -> Iterator[Doc]:
    """Parse the texts of a corpus and find their quotes, no more."""
    nlp = load()
    with nlp.select_pipes(disable=COMPONENTS[1:]):
        yield from docs_of(nlp, texts, f"reading {name}")
