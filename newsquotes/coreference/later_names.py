"""People and bodies described first and named later: "one woman ...", and then "The woman, Ida Holm, said"."""

from __future__ import annotations

from collections.abc import Sequence

from newsquotes.coreference.bearers import sole_bearer
from newsquotes.coreference.descriptions import role_word
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.words import Words

MAX_WORDS_APART = 8
"""Tokens between "the woman" and the name that introduces her."""

_ARTICLES = frozenset({"the", "this", "that"})


def join_later_names(words: Words, chains: Sequence[Chain]) -> list[Chain]:
    """Put chains without a name with the name that the article gives them later; returns the chains left."""
    named = [chain for chain in chains if chain.name]
    introduced = _introduced(words, named)
    by_head = {mention.head: chain for chain in named for mention in chain.mentions}
    left = []
    for chain in chains:
        found = None if chain.name or chain.plural else _later_name(words, chain, named, introduced, by_head)
        if found is None:
            left.append(chain)
            continue
        target, reason = found
        for mention in chain.mentions:
            target.mentions.append(mention)
            target.links[mention.head] = Link(reason)
        target.links.update({head: link for head, link in chain.links.items() if link.probability < 1})
    return left


Introduced = dict[str, list[tuple[int, Chain]]]
"""By role noun: where a "the" phrase with it stands beside the first name of whom, and that chain."""


def _later_name(
    words: Words, chain: Chain, named: Sequence[Chain], introduced: Introduced, by_head: dict[int, Chain]
) -> tuple[Chain, str] | None:
    called = _name_is(words, chain, by_head)
    if called is not None:
        return called, f"whose name is {called.name}"
    first = min(chain.mentions)
    if first.form != "description":
        return None
    noun = role_word(words.lower[first.head])
    later = [other for at, other in introduced.get(noun, ()) if at > first.start and _agree(chain, other)]
    if len(later) == 1:
        return later[0], f"named later: the {noun}, {later[0].name}"
    if not first.definite and _is_bare(words, first):
        bearer = sole_bearer(words, first, named)
        if bearer is not None and _agree(chain, bearer):
            return bearer, f"the only one called {words.lower[first.head]}"
    return None


def _introduced(words: Words, named: Sequence[Chain]) -> Introduced:
    """“The woman, Ida Holm”: a phrase with "the" beside a first name takes up somebody met before."""
    found: Introduced = {}
    for chain in named:
        first = min(mention for mention in chain.mentions if mention.form == "name")
        for mention in chain.mentions:
            near = abs(mention.end - first.start) <= MAX_WORDS_APART
            if mention.form == "description" and near and words.lower[mention.start] in _ARTICLES:
                if mention.start < first.start:
                    found.setdefault(role_word(words.lower[mention.head]), []).append((mention.start, chain))
    return found


def _name_is(words: Words, chain: Chain, by_head: dict[int, Chain]) -> Chain | None:
    """“His name is Jan Novak”: the name told of a pronoun of the chain."""
    for mention in chain.mentions:
        noun = words.head[mention.head]
        verb = words.head[noun]
        if words.dep[mention.head] != "poss" or words.lower[noun] != "name" or words.lower[verb] not in ("is", "was"):
            continue
        for child in words.children[verb]:
            if words.dep[child] == "attr" and child in by_head:
                return by_head[child]
    return None


def _agree(chain: Chain, other: Chain) -> bool:
    """One type, no gender against the other."""
    if chain.type != other.type:
        return False
    women = [c.woman for c in (chain, other) if c.woman is not None]
    return len(women) < len((chain, other)) or abs(women[0] - women[1]) < SAME_GENDER


SAME_GENDER = 0.5
"""Two shares of women farther apart than this are a man's and a woman's."""


def _is_bare(words: Words, mention: Mention) -> bool:
    """No article nor any word in its place: "Coach told me", "Payments firm says"."""
    return words.tag[mention.start] not in ("DT", "PRP$", "CD", "PDT", "WDT") and words.tag[mention.head] in (
        "NN",
        "NNP",
    )
