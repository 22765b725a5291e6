"""A whole text read: what holds for any text, and the seed."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.annotations import KEY
from newsquotes.reading import furniture, read, reading

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=300)
PIECES = st.sampled_from(
    ["Also Read: ", "Home", " > ", "\n", "\n\n", "1. ", "“", "”", '"', "'", "he said", ". ", "3 May 2021", "By Jane Roe",
     "Related stories", "follow us on Twitter", " ", "\r\n", "पर", "The mayor said the bridge was closed.", "\u2028"]
)  # fmt: skip
WEB_TEXT = st.lists(PIECES, max_size=40).map("".join)


@given(ANY_TEXT | WEB_TEXT)
def test_any_text_is_read_with_spans_in_order_and_in_bounds(text: str) -> None:
    result = read(text)
    assert len(result.text) == len(text)
    spans = sorted(result.paragraphs + result.furniture)
    assert list(result.paragraphs) == sorted(result.paragraphs)
    assert list(result.furniture) == sorted(result.furniture)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert read(text) == result


@given(WEB_TEXT)
def test_every_letter_is_in_a_paragraph_or_in_furniture(text: str) -> None:
    result = read(text)
    covered = [False] * len(text)
    for start, end in result.paragraphs + result.furniture:
        covered[start:end] = [True] * (end - start)
    assert all(covered[i] for i, character in enumerate(result.text) if not character.isspace())


def test_the_seeds_furniture(seed_text: str) -> None:
    result = read(seed_text)
    lines = [result.text[start:end] for start, end in result.furniture]
    assert [line.split()[0] for line in lines] == [
        "1.", "2.", "3.", "By", "Updated", "Also", "Also", "Also", "Also", "Further", "For",
    ]  # fmt: skip
    assert result.text[slice(*result.paragraphs[0])].startswith("Taliban claims")
    assert result.text[slice(*result.paragraphs[1])].startswith("Kabul: The war")
    assert "agency's regional" in result.text


def test_a_doc_of_another_tokenizer_is_read_at_first_use() -> None:
    doc = spacy.blank("en")("Advertisement\n\nThe mayor spoke.")
    assert furniture(doc) == ((0, 13),)
    assert doc.user_data[KEY]["reading"]["paragraphs"] == [[15, 31]]
    assert reading(doc) == read(doc.text)


@pytest.mark.parametrize(
    "unit",
    ["“", '"', "he said ", "he said\n", "Also Read: a\n", "cookies,", "1. ", "> ", "10:15 ", "By A ", "\n", " ", "’’"],
)
def test_work_grows_with_the_length_and_not_with_its_square(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        read(text)
        return time.process_time() - started

    # Eight times the text: linear work takes some 8 times as long, quadratic work 64 times.
    assert seconds(800_000) < 24 * max(seconds(100_000), 0.01)
