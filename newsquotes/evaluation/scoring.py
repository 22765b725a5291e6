"""Score predictions against gold, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsquotes.errors import FormatError
from newsquotes.evaluation.alignment import Outcome, outcomes
from newsquotes.evaluation.document import Document, Layer, index, same_text
from newsquotes.evaluation.metrics import attributions, calibration, entities, links, speakers
from newsquotes.evaluation.metrics.bootstrap import scores_with_intervals
from newsquotes.evaluation.metrics.calibration import SPEAKER, Bin, reliability
from newsquotes.evaluation.metrics.score import Counts, Metric, Score, sum_counts
from newsquotes.results import Article

METRICS: tuple[Metric, ...] = (
    *attributions.METRICS,
    *speakers.METRICS,
    *entities.METRICS,
    *links.METRICS,
    *calibration.METRICS,
)
METRIC_NAMES: tuple[str, ...] = tuple(metric.name for metric in METRICS)


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article: its counts, what came of its attributions, and the two annotations that were compared."""

    gold: Document
    predicted: Document
    counts: Counts
    outcomes: tuple[Outcome, ...]

    @property
    def id(self) -> str:
        """What reports call the article."""
        return self.gold.label


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `evaluate` found: the scores, and the articles they come from.

    ``without_prediction`` and ``without_gold`` are ids of articles that only one side has: the first are scored as
    articles where nothing was found, the second cannot be scored. ``dropped`` counts gold attributions that have no
    content and so cannot be scored. ``reliability`` and ``speaker_reliability`` are the reliability tables of the two
    confidences, that of the quote alone and that of the quote with its speaker.
    """

    articles: tuple[ArticleResult, ...]
    scores: Mapping[str, Score]
    without_prediction: tuple[str, ...] = ()
    without_gold: tuple[str, ...] = ()
    dropped: int = 0
    reliability: tuple[Bin, ...] = field(default=())
    speaker_reliability: tuple[Bin, ...] = field(default=())


def evaluate(
    gold: Iterable[Article | Document],
    predicted: Iterable[Article | Document],
    *,
    registry: Mapping[str, str] | None = None,
) -> Evaluation:
    """Score predicted articles against gold ones, matched by id (by text where there is no id).

    ``registry`` maps what gold calls a registry entry to the entry's id, for the entries the registry had before the
    articles were read; without it links are not scored. Raises FormatError when an id stands twice or when the texts
    of a pair differ.
    """
    ours = index(map(as_document, gold), "gold")
    theirs = index(map(as_document, predicted), "predicted")
    if not ours:
        raise FormatError("gold has no article, so there is nothing to score")
    results = tuple(_article(document, theirs.get(key), registry) for key, document in ours.items())
    counts = sum_counts(result.counts for result in results)
    return Evaluation(
        results,
        scores_with_intervals(METRICS, [result.counts for result in results]),
        tuple(d.label for key, d in ours.items() if key not in theirs),
        tuple(d.label for key, d in theirs.items() if key not in ours),
        sum(document.dropped for document in ours.values()),
        reliability(counts),
        reliability(counts, SPEAKER),
    )


def as_document(article: Article | Document) -> Document:
    """Return an article as an annotated one."""
    return article if isinstance(article, Document) else Document.of(article)


def _article(gold: Document, predicted: Document | None, registry: Mapping[str, str] | None) -> ArticleResult:
    if predicted is None:
        predicted = Document(Article(gold.article.text, id=gold.article.id))
    same_text(gold, predicted)
    counters: Sequence[tuple[Layer, Callable[[Document, Document], Counts]]] = (
        ("attributions", attributions.count),
        ("speakers", speakers.count),
        ("entities", entities.count),
        ("attributions", calibration.count),
    )
    counts = sum_counts(count(gold, predicted) for layer, count in counters if layer in gold.layers)
    if registry is not None and "entities" in gold.layers:
        counts.update(links.count(gold, predicted, registry))
    found = outcomes(gold, predicted) if "attributions" in gold.layers else ()
    return ArticleResult(gold, predicted, counts, found)
