"""Cue candidates: verbs and "according to", with the source that the syntax gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from newsquotes.quoting.lexicon import PATTERNS, cue_rates, reporting_verbs

MAX_CLIMB = 4
"""How many heads to climb in search of the subject of a participle or a joined verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report.

    head: the token's index; start, end: token range with auxiliaries and negation; source: token range or None;
    rate: how often this verb reports when it stands like this, in [0, 1].
    """

    head: int
    start: int
    end: int
    source: tuple[int, int] | None
    rate: float


def find_cues(doc: Doc) -> Iterator[Cue]:
    """Yield every verb of the lexicon and every "according to"."""
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield Cue(token.i, token.i, token.i + 2, _according_source(doc, token), 1.0)
        elif token.pos_ == "VERB":
            rate = cue_rate(token)
            if rate:
                yield verb_cue(token, rate)


def cue_rate(verb: Token) -> float:
    """Return how often this verb reports with what depends on it here; 0 when it is not in the lexicon."""
    lemma, rates = verb.lemma_.lower(), cue_rates()
    return max((rates.get((lemma, pattern), 0.0) for pattern in patterns(verb)), default=0.0)


def patterns(verb: Token) -> list[str]:
    """Return which of `PATTERNS` a verb shows, as the lexicon counted them."""
    deps = {child.dep_ for child in verb.children}
    found = [pattern for pattern in PATTERNS[:3] if pattern in deps]
    return found or (["prep"] if "prep" in deps else ["none"])


def verb_cue(verb: Token, rate: float) -> Cue:
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
    return Cue(verb.i, start, end, subject(verb), rate)


def is_reporting(token: Token) -> bool:
    """Whether the verb is one that reports with a clause or quotation."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ != "amod" and token.lemma_.lower() in reporting_verbs()


# ---- the source of a verb -------------------------------------------------------------------------------------------


def subject(verb: Token) -> tuple[int, int] | None:
    """Return the token range of who does the verb: by-phrase, subject, or the subject of the verb it hangs on."""
    return _agent(verb) or _own_subject(verb) or _inherited_subject(verb)


def _agent(verb: Token) -> tuple[int, int] | None:
    """ "… was described by *officials* as …"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((_phrase(grandchild) for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _own_subject(verb: Token) -> tuple[int, int] | None:
    for child in verb.children:
        if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and not verb.lemma_ == "say"):
            return _phrase(child)
    return None


def _inherited_subject(verb: Token) -> tuple[int, int] | None:
    """ "She smiled and *said*", "…, *adding* that", "was quoted as *saying*", "the man *saying* so"."""
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


def _according_source(doc: Doc, token: Token) -> tuple[int, int] | None:
    end = token.i + 2
    for child in doc[token.i + 1].children:
        if child.dep_ == "pobj" and child.i > token.i:
            return _phrase(child)
    return trimmed(doc, end, min(end + 1, len(doc)))


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop blanks, commas and dashes from the edges of a token range; an empty result keeps one token."""
    while end - start > 1 and (doc[end - 1].is_space or doc[end - 1].text in {",", "-", "–", "—", ":", ";", "."}):
        end -= 1
    while end - start > 1 and (doc[start].is_space or doc[start].text in {",", "-", "–", "—", ":", ";"}):
        start += 1
    return start, end


def span(doc: Doc, tokens: tuple[int, int]) -> Span:
    """Return the Doc's span of a token range."""
    return doc[tokens[0] : tokens[1]]
