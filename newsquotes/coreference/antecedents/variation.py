"""Whom a reporter means who will not name him twice: "“I was lucky,” the goalkeeper said", of the person just named.

News calls a speaker by a new word in every other sentence. The word repeats nothing that the article said before; who
is meant follows from there being nobody else, or from his having acted last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set

from newsquotes.coreference.antecedents.features import Seen, speaks
from newsquotes.coreference.descriptions.bearers import COMPANY_NOUNS, is_bare, kind_by_name, speaks_against
from newsquotes.coreference.descriptions.finding import role_word, singular
from newsquotes.coreference.gender import gender_of_name
from newsquotes.coreference.lexicons import relational_nouns
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import Words

MAX_SENTENCES_TO_NAME = 2
"""Sentences of the reporter's own, back from the description, in which one person alone may be named."""


def just_named(
    words: Words, mention: Mention, sources: Set[int], recent: Sequence[Seen], chains: Sequence[Chain]
) -> tuple[Chain, str] | None:
    """Return the named person whom a speaking description means by where it stands, and the reason; else None.

    ``sources`` are the head tokens of the quotes' sources, ``recent`` those mentioned lately, ``chains`` all of the
    article, who may have a prior claim to the word.
    """
    noun = words.lower[mention.head]
    before = words.lower[mention.start : mention.head]
    relational = noun in relational_nouns() and "former" not in before and "old" not in before
    if mention.type != "person" or words.marked[mention.head] or relational:
        return None
    acts = mention.head in sources and words.dep[mention.head] == "nsubj"
    if not (acts or speaks(words, mention.head)) or _is_owned(words, mention):
        return None
    floor = _floor(words, mention.start, MAX_SENTENCES_TO_NAME)
    near = [seen for seen in recent if _is_near(seen, floor, mention)]
    near = [seen for seen in near if not _is_somebodys(words, seen.chain)] if len(near) > 1 else near
    found, reason = (near[0], "the only person named just before") if len(near) == 1 else (None, "")
    if found is None:
        found, reason = _last_subject(words, mention, near), "the one who acted last"
    if found is None or not _may_be_called(words, mention, found.chain):
        return None
    if any(_has_claim(words, mention, chain) for chain in chains if chain is not found.chain):
        return None
    return found.chain, reason


def body_just_named(words: Words, mention: Mention, recent: Sequence[Seen], chains: Sequence[Chain]) -> Chain | None:
    """Return the one organisation named in the sentences before "the company"; None for none, several or another kind.

    ``recent`` and ``chains`` as for `just_named`.
    """
    noun = words.lower[mention.head]
    if noun not in COMPANY_NOUNS or not is_bare(mention) or words.marked[mention.head]:
        return None
    floor = _floor(words, mention.start, MAX_SENTENCES_TO_NAME)
    near = [seen.chain for seen in recent if seen.chain.type == "org" and _is_last(seen, floor, mention)]
    if len(near) != 1 or not near[0].name or kind_by_name(noun, near[0]) == "other":
        return None
    if all(words.dep[other.head] in ("compound", "nmod", "amod") for other in near[0].mentions if other.head >= floor):
        return None
    rivals = (chain for chain in chains if chain is not near[0] and chain.type == "org" and noun in chain.roles)
    return None if any(rivals) else near[0]


def campaign_of(words: Words, mention: Mention, at: Mapping[int, Chain], chains: Sequence[Chain]) -> Chain | None:
    """“Her campaign”: the organisation named after the person whose it is ("the Novak campaign").

    ``at`` tells whom each token read so far refers to.
    """
    owner = next((at.get(i) for i in words.children[mention.head] if words.dep[i] == "poss"), None)
    if owner is None or not owner.name or owner.type != "person" or mention.type != "org":
        return None
    family, noun = owner.name.split()[-1].lower(), words.lower[mention.head]
    found = [
        chain
        for chain in chains
        if chain.name and chain.type == "org" and any(_is_named_after(form, family, noun) for form in chain.forms)
    ]
    return found[0] if len(found) == 1 else None


def _is_named_after(form: str, family: str, noun: str) -> bool:
    parts = form.replace("’s", "").replace("'s", "").split()
    return len(parts) > 1 and family in parts[:-1] and parts[-1] == noun


def _is_owned(words: Words, mention: Mention) -> bool:
    """“The farmer of the valley”, "the ship's doctor": whose he is tells him apart."""
    return mention.end < len(words) and words.lower[mention.end] in ("of", "for", "at", "from")


def _floor(words: Words, start: int, sentences: int) -> int:
    """Return the first token of the sentences before ``start``; those wholly in quotation marks do not count."""
    left, i = sentences, start - 1
    while i >= 0 and left:
        sentence, plain = words.sentence[i], False
        while i >= 0 and words.sentence[i] == sentence:
            plain = plain or (not words.marked[i] and words.text[i][0].isalnum())
            i -= 1
        left -= plain and sentence != words.sentence[start]
    return i + 1


def _is_near(seen: Seen, floor: int, mention: Mention) -> bool:
    return seen.chain.type == "person" and not seen.chain.plural and _is_last(seen, floor, mention)


def _is_somebodys(words: Words, chain: Chain) -> bool:
    """“Her client”, "his wife": who has no name and is there for somebody else's sake alone."""
    return chain.name is None and all(
        words.tag[mention.start] == "PRP$" for mention in chain.mentions if mention.form == "description"
    )


def _is_last(seen: Seen, floor: int, mention: Mention) -> bool:
    last = seen.last_unquoted
    return last is not None and floor <= last.head < mention.start


def _last_subject(words: Words, mention: Mention, near: Sequence[Seen]) -> Seen | None:
    """The subject of the main clause of the sentence before, where the description's own sentence quotes somebody."""
    floor, sentence = _floor(words, mention.start, 1), words.sentence[mention.head]
    first, last = bisect_left(words.sentence, sentence), bisect_right(words.sentence, sentence)
    if not any(words.marked[first:last]):
        return None
    for seen in near:
        for other in seen.chain.mentions:
            verb = words.head[other.head]
            acts = words.dep[other.head] == "nsubj" and words.dep[verb] == "ROOT" and not words.marked[other.head]
            if acts and floor <= other.head < mention.start and words.sentence[verb] != sentence:
                return seen
    return None


def _may_be_called(words: Words, mention: Mention, chain: Chain) -> bool:
    if chain.name is None or chain.type != "person" or speaks_against(words, mention, chain):
        return False
    told = gender_of_name(max(chain.forms, key=len, default=""))
    return mention.gender is None or told is None or mention.gender == told


def _has_claim(words: Words, mention: Mention, chain: Chain) -> bool:
    """Somebody else is called by the noun, or was one of several called so, and may be meant."""
    noun = role_word(words.lower[mention.head])
    called = any(noun in (role, singular(role)) for role in chain.roles)
    return called and not speaks_against(words, mention, chain)
