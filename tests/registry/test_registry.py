"""What every storage must do alike: the fixture gives one in memory, one in SQLite and one in PostgreSQL."""

from __future__ import annotations

import pytest

from newsquotes.errors import RegistryError
from newsquotes.registry import Alias, Registry
from newsquotes.results import Article, Entity, Span


def test_an_added_entry_is_found_by_all_its_names(registry: Registry) -> None:
    added = registry.add(
        name="Zabihullah Mujahid",
        type="person",
        aliases=["Zabiullah Mujahid", Alias("ZM", "acronym")],
        external_ids={"wikidata": "Q1"},
        description="spokesman",
        country="AF",
    )
    assert registry.get(added.id) == added
    for name in (
        "Zabihullah Mujahid",
        "zabiullah mujahid's",
        "ZM",
        "Mujahid",
        "Mr Zabihullah Mujahid",
        "Zabihulah Mujahed",
    ):
        assert [hit.entry.id for hit in registry.search(name)] == [added.id], name
    assert registry.by_external_id("wikidata", "Q1") == [added]
    assert registry.search("Zabihullah Mujahid", type="org") == []
    assert len(registry) == 1
    assert added.id in registry


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("National Resistance Front of Afghanistan", "the name as written"),
        ("the national resistance front of Afghanistan", "the same name but for"),
        ("NRFA", "initials of"),
        ("National Resistence Front of Afganistan", "% like"),
    ],
)
def test_every_hit_says_why(registry: Registry, name: str, reason: str) -> None:
    registry.add(name="National Resistance Front of Afghanistan", type="org")
    (hit,) = registry.search(name)
    assert reason in hit.reason
    assert 0 < hit.score <= 1


def test_better_hits_come_first(registry: Registry) -> None:
    exact = registry.add(name="Massoud", type="person", id="a")
    short = registry.add(name="Ahmad Massoud", type="person", id="b")
    assert [hit.entry.id for hit in registry.search("Massoud")] == [exact.id, short.id]
    assert len(registry.search("Massoud", limit=1)) == 1


def test_the_same_new_entity_twice_is_one(registry: Registry) -> None:
    one = registry.add(name="Ahmad Massoud", type="person")
    two = registry.add(name="AHMAD MASSOUD", type="person", aliases=["Ahmed Masood"])
    assert one.id == two.id
    assert set(two.names) == {"Ahmad Massoud", "AHMAD MASSOUD", "Ahmed Masood"}


def test_an_id_that_is_taken(registry: Registry) -> None:
    registry.add(id="x", name="One", type="org")
    with pytest.raises(RegistryError, match="already"):
        registry.add(id="x", name="Two", type="org")
    assert registry.get("x").name == "One"  # type: ignore[union-attr]
    assert len(registry.journal()) == 1


def test_a_merge_leaves_a_redirect(registry: Registry) -> None:
    registry.add(id="a", name="Ahmad Massoud", type="person")
    registry.add(id="b", name="Ahmed Masood", type="person", external_ids={"wikidata": "Q2"})
    registry.add(id="c", name="A. Massoud", type="person")
    merged = registry.merge("b", "a")
    registry.merge("a", "c")
    assert merged.names == ("Ahmad Massoud", "Ahmed Masood")
    assert {registry.get(i).id for i in "abc"} == {"c"}  # type: ignore[union-attr]
    assert [hit.entry.id for hit in registry.search("Ahmed Masood")] == ["c"]
    assert registry.by_external_id("wikidata", "Q2")[0].id == "c"
    assert len(registry) == 1


@pytest.mark.parametrize(("source", "target"), [("a", "a"), ("a", "nobody"), ("a", "o")])
def test_merges_that_make_no_sense(registry: Registry, source: str, target: str) -> None:
    registry.add(id="a", name="A", type="person")
    registry.add(id="o", name="O", type="org")
    with pytest.raises(RegistryError):
        registry.merge(source, target)
    assert registry.get("a").merged_into is None  # type: ignore[union-attr]


def test_a_merged_entry_can_be_split_off_again(registry: Registry) -> None:
    registry.add(id="a", name="John Smith", type="person")
    registry.add(id="b", name="John B. Smith", type="person")
    registry.merge("b", "a")
    registry.update("a", description="kept")
    revived = registry.split("b")
    assert revived.merged_into is None
    assert registry.get("a").names == ("John Smith",)  # type: ignore[union-attr]
    assert registry.get("a").description == "kept"  # type: ignore[union-attr]


def test_names_can_be_split_off(registry: Registry) -> None:
    registry.add(id="a", name="Georgia", type="place", aliases=["Peach State", "Sakartvelo"])
    new = registry.split("a", ["Peach State"], name="Georgia (U.S. state)", country="US")
    assert new.country == "US"
    assert registry.get("a").names == ("Georgia", "Sakartvelo")  # type: ignore[union-attr]
    assert [hit.entry.id for hit in registry.search("Georgia (U.S. state)")] == [new.id]
    with pytest.raises(RegistryError, match="no alias"):
        registry.split("a", ["nothing"])


def test_updates(registry: Registry) -> None:
    registry.add(id="a", name="Twitter", type="org")
    registry.update("a", name="X", aliases=[Alias("Twitter", "former")])
    assert registry.search("Twitter")[0].entry.name == "X"
    with pytest.raises(RegistryError, match="cannot be changed"):
        registry.update("a", id="b")
    with pytest.raises(RegistryError, match="no entry"):
        registry.update("zzz", name="Z")


def test_everything_can_be_undone_and_done_again(registry: Registry) -> None:
    registry.add(id="a", name="A Person", type="person")
    registry.add(id="b", name="B Person", type="person")
    registry.merge("b", "a")
    assert registry.undo().action == "merge"
    assert registry.get("b").id == "b"  # type: ignore[union-attr]
    assert registry.get("a").names == ("A Person",)  # type: ignore[union-attr]
    registry.undo(4)  # the undo itself
    assert registry.get("b").id == "a"  # type: ignore[union-attr]
    with pytest.raises(RegistryError, match="built on"):
        registry.undo(1)
    registry.undo(3)
    registry.undo(2)
    registry.undo(1)
    assert len(registry) == 0
    assert registry.search("A Person") == []
    with pytest.raises(RegistryError, match="nothing to undo"):
        registry.undo()
    with pytest.raises(RegistryError, match="was undone"):
        registry.undo(1)
    with pytest.raises(RegistryError, match="no operation 99"):
        registry.undo(99)


def test_removing(registry: Registry) -> None:
    registry.add(id="a", name="Gone", type="org")
    registry.remove("a")
    assert registry.get("a") is None
    assert registry.search("Gone") == []
    registry.undo()
    assert registry.search("Gone")[0].entry.id == "a"
    with pytest.raises(RegistryError, match="no entry"):
        registry.remove("zzz")


def test_a_change_that_fails_leaves_nothing_behind(registry: Registry) -> None:
    registry.add(id="a", name="A", type="org")
    entry = registry.get("a")

    def fail() -> None:
        with registry.store.writing("update", "") as transaction:
            transaction.remove("a")
            transaction.put_mentions("article", {("a", "A"): 3})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert registry.search("A")[0].entry == entry
    assert registry.forms("a") == {}
    assert len(registry.journal()) == 1


def _article(text: str, *entities: Entity, id: str | None = "article 1") -> Article:
    return Article(text=text, entities=entities, id=id)


def _entity(text: str, id: str, name: str, type: str, *forms: str) -> Entity:
    spans = [Span.of(text, text.index(form), text.index(form) + len(form)) for form in forms]
    return Entity(id, name, type, tuple(spans))  # type: ignore[arg-type]


def test_recorded_mentions(registry: Registry) -> None:
    text = "Ahmad Massoud spoke. Massoud said he was safe, the WHO said."
    known = registry.add(name="Ahmad Massoud", type="person")
    person = _entity(text, known.id, "Ahmad Massoud", "person", "Ahmad Massoud", "Massoud", "he")
    agency = _entity(text, "nq:org:who", "World Health Organization", "org", "WHO")
    assert registry.add_mentions(_article(text, person, agency), add_new=False) == 2
    assert registry.forms(known.id) == {"Ahmad Massoud": 1, "Massoud": 1}
    assert registry.get("nq:org:who") is None
    before = registry.forms(known.id)
    registry.add_mentions(_article(text, person, agency))  # again: replaces, and adds the new one
    assert registry.forms(known.id) == before
    assert registry.forms("nq:org:who") == {"WHO": 1}
    assert registry.store.mention_totals([known.id, "none"]) == {known.id: sum(before.values())}
    assert len(list(registry.store.mentions())) == len(before) + 1
    registry.undo()
    assert registry.get("nq:org:who") is None
    assert registry.forms(known.id) == before
    other = registry.add(name="Ahmed Masood", type="person")
    registry.merge(known.id, other.id)
    assert registry.forms(other.id) == before


def test_new_entities_are_learned_with_the_names_that_lead_to_them(registry: Registry) -> None:
    name, id = "Northern Relief Fund of Estonia", "nq:org:fund"
    text = f"{name} (NRF) and the Nordic Relief Fund: NRF, Relief."
    registry.add_mentions(_article(text, _entity(text, id, name, "org", name, "NRF", "Relief")))
    entry = registry.get(id)
    assert entry is not None
    assert entry.source == "article"
    assert entry.aliases == (Alias("NRF", "acronym"),)
    again = _entity(text, id, name, "org", "NRF", "Nordic Relief Fund")
    registry.add_mentions(_article(text, again, id="article 2"))
    assert [hit.entry.id for hit in registry.search("Nordic Relief Fund")] == [id]
    assert registry.forms(id) == {name: 1, "NRF": 2, "Nordic Relief Fund": 1, "Relief": 1}


def test_what_was_made_by_hand_gets_no_names_from_articles(registry: Registry) -> None:
    text = "The Northern Relief Fund (NRF), or North Relief."
    entry = registry.add(name="Northern Relief Fund", type="org")
    found = _entity(text, entry.id, entry.name, "org", "Northern Relief Fund", "NRF", "North Relief")
    registry.add_mentions(_article(text, found))
    assert registry.get(entry.id) == entry
    assert registry.forms(entry.id) == {"Northern Relief Fund": 1, "NRF": 1, "North Relief": 1}


def test_the_journal_lists_the_latest_first(registry: Registry) -> None:
    for name in "abc":
        registry.add(id=name, name=name, type="org")
    assert [op.note for op in registry.journal(2)] == ["c", "b"]
    assert all(op.at.endswith("Z") for op in registry.journal())


def test_names_must_be_text(registry: Registry) -> None:
    with pytest.raises(TypeError):
        registry.search(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        registry.add(name="x", type="org", aliases="xyz")
    with pytest.raises(RegistryError, match="blank"):
        registry.add(name=" ", type="org")
    with pytest.raises(RegistryError, match="allowed: person"):
        registry.add(name="x", type="thing")  # type: ignore[arg-type]
