"""Quotes without a source of their own: the next quote of a run belongs to the speaker of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsquotes.coreference.words import Words
from newsquotes.results import Quote


def continue_runs(words: Words, quotes: Sequence[Quote]) -> list[Quote]:
    """Give a direct quote without source or cue the speakers of the direct quote before it in the same paragraph."""
    result: list[Quote] = []
    for quote in quotes:
        before = result[-1] if result else None
        if before is not None and _continues(words, before, quote):
            reason = f"no source of its own; the quote before it in the paragraph is {_who(before)}'s"
            quote = replace(quote, speakers=before.speakers, evidence=(*quote.evidence, reason))
        result.append(quote)
    return result


def _continues(words: Words, before: Quote, quote: Quote) -> bool:
    if quote.source or quote.cue or quote.kind != "direct" or before.kind == "indirect" or not before.speakers:
        return False
    first, _ = words.between(quote.content[0].start, quote.content[0].end)
    last, _ = words.between(before.content[-1].start, before.content[-1].end)
    return last < len(words) and first < len(words) and words.paragraph[first] == words.paragraph[last]


def _who(quote: Quote) -> str:
    speaker = quote.speaker
    return (speaker and (speaker.name or speaker.description)) or "an unnamed source"
