"""Agreement of two annotators who marked the same articles without sight of each other, layer by layer.

One annotator is scored against the other; F1 is the same in both directions, so neither counts as right. docs/
evaluation.md defines each row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from newsquotes.errors import FormatError
from newsquotes.evaluation.alignment import match_quotes
from newsquotes.evaluation.document import Document, index, same_text
from newsquotes.evaluation.metrics import attributions, entities
from newsquotes.evaluation.metrics.bootstrap import scores_with_intervals
from newsquotes.evaluation.metrics.score import Counts, Metric, Score, Share
from newsquotes.evaluation.names import normal_name, same_name
from newsquotes.evaluation.scoring import as_document
from newsquotes.results import Article, Quote

METRICS: tuple[Metric, ...] = (
    *(
        m
        for m in attributions.METRICS
        if m.name in ("relation", "content", "exact:source", "exact:cue", "exact:content")
    ),
    Share("kind", "same kind", "matched"),
    Share("speaker", "same speaker", "matched"),
    Share("role", "same role", "matched named"),
    Share("affiliation", "same affiliation", "matched named"),
    *(m for m in entities.METRICS if m.name in ("mentions", "b-cubed", "name pairs", "pronouns")),
)


def agreement(first: Iterable[Article | Document], second: Iterable[Article | Document]) -> Mapping[str, Score]:
    """Return the agreement of two sets of annotations by layer, with intervals over articles.

    Raises FormatError when one set has an article the other lacks, or when the texts of a pair differ.
    """
    ours = index(map(as_document, first), "first")
    theirs = index(map(as_document, second), "second")
    for key in ours.keys() ^ theirs.keys():
        document = ours.get(key) or theirs[key]
        raise FormatError(f"only the {'first' if key in ours else 'second'} set has the article {document.name}")
    if not ours:
        raise FormatError("there is no article, so there is nothing to compare")
    return scores_with_intervals(METRICS, [count(ours[key], theirs[key]) for key in ours])


def count(first: Document, second: Document) -> Counts:
    """Count one article."""
    same_text(first, second)
    counts: Counts = Counter()
    counts.update(attributions.count(first, second))
    if first.mentions or second.mentions:
        counts.update(entities.count(first, second))
    ours, theirs = first.article.quotes, second.article.quotes
    for i, j in match_quotes(first.article.text, ours, theirs):
        counts["matched"] += 1
        counts["same kind"] += ours[i].kind == theirs[j].kind
        counts["same speaker"] += _same_speakers(first, i, second, j)
        if first.identities[i] and second.identities[j]:
            counts["matched named"] += 1
            counts["same role"] += _same(ours[i], theirs[j], lambda quote: [s.role for s in quote.speakers])
            counts["same affiliation"] += _same(ours[i], theirs[j], lambda q: [s.affiliation for s in q.speakers])
    return counts


def _same_speakers(first: Document, i: int, second: Document, j: int) -> bool:
    """Every speaker named by one is named by the other, under any name of the entity; two unnamed sources agree."""
    ours, theirs = first.identities[i] or (), second.identities[j] or ()
    return len(ours) == len(theirs) and all(
        any(same_name(identity.name, other.names) for other in theirs) for identity in ours
    )


def _same(ours: Quote, theirs: Quote, field: Callable[[Quote], list[str | None]]) -> bool:
    first, second = ({normal_name(value) for value in field(quote) if value} for quote in (ours, theirs))
    return first == second
