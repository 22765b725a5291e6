"""Where one speech ends and another begins: what the tagger joined is parted, and what it parted is joined."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from newsquotes.quoting.layout import Layout, Stretch
from newsquotes.quoting.proposal import Offsets, Proposal

_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)]*\s")
_SENTENCE_BEFORE = frozenset(".!?…\"'’”»")
"""What may stand right before a quotation that begins a sentence."""

_MARKS = frozenset("“”\"«»„'‘’`")


def part_speeches(proposal: Proposal, layout: Layout) -> list[Proposal]:
    """Part a proposal between two speeches of which only one has its cue and source.

    “It was safe, she said. ‘I walk over it.’” is a report with a cue and a quotation without one: by the guidelines two
    attributions. Cue and source go to the speech that they stand beside; what then has neither them nor marks is the
    writer's ("Why, then? ‘Because …,’ he said").
    """
    frame = sorted((*proposal.cue, *proposal.source))
    if not frame:
        return [proposal]
    groups: list[list[Offsets]] = [[proposal.content[0]]]
    for piece in proposal.content[1:]:
        if _new_paragraph(groups[-1], piece, frame[0], layout) or _after_report(groups[-1], piece, frame[0], layout):
            groups.append([])
        groups[-1].append(piece)
    if len(groups) == 1:
        return [proposal]
    owner = _owner((frame[0][0], frame[-1][1]), groups, layout.text)
    return [
        replace(proposal, content=tuple(group))
        if number == owner
        else Proposal(tuple(group), (), (), proposal.confidence, ("speech without a word like “said”",))
        for number, group in enumerate(groups)
        if number == owner or any(_has_marks(piece, layout) for piece in group)
    ]


def join_continued(proposals: Sequence[Proposal], layout: Layout) -> list[Proposal]:
    """Join a paragraph of speech to the one before whose mark was left open, where it has no cue outside its marks.

    What the tagger took for its cue then stands inside the speech: “I asked him. And he *said*, ‘Never.’
    """
    pairs = itertools.pairwise(layout.stretches)
    goes_on = {after.marked.start: before.marked.end for before, after in pairs if after.marked.continues}
    joined: list[Proposal] = []
    ends: dict[int, int] = {}  # where a content ends, to its number in `joined`
    for proposal in sorted(proposals, key=lambda p: p.content[0]):
        frame = (*proposal.cue, *proposal.source)
        number = ends.get(goes_on.get(proposal.content[0][0], -1))
        if number is None or not all(layout.in_marks(start) for start, _ in frame):
            number = len(joined)
            joined.append(proposal)
        else:
            before = joined[number]
            pieces = _filled(proposal.content, layout) if frame else proposal.content
            evidence = (*before.evidence, "the next paragraph goes on with it")
            joined[number] = replace(before, content=(*before.content, *pieces), evidence=evidence)
        ends[proposal.content[-1][1]] = number
    return joined


def _filled(content: Sequence[Offsets], layout: Layout) -> list[Offsets]:
    """Pieces with what lies between them, where one stretch in marks holds them."""
    pieces = [content[0]]
    for start, end in content[1:]:
        stretch = layout.stretch_before(start)
        if stretch is not None and stretch.marked.start <= pieces[-1][0] and end <= stretch.marked.end:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def _new_paragraph(group: Sequence[Offsets], piece: Offsets, frame: Offsets, layout: Layout) -> bool:
    """“A.”, and in the next paragraph “B,” she said: with the marks of the first closed, its speaker is left open."""
    end = group[-1][1]
    before = layout.stretch_before(end)
    closed = before is not None and before.marked.end == end and before.marked.closed
    if frame[0] < piece[0] or not closed or "\n" not in layout.text[end : piece[0]]:
        return False
    stretch = _opened_by(piece, layout)
    return stretch is not None and not stretch.marked.continues


def _after_report(group: Sequence[Offsets], piece: Offsets, frame: Offsets, layout: Layout) -> bool:
    """A quoted sentence behind a report without marks: A, she said. “B.”, or in the paragraph behind it.

    Right behind "She said that A." the guidelines part it too, but PolNeAR never does (17 of 17 in its training part),
    and the tagger's reading stays.
    """
    between = layout.text[group[-1][1] - 1 : piece[0]]
    right_behind = "\n" not in between and len(_SENTENCE_END.findall(between)) == 1
    if right_behind and (frame[0] < group[0][0] or any(_has_marks(before, layout) for before in group)):
        return False
    begins = between.rstrip()[-1:] in _SENTENCE_BEFORE
    return (
        begins and _opened_by(piece, layout) is not None and not any(layout.text[start] in _MARKS for start, _ in group)
    )


def _opened_by(piece: Offsets, layout: Layout) -> Stretch | None:
    """The marked stretch that a piece begins with."""
    stretch = layout.stretch_before(piece[0] + 2)
    return stretch if stretch is not None and stretch.marked.start == piece[0] else None


def _has_marks(piece: Offsets, layout: Layout) -> bool:
    """Whether a stretch in marks begins inside a piece, or a mark without a partner opens it."""
    number = bisect_left(layout.inner_starts, piece[0] + 1)
    begins = number < len(layout.stretches) and layout.stretches[number].marked.start < piece[1]
    return begins or layout.text[piece[0]] in _MARKS


def _owner(frame: Offsets, groups: Sequence[Sequence[Offsets]], text: str) -> int:
    """The number of the group whose sentence has the cue and the source."""
    start, end = frame

    def apart(group: Sequence[Offsets]) -> tuple[bool, int]:
        first, last = group[0][0], group[-1][1]
        between = text[last - 1 : start] if last <= start else text[end : first + 1] if end <= first else ""
        return bool(_SENTENCE_END.search(between)), len(between)

    return min(range(len(groups)), key=lambda number: apart(groups[number]))
