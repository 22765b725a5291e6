"""What the fitted tagger proposes for a text, as proposals with readable evidence."""

from __future__ import annotations

from newsquotes.quoting.proposal import Proposal
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.reading import Reading


def propose(tagger: QuoteTagger, text: Reading) -> list[Proposal]:
    """Tag a text without its furniture; a furniture line is blanked, so that offsets stay."""
    return [_proposal(text.text, found) for found in tagger.tag([blank_furniture(text)])[0]]


def blank_furniture(text: Reading) -> str:
    """Return the text with the characters of its furniture lines replaced by blanks."""
    parts, last = [], 0
    for start, end in text.furniture:
        parts += [text.text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text.text[last:]])


def _proposal(text: str, found: dict[str, object]) -> Proposal:
    content, source, cue = (tuple(found[part]) for part in ("content", "source", "cue"))  # type: ignore[call-overload]
    confidence = float(found["confidence"])  # type: ignore[arg-type]
    return Proposal(content, source, cue, confidence, tuple(_reasons(text, source, cue)))


def _reasons(text: str, source: tuple[tuple[int, int], ...], cue: tuple[tuple[int, int], ...]) -> list[str]:
    reasons = [f"cue “{text[start:end]}”" for start, end in cue] or ["speech with no cue of its own"]
    return reasons + [f"source “{text[start:end]}”" for start, end in source]
