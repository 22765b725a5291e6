"""Quotations of a headline that the article gives again, with their speaker: “‘I hear you’: Lido to close”."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from newsquotes.results import Quote, Speaker
from newsquotes.speakers.scene import Scene

MIN_WORDS = 3
"""Words of a headline's quotation at least: shorter ones are said by anybody."""

MIN_WORDS_OF_ONE = 2
"""The same where the headline describes one speaker: "Losing side's captain alleges ‘ghost goals’"."""

MIN_WORDS_OVER_PLACE = 4
"""The same where the headline has a place's name beside the words: "‘I keep the lights on’: Dalby's workers out"."""

MAX_CHARACTERS = 1000
"""Characters from the top of an article that can be headlines."""

_BODY = re.compile(r"^[^\n]*[.?!][”\"’'»]*[ \t\r]*$", re.MULTILINE)
"""The first line that ends as a sentence does; what stands above it are headlines, bylines and the like."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_MARKED = re.compile(r"(?<!\w)[“\"‘'„«`](?P<words>.+?)[”\"’'»“](?!\w)", re.DOTALL)
_ONE_PERSON = frozenset({"i", "me", "my", "mine", "myself", "i'm", "i've", "i'll", "i'd"})


def name_repeated(scene: Scene, quotes: Sequence[Quote], headlines: int) -> list[Quote]:
    """Give speakers to quotations without one that end before character ``headlines`` and come again in the body."""
    spoken = [(quote, _words(quote)) for quote in quotes if quote.kind != "indirect" and quote.speaker is not None]
    return [
        _with_later_speaker(scene, quote, spoken)
        if quote.kind != "indirect" and quote.content[-1].end <= headlines
        else quote
        for quote in quotes
    ]


def end_of_headlines(text: str) -> int:
    """Return the character at which the first line of sentences begins; 0 for a text without any."""
    body = _BODY.search(text)
    return min(body.start(), MAX_CHARACTERS) if body is not None else 0


Spoken = Sequence[tuple[Quote, str]]
"""Quotations with a speaker, and their words in small letters."""


def _with_later_speaker(scene: Scene, quote: Quote, spoken: Spoken) -> Quote:
    asked = [words for words in _marked(quote) if words.count(" ") > _least(quote)]
    for other, said in spoken if asked else ():
        if other.content[0].start <= quote.content[-1].end or not other.speakers[0].name:
            continue
        words = next((words for words in asked if words in said), None)
        speakers = _speakers(scene, quote, words, other) if words else ()
        if speakers:
            reason = f"the article quotes {speakers[0].name} with these words"
            return replace(quote, speakers=speakers, evidence=(*quote.evidence, reason))
    return quote


def _least(quote: Quote) -> float:
    """How many words the article must give again for the headline's speaker to be told by them."""
    meant = quote.speaker
    if meant is not None and meant.name:
        return MIN_WORDS_OVER_PLACE if meant.type == "place" and quote.kind == "direct" else math.inf
    one = meant is not None and meant.type in ("person", "org") and quote.source
    return MIN_WORDS_OF_ONE if one else MIN_WORDS


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
    return _plain(" ".join(span.text for span in quote.content))


def _marked(quote: Quote) -> list[str]:
    """The words in quotation marks, stretch by stretch, as `_words` gives them; all of a direct quotation."""
    if quote.kind == "direct":
        return [_words(quote)]
    return [_plain(found["words"]) for span in quote.content for found in _MARKED.finditer(span.text)]


def _plain(spoken: str) -> str:
    return " " + " ".join(_WORD.findall(spoken.lower().replace("’", "'"))) + " "
