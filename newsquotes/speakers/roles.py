"""Role and affiliation of a person, from the words around the name: "Taliban spokesman Zabihullah Mujahid"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import nouns, titles
from newsquotes.coreference.words import Words

MAX_ROLE_WORDS = 8
"""Words: a role before a name is never longer in what we have read; past that it is a sentence gone wrong."""

_ROLE_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH")
_MANNERS = frozenset({"mr", "mrs", "ms", "miss", "mx", "mr.", "mrs.", "ms."})
_AFFILIATING = frozenset({"of", "for", "at", "with", "from"})


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is ("spokesman") and of what ("Taliban"); either may be unknown."""

    role: str | None = None
    affiliation: str | None = None


Names = Mapping[int, str]
"""By token: the entity's name, for the tokens of mentions of organisations, places and groups."""


def role_before(words: Words, start: int, names: Names) -> Role:
    """Read the words directly before a name that starts at token ``start``."""
    i = start
    while i > 0 and start - i < MAX_ROLE_WORDS and _may_be_role(words, i - 1):
        i -= 1
    return _split(words, i, start, names)


def _may_be_role(words: Words, i: int) -> bool:
    inside = words.tag[i] in _ROLE_TAGS or words.lower[i] in ("of", "for", "-", "'s") or words.lower[i] in titles()
    return inside and "\n" not in words.text[i] and words.lower[i] not in _MANNERS


def role_of_description(words: Words, start: int, end: int, names: Names) -> Role:
    """Read an apposition or other description: "the UN health agency's regional director", "director of the FBI"."""
    found = _split(words, start, end, names)
    if found.role and not found.affiliation:
        found = Role(found.role, affiliation_after(words, end, names))
    return found


def affiliation_after(words: Words, end: int, names: Names) -> str | None:
    """Return the name in the "of", "for", "at" phrase that follows a role noun."""
    if end >= len(words) or words.lower[end] not in _AFFILIATING:
        return None
    return next((names[i] for i in range(end + 1, min(end + MAX_ROLE_WORDS, len(words))) if i in names), None)


def led_by(words: Words, head: int, names: Names) -> str | None:
    """Return the body that somebody leads: "Ito, who *chairs* Volta Energy", "Volta Energy, *led* by Ito".

    head: the last token of the name.
    """
    above = words.head[head]
    if words.dep[head] == "pobj" and words.dep[above] == "agent":
        verb = words.head[above]
        if words.dep[verb] in ("acl", "advcl") and words.lemma[verb] in _LEADING:
            before = verb - 1
            while before > 0 and words.text[before] in (",", ")"):
                before -= 1
            return names.get(words.head[verb]) or names.get(before)
    for verb in words.children[head]:
        below = {words.dep[child]: child for child in words.children[verb]}
        if words.dep[verb] == "relcl" and words.lemma[verb] in _LEADING and words.lower[below.get("nsubj", 0)] == "who":
            return names.get(below.get("dobj", len(words)))
    return None


_LEADING = frozenset({"chair", "command", "direct", "found", "head", "lead", "run"})


def _split(words: Words, start: int, end: int, names: Names) -> Role:
    """Cut ``start:end`` into the affiliation's name and the role: the words behind it up to a role noun."""
    affiliation = None
    first = start
    for i in range(start, end):
        if i in names and words.lower[i] not in titles():
            affiliation, first = names[i], i + 1
        elif words.lower[i] == "'s":
            affiliation = affiliation or _text(words, _without_article(words, start, i), i)
            first = i + 1
        elif words.tag[i] in ("DT", "PRP$"):
            first = i + 1
    role = _role_text(words, first, end)
    return Role(role, affiliation) if role else Role()


def _role_text(words: Words, start: int, end: int) -> str | None:
    """The words up to the last role noun; None without one."""
    for last in range(end - 1, start - 1, -1):
        if is_role_noun(words.lower[last]):
            while last + 2 < end and words.lower[last + 1] == "of":
                last = end - 1
            while start < last and not (words.tag[start].startswith(("NN", "JJ"))):
                start += 1
            return _text(words, start, last + 1)
    return None


def is_role_noun(word: str) -> bool:
    """Tell whether a word (lower case) says what a person is."""
    table = nouns()
    entry = table.get(word) or table.get(singular(word))
    return (entry is not None and entry[0] == "person") or (word in titles() and word not in _MANNERS)


def _without_article(words: Words, start: int, end: int) -> int:
    while start < end and words.tag[start] in ("DT", "PRP$"):
        start += 1
    return start


def _text(words: Words, start: int, end: int) -> str:
    pieces = []
    for i in range(start, end):
        gap = i > start and words.start_offset[i] > words.end_offset[i - 1]
        pieces.append(" " + words.text[i] if gap else words.text[i])
    return " ".join("".join(pieces).split())
