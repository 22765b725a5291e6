"""What the tagger and the rules propose: an attribution in character offsets, with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One attribution: character offsets (end-exclusive) of its parts, how sure (in [0, 1]) and why."""

    content: tuple[Offsets, ...]
    source: tuple[Offsets, ...] = ()
    cue: tuple[Offsets, ...] = ()
    confidence: float = 0.5
    evidence: tuple[str, ...] = ()

    def overlaps(self, other: Proposal) -> bool:
        """Whether the contents share a character."""
        return overlap(self.content, other.content)


def overlap(one: Iterable[Offsets], other: Sequence[Offsets]) -> bool:
    """Whether a span of the one shares a character with a span of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


BLOCK = 2048
"""Characters; proposals are looked up by the blocks that their contents touch, so that long texts stay linear."""


class Neighbours:
    """Proposals by place: which of them can share a character with another one."""

    def __init__(self, proposals: Iterable[Proposal] = ()) -> None:
        self._blocks: defaultdict[int, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            self.add(proposal)

    def add(self, proposal: Proposal) -> None:
        """Enter a proposal."""
        for block in _blocks(proposal):
            self._blocks[block].append(proposal)

    def of(self, proposal: Proposal) -> Iterator[Proposal]:
        """Yield the entered proposals whose contents share a block with this one's; some come twice."""
        for block in _blocks(proposal):
            yield from self._blocks.get(block, ())


def _blocks(proposal: Proposal) -> set[int]:
    return {block for start, end in proposal.content for block in range(start // BLOCK, (end - 1) // BLOCK + 1)}
