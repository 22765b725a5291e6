"""Words, quote states and windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.quoting.tagging.encoding import Case, QuoteState, WordPieces, case_of, encode, windows
from newsquotes.quoting.tagging.weights import bundled_weights

PIECES = WordPieces.from_file(bundled_weights() / "vocab.txt")
OUT, IN, OPEN, CLOSE, UNCLOSED = (
    int(QuoteState[name]) for name in ("OUTSIDE", "INSIDE", "OPENING", "CLOSING", "UNCLOSED")
)


@given(st.text())
def test_words_are_where_the_text_has_them(text: str) -> None:
    article = encode(text, PIECES)
    assert all(text[w.start : w.end] == w.text for w in article.words)
    assert len(article.words) == len(article.pieces) == len(article.quote) == len(article.case)
    assert article.paragraph == sorted(article.paragraph)


@given(st.text(), st.integers(8, 40), st.integers(0, 8))
def test_windows_keep_every_word_once_and_fit(text: str, size: int, context: int) -> None:
    article = encode(text, PIECES)
    kept: list[int] = []
    for window in windows(article, size, context):
        assert window.first <= window.core < window.end
        kept += range(window.core, window.end)
    assert kept == list(range(len(article.words)))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("“Yes,” he said", [OPEN, IN, IN, CLOSE, OUT, OUT]),
        ('"Yes", he said', [OPEN, IN, CLOSE, OUT, OUT, OUT]),
        ("''Yes'' he said", [OPEN, OPEN, IN, CLOSE, CLOSE, OUT, OUT]),
        ("”Yes“ he said", [OPEN, IN, CLOSE, OUT, OUT]),  # wrong way round: spacing tells
        ("he said «oui»", [OUT, OUT, OPEN, IN, CLOSE]),
        ("“Yes and", [OPEN, UNCLOSED, UNCLOSED]),
        ("“Yes\n“No", [OPEN, UNCLOSED, OPEN, UNCLOSED]),  # states end with the paragraph
        ("the agency's", [OUT, OUT, OUT, OUT]),
    ],
)
def test_quote_states(text: str, states: list[int]) -> None:
    assert encode(text, PIECES).quote == states


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", Case.LOWER),
        ("Lee", Case.TITLE),
        ("A", Case.TITLE),
        ("NATO", Case.UPPER),
        ("iPad", Case.MIXED),
        ("G20", Case.DIGIT),
        ("“", Case.MARK),
    ],
)
def test_case(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_a_word_has_at_least_one_piece_and_never_too_many() -> None:
    assert PIECES("said") == (PIECES.vocabulary["said"],)
    assert PIECES("\u0301") == (PIECES.vocabulary["[UNK]"],)
    assert PIECES("x" * 500) == (PIECES.vocabulary["[UNK]"],)
    assert 1 <= len(PIECES("wwwexampleorgnewsarticle")) <= 6
