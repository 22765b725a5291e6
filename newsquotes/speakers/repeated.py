"""Quotations of a headline that the article gives again, with their speaker: “‘I hear you’: Lido to close”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsquotes.results import Quote, Speaker
from newsquotes.speakers.scene import Scene

MIN_WORDS = 3
"""Words of a headline's quotation at least: shorter ones are said by anybody."""

MAX_CHARACTERS = 1000
"""Characters from the top of an article that can be headlines."""

_BODY = re.compile(r"^[^\n]*[.?!][”\"’'»]*[ \t\r]*$", re.MULTILINE)
"""The first line that ends as a sentence does; what stands above it are headlines, bylines and the like."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_ONE_PERSON = frozenset({"i", "me", "my", "mine", "myself", "i'm", "i've", "i'll", "i'd"})


def name_repeated(scene: Scene, quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Give the speakers of quotations in the body to those of headlines that repeat them and name nobody."""
    spoken = [(quote, _words(quote)) for quote in quotes if quote.kind != "indirect" and quote.speaker is not None]
    body = _BODY.search(text)
    headlines = min(body.start(), MAX_CHARACTERS) if body is not None else 0
    return [
        _with_later_speaker(scene, quote, spoken)
        if quote.kind != "indirect" and quote.content[-1].end <= headlines
        else quote
        for quote in quotes
    ]


Spoken = Sequence[tuple[Quote, str]]
"""Quotations with a speaker, and their words in small letters."""


def _with_later_speaker(scene: Scene, quote: Quote, spoken: Spoken) -> Quote:
    words = _words(quote)
    if words.count(" ") <= MIN_WORDS or (quote.speaker is not None and quote.speaker.name):
        return quote
    for other, said in spoken:
        if words in said and other.content[0].start > quote.content[-1].end and other.speakers[0].name:
            speakers = _speakers(scene, quote, words, other)
            if speakers:
                reason = f"the article quotes {speakers[0].name} with these words"
                return replace(quote, speakers=speakers, evidence=(*quote.evidence, reason))
    return quote


def _speakers(scene: Scene, quote: Quote, words: str, other: Quote) -> tuple[Speaker, ...]:
    """Who says the headline's words: whoever says them in the article, or the body that the headline means by them.

    A headline that has people say it ("residents say") means several.
    """
    meant, speaker = quote.speaker, other.speakers[0]
    if meant is not None and meant.type == "org" and not _ONE_PERSON & set(words.split()):
        bodies = (entity for entity in scene.places.values() if entity.type in ("org", "group"))
        body = next((entity for entity in bodies if entity.name == speaker.affiliation), None)
        return (Speaker(body.name, body.id or None, body.type),) if body is not None else ()
    says = any(letter.isalpha() for cue in quote.cue for letter in cue.text)
    return () if says and (meant is None or meant.type != "person") else other.speakers


def _words(quote: Quote) -> str:
    """The words of a quotation in small letters, with a blank on both sides."""
    spoken = " ".join(span.text for span in quote.content).lower().replace("’", "'")
    return " " + " ".join(_WORD.findall(spoken)) + " "
