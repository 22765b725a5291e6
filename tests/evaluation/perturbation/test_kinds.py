import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.errors import ConfigError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.perturbation import PERTURBATIONS, chosen, perturb
from newsquotes.evaluation.perturbation.furniture import evaluation_stock, furniture
from newsquotes.reading import read
from newsquotes.results import Article, Entity, Quote, Span

TEXT = (
    "Ferry talks fail\n\n“We won’t sail,” said Mina Ito. “The crew said ‘never again’ to me.”\n\n"
    'The union\'s "last offer" was read out, she said.\n\n«No deal» is what Ito wrote on Monday.'
)


def article(text=TEXT):
    def spans(*parts):
        return tuple(Span.of(text, text.index(part), text.index(part) + len(part)) for part in parts)

    quotes = (
        Quote(
            "direct",
            spans("“We won’t sail,”", "“The crew said ‘never again’ to me.”"),
            spans("Mina Ito"),
            spans("said"),
        ),
        Quote("mixed", spans('The union\'s "last offer" was read out'), spans("she"), ()),
    )
    return Article(text, quotes, (Entity("ito", "Mina Ito", "person", spans("Mina Ito", "she", "Ito")),), "ferry")


def test_names_are_read():
    assert chosen("curly, crlf,curly") == ("curly", "crlf")
    assert chosen("all") == tuple(PERTURBATIONS)


@pytest.mark.parametrize("names", ["kerly", "curly,kerly", ""])
def test_an_unknown_name_is_answered_with_those_there_are(names):
    with pytest.raises(ConfigError, match=r"There is no perturbation '(kerly|)'; allowed: curly, straight, .*, or all"):
        chosen(names)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("curly", "“We won’t sail,” said Mina Ito. “The crew said ‘never again’ to me.”"),
        ("straight", '"We won\'t sail," said Mina Ito. "The crew said \'never again\' to me."'),
        ("latex", "``We won't sail,'' said Mina Ito. ``The crew said `never again' to me.''"),
        ("guillemets", "«We won’t sail,» said Mina Ito. «The crew said ‘never again’ to me.»"),
        ("wrong-way", "”We won’t sail,“ said Mina Ito. ”The crew said ‘never again’ to me.“"),
        ("crlf", "“We won’t sail,” said Mina Ito. “The crew said ‘never again’ to me.”\r"),
    ],
)
def test_marks_and_line_ends(name, line):
    assert perturb(Document.of(article()), name).article.text.split("\n")[2] == line


def test_straight_marks_alternate_where_nothing_tells_them_apart():
    text = 'He said " no " and " never " .'
    assert perturb(Document.of(Article(text)), "curly").article.text == "He said “ no ” and “ never ” ."


def test_mixed_marks_differ_within_a_text():
    text = perturb(Document.of(article(TEXT * 4)), "mixed").article.text
    assert set(re.findall(r"''|[“”\"]", text)) == {"“", "”", '"', "''"}


def test_furniture_stands_on_lines_of_its_own():
    before, after = TEXT.split("\n"), perturb(Document.of(article()), "furniture").article.text.split("\n")
    assert [line for line in after if line in before and line] == [line for line in before if line]
    assert any(line and line not in before for line in after)


def test_furniture_is_not_what_the_tagger_was_fitted_with():
    from newsquotes.data_files import data_lines

    training = {line.casefold() for line in data_lines("training/furniture.txt")}
    shared = [line for line in evaluation_stock().lines if line.casefold() in training]
    assert shared == []


def test_furniture_of_a_text_without_lines():
    assert furniture("\n \n", random.Random(1)) == []


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_the_same_seed_and_id_draw_the_same(name):
    document = Document.of(article(TEXT * 3))
    assert perturb(document, name) == perturb(document, name)


def test_another_seed_draws_otherwise():
    document = Document.of(article(TEXT * 3))
    assert perturb(document, "no-break", seed=1) != perturb(document, "no-break", seed=2)


_MARKS = re.compile(r"''|``|[\"“”«»'’‘`]")


def bare(spans):
    """The words of spans, their marks and blanks aside."""
    return " ".join(_MARKS.sub("", " ".join(span.text for span in spans)).split())


def moved_along(document, name):
    after = perturb(document, name)
    text = after.article.text
    quotes = list(zip(document.article.quotes, after.article.quotes, strict=True))
    parts = [(getattr(a, part), getattr(b, part)) for a, b in quotes for part in ("content", "source", "cue")]
    mentions = list(zip(document.mentions, after.mentions, strict=True))
    parts += [((a.span,), (b.span,)) for a, b in mentions] + [((a.head,), (b.head,)) for a, b in mentions]
    entities = zip(document.article.entities, after.article.entities, strict=True)
    parts += [(a.mentions, b.mentions) for a, b in entities]
    for old, new in parts:
        assert all(text[span.start : span.end] == span.text for span in new)
        assert bare(new) == bare(old)


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_the_annotation_moves_along(name):
    moved_along(Document.of(article()), name)


LINES = st.lists(st.text("ab .,“”‘’\"'`«»\u00a0-", min_size=1, max_size=30), min_size=1, max_size=6)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.sampled_from(list(PERTURBATIONS)), st.data())
def test_any_span_of_any_text_keeps_its_words(lines, line_end, name, data):
    text = line_end.join(lines)
    spans = []
    for _ in range(3):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append(Span.of(text, start, data.draw(st.integers(start + 1, len(text)))))
    quotes = tuple(Quote("direct", (span,)) for span in spans)
    document = Document.of(Article(text, quotes))
    after = perturb(document, name).article
    for span, quote in zip(spans, after.quotes, strict=True):
        assert all(after.text[s.start : s.end] == s.text for s in quote.content)
        assert re.sub(r"[^ab.,-]", "", quote.text.replace(" … ", "")) == re.sub(r"[^ab.,-]", "", span.text)


@given(LINES)
def test_no_break_spaces_are_read_as_blanks(lines):
    text = "\n".join(lines)
    after = perturb(Document.of(Article(text)), "no-break").article.text
    assert len(after) == len(text)
    assert read(after).text == read(text).text
