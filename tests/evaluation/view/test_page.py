import re
from html.parser import HTMLParser

from newsquotes.evaluation import evaluate
from newsquotes.evaluation.view import render
from newsquotes.results import Article, Quote, Span, Speaker

VOID = {"meta", "input"}


class Checker(HTMLParser):
    """Holds every element to its closing tag."""

    def __init__(self):
        super().__init__()
        self.open, self.elements = [], []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check(page):
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return checker.elements


def test_a_card_for_every_error_and_none_for_what_is_right(evaluation):
    elements = check(render(evaluation))
    cards = [a["data-kind"] for tag, a in elements if tag == "article"]
    kinds = [o.kind.replace(" ", "-") for r in evaluation.articles for o in r.outcomes if o.kind != "right"]
    assert cards == kinds
    assert set(kinds) == {"missed", "false", "wrong-source", "wrong-speaker"}


def test_both_layers_are_in_the_text(evaluation):
    page = render(evaluation)
    classes = {name for found in re.findall(r'<span class="([^"]*)"', page) for name in found.split()}
    assert {"gc", "gs", "gk", "pc", "ps", "pk", "missed", "false", "wrong-source", "wrong-speaker", "right"} <= classes


def test_the_text_is_whole(evaluation):
    page = render(evaluation)
    for article, text in zip(
        evaluation.articles, re.findall(r'<div class="text">(.*?)</div>', page, re.S), strict=True
    ):
        plain = re.sub(r"<[^>]*>", "", text).replace("&quot;", '"').replace("&#x27;", "'")
        assert plain == article.gold.article.text


def test_everything_is_escaped_and_nothing_is_fetched():
    text = "<script>alert(1)</script> & said <b>no</b>"
    evil = '"><img src=x onerror=alert(1)>'
    quote = Quote("indirect", (Span.of(text, 33, 42),), speakers=(Speaker(evil),), evidence=(evil,))
    page = render(evaluate([Article(text, id=evil)], [Article(text, (quote,), id=evil)]), title=evil)
    elements = check(page)
    assert sum(tag == "script" for tag, _ in elements) == 1
    assert not any(tag in ("img", "b") and a for tag, a in elements if tag == "img")
    assert not any("src" in a or "href" in a for _, a in elements)
    assert "alert(1)</script>" not in page
