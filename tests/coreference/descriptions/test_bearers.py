"""Whom a description means by its words alone."""

import pytest
from spacy.language import Language

from newsquotes.coreference.descriptions.bearers import is_bare, kind_by_name, sole_bearer, sole_of_kind, speaks_against
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
    ("description", "name"),
    [("The coast guard", "Danish coast guard"), ("The rivers trust", "Ostrava Rivers Trust"), ("The trust", None)],
)
def test_a_body_named_once(nlp: Language, description: str, name: str | None) -> None:
    words = read_words(nlp(f"Danish coast guard met Ostrava Rivers Trust. {description} spoke."))
    guard = Chain("Danish coast guard", "org", [Mention(0, 3, 2, "name", "org")], forms={"danish coast guard"})
    trust = Chain("Ostrava Rivers Trust", "org", [Mention(4, 7, 6, "name", "org")], forms={"ostrava rivers trust"})
    start, end = words.lower.index("the"), words.lower.index("spoke")
    found = sole_bearer(words, Mention(start, end, end - 1, "description", "org"), [guard, trust])
    assert (found and found.name) == name


BOOKS = Chain("Holm Books", "org", forms={"holm books"})


@pytest.mark.parametrize(("roles", "name"), [({"director"}, "Holm Books"), ({"publisher"}, None)])
def test_a_noun_for_a_person_or_a_body(nlp: Language, roles: set[str], name: str | None) -> None:
    words = read_words(nlp("The publisher spoke."))
    person = Chain("Anna Berg", "person", roles=roles)
    found = sole_of_kind(words, Mention(0, 2, 1, "description", "person"), [BOOKS, person])
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
