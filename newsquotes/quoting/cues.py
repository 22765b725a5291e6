"""Cue verbs, with the source that the syntax gives them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsquotes.quoting.lexicon import reporting_verbs

MAX_CLIMB = 4
"""How many heads to climb in search of the subject of a participle or a joined verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report.

    head: the token's index; start, end: token range with auxiliaries and negation; source: token range or None.
    """

    head: int
    start: int
    end: int
    source: tuple[int, int] | None


def verb_cue(verb: Token) -> Cue:
    """Make a cue of a verb: its neighbouring auxiliaries and negation join it, its subject is the source."""
    start = verb.i
    while (
        start > 0
        and verb.doc[start - 1].head == verb
        and verb.doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        start -= 1
    while start < verb.i and verb.doc[start].dep_ == "advmod" and verb.doc[start].lower_ != "not":
        start += 1
    end = verb.i + 1
    while end < len(verb.doc) and verb.doc[end].head == verb and verb.doc[end].dep_ == "prt":
        end += 1
    return Cue(verb.i, start, end, subject(verb))


def is_reporting(token: Token) -> bool:
    """Whether the verb is one that reports with a clause or quotation."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "amod" and token.lemma_.lower() in reporting_verbs()


# ---- the source of a verb -------------------------------------------------------------------------------------------


def subject(verb: Token) -> tuple[int, int] | None:
    """Return the token range of who does the verb: by-phrase, subject, or the subject of the verb it hangs on."""
    return _agent(verb) or _own_subject(verb) or _inherited_subject(verb)


def _agent(verb: Token) -> tuple[int, int] | None:
    """By-phrase: "… was described by *officials* as …"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((_phrase(grandchild) for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _own_subject(verb: Token) -> tuple[int, int] | None:
    for child in verb.children:
        if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and verb.lemma_ != "say"):
            return _phrase(child)
    return None


def _inherited_subject(verb: Token) -> tuple[int, int] | None:
    """From a verb above: "She smiled and *said*", "…, *adding* that", "was quoted as *saying*", "the man *saying*"."""
    current = verb
    for _ in range(MAX_CLIMB):
        if current.dep_ == "acl":
            return _phrase(current.head)
        if current.dep_ not in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep"):
            return None
        current = current.head
        for child in current.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _phrase(child)
    return None


def _phrase(head: Token) -> tuple[int, int]:
    """The whole noun phrase of a head, without punctuation at its edges."""
    return trimmed(head.doc, head.left_edge.i, head.right_edge.i + 1)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop blanks, commas and dashes from the edges of a token range; an empty result keeps one token."""
    while end - start > 1 and (doc[end - 1].is_space or doc[end - 1].text in {",", "-", "–", "—", ":", ";", "."}):
        end -= 1
    while end - start > 1 and (doc[start].is_space or doc[start].text in {",", "-", "–", "—", ":", ";"}):
        start += 1
    return start, end
