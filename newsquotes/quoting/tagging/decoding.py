"""From label and pointer scores to attributions. Numpy only; indices are words unless they say characters.

The order of decisions, each a function: the best set of spans by their probability, edges put on quotation marks,
content to cue and cue to source by pointer mass, quoted runs without a cue joined to their neighbour, confidence by a
fitted logistic, threshold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsquotes.quoting.tagging.crf import Crf
from newsquotes.quoting.tagging.encoding import Encoded, QuoteState
from newsquotes.quoting.tagging.labels import ROLES
from newsquotes.quoting.tagging.links import TO_CUE, TO_SOURCE, Links, Pointers, WindowScores, link
from newsquotes.quoting.tagging.spans import WordSpan, find_spans, snap

SMALLEST = 1e-6  # probabilities are kept this far from 0 and 1 before a logarithm


@dataclass(frozen=True)
class Settings:
    """What is fitted on held-out articles, never on the articles that are scored."""

    span_cost: float = 0.36  # what a span must be worth to be taken, in [0, 1]; see spans.find_spans
    orphan_link: float = 0.3  # content that points at a cue with less than this is an orphan
    source_link: float = 0.3  # a cue that points at a source with less than this has none
    threshold: float = 0.0  # attributions with less confidence are left out
    weights: tuple[float, ...] = ()  # of `evidence`, then the intercept; empty: the product of the parts


@dataclass
class Attribution:
    """A cue (None for content without one), its content pieces and its source, with the pointer mass of each link."""

    cue: WordSpan | None
    content: list[WordSpan]
    content_links: list[float]
    source: WordSpan | None = None
    source_link: float = 0.0
    no_source: float = 0.0
    confidence: float = 0.0
    joined: int = 0  # pieces that a rule, not the pointer, put here


def decode(
    article: Encoded, scores: Sequence[WindowScores], crf: Crf, pointers: Pointers, settings: Settings
) -> list[Attribution]:
    """All attributions of an article that reach the threshold, in the order of their content."""
    emissions = np.concatenate([s.emissions[s.window.core - s.window.first :] for s in scores])
    spans = [snap(s, article) for s in find_spans(article, emissions, crf, settings.span_cost)]
    sources, cues, contents = ([s for s in spans if s.role == role] for role in ROLES)
    found, orphans = gather(contents, cues, link(scores, pointers, TO_CUE, contents, cues), settings.orphan_link)
    asking = [a.cue for a in found if a.cue]
    give_sources(found, sources, link(scores, pointers, TO_SOURCE, asking, sources), settings.source_link)
    join_orphans(found, orphans, article)
    for a in found:
        a.content, a.content_links = in_order(a.content, a.content_links)
        a.confidence = confidence(a, article, settings.weights)
    kept = [a for a in found if a.confidence >= settings.threshold]
    return sorted(kept, key=lambda a: a.content[0].first)


def gather(
    contents: Sequence[WordSpan], cues: Sequence[WordSpan], to_cue: Links, least: float
) -> tuple[list[Attribution], list[WordSpan]]:
    """One attribution per cue that has content; content that points at no cue is an orphan."""
    found: dict[int, Attribution] = {}
    orphans = []
    for i, content in enumerate(contents):
        best, mass = to_cue.strongest(i)
        if best is None or mass < least:
            orphans.append(content)
            continue
        a = found.setdefault(best, Attribution(cues[best], [], []))
        a.content.append(content)
        a.content_links.append(mass)
    return list(found.values()), orphans


def give_sources(found: Sequence[Attribution], sources: Sequence[WordSpan], to_source: Links, least: float) -> None:
    """Point every attribution's cue at its source, or at none."""
    for i, a in enumerate(found):
        best, a.source_link = to_source.strongest(i)
        a.no_source = float(to_source.nothing[i])
        if best is not None and a.source_link >= max(least, a.no_source):
            a.source = sources[best]


def join_orphans(found: list[Attribution], orphans: Sequence[WordSpan], article: Encoded) -> None:
    """A run in quotation marks with no cue of its own goes on with the speech just before it in its paragraph.

    Other orphans stay attributions without cue and source.
    """
    for orphan in orphans:
        before = [(c.last, a) for a in found for c in a.content + ([a.cue] if a.cue else []) if c.last < orphan.first]
        nearest = max(before, key=lambda x: x[0], default=None)
        same = nearest is not None and article.paragraph[nearest[0]] == article.paragraph[orphan.first]
        if nearest is not None and same and quoted(orphan, article):
            nearest[1].content.append(orphan)
            nearest[1].content_links.append(0.0)
            nearest[1].joined += 1
        else:
            found.append(Attribution(None, [orphan], [0.0]))


def quoted(span: WordSpan, article: Encoded) -> bool:
    """Whether the span opens with a quotation mark."""
    return article.quote[span.first] in (QuoteState.OPENING, QuoteState.UNCLOSED)


def in_order(content: list[WordSpan], mass: list[float]) -> tuple[list[WordSpan], list[float]]:
    """Pieces in the order of the text."""
    order = sorted(range(len(content)), key=lambda i: content[i].first)
    return [content[i] for i in order], [mass[i] for i in order]


def logit(p: float) -> float:
    """Log odds, kept finite."""
    p = min(max(p, SMALLEST), 1 - SMALLEST)
    return math.log(p / (1 - p))


def evidence(a: Attribution, article: Encoded) -> list[float]:
    """What the confidence is computed from."""
    longest = max(range(len(a.content)), key=lambda i: a.content[i].last - a.content[i].first)
    main = a.content[longest]
    words = [article.quote[w] >= QuoteState.INSIDE for c in a.content for w in range(c.first, c.last + 1)]
    inside = sum(words) / len(words)
    return [
        logit(a.cue.presence) if a.cue else 0.0,
        logit(main.presence),
        logit(main.exact),
        logit(a.content_links[longest]) if a.cue else 0.0,
        logit(a.source.presence) if a.source else 0.0,
        logit(a.source_link) if a.source else 0.0,
        float(a.cue is None),
        float(a.source is None),
        inside,
        math.log(main.last + 2 - main.first),
    ]


def confidence(a: Attribution, article: Encoded, weights: Sequence[float]) -> float:
    """Probability in [0, 1] that content and source are right."""
    if not weights:
        longest = max(a.content, key=lambda c: c.last - c.first)
        return longest.presence * (a.cue.presence if a.cue else 0.1)
    z = sum(w * x for w, x in zip(weights, [*evidence(a, article), 1.0], strict=True))
    return 1 / (1 + math.exp(-min(max(z, -30.0), 30.0)))
