"""From cues and marked stretches to attributions: pieces joined, kinds named, evidence written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from newsquotes.annotations import given_text
from newsquotes.quoting.cues import Cue, find_cues
from newsquotes.quoting.direct import nearest_cue, speaks
from newsquotes.quoting.indirect import clause_content
from newsquotes.quoting.layout import NOWHERE, Layout, Stretch, lay_out
from newsquotes.results import Kind, Quote, Span

Tokens = tuple[int, int]

DIRECT_SHARE = 0.9
"""A content with at least this share of its words in marks is direct (the convention of PolNeAR's evaluators)."""

MIN_CUE_RATE = 0.4
"""Cues with no quotation beside them must report at least this often; chosen on PolNeAR train."""

WHOLE_PARAGRAPH = 0.8
"""A marked stretch that opens its paragraph and fills this share of it is speech even with no cue."""


@dataclass(slots=True)
class Attribution:
    """An attribution in the making: token ranges of its content pieces, its cue, why."""

    content: list[Tokens]
    cue: Cue | None = None
    evidence: list[str] = field(default_factory=list)
    confidence: float = 0.5


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """Return the attributions of a parsed Doc, in text order, without speakers."""
    layout = lay_out(doc)
    taken: dict[int, Attribution] = {}
    found: list[Attribution] = []
    _quoted(doc, layout, found, taken)
    _clauses(doc, layout, found, taken)
    _continued(doc, layout, found, taken)
    text = given_text(doc)
    quotes = [_quote(doc, layout, text, attribution) for attribution in found]
    return tuple(sorted(quotes, key=lambda q: (q.content[0].start, q.content[-1].end)))


def _quoted(doc: Doc, layout: Layout, found: list[Attribution], taken: dict[int, Attribution]) -> None:
    """Give each quotation the cue beside it; quotations of one cue are pieces of one attribution."""
    by_cue: dict[int, Attribution] = {}
    for number, stretch in enumerate(layout.stretches):
        result = nearest_cue(doc, layout, stretch) if stretch.paragraph != NOWHERE else None
        if result is None:
            continue
        cue, rule = result
        attribution = by_cue.get(cue.head)
        if attribution is None:
            attribution = Attribution([], cue, [f"cue '{doc[cue.start:cue.end].text}' ({rule})"], 0.9)
            by_cue[cue.head] = attribution
            found.append(attribution)
        attribution.content.append((stretch.start, stretch.end))
        taken[number] = attribution


def _clauses(doc: Doc, layout: Layout, found: list[Attribution], taken: dict[int, Attribution]) -> None:
    """Add what cues report without marks; a clause with marks inside makes its attribution mixed."""
    by_cue = {a.cue.head: a for a in found if a.cue}
    for cue in find_cues(doc):
        if layout.stretch_of[cue.head] != NOWHERE or layout.paragraph_of[cue.head] == NOWHERE:
            continue
        content = clause_content(doc, layout, cue)
        if content is None or layout.paragraph_of[content[0]] != layout.paragraph_of[cue.head]:
            continue
        touched = sorted({layout.stretch_of[i] for i in range(*content)} - {NOWHERE})
        if cue.head in by_cue:
            _widen(doc, layout, by_cue[cue.head], content, touched, taken)
        elif cue.rate >= MIN_CUE_RATE and not any(n in taken for n in touched):
            start = min([content[0], *(layout.stretches[n].start for n in touched)])
            end = max([content[1], *(layout.stretches[n].end for n in touched)])
            evidence = [f"cue '{doc[cue.start:cue.end].text}' governs the clause"]
            attribution = Attribution([(start, end)], cue, evidence, cue.rate)
            found.append(attribution)
            taken.update(dict.fromkeys(touched, attribution))


def _widen(
    doc: Doc, layout: Layout, attribution: Attribution, content: Tokens, touched: Sequence[int], taken: dict[int, Attribution]
) -> None:
    """Widen a quotation to its clause when the clause says more than the quotation: mixed speech."""
    outside = [i for i in range(*content) if layout.stretch_of[i] == NOWHERE and doc[i].text[0].isalnum()]
    if not outside or not touched or any(taken.get(n, attribution) is not attribution for n in touched):
        return
    start = min([content[0], *(layout.stretches[n].start for n in touched)])
    end = max([content[1], *(layout.stretches[n].end for n in touched)])
    attribution.content = [piece for piece in attribution.content if piece[1] <= start or piece[0] >= end]
    attribution.content = sorted([*attribution.content, (start, end)])
    attribution.evidence.append("the clause around the marks belongs to it")
    taken.update(dict.fromkeys(touched, attribution))


def _continued(doc: Doc, layout: Layout, found: list[Attribution], taken: dict[int, Attribution]) -> None:
    """Quotations with no cue: they join the one before or behind in their paragraph, or stand alone as a paragraph."""
    stretches = layout.stretches
    for n, stretch in enumerate(stretches):
        if n in taken or stretch.paragraph == NOWHERE or not speaks(doc, layout, stretch):
            continue
        before, after = n - 1, n + 1
        if n and before in taken and _joins(doc, layout, stretches[before], stretch):
            taken[n] = taken[before]
            taken[n].content.append((stretch.start, stretch.end))
            taken[n].evidence.append("the quotation after it goes on with no cue of its own")
        elif after < len(stretches) and after in taken and stretches[after].paragraph == stretch.paragraph and stretches[after].start - stretch.end <= 1:
            taken[n] = taken[after]
            taken[n].content.insert(0, (stretch.start, stretch.end))
        elif _fills_paragraph(doc, layout, stretch):
            taken[n] = Attribution([(stretch.start, stretch.end)], None, ["a paragraph of quoted speech with no cue"], 0.6)
            found.append(taken[n])


def _joins(doc: Doc, layout: Layout, before: Stretch, stretch: Stretch) -> bool:
    if stretch.marked.continues:
        return True
    if before.paragraph != stretch.paragraph:
        return False
    between = doc[before.end : stretch.start]
    ends = sum(1 for token in between if token.text in {".", "!", "?"})
    return ends <= 1 or layout.text[stretch.marked.start - 2 : stretch.marked.start].strip() in {".", "”"}


def _fills_paragraph(doc: Doc, layout: Layout, stretch: Stretch) -> bool:
    start, end = layout.paragraphs[stretch.paragraph]
    return stretch.start == start and (stretch.end - stretch.start) >= WHOLE_PARAGRAPH * (end - start)


def _quote(doc: Doc, layout: Layout, text: str, attribution: Attribution) -> Quote:

    def spans(*ranges: Tokens) -> tuple[Span, ...]:
        return tuple(Span.of(text, doc[s].idx, doc[e - 1].idx + len(doc[e - 1])) for s, e in ranges)

    cue = attribution.cue
    return Quote(
        kind=kind_of(doc, layout, attribution.content),
        content=spans(*sorted(attribution.content)),
        source=spans(cue.source) if cue and cue.source else (),
        cue=spans((cue.start, cue.end)) if cue else (),
        confidence=round(attribution.confidence, 3),
        evidence=tuple(attribution.evidence),
    )


def kind_of(doc: Doc, layout: Layout, content: Sequence[Tokens]) -> Kind:
    """Name the kind by the share of the content's words that lie in quotation marks."""
    words = [i for start, end in content for i in range(start, end) if doc[i].text[0].isalnum()]
    quoted = sum(1 for i in words if layout.stretch_of[i] != NOWHERE)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * len(words) else "mixed"
