"""Lines of web furniture between paragraphs; training puts its own lines in by the same rules."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsquotes.data_files import data_lines
from newsquotes.evaluation.perturbation.edits import Edit
from newsquotes.reading.lines import join_paragraphs, split_lines
from newsquotes.reading.normalise import normalise

MOST_LINES = 4
"""An article gets one to this many lines of furniture."""


@dataclass(frozen=True)
class FurnitureStock:
    """Lines of web furniture, in which {name} stands for any of the names."""

    lines: tuple[str, ...]
    names: tuple[str, ...]

    def draw(self, rng: random.Random) -> str:
        """Return a line with each {name} filled in."""
        return re.sub(r"\{name\}", lambda _: rng.choice(self.names), rng.choice(self.lines))


def places(paragraphs: int, rng: random.Random) -> list[int]:
    """Draw before which paragraphs a line goes, in order, some more than once; ``paragraphs`` itself is the end."""
    return sorted(rng.randrange(paragraphs + 1) for _ in range(rng.randint(1, MOST_LINES)))


def stock_names() -> tuple[str, ...]:
    """Names from many places, for training and for measuring."""
    return tuple(data_lines("training/names.txt"))


@cache
def evaluation_stock() -> FurnitureStock:
    """Lines for measuring: others than the tagger was fitted with."""
    return FurnitureStock(tuple(data_lines("furniture.txt", "newsquotes.evaluation")), stock_names())


def furniture(text: str, rng: random.Random) -> list[Edit]:
    """Put lines of furniture before and between the paragraphs and at the end, set off as the paragraphs are."""
    clean = normalise(text)
    paragraphs = list(join_paragraphs(clean, split_lines(clean)))
    if not paragraphs:
        return []
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(paragraphs)]
    stock, edits = evaluation_stock(), []
    for place in places(len(paragraphs), rng):
        gap = gaps[min(max(place - 1, 0), len(gaps) - 1)] if gaps else "\n\n"
        if place < len(paragraphs):
            start = paragraphs[place][0]
            edits.append(Edit(start, start, stock.draw(rng) + gap))
        else:
            end = paragraphs[-1][1]
            edits.append(Edit(end, end, gap + stock.draw(rng)))
    return edits
