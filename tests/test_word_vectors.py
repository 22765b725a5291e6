"""The quotation network's vectors of words, on the Doc."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from newsquotes.word_vectors import WordVectors, drop_word_vectors, get_word_vectors, set_word_vectors

FOUND = WordVectors("abc", np.array([0, 4, 9], np.int32), np.array([[1, 0], [2, 0], [3, 0.5]], np.float16))


@pytest.fixture
def doc() -> Doc:
    return spacy.blank("en")("Ida was late")


def test_they_survive_bytes(doc: Doc) -> None:
    set_word_vectors(doc, FOUND)
    again = get_word_vectors(Doc(doc.vocab).from_bytes(doc.to_bytes()))
    assert again is not None
    assert again.network == "abc"
    assert again.starts.tolist() == FOUND.starts.tolist()
    assert again.vectors.tolist() == FOUND.vectors.tolist()


@pytest.mark.parametrize(("offset", "value"), [(0, 1), (2, 1), (3, 1), (4, 2), (9, 3), (400, 3)])
def test_the_word_that_holds_a_character(offset: int, value: int) -> None:
    assert FOUND.vectors[FOUND.rows([offset])][0, 0] == value


def test_what_stands_before_the_first_word_gets_its_vector() -> None:
    assert WordVectors("abc", np.array([5], np.int32), FOUND.vectors[:1]).rows([0]) == [0]


def test_none_written_none_read(doc: Doc) -> None:
    assert get_word_vectors(doc) is None
    set_word_vectors(doc, WordVectors("abc", np.zeros(0, np.int32), np.zeros((0, 0), np.float16)))
    assert get_word_vectors(doc) is None


def test_dropped(doc: Doc) -> None:
    drop_word_vectors(doc)
    set_word_vectors(doc, FOUND)
    drop_word_vectors(doc)
    assert get_word_vectors(doc) is None
