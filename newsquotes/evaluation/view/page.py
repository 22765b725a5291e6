"""The page: a bar with filters, and article by article the text with both layers beside a card per error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from newsquotes.evaluation.alignment import ERROR_KINDS, Outcome
from newsquotes.evaluation.report.table import joined, percent, summary, who
from newsquotes.evaluation.scoring import ArticleResult, Evaluation
from newsquotes.evaluation.view.segments import css_class, marked_text
from newsquotes.results import Quote

_HEADLINES = ("relation", "content", "source given content", "named")


def render(evaluation: Evaluation, *, title: str = "newsquotes: errors") -> str:
    """Return the page as one HTML document without any reference to another file; every text in it is escaped."""
    assets = files("newsquotes.evaluation.view")
    style = assets.joinpath("view.css").read_text(encoding="utf-8")
    script = assets.joinpath("view.js").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n{_bar(evaluation, title)}\n<main>\n"
        f"{''.join(_articles(evaluation.articles))}</main>\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _bar(evaluation: Evaluation, title: str) -> str:
    kinds = Counter(outcome.kind for article in evaluation.articles for outcome in article.outcomes)
    scores = " · ".join(
        f"{name} {percent(evaluation.scores[name].main)}"
        for name in _HEADLINES
        if evaluation.scores[name].main is not None
    )
    filters = "".join(
        f'<label class="filter {css_class(kind)}"><input type="checkbox" checked value="{css_class(kind)}">'
        f"<kbd>{i}</kbd> {kind} <b>{kinds[kind]}</b></label>"
        for i, kind in enumerate(ERROR_KINDS, 1)
    )
    return (
        f"<header><div><strong>{escape(title)}</strong> <span>{escape(summary(evaluation))}</span> "
        f'<span class="scores">{escape(scores)}</span></div><div>{filters}'
        f'<span class="right-count">right <b>{kinds["right"]}</b></span><span id="position"></span>'
        f'<span class="keys"><kbd>j</kbd> next <kbd>k</kbd> previous <kbd>a</kbd> all layers</span></div>'
        f'<div class="legend"><span class="gc missed">gold missed</span> <span class="pc false">false</span> '
        f'<span class="gc pc wrong-source">wrong source</span> <span class="gc pc wrong-speaker">wrong speaker</span> '
        f'<span class="gc pc right">right</span>— open card: <span class="now-gc">gold content</span> '
        f'<span class="now-gs">gold source</span> <span class="now-pc">predicted content</span> '
        f'<span class="now-ps">predicted source</span></div></header>'
    )


def _articles(articles: Iterable[ArticleResult]) -> Iterator[str]:
    first = 0
    for article in articles:
        cards = "".join(_card(i, o) for i, o in enumerate(article.outcomes, first) if o.kind != "right")
        kinds = Counter(outcome.kind for outcome in article.outcomes)
        counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ("right", *ERROR_KINDS) if kinds[kind])
        publisher = f" · {escape(article.gold.publisher)}" if article.gold.publisher else ""
        yield (
            f"<section><h2>{escape(article.id)}<small>{publisher} · {counts or 'nothing annotated'}</small></h2>"
            f'<div class="columns"><div class="text">'
            f'{marked_text(article.gold.article.text, article.outcomes, first)}</div><div class="cards">{cards}</div>'
            f"</div></section>\n"
        )
        first += len(article.outcomes)


def _card(number: int, outcome: Outcome) -> str:
    gold, predicted = outcome.gold, outcome.predicted
    # The same content need not be read twice.
    same = gold is not None and predicted is not None and gold.content == predicted.content
    return (
        f'<article class="card {css_class(outcome.kind)}" id="e{number}" data-outcome="{number}" '
        f'data-kind="{css_class(outcome.kind)}" tabindex="0"><h3>{outcome.kind}</h3>'
        f"{_gold(gold, outcome) if gold else ''}{_predicted(predicted, same=same) if predicted else ''}</article>"
    )


def _gold(quote: Quote, outcome: Outcome) -> str:
    return f'<div class="gold"><h4>gold</h4>{_content(quote.text)}{_parts(quote, who(quote, outcome))}</div>'


def _predicted(quote: Quote, *, same: bool) -> str:
    evidence = "".join(f"<li>{escape(line)}</li>" for line in quote.evidence)
    heading = f"predicted, confidence {quote.confidence:.2f}{', same content' if same else ''}"
    return (
        f'<div class="predicted"><h4>{heading}</h4>'
        f"{'' if same else _content(quote.text)}{_parts(quote, who(quote))}"
        f"{f'<ul>{evidence}</ul>' if evidence else ''}</div>"
    )


def _content(text: str) -> str:
    return f'<p class="content">{escape(text)}</p>'


def _parts(quote: Quote, speaker: str) -> str:
    return (
        f'<p>source <b class="source">{escape(joined(quote.source) or "–")}</b> '
        f"cue <b>{escape(joined(quote.cue) or '–')}</b> "
        f'speaker <b class="speaker">{escape(speaker)}</b></p>'
    )
