"""Quotes whose speaker another quote tells: speech without a source of its own, and "I" inside speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsquotes.coreference.words import Words
from newsquotes.results import Quote, Speaker
from newsquotes.speakers.naming import speaker_at
from newsquotes.speakers.scene import Scene
from newsquotes.speakers.sources import source_range

MAX_QUESTIONS = 2
"""Questions of the reporter between a speaker's sentence and the answer ("Was he worried? “A bit.”")."""

_SELF = frozenset({"i", "me", "my", "myself"})


def continue_runs(scene: Scene, quotes: Sequence[Quote]) -> list[Quote]:
    """Give speakers to quotes without source, and to reports of "I" within a quote; in the order of the given ones."""
    result: list[Quote] = []
    told: Told = {}
    for quote in quotes:
        if not quote.source and not quote.cue and quote.kind == "direct":
            quote = _with_speaker_before(scene, quote, result[-1] if result else None, told)
        result.append(quote)
        span = source_range(scene.words, quote)
        if span is not None and any(speaker.name for speaker in quote.speakers):
            told.setdefault(scene.words.sentence[span[0]], quote.speakers)
    return [_with_outer_speaker(scene.words, quote, result) for quote in result]


# ---- speech without a source ---------------------------------------------------------------------------------------


Told = dict[int, tuple[Speaker, ...]]
"""By sentence: the speakers of the first report in it that names one."""


def _with_speaker_before(scene: Scene, quote: Quote, before: Quote | None, told: Told) -> Quote:
    """A direct quote without source or cue belongs to the speaker of the quote or the sentence right before it."""
    words = scene.words
    if before is not None and before.kind != "indirect" and before.speakers and _same_paragraph(words, before, quote):
        reason = f"no source of its own; the quote before it in the paragraph is {_who(before.speakers)}'s"
        return replace(quote, speakers=before.speakers, evidence=(*quote.evidence, reason))
    sentence = _sentence_before(words, _first(words, quote))
    if sentence is None:
        return quote
    speakers = _who_speaks_in(scene, sentence, told)
    if not speakers:
        return quote
    reason = f"no source of its own; {_who(speakers)} speaks in the sentence before it"
    return replace(quote, speakers=speakers, evidence=(*quote.evidence, reason))


def _same_paragraph(words: Words, before: Quote, quote: Quote) -> bool:
    first, last = _first(words, quote), words.between(before.content[-1].start, before.content[-1].end)[0]
    return last < len(words) and first < len(words) and words.paragraph[first] == words.paragraph[last]


def _first(words: Words, quote: Quote) -> int:
    return words.between(quote.content[0].start, quote.content[0].end)[0]


def _sentence_before(words: Words, first: int) -> tuple[int, int] | None:
    """Return the sentence before the one that holds token ``first``, questions passed over, as a token range.

    None at the start of the text, more than a paragraph back, or where the quote does not open its sentence.
    """
    if first >= len(words):
        return None
    end = first
    while end > 0 and not any(c.isalnum() for c in words.text[end - 1]) and words.text[end - 1] not in (".", "?", "!"):
        end -= 1
    for _ in range(MAX_QUESTIONS + 1):
        start = end
        while start > 0 and words.sentence[start - 1] == words.sentence[end - 1]:
            start -= 1
        if end == 0 or words.sentence[end - 1] == words.sentence[first] or _paragraphs(words, end - 1, first) > 1:
            return None
        if words.text[_last_word(words, start, end)] != "?":
            return start, end
        end = start
    return None


def _paragraphs(words: Words, start: int, end: int) -> int:
    """Return how many paragraphs end between two tokens; blank lines count once."""
    return sum("\n" in words.text[i] for i in range(start, end))


def _last_word(words: Words, start: int, end: int) -> int:
    """Return the last token of a range that is no blank."""
    return next((i for i in range(end - 1, start - 1, -1) if words.text[i].strip()), start)


def _who_speaks_in(scene: Scene, sentence: tuple[int, int], told: Told) -> tuple[Speaker, ...]:
    """Return the speakers of the first report of a sentence, else the person who is subject of its main verb."""
    start, end = sentence
    words = scene.words
    if words.sentence[start] in told:
        return told[words.sentence[start]]
    for i in range(start, end):
        if words.dep[i] == "nsubj" and words.dep[words.head[i]] == "ROOT" and start <= words.head[i] < end:
            speaker = speaker_at(scene, i)
            return (speaker,) if speaker is not None and speaker.type == "person" else ()
    return ()


# ---- "I" inside speech ---------------------------------------------------------------------------------------------


def _with_outer_speaker(words: Words, quote: Quote, quotes: Sequence[Quote]) -> Quote:
    """“I said no,” she said: "I" is the speaker of the quote around it."""
    span = source_range(words, quote)
    if (
        span is None
        or words.lower[span[0]] not in _SELF
        or span[1] - span[0] > 1
        or any(s.name for s in quote.speakers)
    ):
        return quote
    at = quote.source[0].start
    around = [
        (piece.end - piece.start, other)
        for other in quotes
        for piece in other.content
        if other is not quote and other.speakers and piece.start <= at < piece.end
    ]
    if not around:
        return quote
    outer = min(around, key=lambda pair: pair[0])[1]
    reason = f"{words.text[span[0]]} → {_who(outer.speakers)}: the speaker of the quote around it"
    return replace(quote, speakers=outer.speakers, evidence=(*quote.evidence[:-1], reason))


def _who(speakers: Sequence[Speaker]) -> str:
    speaker = speakers[0] if speakers else None
    return (speaker and (speaker.name or speaker.description)) or "an unnamed source"
