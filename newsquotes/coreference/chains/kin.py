"""Whose relative a full name is brought in as: "her husband, Jan Holm", "the daughter of Jan Holm", "married Jan Holm".

Who is brought in so shares a family name with the one the article is on; the family name alone is then hers, not his.
"""

from __future__ import annotations

from newsquotes.coreference.lexicons import Gender, nouns
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import is_role, is_title
from newsquotes.coreference.words import Words

# fmt: off
KIN = frozenset({
    "aunt", "boyfriend", "brother", "bride", "child", "children", "cousin", "dad", "daughter", "father", "fiance",
    "fiancee", "fiancé", "fiancée", "girlfriend", "granddaughter", "grandfather", "grandmother", "grandson", "groom",
    "half-brother", "half-sister", "husband", "mom", "mother", "mum", "nephew", "niece", "parent", "partner", "sibling",
    "sister", "son", "spouse", "stepbrother", "stepdaughter", "stepfather", "stepmother", "stepsister", "stepson",
    "twin", "uncle", "widow", "widower", "wife",
})
# fmt: on
"""Nouns for relatives; plurals are read by their lemma."""

_MARRIED = frozenset({"marry", "wed", "divorce", "bear"})
"""Verbs whose object, or object of "to", is a relative of the subject ("born to Jan Holm")."""

MAX_BETWEEN = 8
"""Tokens between the noun for the relative and the name: "her late husband, the playwright Jan Holm"."""


def is_relative(words: Words, name: Mention, surname: str) -> bool:
    """Tell whether a full name stands where the text brings in a relative of somebody else of that family name.

    Not where the other one has a name of another family before the noun: "Ida Ito's husband Jan Holm".
    """
    noun = _noun_before(words, name)
    if noun is not None:
        return not _owner_has_other_name(words, noun, surname)
    return _is_of_relative(words, name) or _is_married(words, name) or _noun_behind(words, name, surname)


def gender_as_kin(words: Words, name: Mention) -> Gender | None:
    """Return the gender of the noun right before a full name: "the accused's sister, Ida Holm" is a woman."""
    noun = _noun_before(words, name)
    return None if noun is None else nouns().get(words.lower[noun], ("", None))[1]


def _is_kin(words: Words, i: int) -> bool:
    return words.lower[i] in KIN or words.lemma[i] in KIN


def _noun_before(words: Words, name: Mention) -> int | None:
    """“Her late husband, playwright Jan Holm”, "older brother Jan Holm"."""
    comma = False
    for i in range(name.start - 1, max(name.start - 1 - MAX_BETWEEN, -1), -1):
        if words.sentence[i] != words.sentence[name.start]:
            return None
        if _is_kin(words, i):
            return i if not comma or _is_apposition(words, name) else None
        comma = comma or words.text[i] == ","
        plain = words.tag[i] in ("NN", "JJ", "JJR", "JJS", "VBN", "HYPH", ",", "DT", "CD") or is_title(words, i)
        if not plain and not is_role(words, i):
            return None
    return None


def _is_apposition(words: Words, name: Mention) -> bool:
    """Not the subject behind a clause that ends in the noun: "After talking to his brother, Jan Holm said"."""
    return words.dep[name.head] not in ("nsubj", "nsubjpass") or (
        name.end < len(words) and words.text[name.end] in (",", "(")
    )


def _owner_has_other_name(words: Words, noun: int, surname: str) -> bool:
    owners = [i for i in words.children[noun] if words.dep[i] == "poss"]
    return any(words.tag[i].startswith("NNP") and words.lower[i] != surname for i in owners)


def _is_of_relative(words: Words, name: Mention) -> bool:
    """“The daughter of the engineer Jan Holm”, and the second of two: "the daughter of Jan and Ida Holm"."""
    i = name.head
    while words.dep[i] == "conj" and words.head[i] != i:
        i = words.head[i]
    while words.dep[i] in ("appos", "compound", "nmod") and words.head[i] != i:
        i = words.head[i]
    preposition = words.head[i]
    if words.dep[i] != "pobj" or words.lower[preposition] not in ("of", "to"):
        return False
    governor = words.head[preposition]
    if words.lower[preposition] == "to":
        return words.lemma[governor] in _MARRIED
    return _is_kin(words, governor)


def _is_married(words: Words, name: Mention) -> bool:
    """“She married Jan Holm”."""
    return words.dep[name.head] == "dobj" and words.lemma[words.head[name.head]] in _MARRIED


def _noun_behind(words: Words, name: Mention, surname: str) -> bool:
    """“Jan Holm, her husband”, "Jan Holm, Holm's father"."""
    if name.end + 2 >= len(words) or words.text[name.end] not in (",", "("):
        return False
    return any(
        words.dep[noun] == "appos"
        and noun > name.end
        and _is_kin(words, noun)
        and any(words.dep[c] == "poss" for c in words.children[noun])
        and not _owner_has_other_name(words, noun, surname)
        for noun in words.children[name.head]
    )
