"""A Doc's prepositions, and what each hangs on: worked out once, since every quote near one asks."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

MAX_CLIMB = 4
"""Heads between a channel's preposition and the cue at most: said < in < statement < posted < on."""

_CLIMBS = frozenset(
    ("prep", "pobj", "acl", "advcl", "dobj", "pcomp", "conj", "npadvmod", "attr", "agent", "xcomp", "advmod")
)


@dataclass(frozen=True, slots=True)
class Adposition:
    """A preposition: its token, those it hangs on, nearest first, and the tokens of the sentence that it opens.

    ``opens`` is empty unless it is the first token of its sentence and hangs on its root.
    """

    at: int
    above: tuple[int, ...]
    opens: range


def adpositions(doc: Doc) -> list[Adposition]:
    """Return the Doc's prepositions, in order."""
    found = (doc.to_array("POS") == doc.vocab.strings["ADP"]).nonzero()[0].tolist()
    return [Adposition(i, _above(doc[i]), _opens(doc[i])) for i in found]


def _above(token: Token) -> tuple[int, ...]:
    above: list[int] = []
    for _ in range(MAX_CLIMB):
        own_subject = token.pos_ in ("VERB", "AUX") and any(child.dep_ == "nsubj" for child in token.children)
        if token.dep_ not in _CLIMBS or token.head.i == token.i or own_subject:
            break
        token = token.head
        above.append(token.i)
    return tuple(above)


def _opens(token: Token) -> range:
    root = token.head
    opens = bool(token.is_sent_start) and root.head.i == root.i
    return range(root.left_edge.i, root.right_edge.i + 1) if opens else range(0)
