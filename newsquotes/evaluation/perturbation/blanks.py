"""Blanks and line ends as other programs write them."""

from __future__ import annotations

import random
import re

from newsquotes.evaluation.perturbation.edits import Edit

NO_BREAK_SHARE = 0.3
"""The share of a text's blanks that become no-break spaces; pages pasted from a word processor have about as many."""

_LINE_END = re.compile(r"(?<!\r)\n")


def no_break_spaces(text: str, rng: random.Random) -> list[Edit]:
    """Some blanks become no-break spaces."""
    at = [i for i, character in enumerate(text) if character == " "]
    return [Edit(i, i + 1, "\u00a0") for i in at if rng.random() < NO_BREAK_SHARE]


def carriage_returns(text: str, rng: random.Random) -> list[Edit]:
    """Every line ends in a carriage return and a line feed."""
    return [Edit(match.start(), match.end(), "\r\n") for match in _LINE_END.finditer(text)]
