"""An article's text cut wherever an annotation begins or ends, each piece carrying what covers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from newsquotes.evaluation.alignment import Outcome, OutcomeKind
from newsquotes.results import Quote

_PARTS = (("content", "c"), ("source", "s"), ("cue", "k"))


@dataclass(frozen=True, slots=True)
class _Layer:
    start: int
    end: int
    classes: tuple[str, ...]


def marked_text(text: str, outcomes: Sequence[Outcome], first: int) -> str:
    """Return the text as HTML; the outcomes are numbered from ``first``.

    A piece inside outcome 7 has the class "o7", one for its layer and part ("gc": gold content, "ps": predicted
    source, "gk": gold cue, ...), both together ("o7-gc"), and for contents the kind of outcome ("missed").
    """
    layers = [layer for i, outcome in enumerate(outcomes, first) for layer in _layers(i, outcome)]
    edges = sorted({0, len(text), *(layer.start for layer in layers), *(layer.end for layer in layers)})
    pieces = []
    for start, end in pairwise(edges):
        classes = dict.fromkeys(
            name for layer in layers if layer.start <= start and end <= layer.end for name in layer.classes
        )
        piece = escape(text[start:end])
        pieces.append(f'<span class="{" ".join(classes)}">{piece}</span>' if classes else piece)
    return "".join(pieces)


def css_class(kind: OutcomeKind) -> str:
    """Return the CSS class of a kind of outcome."""
    return kind.replace(" ", "-")


def _layers(number: int, outcome: Outcome) -> Iterator[_Layer]:
    yield from _quote_layers(number, outcome, outcome.gold, "g")
    yield from _quote_layers(number, outcome, outcome.predicted, "p")


def _quote_layers(number: int, outcome: Outcome, quote: Quote | None, side: str) -> Iterator[_Layer]:
    if quote is None:
        return
    for part, letter in _PARTS:
        code = f"{side}{letter}"
        kind = (css_class(outcome.kind),) if part == "content" else ()
        for span in getattr(quote, part):
            yield _Layer(span.start, span.end, (f"o{number}", code, f"o{number}-{code}", *kind))
