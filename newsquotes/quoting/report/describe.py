"""Quotes with what the words beside their cue tell: mode, polarity, addressee and channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsquotes.annotations import given_span
from newsquotes.quoting.report.addressee import find_addressees
from newsquotes.quoting.report.adpositions import Adposition, adpositions
from newsquotes.quoting.report.channel import find_channels
from newsquotes.quoting.report.clause import clause_of
from newsquotes.quoting.report.hollow import is_hollow
from newsquotes.quoting.report.mode import mode
from newsquotes.quoting.report.polarity import polarity
from newsquotes.results import Quote


def described(doc: Doc, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the quotes of a parsed Doc with mode, polarity, addressee and channel, without those that are hollow.

    Nothing else of them changes.
    """
    prepositions = adpositions(doc)
    found = (_described(doc, quote, prepositions) for quote in quotes)
    return tuple(quote for quote in found if quote is not None)


def _described(doc: Doc, quote: Quote, prepositions: Sequence[Adposition]) -> Quote | None:
    clause = clause_of(doc, quote, prepositions)
    channels = find_channels(clause)
    kind, why_kind = mode(clause, channels)
    if is_hollow(clause, kind):
        return None
    side, why_side = polarity(clause)
    reasons = [f"{value}: {why}" for value, why in ((kind, why_kind), (side, why_side)) if why]
    return replace(
        quote,
        mode=kind,
        polarity=side,
        addressee=tuple(given_span(doc, *tokens) for tokens in find_addressees(clause, channels)),
        channel=tuple(given_span(doc, channel.start, channel.end) for channel in channels),
        evidence=(*quote.evidence, *reasons),
    )
