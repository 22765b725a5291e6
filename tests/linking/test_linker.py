from __future__ import annotations

import pytest

from newsquotes.errors import ConfigError
from newsquotes.linking.candidates import candidates, given_names_agree
from newsquotes.linking.features import FEATURES
from newsquotes.linking.linker import link_entities, names_of
from newsquotes.linking.weights import Weights, shipped_weights
from newsquotes.registry import LinkContext, Registry
from newsquotes.results import Entity, EntityType, Span


@pytest.fixture
def registry() -> Registry:
    made = Registry(world=False)
    for id, name, type in (
        ("massoud", "Ahmad Massoud", "person"),
        ("palin-m", "Michael Palin", "person"),
        ("palin-s", "Sarah Palin", "person"),
        ("nrf", "National Resistance Front of Afghanistan", "org"),
        ("us", "United States", "place"),
        ("washington", "George Washington", "person"),
        ("bridge", "George Washington Bridge", "place"),
        ("court", "Supreme Court of Cassation", "org"),
        ("guterres", "António Guterres", "person"),
    ):
        made.add(id=id, name=name, type=type)  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    ("names", "type", "id"),
    [
        (["Ahmad Massoud", "Massoud"], "person", "massoud"),
        (["U.S."], "place", "us"),
        (["National Resistance Front of Afghanistan", "NRFA"], "org", "nrf"),
        (["George Washington", "Washington"], "person", "washington"),
        (["Antonio Guterres"], "person", "guterres"),
        (["Sarah Palin", "Palin"], "person", "palin-s"),
        (["Italian Supreme Court of Cassation"], "org", "court"),
        (["Palin"], "person", None),  # two bear it, and no fuller name tells which
        (["Jim Palin", "Palin"], "person", None),
        (["Ali Massoud"], "person", None),
        (["Jane Roe"], "person", None),
        (["Hera"], "person", None),
    ],
)
def test_links(registry: Registry, names: list[str], type: EntityType, id: str | None) -> None:
    link = registry.link(names, type)
    assert (link.id if link else None) == id
    if link is not None:
        assert 0 <= link.score <= 1
        assert names[0] in link.evidence[0] or names[-1] in link.evidence[0]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("ahmad massoud", "ahmed massoud", True),
        ("j kennedy", "john f kennedy", True),
        ("sarah palin", "michael palin", False),
        ("donald trump", "trump", False),
    ],
)
def test_given_names(one: str, other: str, agree: bool) -> None:
    assert given_names_agree(one.split(), other.split()) is agree


def test_the_world_is_weighed_by_how_often_it_is_named() -> None:
    world = Registry()
    for name, id in (("Paris", "geonames:2988507"), ("London", "geonames:2643743"), ("Kabul", "geonames:1138958")):
        link = world.link([name], "place")
        assert link is not None, name
        assert link.id == id


@pytest.mark.parametrize(("type", "id"), [("group", "nq:group:afghans-ed9a6149"), ("place", "iso3166:AF")])
def test_the_people_are_not_the_country(type: EntityType, id: str) -> None:
    link = Registry().link(["Afghans"], type)
    assert link is not None
    assert link.id == id


def test_counts_of_mentions_break_a_tie() -> None:
    registry = Registry(world=False)
    registry.add(id="a", name="John Smith", type="person")
    registry.add(id="b", name="John Smith", type="person")
    assert registry.link(["John Smith"], "person") is None
    with registry.store.writing("mentions", "x") as transaction:
        transaction.put_mentions("x", {("b", "John Smith"): 40})
    link = registry.link(["John Smith"], "person")
    assert link is None or link.id == "b"


def test_the_description_helps() -> None:
    registry = Registry(world=False)
    found = candidates(registry.reader, ["Nobody"], "person", None)
    assert found == []
    registry.add(id="a", name="Mercury", type="place", description="planet")
    link = registry.link(["Mercury"], "place", context=LinkContext(frozenset({"planet"})))
    assert link is not None


def test_new_entities_get_minted_ids(registry: Registry) -> None:
    text = "Jane Roe met Ahmad Massoud. Massoud smiled at her."
    roe = Entity("", "Jane Roe", "person", (Span.of(text, 0, 8), Span.of(text, 46, 49)))
    massoud = Entity("", "Ahmad Massoud", "person", (Span.of(text, 13, 26), Span.of(text, 28, 35)))
    linked = link_entities([roe, massoud], text, registry)
    assert [entity.id for entity in linked] == [registry.mint_id("person", "Jane Roe"), "massoud"]
    assert [e.mentions for e in linked] == [roe.mentions, massoud.mentions]
    assert names_of(massoud) == ("Ahmad Massoud", "Massoud")
    assert len(registry.journal(None)) == 9  # the entries of the fixture: linking never writes


@pytest.mark.parametrize(
    ("added", "names", "type", "id"),
    [
        ([("a", "Foreign Affairs Council", "org")], ["Council of Foreign Affairs"], "org", "a"),
        ([("a", "Ministry of Defence", "org")], ["Defence Ministry"], "org", "a"),
        # A name of its own beats what the built-in world also calls so.
        ([("a", "BBC News", "org"), ("b", "BBC", "org")], ["BBC News"], "org", "a"),
        # What merely shares the last name is neither a rival nor an answer.
        ([("a", "Ida Orvo", "person"), ("b", "Orvo", "place")], ["Ida Orvo", "Orvo"], "person", "a"),
        ([("b", "Orvo", "place")], ["Ida Orvo", "Orvo"], "person", None),
        ([("b", "Orvo", "place")], ["Orvo"], "place", "b"),
        # A family name alone, which is some entry's whole name and others' family name.
        ([("a", "Holm", "person"), ("b", "Ada Holm", "person")], ["Holm"], "person", None),
        ([("a", "Holm", "person")], ["Holm"], "person", "a"),
        # A place is not the university that is called after it.
        ([("a", "University of Copenhagen", "org")], ["Copenhagen"], "place", None),
        ([("a", "University of Copenhagen", "org")], ["University of Copenhagen"], "org", "a"),
        # An everyday noun in capitals.
        ([("a", "Nation", "org")], ["Nation"], "org", None),
        ([("a", "America", "place")], ["United States", "U.S."], "place", "a"),
    ],
)
def test_which_name_decides(
    added: list[tuple[str, str, EntityType]], names: list[str], type: EntityType, id: str | None
) -> None:
    registry = Registry(world=False)
    for entry_id, name, entry_type in added:
        registry.add(id=entry_id, name=name, type=entry_type)
    link = registry.link(names, type)
    assert (link.id if link else None) == id


@pytest.mark.parametrize(
    ("name", "type", "linked_type", "id"),
    [
        ("Kabul", "org", "place", "geonames:1138958"),  # the registry knows better
        ("Kabulis", "org", "group", "nq:group:kabulis-"),  # the people of a place, by the ending
        ("Panjshiri", "place", "group", "nq:group:panjshiri-"),
        ("Orvoli", "org", "org", "nq:org:orvoli-"),  # of no place that is known
    ],
)
def test_the_type_that_is_known_wins(name: str, type: EntityType, linked_type: EntityType, id: str) -> None:
    entity = Entity("", name, type, (Span(0, len(name), name),))
    linked = link_entities([entity], name, Registry())[0]
    assert linked.type == linked_type
    assert linked.id.startswith(id)


def test_an_alias_may_be_an_everyday_noun() -> None:
    registry = Registry(world=False)
    registry.add(id="a", name="Council of Orvo", type="org", aliases=["the Council"])
    link = registry.link(["Council"], "org")
    assert link is not None


def test_the_country_of_the_article_helps() -> None:
    registry = Registry(world=False)
    registry.add(id="uk", name="Birmingham", type="place", country="GB")
    registry.add(id="us", name="Birmingham", type="place", country="US")
    for country, id in (("GB", "uk"), ("US", "us")):
        link = registry.link(["Birmingham"], "place", context=LinkContext(countries={country: 3}))
        assert link is None or link.id == id


def test_weights_are_readable() -> None:
    weights = shipped_weights()
    assert len(weights.weights) == len(FEATURES)
    assert 0 < weights.threshold < 1
    with pytest.raises(ConfigError, match="fit them again"):
        Weights.from_json('{"weights": {"other": 1}, "threshold": 0.5}')
