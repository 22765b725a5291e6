"""Same-length normalisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.reading.normalise import normalise

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=200)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("the agency`s head", "the agency's head"),
        ("``Yes,'' he said", "``Yes,'' he said"),
        ("```Yes,' she said,'' he said", "``'Yes,' she said,'' he said"),
        ("`", "'"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("\ufeffKabul", " Kabul"),
        ("one\r\ntwo\rthree", "one \ntwo\nthree"),
        ("one\u2028two\x85three", "one\ntwo\nthree"),
        ("it\u00b4s it\u02bcs it\u2032s it\uff07s", "it's it's it's it's"),
        ("\uff02Yes\uff02 \u2033No\u2033", '"Yes" "No"'),
        ("\u275dYes\u275e \u201fNo”", "“Yes” “No”"),
        ("\x93Yes,\x94 she said \x96 it\x92s", "“Yes,” she said – it’s"),
        ("\u200e“Yes”\u200f", " “Yes” "),
        ("a\x00b\x07c", "a b c"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("whole \U0001f600", "whole \U0001f600"),
    ],
)
def test_table(given_text: str, expected: str) -> None:
    assert normalise(given_text) == expected


@pytest.mark.parametrize("mark", list("„“”«»‘’'\"‹›"))
def test_marks_that_pairing_can_use_stay(mark: str) -> None:
    assert normalise(f"{mark}Yes{mark}") == f"{mark}Yes{mark}"


@given(ANY_TEXT)
def test_the_length_is_kept_and_a_second_time_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once


@given(ANY_TEXT)
def test_the_result_can_be_encoded(text: str) -> None:
    normalise(text).encode("utf-8")
