"""The clause that reports: a quote's cue, source and content as tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsquotes.quoting.report.adpositions import Adposition, adpositions
from newsquotes.quoting.report.tables import words
from newsquotes.results import Quote, Span

_CONTENT_PARTS = ("VERB", "NOUN", "ADJ", "ADV", "PROPN")


@dataclass(frozen=True, slots=True)
class Clause:
    """A quote on the parse.

    cue: its tokens; head: the one that the others hang on; word: the one that says what is done ("confident" in "is
    confident"); both are None where the quote has no cue of words. source, content: token numbers; adpositions: all
    those of the Doc, in order.
    """

    quote: Quote
    doc: Doc
    cue: tuple[Token, ...]
    head: Token | None
    word: Token | None
    source: frozenset[int]
    content: frozenset[int]
    adpositions: Sequence[Adposition]

    @property
    def verbs(self) -> tuple[Token, ...]:
        """The cue's verbs, in text order."""
        verbs = (token for token in self.cue if token.pos_ in ("VERB", "AUX"))
        return tuple(verb for verb in verbs if verb.dep_ not in ("aux", "auxpass"))

    @property
    def passive(self) -> bool:
        """Whether the cue's head is a passive: "were told", "is expected"."""
        return self.head is not None and any(child.dep_ in ("auxpass", "nsubjpass") for child in self.head.children)


def clause_of(doc: Doc, quote: Quote, prepositions: Sequence[Adposition] | None = None) -> Clause:
    """Find a quote's cue, source and content on the parse."""
    cue = tuple(doc[i] for i in _numbers(doc, quote.cue) if not doc[i].is_punct and not doc[i].is_space)
    head = _head(cue)
    source, content = frozenset(_numbers(doc, quote.source)), frozenset(_numbers(doc, quote.content))
    return Clause(
        quote,
        doc,
        cue,
        head,
        _telling_word(head, cue),
        source,
        content,
        prepositions if prepositions is not None else adpositions(doc),
    )


def _numbers(doc: Doc, spans: Iterable[Span]) -> list[int]:
    """The numbers of the tokens that the spans touch."""
    found: list[int] = []
    for span in spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            found += range(tokens.start, tokens.end)
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
    """The head, or, where it is a light verb or one of trying, the word of the cue that it leaves the telling to."""
    if head is None:
        return None
    if head.lemma_.lower() in words("trying verb"):
        return next((token for token in cue if token.dep_ == "xcomp" and token.head.i == head.i), head)
    if head.lemma_.lower() not in words("light verb"):
        return head
    rest = [token for token in cue if token.i > head.i and token.pos_ in _CONTENT_PARTS and token.dep_ != "prt"]
    for part in ("VERB", "ADJ", "NOUN", "PROPN"):
        for token in rest:
            if token.pos_ == part and token.lemma_.lower() not in words("light verb"):
                return token
    return head
