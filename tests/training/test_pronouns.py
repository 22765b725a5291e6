"""Fitting the pronoun ranker: what an example is about, and the thresholds."""

from spacy.language import Language

from newsquotes.evaluation.document import Document, Mention
from newsquotes.results import Article, Span
from newsquotes.training.pronouns import GRID, examples_of_article, kind_of, thresholds
from newsquotes.training.softmax import Example


def test_kind_of() -> None:
    assert kind_of(Example((("none", "none:role=subject"),), (0,))) == "he"
    assert kind_of(Example((("they:none",),), (0,))) == "they"
    assert kind_of(Example((("the:none",),), (0,))) == "the"


def test_thresholds_are_low_where_the_likeliest_is_right() -> None:
    sure = [Example((("near",), ("none",)), (0,))] * 40
    unsure = [Example((("it:near",), ("it:none",)), (k % 5 == 0,)) for k in range(40)]
    found = thresholds(list(zip(sure, unsure, strict=True)))
    assert found["he"] == GRID[0]
    assert found["it"] >= GRID[0]


def test_thresholds_are_judged_by_weights_that_know_the_corpus() -> None:
    news = [[Example((("near",), ("none",)), (0,))]] * 40
    lives = [[Example((("far",), ("none",)), (0,))]] * 40
    assert thresholds([*news, *lives], folds=2)["he"] == GRID[0]


def test_articles_teach_no_abstaining_from_they(nlp: Language) -> None:
    text = "Ida Holm sat down. She said the dockers were late. They were tired."
    spans = [Span.of(text, 0, 8), Span.of(text, 19, 22)]
    mentions = tuple(Mention(span, span, "name", "holm", "person") for span in spans)
    examples = examples_of_article(nlp(text), Document(Article(text=text), (), mentions))
    assert {kind_of(example) for example in examples} == {"he"}
    assert all(example.right == (0,) for example in examples)
