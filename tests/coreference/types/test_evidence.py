"""What speaks for the type of a name: its words, its relatives, its surroundings."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsquotes.coreference.component import find_names
from newsquotes.coreference.types.evidence import evidence
from newsquotes.coreference.types.name_types import forms_of
from newsquotes.coreference.words import read_words


def features(nlp: Language, text: str) -> dict[str, list[str]]:
    doc = nlp(text)
    words = read_words(doc)
    return evidence(words, forms_of(words, find_names(doc, words, ())))


TOLD = [
    ("Ilse Brandt, 40, sang well.", "ilse brandt", {"age behind", "words=2", "first name first, words=2, plain"}),
    ("The Bank of Kenya said it was closed.", "bank of kenya", {"head=bank of", "article", "then it"}),
    ("Ilse Brandt came. Brandt left.", "brandt", {"ends a name labelled person", "ends a name with a first name"}),
    ("He lives in Norway, which is cold.", "norway", {"prep=in", "live in", "clause which", "world has country"}),
    ("In Norway and in Norway again it rained.", "norway", {"again prep=in", "named again"}),
    ("Karl Osei, the coach, left.", "karl osei", {"beside coach", "beside noun for person"}),
    ("NATO moved.", "nato", {"one: in capitals", "one: short in capitals"}),
]


@pytest.mark.parametrize(("text", "key", "told"), TOLD)
def test_evidence(nlp: Language, text: str, key: str, told: set[str]) -> None:
    assert told <= set(features(nlp, text)[key])


def test_each_feature_counts_once(nlp: Language) -> None:
    found = features(nlp, "Norway won. Norway won. Norway lost.")["norway"]
    assert len(found) == len(set(found))
