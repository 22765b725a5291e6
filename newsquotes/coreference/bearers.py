"""Whom a definite description means by its words alone: "the coach" where one named person is called a coach."""

from __future__ import annotations

from collections.abc import Iterable

from newsquotes.coreference.descriptions import role_word, role_words
from newsquotes.coreference.lexicons import body_kinds, name_words_of_bodies
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import Words

COMPANY_NOUNS = frozenset({"company", "firm", "business", "carrier", "airline", "manufacturer", "club"})
"""Nouns that take up a company or club named before without repeating a word of its name."""


def sole_bearer(words: Words, description: Mention, chains: Iterable[Chain]) -> Chain | None:
    """Return the one named chain that the article calls by all words of the description; None for none or several.

    An organisation is called by the words of its name too ("the union": the Harbour Staff Union).
    """
    noun = role_word(words.lower[description.head])
    called = role_words(words, description) - _owners(words, description)
    fitting = [
        chain
        for chain in chains
        if chain.name
        and chain.type == description.type
        and ((noun in chain.roles and called <= chain.roles) or _has_in_name(words, description, chain))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _owners(words: Words, description: Mention) -> set[str]:
    """The words of the name in "Japan's finance minister", which the article need not repeat beside his."""
    ends = [i for i in range(description.start, description.end) if words.lower[i] in ("'s", "’s")]
    return {role_word(words.lower[i]) for i in range(description.start, ends[-1])} if ends else set()


def _has_in_name(words: Words, description: Mention, chain: Chain) -> bool:
    """The words behind the article end a longer name of an organisation that is named more than once."""
    if chain.type != "org" or len(chain.mentions) < _NAMED_AGAIN:
        return False
    first = description.start + (words.tag[description.start] in ("DT", "PRP$"))
    tail = words.lower[first : description.end]
    return any(len(tail) < len(form.split()) and form.split()[-len(tail) :] == tail for form in chain.forms)


_NAMED_AGAIN = 2
"""Mentions: an organisation named but once in passing is not "the network" of the article."""


def kind_by_name(noun: str, chain: Chain) -> str:
    """Tell whether a name says that its bearer is what the noun says: "fits", "other" or "unknown"."""
    words = {word for form in chain.forms for word in form.split()} & name_words_of_bodies()
    if words & body_kinds().get(noun, frozenset()):
        return "fits"
    return "other" if words else "unknown"


def is_bare(description: Mention) -> bool:
    """Tell whether the description is an article and its noun ("the company"), with nothing that picks another one."""
    return description.end - description.start == len(("the", "company"))
