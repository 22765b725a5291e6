"""The clause that reports: a quote's cue, source and content as tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsquotes.results import Quote, Span

LIGHT_VERBS = frozenset(
    "be have do make give get go come begin start continue keep try proceed turn become take remain use seem appear".split()
)
"""Verbs that leave it to another word of the cue what is done: "*made* clear", "*went* on to say", "*is* confident"."""

_CONTENT_PARTS = ("VERB", "NOUN", "ADJ", "ADV", "PROPN")


@dataclass(frozen=True, slots=True)
class Clause:
    """A quote on the parse.

    cue: its tokens; head: the one that the others hang on; word: the one that says what is done ("confident" in "is
    confident"); source, content: token numbers. head and word are None where the quote has no cue of words.
    """

    quote: Quote
    doc: Doc
    cue: tuple[Token, ...]
    head: Token | None
    word: Token | None
    source: frozenset[int]
    content: frozenset[int]

    @property
    def verbs(self) -> tuple[Token, ...]:
        """The cue's verbs, in text order."""
        return tuple(token for token in self.cue if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))

    @property
    def passive(self) -> bool:
        """Whether the cue's head is a passive: "were told", "is expected"."""
        return self.head is not None and any(child.dep_ in ("auxpass", "nsubjpass") for child in self.head.children)


def clause_of(doc: Doc, quote: Quote) -> Clause:
    """Find a quote's cue, source and content on the parse."""
    cue = tuple(token for token in _tokens(doc, quote.cue) if not token.is_punct and not token.is_space)
    head = _head(cue)
    source = frozenset(token.i for token in _tokens(doc, quote.source))
    content = frozenset(token.i for token in _tokens(doc, quote.content))
    return Clause(quote, doc, cue, head, _telling_word(head, cue), source, content)


def _tokens(doc: Doc, spans: Iterable[Span]) -> list[Token]:
    found: list[Token] = []
    for span in spans:
        found += doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    return found


def _head(cue: tuple[Token, ...]) -> Token | None:
    numbers = {token.i for token in cue}
    tops = [token for token in cue if token.head.i == token.i or token.head.i not in numbers]
    for parts in (("VERB",), ("AUX",), ("NOUN", "ADJ"), ("PROPN", "ADV", "ADP", "SCONJ")):
        for token in (*tops, *cue):
            if token.pos_ in parts:
                return token
    return tops[0] if tops else None


def _telling_word(head: Token | None, cue: tuple[Token, ...]) -> Token | None:
    """The head, or, where it is a light verb, the word of the cue that it leaves the telling to."""
    if head is None or head.lemma_.lower() not in LIGHT_VERBS:
        return head
    rest = [token for token in cue if token.i > head.i and token.pos_ in _CONTENT_PARTS and token.dep_ != "prt"]
    for part in ("VERB", "ADJ", "NOUN", "PROPN"):
        for token in rest:
            if token.pos_ == part and token.lemma_.lower() not in LIGHT_VERBS:
                return token
    return head
