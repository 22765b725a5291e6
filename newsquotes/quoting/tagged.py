"""What the fitted tagger proposes for a text, as proposals with readable evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsquotes.quoting.marks import Marked
from newsquotes.quoting.proposal import Proposal
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.reading import Reading
from newsquotes.word_vectors import WordVectors


def propose(tagger: QuoteTagger, text: Reading, marked: Iterable[Marked]) -> tuple[list[Proposal], WordVectors]:
    """Tag a text without its furniture and with plain quotation marks; both changes keep every offset.

    Returned with what the network made of each word.
    """
    found, vectors = tagger.read_text(plain_marks(blank_furniture(text), marked))
    return [_proposal(text.text, one) for one in found], vectors


def plain_marks(text: str, marked: Iterable[Marked]) -> str:
    """Return the text with its paired marks as “outer” and ‘inner’, whatever they were.

    The tagger was fitted on American news, where speech stands in double marks: ‘…’ alone would read as apostrophes.
    A mark of two characters stays as it is.
    """
    characters = list(text)
    for stretch in marked:
        opening, closing = ("‘", "’") if stretch.depth else ("“", "”")
        if stretch.inner[0] - stretch.start == 1:
            characters[stretch.start] = opening
        if stretch.closed and stretch.end - stretch.inner[1] == 1:
            characters[stretch.inner[1]] = closing
    return "".join(characters)


def blank_furniture(text: Reading) -> str:
    """Return the text with the characters of its furniture lines replaced by blanks."""
    parts, last = [], 0
    for start, end in text.furniture:
        parts += [text.text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text.text[last:]])


def _proposal(text: str, found: dict[str, Any]) -> Proposal:
    content, source, cue = (tuple(found[part]) for part in ("content", "source", "cue"))
    return Proposal(content, source, cue, found["confidence"], tuple(_reasons(text, source, cue)))


def _reasons(text: str, source: tuple[tuple[int, int], ...], cue: tuple[tuple[int, int], ...]) -> list[str]:
    reasons = [f"reported with “{text[start:end]}”" for start, end in cue] or ["speech without a word like “said”"]
    return reasons + [f"attributed to “{text[start:end]}”" for start, end in source]
