"""Two names that the text says are one."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import EntityResolver

SAME = [
    ("Arvid Holm, also known as Ole Berg, left Oslo. Berg was tired.", "Arvid Holm", "Ole Berg"),
    ("Maria Ito (then known as Ada Novak) sang in Oslo.", "Maria Ito", "Ada Novak"),
    ("Arvid Holm (aka Ole Berg) sang in Oslo.", "Arvid Holm", "Ole Berg"),
]


@pytest.mark.parametrize(("text", "first", "second"), SAME)
def test_one(nlp: Language, text: str, first: str, second: str) -> None:
    assert any(
        {first, second} <= {mention.text for mention in entity.mentions}
        for entity in EntityResolver().resolve(nlp(text))
    )


APART = [
    ("Arvid Holm is well known as a friend of Ole Berg.", "Arvid Holm", "Ole Berg"),
    ("They live in the hills of Bergen, known as Little Oslo.", "Bergen", "Oslo"),
]


@pytest.mark.parametrize(("text", "first", "second"), APART)
def test_two(nlp: Language, text: str, first: str, second: str) -> None:
    assert not any(
        {first, second} <= {mention.text for mention in entity.mentions}
        for entity in EntityResolver().resolve(nlp(text))
    )
