"""One list of attributions from what the tagger and the rules propose; kinds named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from newsquotes.annotations import given_text
from newsquotes.quoting.edges import (
    close_gaps,
    cut_what_the_writer_adds,
    is_dateline,
    leave_out_fronted,
    part_headline_quotations,
)
from newsquotes.quoting.headlines import is_label, propose_headline
from newsquotes.quoting.hearsay import propose_hearsay
from newsquotes.quoting.layout import Layout, lay_out
from newsquotes.quoting.lending import leave_out_told, lend_cues, lend_subject, part_signed
from newsquotes.quoting.nested import propose_nested
from newsquotes.quoting.parting import join_continued, part_speeches
from newsquotes.quoting.proposal import Neighbours, Offsets, Proposal
from newsquotes.quoting.speech import propose_speech
from newsquotes.quoting.tagged import propose
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.quoting.told import missed_reports, reports_inside
from newsquotes.reading import reading
from newsquotes.results import Kind, Quote, Span
from newsquotes.word_vectors import WordVectors

DIRECT_SHARE = 0.9
"""A content with at least this share of its characters in marks is direct (the convention of PolNeAR's evaluators)."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def find_quotes(doc: Doc, tagger: QuoteTagger) -> tuple[tuple[Quote, ...], WordVectors]:
    """Return the attributions of a parsed Doc, in text order, without speakers, and the vectors of its words."""
    result = reading(doc)
    layout = lay_out(doc, result)
    places = {ent.text.lower() for ent in doc.ents if ent.label_ in PLACE_LABELS}
    proposed, vectors = propose(tagger, result, layout.marked)
    tagged = [
        part
        for proposal in proposed
        if not is_dateline(proposal, layout, places)
        for part in part_headline_quotations(_trimmed(proposal, layout), layout)
    ]
    by_rule = propose_speech(doc, layout)
    signed = part_signed(join_continued(tagged, layout), by_rule, layout.text)
    headline = propose_headline(doc, layout)
    parted = [part for whole in lend_cues(signed, [*by_rule, *headline]) for part in part_speeches(whole, layout)]
    colons = [rule for rule in by_rule if [layout.text[slice(*cue)] for cue in rule.cue] == [":"]]
    lent = [leave_out_told(doc, lend_subject(doc, proposal)) for proposal in lend_cues(parted, colons)]
    proposals = [p for p in (*lent, *missed_speech(parted, by_rule)) if not is_label(p, layout)]
    proposals += missed_speech(proposals, headline)
    proposals += propose_hearsay(doc, layout, proposals)
    proposals += missed_reports(doc, layout, proposals)
    proposals += inner_speech(proposals, propose_nested(doc, layout))
    proposals += inner_speech(proposals, reports_inside(doc, layout, proposals))
    text = given_text(doc)
    quotes = [_quote(text, layout, proposal) for proposal in apart(proposals)]
    return tuple(sorted(quotes, key=lambda q: (q.content[0].start, q.content[-1].end))), vectors


def _trimmed(proposal: Proposal, layout: Layout) -> Proposal:
    return cut_what_the_writer_adds(leave_out_fronted(close_gaps(proposal, layout), layout), layout)


def missed_speech(tagged: Sequence[Proposal], by_rule: Sequence[Proposal]) -> list[Proposal]:
    """Quoted speech that the tagger saw nothing of: a cue beside quotation marks is evidence enough."""
    near = Neighbours(tagged)
    return [proposal for proposal in by_rule if not any(proposal.overlaps(other) for other in near.of(proposal))]


def inner_speech(outer: Sequence[Proposal], nested: Sequence[Proposal]) -> list[Proposal]:
    """Reports inside reports: kept where they lie wholly inside an attribution and are none already."""
    near = Neighbours(outer)
    return [
        proposal
        for proposal in nested
        if any(_within(proposal, other) for other in near.of(proposal))
        and all(proposal.content != other.content for other in near.of(proposal))
    ]


def apart(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Keep contents apart: of two that cross without one holding the other, the surer stays."""
    kept: list[Proposal] = []
    near = Neighbours()
    for proposal in sorted(proposals, key=lambda p: (-p.confidence, p.content)):
        if not any(_cross(proposal, other) for other in near.of(proposal)):
            kept.append(proposal)
            near.add(proposal)
    return kept


def _cross(one: Proposal, other: Proposal) -> bool:
    return one.overlaps(other) and not (_within(one, other) or _within(other, one))


def _within(one: Proposal, other: Proposal) -> bool:
    return all(any(c <= a and b <= d for c, d in other.content) for a, b in one.content)


def _quote(text: str, layout: Layout, proposal: Proposal) -> Quote:
    def spans(offsets: Iterable[Offsets]) -> tuple[Span, ...]:
        return tuple(Span.of(text, start, end) for start, end in sorted(offsets))

    return Quote(
        kind=kind_of(layout, proposal.content),
        content=spans(proposal.content),
        source=spans(proposal.source),
        cue=spans(proposal.cue),
        confidence=round(proposal.confidence, 3),
        evidence=proposal.evidence,
    )


def kind_of(layout: Layout, content: Sequence[Offsets]) -> Kind:
    """Name the kind by the share of the content's letters and digits that lie in quotation marks."""
    letters = [i for start, end in content for i in range(start, end) if layout.text[i].isalnum()]
    quoted = sum(1 for i in letters if layout.in_marks(i))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * len(letters) else "mixed"
