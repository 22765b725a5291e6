"""Fits the confidence in speakers: ``newsquotes train confidence CORPUS... --out confidence.json``.

The articles need speakers annotated and may be in any format that `newsquotes evaluate` reads. The pipeline reads them;
every attribution that is right in content and source is an example, right when its speaker is. Whether the tagger was
fitted on the same articles hardly matters, since only quotes found well count; that pronouns were not, does: on
articles it was fitted on, the ranker is surer than it may be. So it can be given weights that were fitted on others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from newsquotes.errors import FormatError
from newsquotes.evaluation.alignment import given_name, speaker_is_right
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats import read
from newsquotes.evaluation.metrics.calibration import right_pairs
from newsquotes.pipeline import load
from newsquotes.results import Article
from newsquotes.speakers.component import attributed
from newsquotes.speakers.confidence import INTERCEPT, speaker_features
from newsquotes.speakers.grounds import NO_SOURCE, Attributed
from newsquotes.training.docs import docs_of
from newsquotes.training.logistic import Row, fit_logistic

PENALTY = 2.0
"""L2, in examples: from 0.5 to 8 the calibration on dev is the same within its noise."""

FEWEST = 30
"""Examples of a corpus, at least: fewer tell nothing about the rarer ways a speaker is found."""


def train(corpora: Sequence[Path], out: Path, pronouns: Path | None = None) -> int:
    """Fit the weights, write them to ``out`` and return the number of examples.

    ``pronouns``: weights of pronouns that were not fitted on these articles; None takes the bundled ones.

    Raises FormatError when an article cannot be read or when the corpora hold too few annotated speakers, ConfigError
    when ``pronouns`` is no file of pronoun weights.
    """
    documents = [document for corpus in corpora for document in read(corpus)]
    nlp = load()
    if pronouns is not None:
        nlp.replace_pipe("newsquotes_entities", "newsquotes_entities", config={"weights": str(pronouns)})
    examples = rows([document for document in documents if "speakers" in document.layers], nlp)
    if len(examples) < FEWEST:
        raise FormatError(
            f"{', '.join(map(str, corpora))}: {len(examples)} speakers of found quotes are annotated; "
            f"at least {FEWEST} are needed to fit a confidence"
        )
    weights = fit_logistic(examples, PENALTY, intercept=INTERCEPT)
    origin = f"newsquotes train confidence on {len(documents)} articles: {', '.join(path.name for path in corpora)}"
    if pronouns is not None:
        origin += ", with weights of pronouns not fitted on them"
    save(out, weights, origin, len(examples))
    return len(examples)


def rows(documents: Sequence[Document], nlp: Language) -> list[Row]:
    """Return an example for every attribution of the documents that is found well and whose speaker is annotated."""
    with nlp.select_pipes(disable=["newsquotes_speakers"]):
        docs = docs_of(nlp, [document.article.text for document in documents])
        return [
            row
            for document, doc in zip(documents, docs, strict=True)
            for row in rows_of_document(document, attributed(doc))
        ]


def rows_of_document(gold: Document, found: Sequence[Attributed]) -> Iterator[Row]:
    """Yield the examples of one article.

    Where gold has a source but does not say who it is, nothing can be learned; where it has neither source nor speaker
    there is no speaker to be wrong about.
    """
    predicted = Document(Article(gold.article.text, tuple(f.quote for f in found)))
    for j, i in sorted(right_pairs(gold, predicted).items()):
        who, quote = gold.identities[i], found[j].quote
        if who is None and gold.article.quotes[i].source:
            continue
        first = next(iter(found[j].grounds), NO_SOURCE)
        yield speaker_features(first), who is None or speaker_is_right(who, given_name(quote))


def save(path: Path, weights: dict[str, float], origin: str, examples: int) -> None:
    """Write weights as JSON, the strongest first, with a sentence that says what they were fitted on."""
    ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    data = {
        "origin": origin,
        "examples": examples,
        "weights": {name: round(weight, 4) for name, weight in ordered},
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
