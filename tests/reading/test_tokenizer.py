"""The tokenizer that reads before it cuts."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from newsquotes.annotations import given_text
from newsquotes.reading import read, reading
from newsquotes.reading.tokenizer import LONGEST_RUN, READING_TOKENIZER, ReadingTokenizer


@pytest.fixture(scope="module")
def tokenizer() -> ReadingTokenizer:
    return ReadingTokenizer(spacy.blank("en").tokenizer)


def test_the_doc_is_normalised_and_remembers_the_text_given(tokenizer: ReadingTokenizer) -> None:
    text = "The NRFA`s\u00a0head"
    doc = tokenizer(text)
    assert doc.text == "The NRFA's head"
    assert given_text(doc) == text
    assert reading(doc) == read(text)


def test_the_text_given_is_kept_as_the_same_object(tokenizer: ReadingTokenizer) -> None:
    text = "Nothing odd."
    assert given_text(tokenizer(text)) is text


def test_a_sentence_starts_at_each_paragraph_and_furniture_line(tokenizer: ReadingTokenizer) -> None:
    doc = tokenizer("Bridge falls\n\nAdvertisement\n\nThe mayor spoke.")
    assert [token.text for token in doc if token.is_sent_start] == ["Bridge", "Advertisement", "The"]


def test_what_it_notes_survives_bytes(tokenizer: ReadingTokenizer) -> None:
    doc = tokenizer("The NRFA`s head")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert given_text(again) == "The NRFA`s head"
    assert reading(again) == reading(doc)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No,”he said", ["No", ",", "”", "he", "said"]),
        ("claims“victory” now", ["claims", "“", "victory", "”", "now"]),
        ('No,"she said', ["No", ",", '"', "she", "said"]),
        ('a 5\'10" man\'s "no"', ["a", "5'10", '"', "man", "'s", '"', "no", '"']),
    ],
)
def test_marks_in_words_are_cut_off(tokenizer: ReadingTokenizer, text: str, words: list[str]) -> None:
    doc = tokenizer(text)
    assert [token.text for token in doc] == words
    assert doc.text == text


@pytest.mark.parametrize("run", ['"' * 2345, "“”" * 600, "a-" * 700, "x" * 501])
def test_unbroken_runs_are_cut_up(tokenizer: ReadingTokenizer, run: str) -> None:
    text = f"Ann Lee: don't. {run} “No,” he said.\n\nHe left.`"
    doc = tokenizer(text)
    assert doc.text == text.replace("`", "'")
    assert given_text(doc) == text
    assert max(len(token) for token in doc) <= LONGEST_RUN
    assert [token.text for token in doc][:6] == ["Ann", "Lee", ":", "do", "n't", "."]
    assert [token.text for token in doc if token.is_sent_start][-1] == "He"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"' * 19, ['"'] * 19),
        ('"' * 20, ['"' * 20]),
        (f"No.\n{'“”' * 30} he said", ["No", ".", "\n", "“”" * 30, "he", "said"]),
        (f"A{'«»' * 300}b", ["A", "«»" * 249 + "«", "»", "«»" * 50, "b"]),
    ],
)
def test_a_line_drawn_with_marks_is_no_thousand_tokens(
    tokenizer: ReadingTokenizer, text: str, words: list[str]
) -> None:
    doc = tokenizer(text)
    assert [token.text for token in doc] == words
    assert doc.text == text


@pytest.mark.parametrize("text", [None, b"bytes", 1, ["a"]])
def test_only_str_is_read(tokenizer: ReadingTokenizer, text: object) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
        tokenizer(text)  # type: ignore[arg-type]


def test_a_config_finds_it_by_name(tmp_path) -> None:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": READING_TOKENIZER}}})
    assert isinstance(nlp.tokenizer, ReadingTokenizer)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert isinstance(again.tokenizer, ReadingTokenizer)
    assert [token.text for token in again("Don`t go.")] == ["Do", "n't", "go", "."]


def test_bytes_and_disk(tokenizer: ReadingTokenizer, tmp_path) -> None:
    other = ReadingTokenizer(spacy.blank("en").tokenizer)
    assert other.from_bytes(tokenizer.to_bytes()) is other
    tokenizer.to_disk(tmp_path / "tokenizer")
    assert other.from_disk(tmp_path / "tokenizer")("Go.").text == "Go."
