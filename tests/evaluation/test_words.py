from newsquotes.evaluation.words import jaccard, trimmed, word_starts
from newsquotes.results import Span

TEXT = "“It’s $3,” she said…"


def test_words_are_votes_by_where_they_start():
    assert word_starts(TEXT, [Span.of(TEXT, 0, 10)]) == {1, 6, 7}


def test_trimmed_spans_have_no_marks_at_the_edges():
    whole = Span.of(TEXT, 0, len(TEXT))
    assert trimmed(TEXT, [whole, Span.of(TEXT, 19, 20)]) == (Span.of(TEXT, 1, 19),)


def test_jaccard_of_nothing_is_nothing():
    assert jaccard(frozenset(), frozenset({1})) == 0.0
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == 1 / 3
