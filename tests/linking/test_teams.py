from __future__ import annotations

import pytest

from newsquotes.linking.linker import link_entities
from newsquotes.linking.teams import plays_a_match, team_of
from newsquotes.registry import Registry
from newsquotes.results import Entity, Span


def _place(name: str, text: str) -> Entity:
    return Entity("", name, "place", (Span.of(text, text.index(name), text.index(name) + len(name)),))


@pytest.fixture
def registry() -> Registry:
    made = Registry(world=False)
    made.add(id="norway", name="Norway", type="place")
    made.add(id="football", name="Norway national football team", type="org")
    return made


@pytest.mark.parametrize(
    ("text", "plays"),
    [
        ("Norway 2-1 Chile", True),
        ("Chile 0 – 3 Norway.", True),
        ("Chile beat Norway on Monday.", False),
        ("In Norway 2-3 percent agree.", False),
        ("Norway 2014-15 budget", False),
        ("It was 2-1. Norway left.", False),
    ],
)
def test_the_result_of_a_match(text: str, plays: bool) -> None:
    assert plays_a_match(_place("Norway", text), text) is plays


def test_a_country_beside_a_result_is_its_team(registry: Registry) -> None:
    text = "Norway 2-1 Chile. Norway played football."
    assert [e.id for e in link_entities([_place("Norway", text)], text, registry)] == ["football"]
    text = "Norway voted. The football team was there."
    assert [e.id for e in link_entities([_place("Norway", text)], text, registry)] == ["norway"]


def test_one_team_of_several_is_told_by_the_articles_words(registry: Registry) -> None:
    registry.add(id="handball", name="Norway national handball team", type="org")
    assert team_of(registry.reader, ["Norway"], {"norway", "team"}) is None
    found = team_of(registry.reader, ["Norway"], {"norway", "national", "handball", "team"})
    assert found is not None
    assert found.id == "handball"
    assert team_of(registry.reader, ["Chile"], set()) is None


def test_women_play_for_teams_of_their_own(registry: Registry) -> None:
    assert team_of(registry.reader, ["Norway"], {"women"}) is None
    registry.add(id="women", name="Norway women's national football team", type="org")
    for words, id in (({"women", "football"}, "women"), ({"football"}, "football")):
        found = team_of(registry.reader, ["Norway"], words)
        assert found is not None
        assert found.id == id


def test_an_organisation_called_like_its_country_is_not_the_country_where_matches_are_told() -> None:
    registry = Registry(world=False)
    registry.add(id="norway", name="Norway", type="place")
    text = "Norway won the match. The goalkeeper, the striker and the coach of Norway praised the referee."
    team = Entity("", "Norway", "org", (Span.of(text, 0, 6),))
    assert [(e.id != "norway", e.type) for e in link_entities([team], text, registry)] == [(True, "org")]
    law = "Norway won the case."
    assert [e.id for e in link_entities([Entity("", "Norway", "org", (Span.of(law, 0, 6),))], law, registry)] == [
        "norway"
    ]
