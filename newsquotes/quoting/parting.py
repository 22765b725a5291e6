"""Speech that the tagger read as one attribution and that is several: where one speech ends and another begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsquotes.quoting.layout import Layout
from newsquotes.quoting.proposal import Offsets, Proposal

_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)]*\s")
_SENTENCE_BEFORE = frozenset(".!?…\"'’”»")
"""What may stand right before a quotation that begins a sentence."""


def part_speeches(proposal: Proposal, layout: Layout) -> list[Proposal]:
    """Part a proposal between two speeches that only the later one, or only the earlier one, has cue and source of.

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


def _new_paragraph(group: Sequence[Offsets], piece: Offsets, frame: Offsets, layout: Layout) -> bool:
    """“A.”, and in the next paragraph “B,” she said: with the marks of the first closed, its speaker is left open."""
    end = group[-1][1]
    if frame[0] < piece[0] or "\n" not in layout.text[end : piece[0]]:
        return False
    closed = any(s.marked.end == end and s.marked.closed for s in layout.stretches)
    return closed and any(s.marked.start == piece[0] and not s.marked.continues for s in layout.stretches)


def _after_report(group: Sequence[Offsets], piece: Offsets, frame: Offsets, layout: Layout) -> bool:
    """A quoted sentence behind words without marks that come before their cue: A, she said. “B.”

    Behind "She said that A." the guidelines part it too, but PolNeAR never does (17 of 17 in its training part), and
    the tagger's reading stays.
    """
    if frame[0] < group[-1][1] or not any(s.marked.start == piece[0] for s in layout.stretches):
        return False
    begins = layout.text[: piece[0]].rstrip()[-1:] in _SENTENCE_BEFORE
    return begins and not any(_has_marks(before, layout) for before in group)


def _has_marks(piece: Offsets, layout: Layout) -> bool:
    return any(piece[0] <= s.marked.start < piece[1] for s in layout.stretches)


def _owner(frame: Offsets, groups: Sequence[Sequence[Offsets]], text: str) -> int:
    """The number of the group whose sentence has the cue and the source."""
    start, end = frame

    def apart(group: Sequence[Offsets]) -> tuple[bool, int]:
        first, last = group[0][0], group[-1][1]
        between = text[last - 1 : start] if last <= start else text[end : first + 1] if end <= first else ""
        return bool(_SENTENCE_END.search(between)), len(between)

    return min(range(len(groups)), key=lambda number: apart(groups[number]))
