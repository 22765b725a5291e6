from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from newsquotes.data_files import data_lines
from newsquotes.registry import Registry
from newsquotes.registry.draw_world import index_of
from newsquotes.registry.world import row_of, world

OPEN_LIMIT = 1.0  # seconds, on a busy machine; 0.05 on a free one


@cache
def registry() -> Registry:
    return Registry()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Afghanistan", "iso3166:AF"),
        ("U.S.", "iso3166:US"),
        ("the United States", "iso3166:US"),
        ("America", "iso3166:US"),
        ("UK", "iso3166:GB"),
        ("Burma", "iso3166:MM"),
        ("Kabul", "geonames:1138958"),
        ("Paris", "geonames:2988507"),
        ("London", "geonames:2643743"),
        ("Bombay", "geonames:1275339"),
        ("California", "iso3166:US-CA"),
        ("Panjshir", "iso3166:AF-PAN"),
    ],
)
def test_places(name: str, id: str) -> None:
    assert registry().search(name)[0].entry.id == id


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Kurds", "Kurds"),
        ("Pashtun", "Pashtuns"),
        ("Soviets", "Soviets"),
        ("Uighurs", "Uyghurs"),
        ("Muslim", "Muslims"),
    ],
)
def test_peoples(name: str, entry: str) -> None:
    assert registry().search(name, type="group")[0].entry.name == entry


def test_every_column_holds_what_it_should() -> None:
    patterns = {"wikidata": r"Q[1-9]\d*", "geonames": r"[1-9]\d*", "iso3166": r"[A-Z]{2}(-[A-Z0-9]{1,3})?"}
    for entry in world().entries():
        assert re.fullmatch(r"[A-Z]{0,2}", entry.country), entry
        for system, value in entry.external_ids.items():
            assert re.fullmatch(patterns[system], value), entry


def test_cities_say_where_they_lie() -> None:
    cities = {hit.entry.description for hit in registry().search("London")}
    assert {"capital of United Kingdom", "city in Ontario, Canada"} <= cities


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("WHO", "World Health Organization"),
        ("the UN health agency", "World Health Organization"),
        ("U.N.", "United Nations"),
        ("Whitehall", "Government of the United Kingdom"),
        ("the Kremlin", "Kremlin"),
        ("the Pentagon", "United States Department of Defense"),
        ("State Department", "United States Department of State"),
        ("Reuters", "Reuters"),
        ("Scotland Yard", "Metropolitan Police"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_organisations_and_by_names(name: str, entry: str) -> None:
    assert registry().search(name, type="org")[0].entry.name == entry


def test_nationalities() -> None:
    assert registry().search("Afghan", type="group")[0].entry.name == "Afghans"
    assert registry().search("Afghan", type="place")[0].entry.id == "iso3166:AF"


def test_it_can_be_left_out() -> None:
    bare = Registry(world=False)
    assert bare.search("Afghanistan") == []
    assert len(bare) == 0
    bare.add(id="x", name="United States", type="place")
    assert [hit.entry.id for hit in bare.search("U.S.")] == ["x"]  # its names still help


def test_a_change_stays_in_ones_own_registry() -> None:
    mine = Registry()
    mine.update("iso3166:AF", description="my own words")
    assert mine.search("Afghanistan")[0].entry.description == "my own words"
    assert registry().search("Afghanistan")[0].entry.description == "country"
    mine.undo()
    assert mine.get("iso3166:AF") == registry().get("iso3166:AF")


def test_entries_of_the_world_can_be_merged() -> None:
    mine = Registry()
    mine.merge("iso3166:AF-KAB", "geonames:1138958")
    assert mine.get("iso3166:AF-KAB").id == "geonames:1138958"  # type: ignore[union-attr]
    assert [hit.entry.id for hit in mine.search("Kabul")] == ["geonames:1138958"]


def test_every_row_says_where_it_comes_from() -> None:
    entries = list(world().entries())
    assert len(entries) == len({entry.id for entry in entries}) > 10_000
    assert {entry.source for entry in entries} == {"geonames", "iso-codes", "newsquotes"}
    assert sum(entry.type == "org" for entry in entries) >= 400


def test_the_index_fits_the_table() -> None:
    rows = data_lines("world.tsv")
    entries = [world().entry(row.split("\t")[0]) for row in rows]
    assert index_of([e for e in entries if e is not None]) == data_lines("world_index.tsv")
    assert [row_of(e) for e in entries if e is not None] == rows


def test_the_header_names_the_licences() -> None:
    head = (Path(__file__).parents[2] / "newsquotes/data/world.tsv").read_text(encoding="utf-8")[:1500]
    assert "CC BY 4.0" in head
    assert "LGPL" in head


def test_opening_is_fast_and_needs_no_database() -> None:
    script = (
        "import sys, time; from newsquotes.registry import Registry; t = time.perf_counter(); "
        "assert Registry().search('Kabul'); print(time.perf_counter() - t, 'sqlalchemy' in sys.modules)"
    )
    seconds, imported = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert float(seconds) < OPEN_LIMIT
    assert imported == "False"
