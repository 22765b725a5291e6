"""A speaker called by a new word: who is meant, and where nobody is."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import EntityResolver


def called(nlp: Language, text: str, name: str) -> set[str]:
    entities = EntityResolver().resolve(nlp(text))
    return {mention.text for entity in entities if entity.name == name for mention in entity.mentions}


MEANT = [
    (
        "Anna Holm warned on Monday that the dam would cost her a crop.\n\n“I like them well enough,” the farmer said.",
        "the farmer",
        "Anna Holm",
    ),
    (
        "Maria Ito blamed Carl Berg and Jan Novak for the delay.\n\n“We need change,” the Osaka businesswoman said.",
        "the Osaka businesswoman",
        "Maria Ito",
    ),
    (
        "Republican Carl Berg met Democrat Anna Holm in Iowa. The hall was full.\n\nThe GOP nominee said he was glad.",
        "The GOP nominee",
        "Carl Berg",
    ),
    (
        "Anna Holm spoke for an hour. Her client had lost his job. The barrister argued that it was late.",
        "The barrister",
        "Anna Holm",
    ),
    (
        "Anna Holm warned on Monday that the rain would last.\n\n“I am tired,” the 44-year-old driver said.",
        "the 44-year-old driver",
        "Anna Holm",
    ),
    ("Holm Lines closed 3 percent lower on Friday.\n\nThe company declined to comment.", "The company", "Holm Lines"),
    (
        "The Harbour Workers Alliance met on Monday. Anna Holm was there.\n\nThe union said it would strike.",
        "The union",
        "The Harbour Workers Alliance",
    ),
]


@pytest.mark.parametrize(("text", "description", "name"), MEANT)
def test_meant(nlp: Language, text: str, description: str, name: str) -> None:
    assert description in called(nlp, text, name.removeprefix("The "))


NOT_MEANT = [
    (
        "Anna Holm was seen in Oslo on Monday with a carton of milk. It was cold. “I sold her that,” the cashier said.",
        "the cashier",
    ),
    ("Anna Holm met Carl Berg and Jan Novak on Monday. The farmer said it was raining.", "The farmer"),
    ("A farmer waited outside. Anna Holm was late. “I am cold,” the farmer said.", "the farmer"),
    ("Republican Carl Berg was late. The Democratic nominee said she was glad.", "The Democratic nominee"),
    ("The Harbour Workers Alliance met. A second union met too. The union said it would strike.", "The union"),
]


@pytest.mark.parametrize(("text", "description"), NOT_MEANT)
def test_not_meant(nlp: Language, text: str, description: str) -> None:
    entities = EntityResolver().resolve(nlp(text))
    assert description not in {mention.text for entity in entities for mention in entity.mentions}


def test_her_campaign(nlp: Language) -> None:
    text = "The Holm campaign opened an office in Iowa. Anna Holm spoke there, and her campaign said it was packed."
    assert "her campaign" in called(nlp, text, "Holm campaign")


def test_who_is_spoken_of_inside_the_marks_does_not_speak(nlp: Language) -> None:
    text = "Anna Holm was seen in Oslo on Monday. It was cold. “I sold her some milk,” she said."
    entities = EntityResolver().resolve(nlp(text))
    for entity in entities:
        assert not {"her", "she"} <= {mention.text for mention in entity.mentions}
