"""What tells whether a person is a man or a woman: titles, the nouns used, first names. Never a nationality."""

from __future__ import annotations

import unicodedata

from newsquotes.coreference.beside import genders_beside
from newsquotes.coreference.lexicons import Gender, first_names, nicknames, world_first_name
from newsquotes.coreference.mentions import Chain
from newsquotes.coreference.words import Words

OWN_WORDS = 0.98
"""Probability in what a title or noun of the document itself tells ("Mrs.", "spokesman")."""


def set_gender(chain: Chain) -> None:
    """Write ``woman``, the probability that a person is a woman, from its own words or its first name."""
    if chain.type != "person":
        return
    told = [m.gender for m in chain.mentions if m.gender] + ([chain.gender] if chain.gender else [])
    if told:
        women = sum(gender == "f" for gender in told) / len(told)
        chain.woman = OWN_WORDS * women + (1 - OWN_WORDS) * (1 - women)
        chain.gender_source = "told"
        return
    for form in sorted(chain.forms, key=lambda form: -len(form.split())):
        share = _by_first_name(form)
        if share is not None:
            chain.woman = share
            chain.gender_source = "first name" if " " in form else "single word"
            return
    for form in sorted(chain.forms, key=lambda form: -len(form.split())):
        first, _, rest = form.partition(" ")
        share = world_first_name(without_marks(first)) if rest else None
        if share is not None:
            chain.woman = share
            chain.gender_source = "rare first name"
            return


def doubt_gender(words: Words, chain: Chain) -> None:
    """Take back what a first name that stands alone tells where the pronouns beside it tell the other.

    Many family names are first names too: "Stanley sold her boat".
    """
    if chain.woman is None or chain.gender_source not in ("single word", "rare first name"):
        return
    women, men = genders_beside(words, (mention for mention in chain.mentions if mention.form == "name"))
    if women > 2 * men if chain.woman < EVEN else men > 2 * women:
        chain.woman = chain.gender_source = None


EVEN = 0.5
"""Share of women among the bearers of a name that tells nothing."""


def gender_of_name(form: str) -> Gender | None:
    """Return the gender that nearly all bearers of a full name's first name have, else None."""
    share = _by_first_name(form) if " " in form else None
    if share is None or 1 - SURE < share < SURE:
        return None
    return "f" if share >= SURE else "m"


SURE = 0.95
"""Share of a first name's bearers from which a title or noun of the other gender is taken to mean somebody else."""


def _by_first_name(form: str) -> float | None:
    """Return the share of women among people of the first name; single words count when they are one."""
    parts = form.split()
    shares = first_names()
    for part in parts[:-1] or parts:
        bare = without_marks(part)
        if bare in shares:
            return shares[bare]
        full = [shares[name] for name in nicknames().get(part, ()) if name in shares]
        if full:
            return sum(full) / len(full)
    return None


def without_marks(word: str) -> str:
    """Return a word without the marks over its letters: the lists of first names are written so."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
