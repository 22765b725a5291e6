from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.errors import FormatError
from newsquotes.registry import Alias, Entry, Registry
from newsquotes.registry.exchange.jsonl import read_jsonl, write_jsonl
from newsquotes.registry.exchange.spacy_kb import to_spacy_kb
from newsquotes.registry.exchange.table import read_csv, write_csv
from newsquotes.registry.exchange.wikidata import read_sparql, read_wikidata_dump
from newsquotes.registry.records import ALIAS_KINDS
from newsquotes.results import ENTITY_TYPES

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)
entries = st.builds(
    Entry,
    id=words,
    name=words,
    type=st.sampled_from(ENTITY_TYPES),
    aliases=st.lists(
        st.builds(Alias, words, st.sampled_from(ALIAS_KINDS), st.sampled_from(["", "en", "fa"])),
        max_size=3,
        unique=True,
    ).map(tuple),
    description=st.one_of(st.just(""), words),
    external_ids=st.dictionaries(words, words, max_size=2),
    prior=st.integers(0, 10_000),
    merged_into=st.one_of(st.none(), words),
)


@given(st.lists(entries, max_size=4))
def test_round_trips_lose_nothing(given_entries: list[Entry]) -> None:
    for read, write in ((read_jsonl, write_jsonl), (read_csv, write_csv)):
        file = io.StringIO(newline="")
        assert write(given_entries, file) == len(given_entries)
        file.seek(0)
        assert list(read(file)) == given_entries


def test_a_registry_survives_a_round_trip(registry: Registry, tmp_path: Path) -> None:
    registry.add(id="a", name="A", type="org", aliases=[Alias("Alpha", "former", "en")], external_ids={"own": "1"})
    registry.add(id="b", name="B", type="org")
    registry.merge("b", "a")
    file = io.StringIO()
    write_jsonl(registry.store.entries(), file)
    other = Registry(tmp_path / "other.db", world=False)
    report = other.import_entries(read_jsonl(file.getvalue().splitlines()))
    assert (report.added, report.total) == (2, 2)
    assert list(other.store.entries()) == list(registry.store.entries())
    assert other.get("b").id == "a"  # type: ignore[union-attr]


def test_an_import_keeps_what_is_there(registry: Registry) -> None:
    registry.add(id="a", name="Old", type="org", description="kept")
    new = [Entry("a", "New", "org", description="lost"), Entry("b", "B", "org")]
    dry = registry.import_entries(new, dry_run=True)
    assert (dry.added, dry.changed, dry.same) == (1, 1, 0)
    assert len(registry.journal()) == 1
    assert registry.import_entries(new) == dry
    entry = registry.get("a")
    assert entry is not None
    assert (entry.names, entry.description) == (("Old", "New"), "kept")
    assert registry.import_entries(new).same == 2
    registry.undo()
    assert registry.get("b") is None
    assert registry.get("a").names == ("Old",)  # type: ignore[union-attr]


def test_what_people_type_into_a_table() -> None:
    table = "id,name,type,aliases,external_ids\nx,BBC,org,Beeb | Auntie,wikidata=Q9531 | own=7\n"
    (entry,) = read_csv(io.StringIO(table))
    assert entry.names == ("BBC", "Beeb", "Auntie")
    assert entry.external_ids == {"wikidata": "Q9531", "own": "7"}


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (read_jsonl, '{"id": "a", "name": "A", "type": "org"}\n{nonsense', "line 2"),
        (read_jsonl, '{"id": "a", "name": "A", "type": "org", "nmae": "B"}', "unknown field 'nmae'"),
        (read_jsonl, '{"id": "a", "name": "A", "type": "thing"}', "allowed: person"),
        (read_jsonl, "[1, 2]", "line 1"),
        (read_csv, "id,nmae\na,A\n", "unknown column 'nmae'"),
        (read_csv, "id,name,type\na,,org\n", "line 2"),
    ],
)
def test_errors_name_the_place(read: object, text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        list(read(io.StringIO(text)))  # type: ignore[operator]


def _item(number: str, label: str, *classes: str) -> dict[str, object]:
    claims = [{"mainsnak": {"datavalue": {"value": {"id": c}}}} for c in classes]
    return {
        "id": number,
        "labels": {"en": {"value": label}, "de": {"value": label + " (de)"}},
        "aliases": {"en": [{"value": label + " alias"}], "fr": [{"value": "autre"}]},
        "descriptions": {"en": {"value": "a thing"}},
        "claims": {"P31": claims},
    }


def test_wikidata_dump_lines() -> None:
    lines = ["[", json.dumps(_item("Q1", "Jane Roe", "Q5")) + ",", json.dumps(_item("Q2", "Some Film", "Q11424")), "]"]
    (entry,) = read_wikidata_dump(lines, languages=["en", "de"])
    assert (entry.id, entry.name, entry.type, entry.source) == ("Q1", "Jane Roe", "person", "wikidata")
    assert entry.aliases == (Alias("Jane Roe (de)", "name", "de"), Alias("Jane Roe alias", "name", "en"))
    assert list(read_wikidata_dump(lines, types=["org"])) == []
    assert list(read_wikidata_dump(lines, languages=["nl"])) == []
    with pytest.raises(FormatError, match="line 2"):
        list(read_wikidata_dump(["[", "nonsense"]))


def test_sparql_results() -> None:
    def row(alias: str) -> dict[str, object]:
        cells = {"item": "http://example.org/entity/Q1", "itemLabel": "Jane Roe", "itemAltLabel": alias}
        return {key: {"value": value} for key, value in cells.items()}

    text = json.dumps({"results": {"bindings": [row("J. Roe, Janie"), row("Janie, Jay")]}})
    (entry,) = read_sparql(text, type="person")
    assert entry.names == ("Jane Roe", "J. Roe", "Janie", "Jay")
    assert list(read_sparql(text)) == []  # nothing tells the type
    with pytest.raises(FormatError, match=r"results\.bindings"):
        list(read_sparql("{}"))
    with pytest.raises(FormatError, match="itemLabel"):
        list(read_sparql(json.dumps({"results": {"bindings": [{"x": {"value": "1"}}]}})))


def test_a_spacy_knowledge_base() -> None:
    registry = Registry(world=False)
    registry.add(id="a", name="Ahmad Massoud", type="person", aliases=["Massoud"])
    registry.add(id="b", name="Ahmad Shah Massoud", type="person", aliases=["Massoud"])
    kb = to_spacy_kb(registry.entries(), spacy.blank("en").vocab, {"a": 2})
    assert set(kb.get_entity_strings()) == {"a", "b"}
    assert {c.entity_: c.prior_prob for c in kb.get_alias_candidates("Massoud")} == {"a": 0.75, "b": 0.25}
