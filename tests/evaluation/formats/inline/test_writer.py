from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.inline import parse, render
from newsquotes.results import Article, Entity, Quote, Span, Speaker

TEXT = "“We sail,” said captain Mina Ito. A guard said no.\n"


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


ARTICLE = Article(
    text=TEXT,
    quotes=(
        Quote(
            "direct",
            (span("“We sail,”"),),
            (span("captain Mina Ito"),),
            (span("said"),),
            (Speaker("Mina Ito", "Q7", "person", "captain"),),
        ),
        Quote("mixed", (span("no"),), (span("A guard"),), speakers=(Speaker(None, description="a guard"),)),
    ),
    entities=(
        Entity("Q7", "Mina Ito", "person", (span("captain Mina Ito"), span("Mina Ito"))),
        Entity("q7", "Sel", "place", ()),
    ),
    id="harbour",
)


def test_what_is_written_is_read_back():
    assert parse(render(ARTICLE)) == ARTICLE


def test_tags_nest():
    assert "<s1><m:q7>captain <m:q7>Mina Ito</m:q7></m:q7></s1>." in render(ARTICLE)


def test_speakers_that_are_no_entity_are_written_out():
    quote = replace(
        ARTICLE.quotes[0],
        speakers=(Speaker("Bo Lind", None, None, "pilot"), Speaker("Mina Ito", "Q7", "person", "captain", "Sel")),
    )
    article = replace(ARTICLE, quotes=(quote,))
    assert parse(render(article)) == article


def test_a_text_with_a_tag_in_it_is_refused():
    with pytest.raises(FormatError, match="the text has '<c1>'"):
        render(Article("a <c1> b"))


def test_overlapping_spans_of_one_tag_are_refused():
    with pytest.raises(FormatError, match="<c1> would mark 'abc' and 'bcd', which overlap"):
        render(Article("abcd", (Quote("indirect", (Span(0, 3, "abc"), Span(1, 4, "bcd"))),)))


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=8, unique=True))
def test_any_mentions_of_different_entities_come_back(stretches):
    text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"
    entities = [
        Entity(f"e{i}", f"E {i}", "person", (Span.of(text, start, start + length),))
        for i, (start, length) in enumerate(stretches)
    ]
    article = Article(text, entities=tuple(sorted(entities, key=lambda e: e.mentions[0].start)))
    assert parse(render(article)) == article
