"""Entities of small texts: who and what is gathered into one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from newsquotes.annotations import get_entities
from newsquotes.coreference.component import EntityResolver
from newsquotes.coreference.links import get_links
from newsquotes.errors import ConfigError
from newsquotes.results import Entity

JOINED = [
    # (text, the mentions of one entity, its name)
    (
        "Ahmad Karimi, who leads the party, spoke first. Karimi said he was tired.",
        {"Ahmad Karimi", "Karimi", "he"},
        "Ahmad Karimi",
    ),
    ("Anna Berg met Carl Holm in Oslo. Ms. Berg thanked Mr. Holm.", {"Anna Berg", "Berg"}, "Anna Berg"),
    (
        "The Northern Tea Council (NTC) met on Monday. The NTC will vote again soon.",
        {"Northern Tea Council", "NTC"},
        "Northern Tea Council",
    ),
    ("U.S. troops left. The United States said so on Friday.", {"U.S.", "United States"}, "United States"),
    (
        "The World Health Organization warned. The WHO is in Geneva.",
        {"World Health Organization", "WHO"},
        "World Health Organization",
    ),
    (
        "Rick Jansen, the agency's regional director, arrived. Jansen told Reuters that help came.",
        {"Rick Jansen", "the agency's regional director", "Jansen"},
        "Rick Jansen",
    ),
    ("Osei Osei met police. Then came Osei", {"Osei Osei", "Osei"}, "Osei Osei"),
    ("Sen. Paul Ortega spoke. Later the senator left.", {"Paul Ortega", "the senator"}, "Paul Ortega"),
]


def entity_named(entities: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in entities if e.name == name)


@pytest.fixture(scope="module")
def resolver() -> EntityResolver:
    return EntityResolver()


def resolve(nlp: Language, resolver: EntityResolver, text: str) -> tuple[Entity, ...]:
    with nlp.select_pipes(disable=["newsquotes_entities", "newsquotes_linker", "newsquotes_speakers"]):
        return resolver.resolve(nlp(text))


@pytest.mark.parametrize(("text", "mentions", "name"), JOINED)
def test_one_entity(nlp: Language, resolver: EntityResolver, text: str, mentions: set[str], name: str) -> None:
    entity = entity_named(resolve(nlp, resolver, text), name)
    assert mentions <= {m.text for m in entity.mentions}


APART = [
    ("John Berg Jr. spoke. His father, John Berg Sr., listened.", "John Berg Jr", "John Berg Sr"),
    ("Maria Ito met Paula Ito.", "Maria Ito", "Paula Ito"),
    ("Mr. Obermann spoke. Michelle Obermann listened.", "Obermann", "Michelle Obermann"),
    ("Donald Marsh opened Marsh Tower on Monday.", "Donald Marsh", "Marsh Tower"),
]


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_entities(nlp: Language, resolver: EntityResolver, text: str, one: str, other: str) -> None:
    names = {e.name.rstrip(".") for e in resolve(nlp, resolver, text)}
    assert {one, other} <= names


TYPES = [
    ("Mr. Panjshir spoke in Kabul.", "Kabul", "place"),
    ("Reuters reported it on Monday.", "Reuters", "org"),
    ("Fighting went on in the Sendar valley. Sendar has fallen, people said in Sendar.", "Sendar", "place"),
    ("Jon Novak said so. The Novak campaign did not answer.", "Novak campaign", "org"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TYPES)
def test_type(nlp: Language, resolver: EntityResolver, text: str, name: str, kind: str) -> None:
    assert entity_named(resolve(nlp, resolver, text), name).type == kind


def test_pronoun_takes_the_agreeing_person(nlp: Language, resolver: EntityResolver) -> None:
    text = "Maria Ito and Carl Novak met on Monday. She said the talks had failed."
    assert "She" in {m.text for m in entity_named(resolve(nlp, resolver, text), "Maria Ito").mentions}


def test_i_inside_marks_is_the_speaker(nlp: Language, resolver: EntityResolver) -> None:
    text = '"I have not seen the letter," Carl Novak said on Monday.'
    assert "I" in {m.text for m in entity_named(resolve(nlp, resolver, text), "Carl Novak").mentions}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", '"""" “” \'\'', "He. She. They. It. I. Who?", "the the the", "(NRF)", "’s"]
)
def test_odd_texts_give_no_error(nlp: Language, resolver: EntityResolver, text: str) -> None:
    assert resolve(nlp, resolver, text) is not None


@given(st.text(max_size=200))
def test_any_text(nlp: Language, resolver: EntityResolver, text: str) -> None:
    for entity in resolve(nlp, resolver, text):
        assert entity.name
        for m in entity.mentions:
            assert text[m.start : m.end] == m.text


def test_deterministic(nlp: Language, resolver: EntityResolver) -> None:
    text = JOINED[0][0]
    assert resolve(nlp, resolver, text) == resolve(nlp, resolver, text)


def test_abstains_below_the_threshold(nlp: Language) -> None:
    sure = EntityResolver(min_probability=1.0)
    text = "Ahmad Karimi spoke. Karimi said he was tired."
    assert "he" not in {m.text for e in resolve(nlp, sure, text) for m in e.mentions}


def test_rejects_a_probability_out_of_range() -> None:
    with pytest.raises(ConfigError, match=r"min_probability.*1\.5"):
        EntityResolver(min_probability=1.5)


def test_links_are_plain_values_with_reasons(nlp: Language) -> None:
    doc = nlp("Maria Ito spoke on Monday. She said the talks had failed.")
    json.dumps(doc.user_data["newsquotes"]["links"])
    link = next(link for link in get_links(doc) if doc.text[link.start : link.end] == "She")
    assert link.name == "Maria Ito"
    assert link.reason
    assert 0 <= link.probability <= 1
    assert get_entities(doc)


FULLEST = [
    # (text, a name that stands in it, names that are none): what the recogniser glues on, cuts off or does not see
    ("Groom Peter, 32, laughed. Peter said it was fine.", "Peter", {"Groom Peter"}),
    ("Landlord Peter Holm laughed. Holm said it was fine.", "Peter Holm", {"Landlord Peter Holm"}),
    ("Brakka Holm, 29, was late. Holm said it was fine.", "Brakka Holm", {"Holm"}),
    ("Stunned Anna Holm, 29, was late. Holm said it was fine.", "Anna Holm", {"Stunned Anna Holm"}),
    ("The Rural Teachers’ Union met on Monday.", "Rural Teachers’ Union", {"Rural Teachers"}),
    ("Peter Holm of the institute is sure. Holm said it was fine.", "Peter Holm", {"Peter Holm of the institute"}),
]


@pytest.mark.parametrize(("text", "name", "others"), FULLEST)
def test_a_name_is_whole_and_nothing_else(nlp: Language, text: str, name: str, others: set[str]) -> None:
    with nlp.select_pipes(disable=[pipe for pipe in nlp.pipe_names if pipe.startswith("newsquotes")]):
        doc = nlp(text)
    names = {entity.name for entity in EntityResolver().resolve(doc)}
    assert name in names
    assert not names & others


def test_a_language_is_nobody(nlp: Language) -> None:
    doc = nlp("The villagers are Farsi speakers. Few in Kabul spoke Urdu, the teacher said.")
    assert [entity.name for entity in get_entities(doc)] == ["Kabul"]
