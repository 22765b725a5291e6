"""Unnamed sources: their description in the article's own words, and whose official they are."""

from __future__ import annotations

from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import demonyms, nouns
from newsquotes.coreference.words import Words
from newsquotes.results import Speaker
from newsquotes.speakers.roles import Names, affiliation_after, is_role_noun

_TYPES = {"person": "person", "people": "group", "org": "org", "place": "place"}
_PLURAL_TAGS = ("NNS", "NNPS")


def describe(words: Words, start: int, end: int, head: int, affiliations: Names) -> Speaker:
    """Return a Speaker without a name for the tokens ``start:end`` whose grammar hangs on ``head``.

    The description keeps the source's own words: "a senior State Department official", of the State Department. Only
    the phrase behind the noun that names the affiliation leaves it ("a spokesman for Orion Air").
    """
    head = min(max(head, start), end - 1)
    affiliation, last = None, end
    if is_role_noun(words.lower[head]):
        inside = [i for i in range(start, head) if i in affiliations and _affiliates(words, i, head)]
        affiliation = affiliations[inside[-1]] if inside else affiliation_after(words, head + 1, affiliations)
        last = head + 1 if affiliation else end
    return Speaker(
        name=None,
        type=_type(words, head),  # type: ignore[arg-type]
        affiliation=affiliation,
        description=_phrase(words, list(range(start, last))),
    )


def _affiliates(words: Words, i: int, head: int) -> bool:
    """A name in the sentence of the role noun, not an adjective ("a Danish official") nor a people's name."""
    adjective = words.tag[i].startswith("JJ") or words.dep[i] == "amod" or words.lower[i] in demonyms()
    return words.sentence[i] == words.sentence[head] and not adjective


def _type(words: Words, head: int) -> str | None:
    word = words.lower[head]
    entry = nouns().get(word) or nouns().get(singular(word))
    if entry is None:
        return None
    if entry[0] == "person" and words.tag[head] in _PLURAL_TAGS:
        return "group"
    return _TYPES.get(entry[0])


def _phrase(words: Words, tokens: list[int]) -> str | None:
    """Join the tokens as written; marks and a possessive left hanging at the ends go, a capital "A" is made small."""
    while tokens and (not words.text[tokens[-1]][0].isalnum()):
        tokens = tokens[:-1]
    pieces: list[str] = []
    for before, i in zip([None, *tokens], tokens, strict=False):
        gap = before is not None and (i > before + 1 or words.start_offset[i] > words.end_offset[before])
        if words.lower[i] == "'s" and (before is None or i > before + 1):
            continue
        pieces.append((" " if gap else "") + words.text[i])
    phrase = " ".join("".join(pieces).split())
    first = phrase.split(" ", 1)[0]
    if first in ("A", "An", "The", "One", "Some", "Several", "Many", "Another", "Other", "Two", "His", "Her", "Their"):
        phrase = phrase[0].lower() + phrase[1:]
    return phrase or None
