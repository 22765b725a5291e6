"""Lines and paragraphs."""

from __future__ import annotations

import pytest

from newsquotes.reading.lines import is_hard_wrapped, join_paragraphs, split_lines

WRAPPED = """The council met on Monday evening to talk about the
new bridge. “We shall build it before the winter comes.
We have the money for it,” the mayor of the town told
them.

Nobody voted against the plan, which the council had
put off twice.
"""


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in join_paragraphs(text, split_lines(text))]


def test_lines_come_without_their_blanks_at_their_place() -> None:
    text = "  One \n\n\tTwo\nThree"
    lines = split_lines(text)
    assert [line.text for line in lines] == ["One", "Two", "Three"]
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert [line.after_blank for line in lines] == [True, True, False]


@pytest.mark.parametrize("text", ["", "\n", " \n \n"])
def test_nothing_has_no_lines(text: str) -> None:
    assert split_lines(text) == ()
    assert paragraphs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("A headline\nThe first sentence.", ["A headline", "The first sentence."]),
        ("“We stay,”\nhe said.", ["“We stay,”\nhe said."]),
        ("The mayor\nof Oslo spoke.", ["The mayor\nof Oslo spoke."]),
        ("The mayor\n\nof Oslo spoke.", ["The mayor", "of Oslo spoke."]),
    ],
)
def test_a_line_is_a_paragraph_unless_the_next_goes_on(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_in_a_hard_wrapped_text_only_a_blank_line_ends_a_paragraph() -> None:
    assert is_hard_wrapped(split_lines(WRAPPED))
    assert [paragraph.split()[0] for paragraph in paragraphs(WRAPPED)] == ["The", "Nobody"]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    long = "The council met on Monday evening to talk about the bridge, " * 4 + "and went home."
    assert not is_hard_wrapped(split_lines(f"{long}\n{long}"))
    assert paragraphs(f"{long}\n{long}") == [long, long]


def test_short_lines_are_not_wrapped() -> None:
    assert not is_hard_wrapped(split_lines("Home\nNews\nSport\n\nThe council met."))


def test_a_paragraph_does_not_run_over_a_line_left_out() -> None:
    text = "The mayor\nAlso Read: Something else\nof Oslo spoke."
    lines = split_lines(text)
    body = [lines[0], lines[2]]
    assert [text[s:e] for s, e in join_paragraphs(text, body)] == ["The mayor", "of Oslo spoke."]
