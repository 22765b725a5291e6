"""Reports whose teller is not named, in forms that the tagger misses: "is said to have left", "…, the court heard".

The tagger was fitted on American news, in which the second form is hardly found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from newsquotes.quoting.cues import trimmed, verb_cue
from newsquotes.quoting.layout import NOWHERE, Layout
from newsquotes.quoting.lexicon import noun_kinds
from newsquotes.quoting.proposal import Neighbours, Offsets, Proposal
from newsquotes.quoting.report.tables import words

HEARSAY_CONFIDENCE = 0.7
"""Set by hand: the forms are rare in the articles that confidence is fitted on."""

MAX_HEARERS = 8
"""Tokens of who heard or was told at the end of a sentence."""

MIN_CONTENT = 4
"""Tokens of what they heard."""

_SPEAKING = frozenset({"person", "people", "org"})


def propose_hearsay(doc: Doc, layout: Layout, known: Iterable[Proposal]) -> list[Proposal]:
    """Return reports of nobody that are not known: what somebody is said to do, and what a court or meeting heard.

    What is known inside of what they heard stays, as a report inside a report.
    """
    near = Neighbours(known)
    said = (p for sentence in doc.sents for p in _said_to(sentence, layout))
    heard = (p for sentence in doc.sents for p in _heard(sentence, layout))
    return [
        *(p for p in said if not any(p.overlaps(other) for other in near.of(p))),
        *(p for p in heard if all(_lies_inside(other, p) for other in near.of(p) if p.overlaps(other))),
    ]


def _said_to(sentence: Span, layout: Layout) -> Iterator[Proposal]:
    """“*Osei* is said *to have left*”: a passive with an infinitive and nobody who says it."""
    for verb in sentence:
        if verb.tag_ != "VBN" or verb.lemma_.lower() not in words("said of") or _nowhere(verb, layout):
            continue
        subject = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
        clause = next((child for child in verb.rights if child.dep_ == "xcomp"), None)
        to = next((c for c in clause.lefts if c.tag_ == "TO"), None) if clause is not None else None
        if subject is None or clause is None or to is None or any(child.dep_ == "agent" for child in verb.rights):
            continue
        of, said = (subject.left_edge.i, subject.right_edge.i + 1), (to.i, clause.right_edge.i + 1)
        cue = verb_cue(verb)
        yield _proposal(sentence.doc, (of, said), (cue.start, cue.end))


def _heard(sentence: Span, layout: Layout) -> Iterator[Proposal]:
    """“The brakes had failed, *the inquest heard*”, “…, jurors *were told*”: the end of a sentence behind a comma."""
    doc, end = sentence.doc, sentence.end
    while end > sentence.start and not doc[end - 1].text[0].isalnum():
        end -= 1
    verb = doc[end - 1]
    comma = next(
        (i for i in range(end - 2, max(sentence.start, end - 2 - MAX_HEARERS), -1) if doc[i].text == ","), None
    )
    if comma is None or comma - sentence.start < MIN_CONTENT or _nowhere(verb, layout):
        return
    start = end - 1
    while start > comma + 1 and doc[start - 1].lower_ in words("auxiliary of hearing"):
        start -= 1
    in_headline = layout.paragraph_of[verb.i] == 0
    passive = (start < end - 1 and doc[end - 2].lower_ in words("form of be")) or in_headline
    told = verb.lower_ == "told" and passive
    heard = verb.lower_ in ("heard", "hears")
    if (told or heard) and _can_hear(doc[comma + 1 : start]):
        yield _proposal(doc, (trimmed(doc, sentence.start, comma),), (start, end))


def _can_hear(hearers: Span) -> bool:
    """“the court”, “a jury”, “members”: a noun phrase whose last word can speak."""
    if not hearers or any(word.pos_ == "VERB" for word in hearers[:-1]):
        return False
    noun = {hearers[-1].lemma_.lower(), hearers[-1].lower_}
    return any(noun_kinds().get(form) in _SPEAKING for form in noun) or not noun.isdisjoint(words("hearing"))


def _lies_inside(inner: Proposal, outer: Proposal) -> bool:
    """Whether an attribution is a smaller one inside the other's content."""
    return inner.content != outer.content and all(
        any(a <= start and end <= b for a, b in outer.content)
        for start, end in (*inner.content, *inner.cue, *inner.source)
    )


def _nowhere(verb: Token, layout: Layout) -> bool:
    return layout.paragraph_of[verb.i] == NOWHERE or layout.in_marks(verb.idx)


def _proposal(doc: Doc, content: Iterable[tuple[int, int]], cue: tuple[int, int]) -> Proposal:
    def offsets(start: int, end: int) -> Offsets:
        span = doc[slice(*trimmed(doc, start, end))]
        return span.start_char, span.end_char

    text = doc[slice(*cue)].text
    return Proposal(
        content=tuple(offsets(*piece) for piece in content),
        cue=(offsets(*cue),),
        confidence=HEARSAY_CONFIDENCE,
        evidence=(f"reported with “{text}”, by nobody named",),
    )
