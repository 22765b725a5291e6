"""Annotated articles as words with spans, links and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from newsquotes.evaluation.document import Document
from newsquotes.quoting.tagging.encoding import Word, split_words
from newsquotes.quoting.tagging.labels import ROLES, label_index
from newsquotes.reading.normalise import normalise
from newsquotes.results import Span


@dataclass
class Gold:
    """One article: words, and the annotated span (an index into `roles`) that each word is in, or -1."""

    words: list[Word]
    paragraph: list[int]
    span: list[int]
    roles: list[str] = field(default_factory=list)
    cue_sources: dict[int, set[int]] = field(default_factory=dict)  # cue span -> its source spans
    content_cues: dict[int, set[int]] = field(default_factory=dict)  # content span -> its cue spans


def to_gold(document: Document) -> Gold:
    """Words, spans and links of one annotated article. Where spans overlap the first one keeps the words."""
    words, paragraph = split_words(normalise(document.article.text))
    gold = Gold(words, paragraph, [-1] * len(words))
    starts = np.array([w.start for w in words])
    ends = np.array([w.end for w in words])
    known: dict[tuple[str, int, int], int] = {}

    def spans(role: str, pieces: Sequence[Span]) -> set[int]:
        out = set()
        for piece in pieces:
            key = (role, piece.start, piece.end)
            if key not in known:
                known[key] = len(gold.roles)
                gold.roles.append(role)
                for w in np.flatnonzero((ends > piece.start) & (starts < piece.end)):
                    if gold.span[w] < 0:
                        gold.span[w] = known[key]
            out.add(known[key])
        return out

    for quote in document.article.quotes:
        sources, cues, contents = (spans(role, getattr(quote, role)) for role in ROLES)
        for cue in cues:
            gold.cue_sources.setdefault(cue, set()).update(sources)
        for content in contents:
            gold.content_cues.setdefault(content, set()).update(cues)
    return gold


def label_words(gold: Gold) -> list[int]:
    """The label of every word; a span broken by other words or a paragraph end counts as several."""
    labels = [0] * len(gold.words)
    n = len(gold.words)
    start = 0
    for i in range(1, n + 1):
        broken = i == n or gold.span[i] != gold.span[start] or gold.paragraph[i] != gold.paragraph[start]
        if not broken:
            continue
        if gold.span[start] >= 0:
            role = gold.roles[gold.span[start]]
            if i - start == 1:
                labels[start] = label_index("S", role)
            else:
                labels[start:i] = [label_index("I", role)] * (i - start)
                labels[start], labels[i - 1] = label_index("B", role), label_index("E", role)
        start = i
    return labels
