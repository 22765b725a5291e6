"""What the grammar around a pronoun tells, over parsed sentences."""

import pytest
from spacy.language import Language

from newsquotes.coreference.antecedents.features import governing_verb, grammatical_role, opened_clause
from newsquotes.coreference.words import read_words

OPENINGS = [
    ("After her speech, Maria left the hall.", "her", "Maria"),
    ("When she arrived, Maria opened the window.", "she", "Maria"),
    ("She opened the window before Maria left.", "She", None),
    ("Maria opened the window and closed her book.", "her", None),
]


@pytest.mark.parametrize(("text", "pronoun", "subject"), OPENINGS)
def test_whose_clause_a_pronoun_opens(nlp: Language, text: str, pronoun: str, subject: str | None) -> None:
    words = read_words(nlp(text))
    opened = opened_clause(words, words.text.index(pronoun))
    assert (opened and words.text[opened[0]]) == subject


def test_an_apposition_has_the_role_of_what_it_stands_beside(nlp: Language) -> None:
    words = read_words(nlp("The chief engineer, Maria Ito, left the hall."))
    assert grammatical_role(words, words.text.index("Ito")) == "subject"


@pytest.mark.parametrize(("text", "verb"), [("Maria let her go.", "let"), ("Maria said she slept.", "slept")])
def test_the_verb_that_binds_a_pronoun(nlp: Language, text: str, verb: str) -> None:
    words = read_words(nlp(text))
    pronoun = next(i for i, word in enumerate(words.lower) if word in ("her", "she"))
    assert words.text[governing_verb(words, pronoun)] == verb
