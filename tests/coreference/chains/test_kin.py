"""A family name is not that of the relative whom the article brings in."""

import pytest
from spacy.language import Language

from newsquotes.coreference.chains.kin import is_relative
from newsquotes.coreference.component import EntityResolver
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words, read_words


def _read(nlp: Language, text: str, name: str) -> tuple[Words, Mention]:
    words = read_words(nlp(text))
    start, end = words.between(text.index(name), text.index(name) + len(name))
    return words, Mention(start, end, words.root(start, end), "name", "person")


RELATIVES = [
    "She met her late husband, the playwright Karl Holm, in Oslo.",
    "He joined a band formed by his older brother Karl Holm.",
    "Holm was the daughter of the engineer Karl Holm and a teacher.",
    "Holm married Karl Holm in 1920.",
    "Holm was born in Bergen to Karl Holm and his wife.",
    "The house went to Karl Holm, her nephew.",
]


@pytest.mark.parametrize("text", RELATIVES)
def test_relative(nlp: Language, text: str) -> None:
    assert is_relative(*_read(nlp, text, "Karl Holm"), "holm")


NO_RELATIVES = [
    "The playwright Karl Holm arrived in Oslo.",
    "After talking to his brother, Karl Holm said he was tired.",
    "Ida Ito's husband Karl Holm arrived in Oslo.",
    "Karl Holm was the brother of Ida Ito.",
    "The paper thanked Karl Holm for the boat.",
]


@pytest.mark.parametrize("text", NO_RELATIVES)
def test_no_relative(nlp: Language, text: str) -> None:
    assert not is_relative(*_read(nlp, text, "Karl Holm"), "holm")


def _called(nlp: Language, text: str, name: str) -> list[str]:
    found = next((e for e in EntityResolver().resolve(nlp(text)) if e.name == name), None)
    return [] if found is None else [mention.text for mention in found.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Holm was born in Oslo, the daughter of the engineer Karl Holm. She studied in Bergen.",
        "Holm has written six plays. She lives with her brother, Karl Holm, in Oslo.",
        "She is the niece of Karl Holm, a columnist. Holm made her debut in 1996. In 2000, Holm won her first title.",
    ],
)
def test_family_name_stays_with_the_one_told_of(nlp: Language, text: str) -> None:
    assert "Holm" not in _called(nlp, text, "Karl Holm")


def test_of_two_not_the_relative(nlp: Language) -> None:
    text = (
        "Ida Holm runs a school in Oslo. Her husband Karl Holm and Karl Holm's firm paid for it. Holm said it was open."
    )
    assert "Holm" in _called(nlp, text, "Ida Holm")


def test_of_two_the_one_of_the_gender(nlp: Language) -> None:
    text = "Maria Holm met Karl Holm, Karl Holm's lawyer and a judge. Holm sold her boat. Holm left her house."
    assert _called(nlp, text, "Maria Holm").count("Holm") == 2


def test_one_who_is_alone_keeps_the_family_name(nlp: Language) -> None:
    text = "The mayor met Karl Holm on Monday. Holm said it was late."
    assert "Holm" in _called(nlp, text, "Karl Holm")
