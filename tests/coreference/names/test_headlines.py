"""Capitals that make no name: those of headlines and of sentence openings."""

import pytest
from spacy.language import Language

from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.names.headlines import Written, drop_openers
from newsquotes.coreference.words import read_words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Scholars have long argued about it.", False),
        ("Unfair? He does not think so.", False),
        ("Bank managers were late. The bank said so.", False),
        ("Holm said she was late.", True),
        ("Oslo said it was late.", True),
        ("Rangers won at last. The fans of Rangers sang.", True),
    ],
)
def test_drop_openers(nlp: Language, text: str, kept: bool) -> None:
    name = Mention(0, 1, 0, "name", "person")
    words = read_words(nlp(text))
    assert drop_openers(words, [name], Written.of(words)) == ([name] if kept else [])
