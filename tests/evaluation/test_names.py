import pytest

from newsquotes.evaluation.names import form_of_mention, form_of_source, head_of, normal_name, same_name
from newsquotes.results import Span


@pytest.mark.parametrize(
    ("given", "normal"),
    [("Mr. Lind", "lind"), ("the Sel-Port Board's", "sel port board"), ("Vice President Roe", "roe"), ("The", "")],
)
def test_normal_names(given, normal):
    assert normal_name(given) == normal


@pytest.mark.parametrize(
    ("given", "names", "same"),
    [
        ("Sen. Ann Roe", ["Ann Roe"], True),
        ("Roe", ["Ann Roe"], False),
        ("Roe", ["Ann Roe", "Roe"], True),
        ("Ann B. Roe", ["Ann Roe"], True),
        ("Ann Lind", ["Ann Roe"], False),
        ("the", ["the"], False),
        ("", ["Ann Roe"], False),
    ],
)
def test_same_names(given, names, same):
    assert same_name(given, names) is same


@pytest.mark.parametrize(
    ("source", "form"),
    [("he", "pronoun"), ("he too", "pronoun"), ("Mr. Roe", "name"), ("the coach", "nominal"), (None, "implicit")],
)
def test_forms_of_sources(source, form):
    spans = [] if source is None else [Span(0, len(source), source)]
    assert form_of_source(spans, ["Ann Roe"]) == form


@pytest.mark.parametrize(
    ("mention", "name", "form", "head"),
    [
        ("Ann Roe", "Ann Roe", "name", "Roe"),
        ("captain Ann Roe", "Ann Roe", "name", "Roe"),
        ("Roe, who sails", "Ann Roe", "name", "Roe"),
        ("Roe's", "Ann Roe", "name", "Roe"),
        ("the Port", "Port of Sel", "name", "Port"),
        ("the Port of Sel", "Port of Sel", "name", "Port"),
        ("UN", "United Nations", "name", "UN"),
        ("Bay Town", "Sel", "name", "Town"),
        ("the town", "Sel", "nominal", "town"),
        ("The captain", "Ann Roe", "nominal", "captain"),
        ("herself", "Ann Roe", "pronoun", "herself"),
    ],
)
def test_forms_and_heads_of_mentions(mention, name, form, head):
    text = f"x {mention} y"
    assert form_of_mention(mention, name) == form
    assert head_of(text, Span(2, 2 + len(mention), mention)).text == head
