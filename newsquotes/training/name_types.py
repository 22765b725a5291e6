"""Fits what tells the type of a name: ``newsquotes train names CORPUS... --out name_types.json``.

The articles need entities annotated and may be in any format that `newsquotes evaluate` reads. Every form of name that
coreference finds in them, and that is annotated there, is an example; its right type is that of most of its mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_quotes
from newsquotes.coreference.lexicons import demonyms
from newsquotes.coreference.names.finding import find_names
from newsquotes.coreference.types.evidence import NameForm, evidence
from newsquotes.coreference.types.model import TYPES
from newsquotes.coreference.types.name_types import forms_of
from newsquotes.coreference.words import Words, read_words
from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document, Mention
from newsquotes.evaluation.formats import read
from newsquotes.pipeline import COMPONENTS, load
from newsquotes.reading import furniture
from newsquotes.results import EntityType
from newsquotes.training.docs import docs_of
from newsquotes.training.softmax import Example, fit

PENALTY = 1e-3
"""L2, per example: 5e-4 to 2e-3 differ by a third of a point in five folds."""

MIN_COUNT = 3
"""Examples: a feature of fewer forms is left out."""

FEWEST = 100
"""Examples, at least: fewer cannot tell four types apart."""

Row = tuple[EntityType, tuple[str, ...]]
"""The right type of a form, and its features."""


def train(corpora: Sequence[Path], out: Path) -> int:
    """Fit the weights, write them to ``out`` and return the number of examples.

    Raises FormatError when an article cannot be read or when the corpora hold too few annotated names.
    """
    documents = [document for corpus in corpora for document in read(corpus) if "entities" in document.layers]
    rows = list(rows_of(documents, load()))
    if len(rows) < FEWEST:
        raise FormatError(
            f"{', '.join(map(str, corpora))}: {len(rows)} names with a type are annotated and found; "
            f"at least {FEWEST} are needed to fit what tells types"
        )
    origin = f"newsquotes train names on {len(documents)} articles: {', '.join(path.name for path in corpora)}"
    save(out, fit_weights(rows), origin, len(rows))
    return len(rows)


def rows_of(documents: Sequence[Document], nlp: Language) -> Iterator[Row]:
    """Yield the examples of the documents."""
    with nlp.select_pipes(disable=COMPONENTS[1:]):
        docs = docs_of(nlp, [document.article.text for document in documents])
        for document, doc in zip(documents, docs, strict=True):
            yield from rows_of_document(document, doc)


def rows_of_document(gold: Document, doc: Doc) -> Iterator[Row]:
    """Yield the examples of one article, parsed and with its quotes found."""
    quotes = get_quotes(doc)
    words = read_words(doc, quotes, furniture(doc))
    forms = forms_of(words, find_names(doc, words, quotes))
    named = [mention for mention in gold.mentions if mention.form == "name"]
    for key, features in evidence(words, forms).items():
        types = Counter(t for t in _types(words, forms[key], named) if t is not None)
        if types:
            yield types.most_common(1)[0][0], tuple(features)


def _types(words: Words, form: NameForm, gold: Iterable[Mention]) -> Iterator[EntityType | None]:
    """Yield the type of the annotated name that fits each mention best, of those whose head it covers."""
    people = form.label == "group" or form.key in demonyms()
    for mention in form.mentions:
        start, end = words.start_offset[mention.start], words.end_offset[mention.end - 1]
        covered = [m for m in gold if start <= m.head.start and end >= m.head.end]
        if covered:
            found = min(covered, key=lambda m: abs(m.span.start - start) + abs(m.span.end - end)).type
            # GUM has "Germans" for persons; here they are a group.
            yield "group" if found == "person" and people else found


def fit_weights(rows: Sequence[Row]) -> dict[str, list[float]]:
    """Return a weight of every feature for each of `TYPES`."""
    examples = [
        Example(tuple(tuple(f"{kind} {name}" for name in features) for kind in TYPES), (TYPES.index(right),))
        for right, features in rows
    ]
    weights: dict[str, list[float]] = {}
    for key, weight in fit(examples, penalty=PENALTY, min_count=MIN_COUNT).items():
        kind, name = key.split(" ", 1)
        weights.setdefault(name, [0.0] * len(TYPES))[[*TYPES].index(kind)] = weight  # type: ignore[arg-type]
    return weights


def save(path: Path, weights: Mapping[str, Sequence[float]], origin: str, examples: int) -> None:
    """Write weights as JSON, a feature a line, the strongest first, and what they were fitted on."""
    ordered = sorted(weights.items(), key=lambda item: (-max(map(abs, item[1])), item[0]))
    lines = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps([*row])}" for name, row in ordered)
    head = json.dumps({"origin": origin, "examples": examples, "types": TYPES}, indent=1, ensure_ascii=False)
    path.write_text(f'{head[:-2]},\n "weights": {{\n{lines}\n }}\n}}\n', encoding="utf-8")
