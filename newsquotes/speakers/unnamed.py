"""Unnamed sources: their description in the article's own words, and whose official they are."""

from __future__ import annotations

from newsquotes.coreference.descriptions import singular
from newsquotes.coreference.lexicons import nouns
from newsquotes.coreference.words import Words
from newsquotes.results import Speaker
from newsquotes.speakers.roles import Names, affiliation_after, is_role_noun

_TYPES = {"person": "person", "people": "group", "org": "org", "place": "place"}
_PLURAL_TAGS = ("NNS", "NNPS")


def describe(words: Words, start: int, end: int, head: int, affiliations: Names) -> Speaker:
    """Return a Speaker without a name for the tokens ``start:end`` whose grammar hangs on ``head``.

    A name before a role noun is its affiliation and leaves the description: "a senior State Department official"
    becomes "a senior official" of the State Department.
    """
    head = min(max(head, start), end - 1)
    affiliation = None
    inside = [i for i in range(start, head) if i in affiliations and words.sentence[i] == words.sentence[head]]
    if is_role_noun(words.lower[head]) and inside:
        affiliation = affiliations[inside[-1]]
    kept = [i for i in range(start, head) if affiliation is None or i not in inside]
    if affiliation is None and is_role_noun(words.lower[head]):
        affiliation = affiliation_after(words, head + 1, affiliations)
        last = head + 1 if affiliation else end
    else:
        last = end if affiliation is None else head + 1
    kept += range(head, last)
    return Speaker(
        name=None,
        type=_type(words, head),  # type: ignore[arg-type]
        affiliation=affiliation,
        description=_phrase(words, kept, affiliation is not None),
    )


def _type(words: Words, head: int) -> str | None:
    word = words.lower[head]
    entry = nouns().get(word) or nouns().get(singular(word))
    if entry is None:
        return None
    if entry[0] == "person" and words.tag[head] in _PLURAL_TAGS:
        return "group"
    return _TYPES.get(entry[0])


def _phrase(words: Words, tokens: list[int], affiliated: bool) -> str | None:
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
    if phrase.startswith(("a ", "an ")):
        rest = phrase.split(" ", 1)[1]
        phrase = ("an " if rest[:1].lower() in "aeiou" else "a ") + rest if affiliated else phrase
    return phrase or None
