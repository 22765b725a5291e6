"""Annotated articles into labels, links and examples; augmentation keeps them parallel."""

from __future__ import annotations

import itertools
import random

import pytest

from newsquotes.evaluation import Document
from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.quoting.tagging.labels import LABELS, can_follow
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.results import Article, Quote, Span
from newsquotes.training.quoting.augment import Chances, augment, stock_for
from newsquotes.training.quoting.examples import batches, collate, examples
from newsquotes.training.quoting.gold import label_words, to_gold

TEXT = "The road is open, Ann Lee said.\n“Nobody came,” added Okeke."


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span.of(TEXT, start, start + len(part))


def document() -> Document:
    quotes = (
        Quote("indirect", (span("The road is open"),), (span("Ann Lee"),), (span("said"),)),
        Quote("direct", (span("“Nobody came,”"),), (span("Okeke"),), (span("added"),)),
    )
    return Document(Article(TEXT, id="a", quotes=quotes))


def test_labels() -> None:
    gold = to_gold(document())
    labels = [LABELS[i] for i in label_words(gold)]
    assert dict(zip((w.text for w in gold.words), labels, strict=True)) == {
        "The": "B-content",
        "road": "I-content",
        "is": "I-content",
        "open": "E-content",
        "Ann": "B-source",
        "Lee": "E-source",
        "said": "S-cue",
        ".": "O",
        "“": "B-content",
        "Nobody": "I-content",
        "came": "I-content",
        ",": "I-content",
        "”": "E-content",
        "added": "S-cue",
        "Okeke": "S-source",
    } | {",": "I-content"}


def test_links_go_from_cue_to_source_and_from_content_to_cue() -> None:
    gold = to_gold(document())
    assert [gold.roles[s] for c in gold.cue_sources for s in gold.cue_sources[c]] == ["source", "source"]
    assert [gold.roles[s] for c in gold.content_cues for s in gold.content_cues[c]] == ["cue", "cue"]


@pytest.mark.parametrize("seed", range(30))
def test_examples_of_changed_articles_are_legal(seed: int) -> None:
    rng = random.Random(seed)
    gold = to_gold(document())
    changed = augment(gold, stock_for([gold]), Chances(1, 1, 1, 1, 0.5), rng)
    assert len(changed.words) == len(changed.paragraph) == len(changed.span)
    pieces = WordPieces.from_file(bundled_weights() / "vocab.txt")
    pool = list(examples(changed, pieces, 24, 0, rng))
    for example in pool:
        labels = ["O", *(LABELS[i] for i in example.labels), "O"]
        for i, (before, after) in enumerate(itertools.pairwise(labels)):
            ends = i < len(example.boundary) and example.boundary[i]
            assert can_follow("O" if ends else before, after)
    for batch in batches(pool, 100, rng):
        arrays = collate(batch)
        assert arrays["ids"].shape == arrays["mask"].shape
        assert arrays["chain_length"].sum() == arrays["length"].sum()
