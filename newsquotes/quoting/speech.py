"""Quoted speech by rule: marked stretches, the cue beside each, and those that go on without a cue."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from newsquotes.quoting.cues import Cue
from newsquotes.quoting.direct import nearest_cue, speaks
from newsquotes.quoting.layout import NOWHERE, Layout, Stretch
from newsquotes.quoting.proposal import Offsets, Proposal

WHOLE_PARAGRAPH = 0.8
"""A marked stretch that opens its paragraph and fills this share of it is speech even with no cue."""

CUE_CONFIDENCE = 0.8
"""How often a quotation with a cue beside it was right on PolNeAR train."""

BARE_CONFIDENCE = 0.6
"""The same for a paragraph of quoted speech with no cue."""


@dataclass(slots=True)
class _Run:
    """Marked stretches of one cue, in the making."""

    stretches: list[Stretch]
    cue: Cue | None
    evidence: list[str] = field(default_factory=list)


def propose_speech(doc: Doc, layout: Layout) -> list[Proposal]:
    """Return quoted speech in text order: every stretch that has a cue, or goes on with one that has."""
    taken: dict[int, _Run] = {}
    runs = _with_cue(doc, layout, taken)
    runs += _without_cue(doc, layout, taken)
    return [_proposal(doc, run) for run in runs]


def _with_cue(doc: Doc, layout: Layout, taken: dict[int, _Run]) -> list[_Run]:
    """Give each quotation the cue beside it; quotations of one cue are pieces of one attribution."""
    by_cue: dict[int, _Run] = {}
    for number, stretch in enumerate(layout.stretches):
        result = nearest_cue(doc, layout, stretch) if stretch.paragraph != NOWHERE else None
        if result is None:
            continue
        cue, rule = result
        run = by_cue.setdefault(cue.head, _Run([], cue, [f"{rule} “{doc[cue.start : cue.end].text}”"]))
        run.stretches.append(stretch)
        taken[number] = run
    return list(by_cue.values())


def _without_cue(doc: Doc, layout: Layout, taken: dict[int, _Run]) -> list[_Run]:
    """Quotations with no cue: they join the one before or behind in their paragraph, or stand alone as a paragraph."""
    alone = []
    for n, stretch in enumerate(layout.stretches):
        if n in taken or stretch.paragraph == NOWHERE or not speaks(doc, layout, stretch):
            continue
        if n - 1 in taken and _goes_on(doc, layout, layout.stretches[n - 1], stretch):
            taken[n] = taken[n - 1]
            taken[n].stretches.append(stretch)
            taken[n].evidence.append("the next quotation goes on without a “said” of its own")
        elif n + 1 in taken and _leads_to(stretch, layout.stretches[n + 1]):
            taken[n] = taken[n + 1]
            taken[n].stretches.insert(0, stretch)
            taken[n].evidence.append("the quotation right before it has no “said” of its own")
        elif _fills_paragraph(layout, stretch):
            taken[n] = _Run([stretch], None, ["a whole paragraph in quotation marks"])
            alone.append(taken[n])
    return alone


def _goes_on(doc: Doc, layout: Layout, before: Stretch, stretch: Stretch) -> bool:
    """Speech over paragraphs, or a second quotation in the paragraph with at most one sentence between."""
    if stretch.marked.continues:
        return True
    if before.paragraph != stretch.paragraph:
        return False
    ends = sum(1 for token in doc[before.end : stretch.start] if token.text in {".", "!", "?"})
    return ends <= 1 or layout.text[stretch.marked.start - 2 : stretch.marked.start].strip() in {".", "”"}


def _leads_to(stretch: Stretch, following: Stretch) -> bool:
    """Two quotations side by side: “…” “…,” she said."""
    return following.paragraph == stretch.paragraph and following.start - stretch.end <= 1


def _fills_paragraph(layout: Layout, stretch: Stretch) -> bool:
    start, end = layout.paragraphs[stretch.paragraph]
    return stretch.start == start and (stretch.end - stretch.start) >= WHOLE_PARAGRAPH * (end - start)


def _proposal(doc: Doc, run: _Run) -> Proposal:
    def offsets(start: int, end: int) -> Offsets:
        return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])

    cue = run.cue
    return Proposal(
        content=tuple(sorted((s.marked.start, s.marked.end) for s in run.stretches)),
        source=(offsets(*cue.source),) if cue and cue.source else (),
        cue=(offsets(cue.start, cue.end),) if cue else (),
        confidence=CUE_CONFIDENCE if cue else BARE_CONFIDENCE,
        evidence=tuple(run.evidence),
    )
