"""Whom a definite description means by its words alone: "the coach" where one named person is called a coach."""

from __future__ import annotations

from collections.abc import Iterable

from newsquotes.coreference.descriptions import role_word, role_words
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import Words

COMPANY_NOUNS = frozenset({"company", "firm", "business", "carrier", "airline", "manufacturer", "club"})
"""Nouns that take up a company or club named before without repeating a word of its name."""


def sole_bearer(words: Words, description: Mention, chains: Iterable[Chain]) -> Chain | None:
    """Return the one named chain that the article calls by all words of the description; None for none or several."""
    noun = role_word(words.lower[description.head])
    called = role_words(words, description)
    fitting = [
        chain
        for chain in chains
        if chain.name and chain.type == description.type and noun in chain.roles and called <= chain.roles
    ]
    return fitting[0] if len(fitting) == 1 else None


def is_bare(words: Words, description: Mention) -> bool:
    """Tell whether the description is an article and its noun ("the company"), with nothing that picks another one."""
    return description.end - description.start == len(("the", "company"))
