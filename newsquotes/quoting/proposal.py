"""What the tagger and the rules propose: an attribution in character offsets, with its reasons."""

from __future__ import annotations

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
        return any(a < d and c < b for a, b in self.content for c, d in other.content)
