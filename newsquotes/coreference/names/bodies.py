"""Public bodies named in small letters: "the Danish coast guard", "Ostrava police", "Fiji's fisheries ministry"."""

from __future__ import annotations

from newsquotes.coreference.lexicons import demonyms, organisations, places
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import is_title
from newsquotes.coreference.words import Words

# fmt: off
PUBLIC_BODIES = frozenset({
    "administration", "agency", "army", "authority", "bank", "cabinet", "coalition", "commission",
    "committee", "congress", "council", "court", "department", "embassy", "government", "guard", "judiciary",
    "junta", "legislature", "library", "military", "ministry", "navy", "parliament", "police", "prosecution",
    "regime", "senate", "service", "treasury", "university",
})
# fmt: on
"""Nouns for a body that its country or town has one of, so that the place in front makes a name of it.

"A Nairobi company" is no name: there are many. Guards and services count with the word before them ("coast guard").
"""

_COMPOUND_ONLY = frozenset({"bank", "guard", "service", "agency", "authority"})
"""Bodies only with a noun before them: "the Danish guard" may be a man."""

_NEVER_OF = _COMPOUND_ONLY | {"government", "regime", "administration"}
"""Nouns that "of" and a place make no name of: a government goes by the country's."""

_MAX_WORDS = 3
"""Words between the place and the body: "the Danish food safety agency"."""


def find_bodies(words: Words, names: list[Mention]) -> list[Mention]:
    """Return the bodies named by a place or people and a noun in small letters; ``names`` holds the names found so far.

    Nothing behind "a": there the body is one of many.
    """
    place_ends = {name.end: name for name in names if _may_be_place(words, name)}
    place_starts = {name.start: name for name in names}
    taken = {i for name in names if name.type != "group" for i in range(name.start, name.end)}
    found = []
    for i, word in enumerate(words.lower):
        if word not in PUBLIC_BODIES or words.text[i] != word or not words.tag[i].startswith("NN"):
            continue
        if i in taken or words.furniture[i]:
            continue
        start, end = _start(words, i, place_ends, taken), i + 1
        if start is None:
            start, end = _of_place(words, i, place_starts)
        if start is not None and not (start and words.lower[start - 1] in ("a", "an", "another", "any", "every")):
            found.append(Mention(start, end, i, "name", "org"))
    return found


def _of_place(words: Words, body: int, place_starts: dict[int, Mention]) -> tuple[int | None, int]:
    """“the fisheries ministry of Fiji”: return where the body's name starts and ends; the start is None for none."""
    place = place_starts.get(body + 2)
    if place is None or words.lower[body + 1] != "of" or words.lower[body] in _NEVER_OF or place.type != "place":
        return None, body + 1
    start = body
    while start > 0 and words.tag[start - 1].startswith(("NN", "JJ")) and words.text[start - 1].islower():
        start -= 1
    return (start if body - start <= _MAX_WORDS else body), place.end


def _start(words: Words, body: int, place_ends: dict[int, Mention], taken: set[int]) -> int | None:
    """Return where the place or people in front of the body starts; None without one."""
    if body + 1 < len(words) and words.tag[body + 1].startswith("NN") and words.head[body] == body + 1:
        return None
    for i in range(body - 1, max(-1, body - 2 - _MAX_WORDS), -1):
        between = body - 1 - i
        if between == 0 and words.lower[body] in _COMPOUND_ONLY:
            fits = (
                words.lower[i] in ("central", "reserve") if words.lower[body] == "bank" else _may_tell_field(words, i)
            )
            if not fits or not words.text[i].islower():
                return None
            continue
        if words.lower[i] in ("'s", "’s") and i in place_ends:
            return place_ends[i].start
        if i + 1 in place_ends and words.text[i][0].isupper():
            return place_ends[i + 1].start
        if words.text[i][0].isupper() and i not in taken and _tells_where(words, i):
            return i
        if not words.tag[i].startswith(("NN", "JJ")) or not words.text[i].islower():
            return None
    return None


def _may_tell_field(words: Words, i: int) -> bool:
    """“Coast guard”, "postal service": a noun, or an adjective that is no more than one."""
    return words.tag[i] == "NN" or (words.tag[i] == "JJ" and words.lower[i] not in _NO_FIELDS)


_NO_FIELDS = frozenset({"new", "old", "own", "other", "former", "next", "same", "entire", "whole", "late"})


def _may_be_place(words: Words, name: Mention) -> bool:
    """A place, or a lone word that the recogniser took for a person's name, without a title: rarer places look so."""
    word = words.lower[name.start]
    lone = name.type in ("person", "org") and name.end - name.start == 1 and name.gender is None
    lone = lone and not words.text[name.start].isupper() and word not in organisations()
    return name.type == "place" or (lone and not (name.start and is_title(words, name.start - 1)))


def _tells_where(words: Words, i: int) -> bool:
    """A word for a people ("Danish"), or any capitalised one that opens no sentence and is nobody's title."""
    if words.lower[i] in demonyms():
        return words.lower[i] not in places()
    opens = i == 0 or words.sentence[i - 1] != words.sentence[i]
    return not opens and words.tag[i] in ("NNP", "JJ") and words.text[i][1:].islower() and not is_title(words, i)
