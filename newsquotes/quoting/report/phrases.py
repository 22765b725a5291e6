"""Noun phrases cut short: a head with what stands before it, without clauses and additions behind it."""

from __future__ import annotations

from spacy.tokens import Token

from newsquotes.quoting.lexicon import noun_kinds
from newsquotes.quoting.report.tables import words

MAX_WORDS = 12
"""Tokens of a phrase at most; a longer one is a slip of the parser."""

_BEFORE = frozenset(("det", "compound", "amod", "nummod", "poss", "nmod", "quantmod", "predet", "case", "advmod"))
_PEOPLE = frozenset(("person", "people", "org", "place"))
_NAMES = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def phrase(head: Token, *, with_of: bool = True) -> tuple[int, int]:
    """Return the token range of the smallest phrase that names the head: "*the leaders* of both parties, who …".

    What stands before the head belongs to it, and an "of" right behind it with its noun ("*members of Congress*");
    names joined by "and" do too ("*Osei and the board*"). with_of: whether an "of" behind the head belongs to it.
    """
    start = min(
        (child.left_edge.i for child in head.children if child.i < head.i and child.dep_ in _BEFORE), default=head.i
    )
    end = head.i + 1
    for child in head.children:
        if child.i < head.i:
            continue
        if child.i == end and child.lower_ == "of" and with_of:
            end = next((phrase(c)[1] for c in child.children if c.dep_ == "pobj" and c.i > child.i), end)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON") and child.left_edge.i - end <= 1:
            end = phrase(child)[1]
    return (start, end) if end - start <= MAX_WORDS else (head.i, head.i + 1)


def is_somebody(head: Token) -> bool:
    """Whether a noun or pronoun can be spoken to: a name, "them", "reporters", "the board"."""
    if head.pos_ == "PRON":
        return head.lower_ not in words("thing")
    if head.ent_type_ in _NAMES:
        return True
    if head.ent_type_ and head.pos_ == "PROPN":
        return head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "LAW")
    return head.pos_ == "PROPN" or noun_kinds().get(head.lemma_.lower(), noun_kinds().get(head.lower_)) in _PEOPLE
