"""Public bodies named in small letters."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import find_names
from newsquotes.coreference.names.bodies import find_bodies
from newsquotes.coreference.words import Words, read_words

NAMED = [
    ("The Norwegian coast guard said the boat was safe.", "Norwegian coast guard"),
    ("Oslo police said the man was held.", "Oslo police"),
    ("Norway's fisheries ministry said it was waiting.", "Norway's fisheries ministry"),
    ("The fisheries ministry of Norway said it was waiting.", "fisheries ministry of Norway"),
    ("Norway's postal service said it was waiting.", "Norway's postal service"),
    ("The government of Norway said it was waiting.", None),
    ("A Norwegian government adviser said it was waiting.", None),
    ("A Danish court said it was waiting.", None),
    ("The coast guard said the boat was safe.", None),
    ("The Oslo company said it was waiting.", None),
]


def text_of(words: Words, start: int, end: int, text: str) -> str:
    return text[words.start_offset[start] : words.end_offset[end - 1]]


@pytest.mark.parametrize(("text", "body"), NAMED)
def test_find_bodies(nlp: Language, text: str, body: str | None) -> None:
    doc = nlp(text)
    words = read_words(doc)
    names = [name for name in find_names(doc, words, ()) if text_of(words, name.start, name.end, text) != body]
    found = [text_of(words, name.start, name.end, text) for name in find_bodies(words, names)]
    assert found == ([body] if body else [])
