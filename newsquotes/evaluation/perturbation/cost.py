"""What web noise costs: the same articles with and without it, compared article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsquotes.evaluation.document import Document
from newsquotes.evaluation.metrics.attributions import METRICS
from newsquotes.evaluation.metrics.bootstrap import Difference, paired_differences
from newsquotes.evaluation.perturbation.kinds import perturb
from newsquotes.evaluation.scoring import ArticleResult, evaluate

RELATION = next(metric for metric in METRICS if metric.name == "relation")


@dataclass(frozen=True, slots=True)
class Cost:
    """Relation F1 before and after a perturbation, with the interval of the difference."""

    perturbation: str
    relation: Difference


def costs(
    gold: Sequence[Document],
    found: Iterable[Document],
    perturbations: Iterable[str],
    predict: Callable[[Sequence[Document]], Iterable[Document]],
) -> Iterator[Cost]:
    """Yield what each perturbation costs.

    ``found`` are the articles predicted on the texts as they are, ``predict`` reads the perturbed ones. Raises
    FormatError when an article of ``found`` is about another text than gold's, ConfigError for an unknown name.
    """
    plain = evaluate(gold, found).articles
    for name in perturbations:
        noisy = [perturb(document, name) for document in gold]
        yield Cost(name, _difference(plain, evaluate(noisy, predict(noisy)).articles))


def _difference(before: Sequence[ArticleResult], after: Sequence[ArticleResult]) -> Difference:
    counts = [[result.counts for result in results] for results in (before, after)]
    return next(d for d in paired_differences([RELATION], *counts) if d.value == "f1")
