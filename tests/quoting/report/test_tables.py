"""The tables of the room: values that are allowed, and no word that says two things."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from newsquotes.quoting.report import tables
from newsquotes.results import MODES

NAMES = (
    "cue_modes.tsv",
    "negative_cues.tsv",
    "addressee_verbs.tsv",
    "channels.tsv",
    "word_groups.tsv",
    "labelled_modes.tsv",
)


def rows(name):
    lines = (files("newsquotes") / "data" / "report" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_where_it_comes_from_and_is_whole(name):
    header = (files("newsquotes") / "data" / "report" / name).read_text(encoding="utf-8").splitlines()[:9]
    assert any("Origin: " in line for line in header)
    assert len({len(row) for row in rows(name)}) == 1
    assert all(cell and cell == cell.strip() for row in rows(name) for cell in row)


def test_a_cue_has_one_mode():
    assert set(tables.cue_modes().values()) == set(MODES)
    assert max(Counter((lemma, part) for lemma, part, _ in rows("cue_modes.tsv")).values()) == 1
    assert {part for _, part in tables.cue_modes()} == {"verb", "noun", "adjective"}


def test_a_channel_has_one_mode():
    keys = Counter((word, way) for word, ways, _ in rows("channels.tsv")[1:] for way in ways.split())
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(tables.channels().values()) == {"speech", "writing"}


def test_effects_and_frames_are_known():
    assert {effect for _, effect in rows("negative_cues.tsv")[1:]} == set(get_args(tables.Effect))
    assert {frame for _, frame in rows("addressee_verbs.tsv")[1:]} == set(get_args(tables.Frame))


def test_the_weights_are_of_the_three_modes():
    assert tuple(tables.mode_weights()) == MODES
    assert all(-9 < weight < 9 for weights in tables.mode_weights().values() for weight in weights.values())
