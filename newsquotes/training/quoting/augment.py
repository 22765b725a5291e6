"""Changes that make annotated news look like the rest of the web: marks, names, capitals, furniture.

Each function takes words and span numbers of an article and keeps them parallel.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsquotes.data_files import data_lines
from newsquotes.evaluation.perturbation.furniture import FurnitureStock, places, stock_names
from newsquotes.quoting.tagging.encoding import WORD, Word, faces_open, mark_width
from newsquotes.training.quoting.gold import Gold

QUOTE_STYLES = (("“", "”"), ('"', '"'), ("'", "'"), ("«", "»"), ("”", "”"), ("”", "“"), ("„", "“"))
QUOTE_WEIGHTS = (4, 4, 3, 1, 1, 1, 1)  # plain styles most; "'" is doubled when written


@dataclass(frozen=True)
class Chances:
    """How often an article is changed in each way."""

    quotes: float = 0.3
    names: float = 0.3
    headline: float = 0.15
    furniture: float = 0.2
    whole_case: float = 0.02


@dataclass(frozen=True)
class Stock:
    """What changes draw on: replacement names, words that are only ever names, lines of web furniture."""

    names: tuple[str, ...]
    replaceable: frozenset[str]
    furniture: FurnitureStock


def name_words(articles: Iterable[Gold]) -> frozenset[str]:
    """Words that are written with a capital, and never without, in the articles, at least twice."""
    capital: Counter[str] = Counter()
    lower: set[str] = set()
    for gold in articles:
        for w in gold.words:
            if w.text.islower():
                lower.add(w.text)
            elif w.text.istitle() and w.text.isalpha() and len(w.text) > 2:
                capital[w.text] += 1
    return frozenset(w for w, n in capital.items() if n >= 2 and w.lower() not in lower)


def stock_for(articles: Iterable[Gold]) -> Stock:
    """What changes of these articles draw on; the lists are in newsquotes/data/training."""
    names = stock_names()
    lines = tuple(data_lines("training/furniture.txt"))
    return Stock(names, name_words(articles), FurnitureStock(lines, names))


def augment(gold: Gold, stock: Stock, chances: Chances, rng: random.Random) -> Gold:
    """A changed copy, or the article itself."""
    if rng.random() < chances.names:
        gold = swap_names(gold, stock, rng)
    if rng.random() < chances.quotes:
        gold = swap_quotes(gold, rng)
    if rng.random() < chances.headline:
        gold = recase(gold, rng, first_only=True)
    if rng.random() < chances.whole_case:
        gold = recase(gold, rng, first_only=False)
    if rng.random() < chances.furniture:
        gold = insert_furniture(gold, stock, rng)
    return gold


def swap_names(gold: Gold, stock: Stock, rng: random.Random) -> Gold:
    """Give most names of the article another name, the same one wherever it comes."""
    seen = {w.text for w in gold.words} & stock.replaceable
    other = {name: rng.choice(stock.names) for name in sorted(seen) if rng.random() < 0.6}
    words = [replace(w, text=other.get(w.text, w.text)) for w in gold.words]
    return replace(gold, words=words)


def swap_quotes(gold: Gold, rng: random.Random) -> Gold:
    """Write every double quotation mark in one other style, or lose one mark of a paragraph now and then."""
    opening, closing = rng.choices(QUOTE_STYLES, QUOTE_WEIGHTS)[0]
    width_out = 2 if opening == "'" else 1
    words: list[Word] = []
    paragraph: list[int] = []
    span: list[int] = []
    i = 0
    while i < len(gold.words):
        width = mark_width(gold.words, i) or 0
        if not width:
            words.append(gold.words[i])
            paragraph.append(gold.paragraph[i])
            span.append(gold.span[i])
            i += 1
            continue
        mark = opening if faces_open(gold.words, i, width) else closing
        lost = rng.random() < 0.01
        for k in range(0 if lost else width_out):
            words.append(replace(gold.words[i], text=mark, glued=gold.words[i].glued or k > 0))
            paragraph.append(gold.paragraph[i])
            span.append(gold.span[i])
        i += width
    return replace(gold, words=words, paragraph=paragraph, span=span)


def recase(gold: Gold, rng: random.Random, *, first_only: bool) -> Gold:
    """Headline (first paragraph) or everything in capitals, in title case or in small letters."""
    change = rng.choice((str.upper, str.title, str.lower) if first_only else (str.upper, str.lower))
    first = gold.paragraph[0] if gold.paragraph else 0
    words = [
        replace(w, text=change(w.text)) if not first_only or p == first else w
        for w, p in zip(gold.words, gold.paragraph, strict=True)
    ]
    return replace(gold, words=words)


def insert_furniture(gold: Gold, stock: Stock, rng: random.Random) -> Gold:
    """Put one to four lines of web furniture between paragraphs; they are nobody's words."""
    n = max(gold.paragraph, default=0) + 1
    before = places(n, rng)
    words: list[Word] = []
    paragraph: list[int] = []
    span: list[int] = []

    def furnish(place: int) -> None:
        while before and before[0] <= place:
            before.pop(0)
            number = paragraph[-1] + 1 if paragraph else 0
            last = -1
            line = stock.furniture.draw(rng)
            for m in WORD.finditer(line):
                words.append(Word(0, 0, m.group(), m.start() == last))
                paragraph.append(number)
                span.append(-1)
                last = m.end()

    old = None
    for w, p, s in zip(gold.words, gold.paragraph, gold.span, strict=True):
        if p != old:
            furnish(p)
            number = paragraph[-1] + 1 if paragraph else 0
            old = p
        words.append(w)
        paragraph.append(number)
        span.append(s)
    furnish(n)
    return replace(gold, words=words, paragraph=paragraph, span=span)
