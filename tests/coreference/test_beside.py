"""What the pronouns beside a name tell of its bearer."""

import pytest
from spacy.language import Language

from newsquotes.coreference.beside import genders_beside
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words, read_words


def _read(nlp: Language, text: str, name: str) -> tuple[Words, Mention]:
    words = read_words(nlp(text))
    start, end = words.between(text.index(name), text.index(name) + len(name))
    return words, Mention(start, end, words.root(start, end), "name", "person")


BESIDE = [
    ("Holm sold her boat.", (1, 0)),
    ("Holm lived in Oslo. He sold the boat.", (0, 1)),
    ("In addition to her work, Holm ran a school.", (1, 0)),
    ("Holm saw her in Oslo.", (0, 0)),
    ("Holm said Ida Ito had sold her boat.", (0, 0)),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_genders_beside(nlp: Language, text: str, expected: tuple[int, int]) -> None:
    words, name = _read(nlp, text, "Holm")
    assert genders_beside(words, [name]) == expected
