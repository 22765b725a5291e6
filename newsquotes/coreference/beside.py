"""He or she, by the pronouns beside a name, before any pronoun is resolved: "Holm sold her boat"."""

from __future__ import annotations

from collections.abc import Iterable

from newsquotes.coreference.lexicons import Gender
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words

_HE_OR_SHE: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip


def genders_beside(words: Words, names: Iterable[Mention]) -> tuple[int, int]:
    """Return how many of these mentions of one family name have "she" and how many "he" beside them.

    Beside a subject: in its own clause ("Holm sold her boat"), or as the subject that opens the next sentence.
    """
    found = [gender_beside(words, name) for name in names]
    return found.count("f"), found.count("m")


def gender_beside(words: Words, name: Mention) -> Gender | None:
    """Return what the pronoun beside one mention tells, None for a mention that is no subject or has none beside."""
    if words.dep[name.head] not in ("nsubj", "nsubjpass"):
        return None
    verb, sentence = words.head[name.head], words.sentence[name.head]
    first, last = name.start, name.end
    while first > max(name.start - MAX_WORDS_BESIDE, 0) and words.sentence[first - 1] == sentence:
        first -= 1
    while last < min(name.end + MAX_WORDS_BESIDE, len(words)) and words.sentence[last] == sentence:
        last += 1
    for i in (*range(name.end, last), *range(first, name.start)):
        if _is_own(words, i) and _in_clause(words, i, verb):
            return _HE_OR_SHE[words.lower[i]]
    opens = last < len(words) and words.dep[last] in ("nsubj", "nsubjpass") and words.lower[last] in ("he", "she")
    if opens and words.paragraph[last] == words.paragraph[name.head] and words.dep[verb] == "ROOT":
        return _HE_OR_SHE[words.lower[last]]
    return None


MAX_WORDS_BESIDE = 60
"""Tokens of the sentence read before and behind a name."""


def _is_own(words: Words, i: int) -> bool:
    """“Her boat”, "herself": what a subject's clause says of the subject; the "her" of "Holm saw her" is another."""
    return words.lower[i] in _HE_OR_SHE and (words.tag[i] == "PRP$" or words.lower[i].endswith("self"))


def _in_clause(words: Words, i: int, verb: int) -> bool:
    """Tell whether no clause with a subject of its own lies between a token and the verb above it."""
    while words.head[i] != i:
        i = words.head[i]
        if i == verb:
            return True
        if any(words.dep[c] in ("nsubj", "nsubjpass") for c in words.children[i]):
            return False
    return False
