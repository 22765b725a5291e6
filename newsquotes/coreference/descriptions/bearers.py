"""Whom a definite description means by its words alone: "the coach" where one named person is called a coach."""

from __future__ import annotations

from collections.abc import Iterable

from newsquotes.coreference.descriptions.finding import role_word, role_words
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
    same = [
        chain
        for chain in chains
        if chain.name and chain.type == description.type and not speaks_against(words, description, chain)
    ]
    by_role = [chain for chain in same if noun in chain.roles and called <= chain.roles]
    by_name = [chain for chain in same if chain not in by_role and _has_in_name(words, description, chain)]
    often = [chain for chain in by_name if len(chain.mentions) >= _NAMED_AGAIN]
    fitting = by_role + (often or [chain for chain in by_name if _tells_enough(words, description, chain)])
    return fitting[0] if len(fitting) == 1 else None


def _owners(words: Words, description: Mention) -> set[str]:
    """The words of the name in "Japan's finance minister", which the article need not repeat beside his."""
    ends = [i for i in range(description.start, description.end) if words.lower[i] in ("'s", "’s")]
    return {role_word(words.lower[i]) for i in range(description.start, ends[-1])} if ends else set()


def _has_in_name(words: Words, description: Mention, chain: Chain) -> bool:
    """The words behind the article end a longer name of an organisation."""
    tail = _tail(words, description)
    ends = (form.split()[-len(tail) :] == tail for form in chain.forms if len(tail) < len(form.split()))
    return chain.type == "org" and any(ends)


def _tail(words: Words, description: Mention) -> list[str]:
    return words.lower[description.start + (words.tag[description.start] in ("DT", "PRP$")) : description.end]


def _tells_enough(words: Words, description: Mention, chain: Chain) -> bool:
    """Of an organisation named but once: two words of its name, or a name that is a noun in small letters anyway.

    “The coast guard”; "the ministry" of Fiji's fisheries ministry.
    """
    small = any(words.text[m.end - 1].islower() and m.form == "name" for m in chain.mentions)
    return small or len(_tail(words, description)) >= _TWO_WORDS


_TWO_WORDS = 2
_NAMED_AGAIN = 2
"""Mentions: an organisation named but once in passing is not "the network" of the article."""


def kind_by_name(noun: str, chain: Chain) -> str:
    """Tell whether a name says that its bearer is what the noun says: "fits", "other" or "unknown"."""
    return kind_of_name(noun, chain.forms)


def kind_of_name(noun: str, forms: Iterable[str]) -> str:
    """The same of the forms (lower case) of a name."""
    words = {word for form in forms for word in form.split()} & name_words_of_bodies()
    if words & body_kinds().get(noun, frozenset()):
        return "fits"
    return "other" if words else "unknown"


def is_bare(description: Mention) -> bool:
    """Tell whether the description is an article and its noun ("the company"), with nothing that picks another one."""
    return description.end - description.start == len(("the", "company"))


PARTIES = frozenset({
    "conservative", "democratic", "green", "labour", "liberal", "libertarian", "republican", "socialist", "tory",
})  # fmt: skip
"""Words for a politician's party: who is called by one of them is not called by another."""

_SECONDS = frozenset({"vice", "deputy", "lieutenant"})
"""Words that make another office of the noun behind them."""


def speaks_against(words: Words, description: Mention, chain: Chain) -> bool:
    """Tell whether a person is known by a word that the description rules out: another party, "vice" or not."""
    if not chain.roles:
        return False
    asked = role_words(words, description)
    parties, borne = asked & PARTIES, chain.roles & PARTIES
    if parties and borne and not parties & borne:
        return True
    noun = role_word(words.lower[description.head])
    return noun in chain.roles and bool((asked & _SECONDS) ^ (chain.roles & _SECONDS))


_CANDIDATES = frozenset(
    {"candidate", "contender", "front-runner", "frontrunner", "hopeful", "nominee", "standard-bearer"}
)


def party_candidate(words: Words, description: Mention, chains: Iterable[Chain]) -> Chain | None:
    """“The Republican nominee”: the only named person of that party, or the only one of it who stands for anything."""
    noun, asked = role_word(words.lower[description.head]), role_words(words, description)
    parties = asked & PARTIES
    if noun not in _CANDIDATES or not parties:
        return None
    members = [
        chain
        for chain in chains
        if chain.name
        and chain.type == "person"
        and chain.roles & parties
        and not speaks_against(words, description, chain)
    ]
    standing = [chain for chain in members if chain.roles & _CANDIDATES]
    found = standing or members
    return found[0] if len(found) == 1 and bool(asked & _SECONDS) == bool(found[0].roles & _SECONDS) else None


def sole_of_kind(words: Words, description: Mention, chains: Iterable[Chain]) -> Chain | None:
    """“The force”: the only organisation of the article whose name says that it is one (Ostrava Police).

    "The publisher" is one too where nobody is called so.

    None where the article speaks of another one without its name ("a union", "the teachers' union").
    """
    noun = words.lower[description.head]
    either = description.type == "person" and noun in body_kinds() and not description.plural
    if not (description.type == "org" or either) or not is_bare(description) or noun in _ANY_BODY:
        return None
    if either and any(chain.type == "person" and noun in chain.roles for chain in chains):
        return None
    bodies = [chain for chain in chains if chain.type == "org" and not chain.plural]
    if any(not chain.name and noun in chain.roles for chain in bodies):
        return None
    kinds = body_kinds().get(noun, frozenset()) | {noun}
    named = [chain for chain in bodies if chain.name and any(kinds & set(form.split()) for form in chain.forms)]
    return named[0] if len(named) == 1 else None


_ANY_BODY = frozenset({"body", "group", "office", "organisation", "organization", "outfit", "side", "team"})
"""Nouns for any organisation: that one name has the word says nothing about who is meant."""
