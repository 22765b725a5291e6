"""Attributions: is the content found, is the source right, are the spans exact?

relation         a predicted attribution is right when its content has the words of a gold one (word Jaccard >= 0.5,
                 one to one) and, where gold has a source, its source shares a word with it
content          the same without the source
source given content   of the contents found whose gold has a source, how many have the right source
relation:direct ...    relation by kind, told from double quote marks in gold and in predicted alike
words:*          word-level overlap of all sources, cues, contents of an article (Citron's "overlap" metric)
exact:*, begin:* spans of the same two ends, or of the same start, after marks and blanks at the edges are cut off
                 ("exact" and "begin" match of CofeNet, COLING 2022)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsquotes.evaluation.alignment import match_quotes, source_is_right
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.marks import double_quoted, kind_of
from newsquotes.evaluation.metrics.score import PRF, Counts, Metric, Share
from newsquotes.evaluation.words import trimmed, word_starts
from newsquotes.results import KINDS, Quote, Span

PARTS = ("source", "cue", "content")

METRICS: tuple[Metric, ...] = (
    PRF("relation", "relation", "predicted", "gold"),
    PRF("content", "content", "predicted", "gold"),
    Share("source given content", "source right", "source of found"),
    *(
        PRF(f"relation:{k}", f"relation of predicted {k}", f"predicted {k}", f"gold {k}", f"relation {k}")
        for k in KINDS
    ),
    *(Share(f"source given content:{k}", f"source right {k}", f"source of found {k}") for k in KINDS),
    *(
        PRF(f"{how}:{part}", f"{how} {part}", f"{how} {part} predicted", f"{how} {part} gold")
        for how in ("words", "exact", "begin")
        for part in PARTS
    ),
)


def count(gold: Document, predicted: Document) -> Counts:
    """Count one article."""
    counts: Counts = Counter()
    text = gold.article.text
    ours, theirs = gold.article.quotes, predicted.article.quotes
    our_kinds = [kind_of(text, quote.content, double_quoted) for quote in ours]
    their_kinds = [kind_of(text, quote.content, double_quoted) for quote in theirs]
    counts["gold"], counts["predicted"] = len(ours), len(theirs)
    counts.update(f"gold {kind}" for kind in our_kinds)
    counts.update(f"predicted {kind}" for kind in their_kinds)
    for i, j in match_quotes(text, ours, theirs):
        kind = our_kinds[i]
        right = source_is_right(text, ours[i], theirs[j])
        counts["content"] += 1
        if right is not None:
            for name in ("", f" {kind}"):
                counts[f"source of found{name}"] += 1
                counts[f"source right{name}"] += right
        if right is not False:
            counts["relation"] += 1
            counts[f"relation {kind}"] += 1
            counts[f"relation of predicted {their_kinds[j]}"] += 1
    for part in PARTS:
        _count_spans(counts, text, part, ours, theirs)
    return counts


def _count_spans(counts: Counts, text: str, part: str, gold: Sequence[Quote], predicted: Sequence[Quote]) -> None:
    ours, theirs = _spans(gold, part), _spans(predicted, part)
    _count_sets(counts, f"words {part}", word_starts(text, ours), word_starts(text, theirs))
    # Span by span: quotes that share a source or a cue give it one vote.
    our_spans, their_spans = frozenset(trimmed(text, ours)), frozenset(trimmed(text, theirs))
    _count_sets(counts, f"exact {part}", our_spans, their_spans)
    our_starts, their_starts = frozenset(s.start for s in our_spans), frozenset(s.start for s in their_spans)
    _count_sets(counts, f"begin {part}", our_starts, their_starts)


def _spans(quotes: Sequence[Quote], part: str) -> list[Span]:
    spans: list[Span] = []
    for quote in quotes:
        spans += getattr(quote, part)
    return spans


def _count_sets(counts: Counts, name: str, gold: frozenset[object], predicted: frozenset[object]) -> None:
    counts[name] += len(gold & predicted)
    counts[f"{name} predicted"] += len(predicted)
    counts[f"{name} gold"] += len(gold)
