"""People described first and named later."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import EntityResolver

SAME = [
    ("“I waited,” said one woman at the gate. The woman, Ida Holm, went home.", "one woman", "Ida Holm"),
    ("A man sat by the door. His name is Jan Novak.", "A man", "Jan Novak"),
    ("Coach wants a new goalkeeper\n\nJan Novak, the coach, said he was tired.", "Coach", "Jan Novak"),
    ("Bank boss resigns\n\nMaria Ito, the chief executive, told reporters she was tired.", "Bank boss", "Maria Ito"),
    (
        "The energy minister said on Monday the lights would stay on. Ida Holm told reporters it was enough.",
        "The energy minister",
        "Ida Holm",
    ),
    (
        "Japan's energy minister ruled on Monday that lights stay on. Ida Holm told reporters it was enough.",
        "Japan's energy minister",
        "Ida Holm",
    ),
    (
        "A Dalby farmer has told how it rained. Ida Holm, 29, said it was enough.",
        "A Dalby farmer",
        "Ida Holm",
    ),
    (
        "A union of harbour pilots has called a strike. The Association of Harbour Pilots said it was over pay.",
        "A union",
        "Association of Harbour Pilots",
    ),
]


@pytest.mark.parametrize(("text", "description", "name"), SAME)
def test_named_later(nlp: Language, text: str, description: str, name: str) -> None:
    entities = EntityResolver().resolve(nlp(text))
    mentions = {mention.text for entity in entities if entity.name == name for mention in entity.mentions}
    assert description in mentions


def test_the_opening_means_the_only_one_of_the_office(nlp: Language) -> None:
    text = (
        "A Danish judge has closed the case.\n\nMuch was said. “I am tired,” said Judge Ida Holm in Aarhus on Monday."
    )
    entities = EntityResolver().resolve(nlp(text))
    assert "A Danish judge" in {m.text for entity in entities if entity.name == "Ida Holm" for m in entity.mentions}


APART = [
    ("A union of bakers has called a strike. The Association of Harbour Pilots said it was over pay.", "A union"),
    ("One woman waited at the gate. The man, Jan Novak, went home.", "One woman"),
    ("The minister said the lights would stay on. Ida Holm, a shopkeeper, said it was enough.", "The minister"),
    ("A woman has told how it rained. Ida Holm said it was enough.", "A woman"),
    ("A Danish judge has closed the case. Judge Ida Holm met Judge Carl Berg.", "A Danish judge"),
    ("An official has closed the case. Ida Holm, an official, was late.", "An official"),
    ("Coach wants a goalkeeper\n\nJan Novak, the coach, and Carl Berg, a former coach, spoke.", "Coach"),
]


@pytest.mark.parametrize(("text", "description"), APART)
def test_not_named_later(nlp: Language, text: str, description: str) -> None:
    entities = EntityResolver().resolve(nlp(text))
    assert description not in {mention.text for entity in entities for mention in entity.mentions}
