"""The kinds of web noise by name, and an annotated article with one of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from newsquotes.errors import ConfigError
from newsquotes.evaluation.document import Document, Mention
from newsquotes.evaluation.perturbation import marks
from newsquotes.evaluation.perturbation.blanks import carriage_returns, no_break_spaces
from newsquotes.evaluation.perturbation.edits import Edit, EditedText
from newsquotes.evaluation.perturbation.furniture import furniture
from newsquotes.results import Entity, Quote, Span

Perturbation = Callable[[str, random.Random], list[Edit]]

PERTURBATIONS: Mapping[str, Perturbation] = {
    "curly": marks.restyled([marks.CURLY], [marks.CURLY_SINGLE]),
    "straight": marks.restyled([marks.STRAIGHT], [marks.STRAIGHT_SINGLE]),
    "latex": marks.restyled([marks.LATEX], [marks.LATEX_SINGLE]),
    "guillemets": marks.restyled([marks.GUILLEMETS]),
    "mixed": marks.restyled(
        [marks.CURLY, marks.STRAIGHT, marks.APOSTROPHES], [marks.CURLY_SINGLE, marks.STRAIGHT_SINGLE]
    ),
    "wrong-way": marks.restyled([marks.WRONG_WAY]),
    "furniture": furniture,
    "no-break": no_break_spaces,
    "crlf": carriage_returns,
}

SEED = 20180507


def chosen(names: str) -> tuple[str, ...]:
    """Read names with commas between, or "all"; raises ConfigError for one that is none."""
    wanted = tuple(dict.fromkeys(name.strip() for name in names.split(",")))
    if wanted == ("all",):
        return tuple(PERTURBATIONS)
    for name in wanted:
        if name not in PERTURBATIONS:
            raise ConfigError(f"There is no perturbation {name!r}; allowed: {', '.join(PERTURBATIONS)}, or all")
    return wanted


def perturb(document: Document, name: str, *, seed: int = SEED) -> Document:
    """Return the article with one kind of noise, its annotation moved along.

    A quote's part that runs over an inserted line becomes two spans. Raises ConfigError for an unknown name.
    """
    (name,) = chosen(name)
    text = document.article.text
    edited = EditedText(text, PERTURBATIONS[name](text, random.Random(f"{seed} {name} {document.label}")))
    article = replace(
        document.article,
        text=edited.text,
        quotes=tuple(_quote(quote, edited) for quote in document.article.quotes),
        entities=tuple(_entity(entity, edited) for entity in document.article.entities),
    )
    return replace(
        document, article=article, mentions=tuple(_mention(mention, edited) for mention in document.mentions)
    )


def _quote(quote: Quote, edited: EditedText) -> Quote:
    def moved(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(Span.of(edited.text, *piece) for span in spans for piece in edited.pieces(span.start, span.end))

    return replace(quote, content=moved(quote.content), source=moved(quote.source), cue=moved(quote.cue))


def _entity(entity: Entity, edited: EditedText) -> Entity:
    return replace(entity, mentions=tuple(_whole(span, edited) for span in entity.mentions))


def _mention(mention: Mention, edited: EditedText) -> Mention:
    return replace(mention, span=_whole(mention.span, edited), head=_whole(mention.head, edited))


def _whole(span: Span, edited: EditedText) -> Span:
    """A mention is one span, whatever was inserted into it."""
    return Span.of(edited.text, edited.start(span.start), edited.end(span.end))
