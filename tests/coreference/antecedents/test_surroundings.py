"""What the words around a pronoun and a candidate add to the ranker's readable features."""

from dataclasses import replace

import numpy as np
import pytest
import spacy
from spacy.language import Language

from newsquotes.coreference.antecedents.ranker import WORDS_AROUND, Ranker, load_ranker
from newsquotes.coreference.antecedents.surroundings import (
    ReadText,
    Surroundings,
    SurroundingsModel,
    from_json,
    normalised,
    to_json,
)
from newsquotes.coreference.component import EntityResolver
from newsquotes.coreference.words import read_words
from newsquotes.quoting.component import QuoteFinder
from newsquotes.word_vectors import WordVectors, get_word_vectors

EYE, NONE = np.eye(4, 3, dtype=np.float32), np.zeros(3, np.float32)
MODEL = SurroundingsModel("abc", 1.0, EYE, NONE, EYE, NONE, NONE)
LEFT, RIGHT = np.array([1, 0, 0, -1], np.float16), np.array([-1, 0, 0, 1], np.float16)
WORDS = read_words(spacy.blank("en")("Ida Holm her"))
TEXT = ReadText(WORDS, WordVectors("abc", np.array([0, 4, 9], np.int32), np.stack([LEFT, RIGHT, LEFT])), range(3))
AROUND = Surroundings(TEXT, 2, (0, 1, 1), (0, 0, 1), 2)


def test_the_best_of_its_mentions_carries_a_candidate() -> None:
    like, unlike, nobody = MODEL.scores(AROUND)
    assert like > nobody > unlike
    assert nobody == pytest.approx(0, abs=1e-6)


def test_each_mention_counts_as_a_probability() -> None:
    two, one, _ = MODEL.scores(Surroundings(TEXT, 2, (0, 0, 0), (0, 0, 1), 2))
    assert two - one == pytest.approx(np.log(2), abs=1e-5)


def test_its_weight() -> None:
    half = replace(MODEL, weight=0.5)
    assert [2 * score for score in half.scores(AROUND)] == pytest.approx(MODEL.scores(AROUND))


def test_vectors_of_another_network_tell_nothing() -> None:
    other = SurroundingsModel("def", 1.0, EYE, NONE, EYE, NONE, NONE)
    assert other.scores(AROUND) == []
    assert MODEL.scores(None) == []


def test_a_flat_vector_is_no_error() -> None:
    assert not normalised(np.zeros((1, 4))).any()


def test_json_and_back() -> None:
    text = to_json(MODEL, "a test")
    again = from_json(text)
    assert again.network == "abc"
    assert again.scores(AROUND) == pytest.approx(MODEL.scores(AROUND))
    assert to_json(again, "a test") == text


def test_the_ranker_adds_it() -> None:
    ranker = Ranker({"near": 1.0}, {"he": 0.5, "they": 0.5, "it": 0.5, "the": 0.5}, MODEL)
    rows = [(), ("near",), ()]
    by_features = ranker.probabilities(rows)
    with_words = ranker.probabilities(rows, ranker.around(AROUND))
    assert by_features[1] > by_features[0]
    assert with_words[0] > with_words[1]
    assert sum(with_words) == pytest.approx(1)


def test_it_stands_among_the_reasons_where_it_leads() -> None:
    ranker = Ranker({"near": 1.0, "far": 0.2}, {"he": 0.5, "they": 0.5, "it": 0.5, "the": 0.5})
    assert ranker.reasons(["near", "far"], (), 0.5) == ["near", WORDS_AROUND, "far"]
    assert ranker.reasons(["near", "far"], ("near",), 2.0) == [WORDS_AROUND, "far", "near"]
    assert ranker.reasons(["near"], (), -0.5) == ["near"]


def test_what_ships_was_fitted_on_the_network_that_ships() -> None:
    surroundings = load_ranker().surroundings
    assert surroundings is not None
    assert surroundings.network == QuoteFinder().tagger.network


ARTICLE = "Ida Holm met Ruth Okeke in the harbour. She said that the ferry was late."


def test_the_vectors_reach_the_choice_and_leave_the_doc(nlp: Language) -> None:
    with nlp.select_pipes(disable=["newsquotes_entities", "newsquotes_linker", "newsquotes_speakers"]):
        doc = nlp(ARTICLE)
    vectors = get_word_vectors(doc)
    assert vectors is not None
    words = read_words(doc)
    assert set(vectors.starts) <= set(words.start_offset)
    resolver = EntityResolver()
    with_words = resolver.resolve(doc)
    assert get_word_vectors(doc) is not None
    resolver(doc)
    assert get_word_vectors(doc) is None
    assert [entity.name for entity in with_words] == [entity.name for entity in resolver.resolve(doc)]


def test_no_vectors_no_surroundings(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    assert get_word_vectors(doc) is None
    assert EntityResolver().resolve(doc)
