"""Who may be meant at all: rules that keep a chain from being a candidate of a pronoun or description."""

from __future__ import annotations

from dataclasses import replace

from newsquotes.coreference.antecedents.features import (
    Seen,
)
from newsquotes.coreference.antecedents.pronouns import (
    Pronoun,
)
from newsquotes.coreference.lexicons import demonyms, name_words_of_bodies, nouns, organisations, places
from newsquotes.coreference.mentions import Chain

UNLIKELY_SHARE = 0.1
"""A person of the other gender with at least this probability does not count as a rival."""


def unquoted(seen: Seen) -> Seen:
    """Return a candidate with its last mention outside quotation marks, if it has one, as its last."""
    if seen.last_unquoted is None or seen.last_unquoted is seen.last:
        return seen
    return replace(seen, last=seen.last_unquoted)


def may_be(pronoun: Pronoun, chain: Chain) -> bool:
    """Tell whether a chain can at all be meant by a pronoun of this kind."""
    if pronoun.kind == "he":
        return not chain.plural and (chain.type == "person" or may_be_person(chain))
    if pronoun.kind == "it":
        return not chain.plural and chain.type != "person"
    if pronoun.mention is not None:
        return not chain.plural and (chain.type == pronoun.mention.type or {chain.type, pronoun.mention.type} in _NEAR)
    return True


_NEAR = ({"org", "group"}, {"org", "place"})
"""Types that a description and its name may differ in: a country's government, a party's members."""


def may_be_person(chain: Chain) -> bool:
    """Tell whether a name that was not taken for a person's could be one: nothing in the words speaks against it."""
    if chain.name is None or chain.type == "group" or chain.with_article or chain.form_words > MAX_PERSON_WORDS:
        return False
    return not any(
        form in places()
        or form in demonyms()
        or form in organisations()
        or form.split()[-1] in nouns()
        or (" " in form and form.split()[-1] in name_words_of_bodies())
        or " of " in form
        or len(form) < MIN_PERSON_LETTERS
        for form in chain.forms
    )


MAX_PERSON_WORDS = 3
MIN_PERSON_LETTERS = 3
"""Longer names and two-letter forms that the recogniser took for something else than a person stay that."""


def contradicts(pronoun: Pronoun, seen: Seen) -> bool:
    """Tell whether a chain is surely of the other gender, by title, noun or first name, with no pronoun against it."""
    chain = seen.chain
    if pronoun.gender is None or chain.woman is None or chain.gender_source in _LESS_SURE:
        return False
    share, agreed = (chain.woman, seen.women) if pronoun.gender == "f" else (1 - chain.woman, seen.men)
    return share < SURELY_NOT and not agreed


_LESS_SURE = ("single word", "rare first name")
"""What tells a gender too loosely to rule anybody out; the ranker weighs it."""

SURELY_NOT = 0.03
"""Share of bearers of a first name below which the other gender is not considered; titles and nouns leave 0.02."""


def is_unlikely(pronoun: Pronoun, chain: Chain) -> bool:
    """Tell whether the known gender of a chain speaks against the pronoun."""
    if pronoun.gender is None or chain.woman is None:
        return False
    share = chain.woman if pronoun.gender == "f" else 1 - chain.woman
    return share < UNLIKELY_SHARE


def is_surely(pronoun: Pronoun, seen: Seen) -> bool:
    """Tell whether a chain is surely of the pronoun's gender, by its own words or by earlier pronouns."""
    if pronoun.gender is None:
        return False
    own, other = (seen.women, seen.men) if pronoun.gender == "f" else (seen.men, seen.women)
    if own or other or seen.chain.woman is None:
        return own > other
    return (seen.chain.woman if pronoun.gender == "f" else 1 - seen.chain.woman) > 1 - SURELY_NOT
