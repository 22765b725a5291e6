"""Teams called like their place: only in articles on matches, only where a team stands."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsquotes.coreference.component import find_names
from newsquotes.coreference.types.name_types import forms_of, types_of_names
from newsquotes.coreference.types.teams import is_team, tells_of_match
from newsquotes.coreference.words import read_words

MATCH = (
    "Norway beat Chile in the semifinal of the tournament. Norway's goalkeeper stopped a penalty, and the striker "
    "scored the first goal of the match. Chile lost in Oslo. The coach praised Norway."
)


@pytest.mark.parametrize(
    ("words", "tells"),
    [("goalkeeper match striker goals", True), ("match goal army war", False), ("", False)],
)
def test_tells_of_match(words: str, tells: bool) -> None:
    assert tells_of_match(set(words.split())) is tells


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("Norway won. Norway's captain wept.", True),
        ("Norway won. In Norway and near Norway it rained.", False),
        ("Norway won.", False),
        ("They played against Norway. Norway 2-1.", True),
    ],
)
def test_is_team(nlp: Language, text: str, team: bool) -> None:
    doc = nlp(text)
    words = read_words(doc)
    assert is_team(words, forms_of(words, find_names(doc, words, ()))["norway"].mentions) is team


def test_a_country_that_plays_is_an_organisation_in_an_article_on_a_match(nlp: Language) -> None:
    doc = nlp(MATCH)
    words = read_words(doc)
    types = types_of_names(words, find_names(doc, words, ()))
    assert (types["norway"], types["oslo"]) == ("org", "place")
