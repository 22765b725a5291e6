"""Whom a description means by its words alone."""

import pytest
from spacy.language import Language

from newsquotes.coreference.descriptions.bearers import is_bare, kind_by_name, sole_bearer, speaks_against
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import read_words

HOLM = Chain("Anna Holm", "person", roles={"finance", "minister"})
BERG = Chain("Carl Berg", "person", roles={"energy", "minister"})
ITO = Chain("Maria Ito", "person", roles={"coach"})

MEANT = [
    ("The finance minister spoke.", 3, "Anna Holm"),
    ("The energy minister spoke.", 3, "Carl Berg"),
    ("The minister spoke.", 2, None),
    ("The coach spoke.", 2, "Maria Ito"),
    ("The assistant coach spoke.", 3, None),
]


@pytest.mark.parametrize(("text", "end", "name"), MEANT)
def test_sole_bearer(nlp: Language, text: str, end: int, name: str | None) -> None:
    words = read_words(nlp(text))
    description = Mention(0, end, end - 1, "description", "person")
    found = sole_bearer(words, description, [HOLM, BERG, ITO])
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "roles", "against"),
    [
        ("The Republican nominee spoke.", {"democratic", "nominee"}, True),
        ("The Republican nominee spoke.", {"republican", "nominee"}, False),
        ("The Republican nominee spoke.", {"republican", "vice", "presidential", "nominee"}, True),
        ("The nominee spoke.", {"senator"}, False),
    ],
)
def test_speaks_against(nlp: Language, text: str, roles: set[str], against: bool) -> None:
    words = read_words(nlp(text))
    end = words.lower.index("spoke")
    description = Mention(0, end, end - 1, "description", "person")
    assert speaks_against(words, description, Chain("Anna Holm", "person", roles=roles)) is against


@pytest.mark.parametrize(("words", "bare"), [("the company", True), ("the rival company", False)])
def test_is_bare(words: str, bare: bool) -> None:
    end = len(words.split())
    assert is_bare(Mention(0, end, end - 1, "description", "org")) is bare


POLICE = Chain("Ostrava Police", "org", forms={"ostrava police"})


@pytest.mark.parametrize(("noun", "fit"), [("force", "fits"), ("airline", "other"), ("constabulary", "fits")])
def test_kind_by_name(noun: str, fit: str) -> None:
    assert kind_by_name(noun, POLICE) == fit


def test_kind_by_name_unknown() -> None:
    assert kind_by_name("airline", Chain("Marrick", "org", forms={"marrick"})) == "unknown"
