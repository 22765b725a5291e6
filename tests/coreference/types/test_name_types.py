"""Which type a name has: by what its article tells about it."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import find_names
from newsquotes.coreference.types.name_types import types_of_names
from newsquotes.coreference.words import read_words
from newsquotes.results import EntityType

TYPES: list[tuple[str, str, EntityType]] = [
    ("The Brakka Institute of Weaving said no. It has no looms.", "brakka institute of weaving", "org"),
    ("Ilse Brandt, who is 40, sang. Brandt said she was glad.", "brandt", "person"),
    ("She was born in Ostrava, where her father worked.", "ostrava", "place"),
    ("Karl Osei was tired. Osei's campaign said he had slept badly.", "osei campaign", "org"),
    ("The Belgians left. Many Belgians went home.", "belgians", "group"),
]


@pytest.mark.parametrize(("text", "key", "kind"), TYPES)
def test_types_of_names(nlp: Language, text: str, key: str, kind: EntityType) -> None:
    doc = nlp(text)
    words = read_words(doc)
    assert types_of_names(words, find_names(doc, words, ())).get(key) == kind
