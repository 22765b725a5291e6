"""Descriptions: which phrases are one, and which names they stand beside."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.coreference.component import EntityResolver
from newsquotes.coreference.descriptions.finding import find_descriptions, find_strangers, party_behind
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import read_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 70-year-old said he was tired.", ["The 70-year-old"]),
        ("The 70-year-old farmer said he was tired.", ["The 70-year-old farmer"]),
    ],
)
def test_an_age_for_a_person(nlp: Language, text: str, found: list[str]) -> None:
    doc = nlp(text)
    words = read_words(doc)
    assert [doc[m.start : m.end].text for m in find_descriptions(words, set())] == found


@pytest.mark.parametrize(
    ("text", "head", "found"),
    [
        ("One of them said he was tired.", "One", True),
        ("A glazier said he was tired.", "glazier", True),
        ("The glazier said he was tired.", "glazier", False),
        ("The goalkeeper said he was tired.", "goalkeeper", True),
        ("A payment said it was late.", "payment", False),
    ],
)
def test_strangers(nlp: Language, text: str, head: str, found: bool) -> None:
    doc = nlp(text)
    at = [token.i for token in doc if token.text == head]
    assert bool(find_strangers(read_words(doc), at, set())) is found


def test_a_description_begins_in_its_own_line() -> None:
    tokens = ["says", "stunned", "groom", "\n", "-", "Pub", "boss", "insists"]
    heads = [7, 2, 6, 2, 6, 6, 7, 7]
    tags = ["VBZ", "JJ", "NN", "_SP", ":", "NN", "NN", "VBZ"]
    vocab = spacy.blank("en").vocab
    words = read_words(Doc(vocab, words=tokens, heads=heads, deps=["dep"] * 8, tags=tags, spaces=[True] * 8))
    found = [(m.start, m.end) for m in find_descriptions(words, set()) if m.head == tokens.index("boss")]
    assert found == [(5, 7)]


@pytest.mark.parametrize(
    ("text", "party"), [("Anna Holm (R-Utah) spoke.", {"republican"}), ("Anna Holm (29) spoke.", set())]
)
def test_party_behind(nlp: Language, text: str, party: set[str]) -> None:
    assert party_behind(read_words(nlp(text)), Mention(0, 2, 1, "name", "person")) == party


def test_a_body_directly_before_its_name(nlp: Language) -> None:
    doc: Doc = nlp("The environmental group Ostrava Rivers Trust called it a gift. The mayor did not.")
    named = [entity for entity in EntityResolver().resolve(doc) if "Trust" in entity.name]
    assert [entity.type for entity in named] == ["org"]
