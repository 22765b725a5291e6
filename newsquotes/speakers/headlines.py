"""Whom a headline means that only describes its speaker: "Tug crews to stay out, union boss says".

A headline leaves out names that the article gives. Each person who speaks in the article, or each body, is weighed by
what the headline's words tell of the speaker and by how many words of the report that speaker says again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsquotes.coreference.antecedents.later_names import OFFICES_OF_HEADS, is_called_head, same_office
from newsquotes.coreference.descriptions.bearers import kind_of_name
from newsquotes.coreference.descriptions.finding import role_word
from newsquotes.coreference.lexicons import nouns
from newsquotes.results import Entity, Quote, Speaker
from newsquotes.speakers.scene import Scene
from newsquotes.speakers.sources import source_heads, source_range

ENOUGH = 3
"""Points that the speaker meant must have, and more than all others: the noun fits (2), each other word of the
description that is told of the speaker (1), each word said again (1), the body named most (1)."""

NOUN_FITS = 2
MAX_SAID_AGAIN = 3
"""Words said again count up to here: an article comes back to its subject with everybody whom it quotes."""

MAX_SAID_BY_UNKNOWN = 2
"""The same for a person of whom the article does not tell what the headline calls the speaker."""

_WORD = re.compile(r"\w+")
_SHORTEST = 3
_STEM = 6
"""Letters: words are compared by their beginnings, endings of verbs and plurals left out."""

# fmt: off
_SMALL = frozenset({
    "about", "after", "all", "also", "and", "any", "are", "back", "been", "being", "but", "can", "could", "for",
    "from", "had", "has", "have", "her", "here", "him", "his", "into", "its", "just", "more", "not", "now", "off",
    "one", "only", "out", "over", "said", "say", "says", "she", "should", "some", "than", "that", "the", "their",
    "them", "there", "they", "this", "two", "until", "very", "was", "were", "what", "when", "where", "which", "who",
    "will", "with", "would", "year", "years", "you",
})
# fmt: on
"""Words that are said again in any article."""


def name_described(scene: Scene, quotes: Sequence[Quote], headlines: int) -> list[Quote]:
    """Give speakers to reports that end before character ``headlines`` and only describe one speaker."""
    body = [quote for quote in quotes if quote.content[0].start >= headlines]
    return [
        _with_speaker_meant(scene, quote, body)
        if quote.content[-1].end <= headlines and quote.source and not any(s.name for s in quote.speakers)
        else quote
        for quote in quotes
    ]


@dataclass(frozen=True, slots=True)
class _Description:
    """What a headline says of its speaker: the noun, the words before it, a person or a body."""

    noun: str
    others: frozenset[str]
    type: str


def _with_speaker_meant(scene: Scene, quote: Quote, body: Sequence[Quote]) -> Quote:
    description = _description(scene, quote)
    if description is None:
        return quote
    said = _stems(span.text for span in quote.content)
    points: dict[str, tuple[int, Speaker]] = {}
    for entity, speaker, again in _candidates(scene, body, description.type, said):
        count = _told(scene, entity, description, again)
        if count > points.get(entity.id or entity.name, (0, speaker))[0]:
            points[entity.id or entity.name] = count, speaker
    ranked = sorted(points.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return quote
    speaker = ranked[0][1]
    reason = f"{description.noun} → {speaker.name}: fits the headline's words best of those who speak in the article"
    return replace(quote, speakers=(speaker,), evidence=(*quote.evidence, reason))


def _description(scene: Scene, quote: Quote) -> _Description | None:
    """Read the source of a headline; None for several, for documents and for what opens with "a" or "the"."""
    span = source_range(scene.words, quote)
    words = scene.words
    if span is None or len(source_heads(words, *span)) > 1 or words.tag[span[0]] in ("DT", "CD", "PRP", "PRP$"):
        return None
    head = span[1] - 1
    two = f"{words.lower[head - 1]} {words.lower[head]}" if head > span[0] else ""
    noun = two if two in nouns() else words.lower[head]
    if noun not in nouns() and noun.endswith("maker"):  # "Danish pumpmaker"
        noun = "maker"
    kind = nouns().get(noun, ("", None))[0]
    if kind not in ("person", "org") or not words.tag[head].startswith("NN"):
        return None
    others = frozenset(words.lower[i].replace(".", "") for i in range(*span)) - set(noun.split())
    return _Description(noun, others, kind)


def _candidates(
    scene: Scene, body: Sequence[Quote], kind: str, said: frozenset[str]
) -> Iterator[tuple[Entity, Speaker, int]]:
    """Yield the named speakers of a type in the body, with how many of the headline's words each quote has again.

    Bodies need not speak: "Payments firm: ..." is what its chief executive says.
    """
    by_name = {(entity.name, entity.type): entity for entity in scene.places.values() if entity.type == kind}
    for quote in body:
        for speaker in quote.speakers:
            entity = by_name.get((speaker.name or "", speaker.type or "person"))
            if entity is not None:
                yield entity, speaker, len(said & _stems(span.text for span in quote.content))
    for entity in by_name.values() if kind == "org" else ():
        yield entity, Speaker(entity.name, entity.id or None, entity.type), 0


def _told(scene: Scene, entity: Entity, description: _Description, again: int) -> int:
    """Points for what the article tells of a candidate in the headline's words, ``again`` of them said by it; or 0.

    A person who has another role by the article, or a body of another kind by its name, gets none.
    """
    role = scene.role(entity)
    called = {role_word(word) for text in (role.role, role.affiliation) if text for word in _plain_words(text)}
    for mention in entity.mentions:
        called.update(role_word(word) for word in _plain_words(mention.text))
    noun, most = role_word(description.noun), False
    if description.type == "person":
        offices = same_office(noun) | (OFFICES_OF_HEADS if is_called_head(noun) else frozenset())
        fits = bool(offices & called)
        other = role.role is not None
    else:
        forms = [mention.text.lower() for mention in entity.mentions]
        kind = kind_of_name(noun, forms)
        fits = kind == "fits" or any(noun == form or noun in form.split() for form in forms)
        other, most = kind == "other", _is_named_most(scene, entity)
    if other and not fits:
        return 0
    again = min(again, MAX_SAID_AGAIN if fits or description.type == "org" else MAX_SAID_BY_UNKNOWN)
    return NOUN_FITS * fits + len(description.others & called) + again + most


def _is_named_most(scene: Scene, entity: Entity) -> bool:
    bodies = {id(other): len(other.mentions) for other in scene.places.values() if other.type == "org"}
    most = max(bodies.values(), default=0)
    return len(entity.mentions) == most and list(bodies.values()).count(most) == 1


def _plain_words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace(".", ""))


def _stems(texts: Iterable[str]) -> frozenset[str]:
    """The words of a report that say what it is on, each without its ending."""
    words = (word for text in texts for word in _WORD.findall(text.lower()))
    return frozenset(_stem(word) for word in words if len(word) >= _SHORTEST and word not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
