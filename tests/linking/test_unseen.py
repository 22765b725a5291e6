"""Names that the registry knows: where nobody saw them, and inside longer ones."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsquotes.linking.unseen import find_inside, find_unseen, only_bearer, with_unseen
from newsquotes.registry import Alias, Registry
from newsquotes.results import Entity, Span


@pytest.fixture
def registry() -> Registry:
    made = Registry(world=False)
    for id, name, type in (
        ("kelp", "Kelp Harbour Trust", "org"),
        ("sea", "Baltic Sea", "place"),
        ("orvo", "Orvo", "place"),
        ("seabird", "Seabird", "org"),
        ("ada", "Ada Holm", "person"),
        ("holm", "Holm", "person"),
    ):
        made.add(id=id, name=name, type=type)  # type: ignore[arg-type]
    made.add(id="norway", name="Norway", type="place", aliases=[Alias("Norwegian", "demonym")])
    return made


def _entity(text: str, name: str, id: str = "x", type: str = "org") -> Entity:
    start = text.index(name)
    return Entity(id, name, type, (Span.of(text, start, start + len(name)),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The work was paid for by the Kelp Harbour Trust.", ["kelp"]),
        ("They met in Orvo on the coast.", ["orvo"]),
        ("They met Ada Holm in the street.", ["ada"]),
        ("They met Holm in the street.", []),  # one word for a person: it may be any Holm
        ("They met in the Ada Holm Institute there.", []),  # a part of another name
        ("New Plan For Orvo Harbour Wins Prize", []),  # where all is in capitals, a name cannot be told
        ("A Norwegian was there.", []),
        ("the seabird and the orvo", []),
    ],
)
def test_what_nobody_saw(nlp: Language, registry: Registry, text: str, found: list[str]) -> None:
    doc = nlp(text)
    assert [entry.id for entry, _ in find_unseen(doc, [], registry, lambda name, entry: True)] == found
    assert find_unseen(doc, [], registry, lambda name, entry: False) == []


def test_what_was_seen_is_not_found_again(nlp: Language, registry: Registry) -> None:
    text = "They met in Orvo on the coast."
    assert find_unseen(nlp(text), [_entity(text, "Orvo")], registry, lambda name, entry: True) == []


@pytest.mark.parametrize(
    ("text", "name", "seen", "found"),
    [
        ("The Baltic Sea Fund gave money.", "Baltic Sea Fund", [], ["sea"]),
        ("The Seabird Prize was given by Seabird.", "Seabird Prize", ["seabird"], ["seabird"]),
        ("The Seabird Prize was given.", "Seabird Prize", [], []),
        ("The Ada Holm Institute was closed.", "Ada Holm Institute", [], []),
    ],
)
def test_inside_a_longer_name(
    nlp: Language, registry: Registry, text: str, name: str, seen: list[str], found: list[str]
) -> None:
    entities = [_entity(text, name), *(Entity(id, "Seabird", "org", (Span.of(text, 31, 38),)) for id in seen)]
    assert [entry.id for entry, _ in find_inside(nlp(text), entities, registry)] == found


def test_only_one_may_bear_the_name(registry: Registry) -> None:
    registry.add(id="orvo-2", name="Orvo", type="place")
    assert only_bearer(registry, "Orvo") is None
    assert only_bearer(registry, "–") is None
    assert only_bearer(registry, "Norwegian") is None


def test_mentions_join_the_entity_of_the_same_entry(registry: Registry) -> None:
    text = "Seabird paid. So did Seabird, and Orvo."
    one = _entity(text, "Seabird", "seabird")
    entries = [registry.get("seabird"), registry.get("orvo")]
    assert entries[0] is not None
    assert entries[1] is not None
    joined = with_unseen([one], [(entries[0], Span.of(text, 21, 28)), (entries[1], Span.of(text, 34, 38))])
    assert [(e.id, len(e.mentions)) for e in joined] == [("seabird", 2), ("orvo", 1)]
