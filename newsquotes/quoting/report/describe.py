"""Quotes with what the words beside their cue tell: mode, polarity, addressee and channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from newsquotes.annotations import given_text
from newsquotes.quoting.report.addressee import find_addressees
from newsquotes.quoting.report.channel import find_channels
from newsquotes.quoting.report.clause import clause_of
from newsquotes.quoting.report.mode import mode
from newsquotes.quoting.report.polarity import polarity
from newsquotes.results import Quote, Span


def described(doc: Doc, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the quotes of a parsed Doc with mode, polarity, addressee and channel; nothing else of them changes."""
    text = given_text(doc)
    return tuple(_described(doc, text, quote) for quote in quotes)


def _described(doc: Doc, text: str, quote: Quote) -> Quote:
    def spans(tokens: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span.of(text, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in tokens)

    clause = clause_of(doc, quote)
    channels = find_channels(clause)
    kind, why_kind = mode(clause, channels)
    side, why_side = polarity(clause)
    reasons = [f"{value}: {why}" for value, why in ((kind, why_kind), (side, why_side)) if why]
    return replace(
        quote,
        mode=kind,
        polarity=side,
        addressee=spans(find_addressees(clause, channels)),
        channel=spans((channel.start, channel.end) for channel in channels),
        evidence=(*quote.evidence, *reasons),
    )
