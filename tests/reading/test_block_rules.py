"""Furniture by its neighbours."""

from __future__ import annotations

import pytest

from newsquotes.reading import block_rules as rules
from newsquotes.reading.lines import split_lines

PROSE = "The mayor said the bridge was closed."


def taken(rule, text: str) -> list[str]:
    found = rule(split_lines(text))
    return [line.text for line in split_lines(text) if line in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1. Home\n2. World\n3. Bridge falls in Oslo, two hurt\n\n{PROSE}", 3),
        (f"  1) Home\n  2) World\n{PROSE}", 2),
        (f"1. Home\n{PROSE}", 0),
        ("1. The bridge fell.\n2. Two were hurt.", 0),
        (f"1. Home\n3. World\n{PROSE}", 0),
        (f"{PROSE}\n1. Home\n2. World", 0),
        ("1. What the mayor said to the council\n2. What she meant", 0),
    ],
)
def test_numbered_menu(text: str, expected: int) -> None:
    assert len(taken(rules.numbered_menu, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Home\nWorld\nArts and Letters\nSport\n\n{PROSE}", 4),
        (f"Home\nWorld\n{PROSE}", 0),
        (f"Home\n\nWorld\n\nSport\n\n{PROSE}", 0),
        ("ROE\nWe will win\nDOE\nYou will not", 0),
        ("Yes.\nNo.\nPerhaps.", 0),
        ("“Yes”\n“No”\n“Perhaps”", 0),
    ],
)
def test_menu_run(text: str, expected: int) -> None:
    assert len(taken(rules.menu_run, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Related stories\nBridge falls in Oslo\nWho pays for the bridge?\n{PROSE}\nBridge", 2),
        ("Also read\n“We saw it fall,” he said.\nBridge falls", 0),
        (f"{PROSE}\nBridge falls in Oslo", 0),
        ("Most read\n" + "Bridge " * 40, 0),
    ],
)
def test_link_list(text: str, expected: int) -> None:
    assert len(taken(rules.link_list, text)) == expected


def test_a_label_is_a_link_but_not_on_the_headline() -> None:
    text = f"Opinion: The case for trains\n\n{PROSE}\n\nOpinion: The case for boats"
    assert taken(rules.furniture_lines, text) == ["Opinion: The case for boats"]


def test_the_first_line_of_the_body_may_follow_furniture() -> None:
    text = f"Home > World\n\nWatch: Bridge falls\n\n{PROSE}"
    assert taken(rules.furniture_lines, text) == ["Home > World"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Bridge falls in Oslo\n\nBridge falls in Oslo\n\n{PROSE}", 1),
        (f"Bridge falls in Oslo\n\n{PROSE}\n\nBRIDGE FALLS IN OSLO", 1),
        (f"{PROSE}\n\n{PROSE}", 0),
        ("“It fell,” he said.\n\n“It fell,” he said.", 0),
        ("Conclusion\n\nText.\n\nConclusion", 0),
    ],
)
def test_repeated_headline(text: str, expected: int) -> None:
    assert len(taken(rules.repeated_headline, text)) == expected


def test_a_headline_in_the_menu_stays_as_headline() -> None:
    text = f"1. Home\n2. World\n3. Bridge falls in Oslo\n\nBridge falls in Oslo\n\n{PROSE}"
    assert taken(rules.furniture_lines, text) == ["1. Home", "2. World", "3. Bridge falls in Oslo"]
