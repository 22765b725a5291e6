"""Teams that are called like their country or city: “Norway beat Chile”, "Lima's goalkeeper", "Norway 2-1 Chile".

Countries at war and parties in elections win and lose too, so that only articles count that tell of a match by several
other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newsquotes.coreference.lexicons import match_words
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words

FEWEST_SIGNS = 4
"""Different words of matches that an article on one has; of 1,111 articles five have as many, all of them on sport."""

FEWEST_ACTS = 2
"""Mentions of a name that show it to be a team."""

_RESULT = re.compile(r"\d{1,3}[-–—]\d{1,3}")


def tells_of_match(article_words: Collection[str]) -> bool:
    """Tell whether an article with these words (lower case) is about a match."""
    singular = {word.removesuffix("s") for word in article_words}
    return len(match_words()["sign"] & (singular | set(article_words))) >= FEWEST_SIGNS


def is_team(words: Words, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name stands where a team does, twice and more often than where a place does."""
    acts = sum(_acts(words, mention) for mention in mentions)
    return acts >= FEWEST_ACTS and acts > sum(_is_where(words, mention) for mention in mentions)


def _acts(words: Words, mention: Mention) -> bool:
    head, known = mention.head, match_words()
    dep, above = words.dep[head], words.head[head]
    if dep in ("nsubj", "nsubjpass", "dobj"):
        return words.lemma[above] in known["verb"]
    if dep == "pobj":
        return words.lower[above] in ("against", "v", "vs", "versus")
    if dep in ("poss", "compound", "nmod"):
        return words.lemma[above].lower() in known["noun"]
    return _has_result(words, mention)


def _has_result(words: Words, mention: Mention) -> bool:
    """“Norway 2-1”, "2-1 Norway"."""
    near = (
        "".join(words.text[mention.end : mention.end + 3]),
        "".join(words.text[max(mention.start - 3, 0) : mention.start]),
    )
    return any(_RESULT.fullmatch(text) for text in near)


def _is_where(words: Words, mention: Mention) -> bool:
    above = words.head[mention.head]
    return words.dep[mention.head] == "pobj" and words.lower[above] in ("in", "at", "near", "from", "to")
