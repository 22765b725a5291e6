"""Reading a text: normalised at the same length, cut into paragraphs, its furniture lines told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsquotes.annotations import KEY
from newsquotes.reading.block_rules import furniture_lines
from newsquotes.reading.lines import Line, join_paragraphs, split_lines
from newsquotes.reading.normalise import normalise

if TYPE_CHECKING:
    from spacy.tokens import Doc

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text made readable.

    text: normalised, of the same length as the text given, character for character.
    paragraphs: character offsets (end-exclusive) of the paragraphs of the body, in order.
    furniture: character offsets of the lines that are not part of the article (menus, links, bylines, ...).
    """

    text: str
    paragraphs: tuple[Offsets, ...]
    furniture: tuple[Offsets, ...]


def read(text: str) -> Reading:
    """Make ``text`` readable; raises nothing, whatever the characters."""
    clean = normalise(text)
    lines = split_lines(clean)
    waste = furniture_lines(lines)
    body: list[Line] = [line for line in lines if line not in waste]
    return Reading(
        text=clean,
        paragraphs=tuple(join_paragraphs(clean, body)),
        furniture=tuple((line.start, line.end) for line in lines if line in waste),
    )


def reading(doc: Doc) -> Reading:
    """Return the reading of a Doc: the remembered one, or a fresh one when another tokenizer made the Doc."""
    kept: dict[str, Any] | None = doc.user_data.get(KEY, {}).get("reading")
    if kept is None:
        result = read(doc.text)
        remember(doc, result)
        return result
    return Reading(text=doc.text, paragraphs=_offsets(kept["paragraphs"]), furniture=_offsets(kept["furniture"]))


def _offsets(pairs: Sequence[Sequence[int]]) -> tuple[Offsets, ...]:
    return tuple((start, end) for start, end in pairs)


def remember(doc: Doc, result: Reading) -> None:
    """Keep a reading on the Doc, as plain values."""
    doc.user_data.setdefault(KEY, {})["reading"] = {
        "paragraphs": [list(p) for p in result.paragraphs],
        "furniture": [list(f) for f in result.furniture],
    }


def furniture(doc: Doc) -> tuple[Offsets, ...]:
    """Return the character offsets of the Doc's furniture lines; they yield no quotes and no entities."""
    kept: dict[str, Any] | None = doc.user_data.get(KEY, {}).get("reading")
    return reading(doc).furniture if kept is None else _offsets(kept["furniture"])  # without putting the text together
