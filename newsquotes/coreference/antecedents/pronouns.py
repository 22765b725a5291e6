"""The pronouns that are resolved, and what each tells by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsquotes.coreference.lexicons import Gender
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import OUTSIDE, Words

PronounClass = Literal["he", "they", "it", "the"]

_HE = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "hers", "theirs"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun, or a description with "the", to be resolved by ranking.

    ``kind`` picks the weights; ``gender`` only where the word tells it; ``mention`` for a description ("the" kind).
    """

    at: int
    kind: PronounClass
    gender: Gender | None
    reflexive: bool
    possessive: bool
    mention: Mention | None = None


def as_anaphor(mention: Mention) -> Pronoun:
    """Return a definite description as something to be resolved like a pronoun."""
    return Pronoun(mention.head, "the", mention.gender, reflexive=False, possessive=False, mention=mention)


def read_pronoun(words: Words, i: int) -> Pronoun | None:
    """Return the third-person pronoun at a token, None for any other word."""
    word = words.lower[i]
    gender: Gender | None = None
    kind: PronounClass
    if word in _HE:
        kind, gender = "he", "m" if _HE[word] == "m" else "f"
    elif word in _THEY:
        kind = "they"
    elif word in _IT:
        kind = "it"
    else:
        return None
    possessive = word in _POSSESSIVE and words.tag[i] in ("PRP$", "POS")
    return Pronoun(i, kind, gender, word in _REFLEXIVE, possessive)


def is_speaker_word(words: Words, i: int) -> bool:
    """Tell whether the token is "I" or a form of it inside quotation marks, where it means the speaker."""
    return words.lower[i] in _SPEAKER and words.quote[i] != OUTSIDE and words.marked[i]


def is_thing_word(words: Words, i: int) -> bool:
    """Tell whether the token is "it" or a form of it."""
    return words.lower[i] in _IT


def relative_head(words: Words, i: int) -> int | None:
    """Return the noun that "who" or "whose" takes up, by the parse; None when it asks or has no noun."""
    if words.lower[i] not in _RELATIVE:
        return None
    verb = i
    for _ in range(_MAX_STEPS):
        if words.dep[verb] == "relcl":
            return words.head[verb]
        if words.head[verb] == verb:
            return None
        verb = words.head[verb]
    return None


def as_mention(i: int, gender: Gender | None = None, plural: bool = False) -> Mention:
    """Return the pronoun at a token as a mention."""
    return Mention(i, i + 1, i, "pronoun", None, gender, plural)


_MAX_STEPS = 4
"""Steps up the parse from "who" to the clause it opens: "whose brother's car", no deeper."""
