"""Scores of a part of the attributions: of one kind, of one publisher, of one rule."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from newsquotes.evaluation.metrics import attributions, speakers
from newsquotes.evaluation.metrics.score import Counts, Metric, Score, Share, score_all, sum_counts
from newsquotes.evaluation.scoring import Evaluation
from newsquotes.results import KINDS

Groups = Mapping[str, Mapping[str, Score]]

_SHOWN = ("relation", "content", "source given content", "named")
_PUBLISHER_METRICS = tuple(m for m in (*attributions.METRICS, *speakers.METRICS) if m.name in _SHOWN)
_RULE_METRICS: tuple[Metric, ...] = (
    Share("relation precision", "rule relation", "rule predicted"),
    Share("content precision", "rule content", "rule predicted"),
)
# "cue 'said'" is the rule "cue"; "he → Ito: nearest person that agrees" is the rule after the colon.
_BEFORE_COLON = re.compile(r"^.*: ")
_PARTICULARS = re.compile(r"\s*['\"“‘(\d→].*$", re.S)


def by_kind(evaluation: Evaluation) -> Groups:
    """Return the attribution scores of direct, mixed and indirect quotes."""
    return {
        kind: {metric: evaluation.scores[f"{metric}:{kind}"] for metric in ("relation", "source given content")}
        for kind in KINDS
    }


def by_publisher(evaluation: Evaluation) -> Groups:
    """Return the main scores of each publisher's articles; articles without one stand under "(none)"."""
    counts: dict[str, list[Counts]] = defaultdict(list)
    for article in evaluation.articles:
        counts[article.gold.publisher or "(none)"].append(article.counts)
    return {name: score_all(_PUBLISHER_METRICS, sum_counts(counts[name])) for name in sorted(counts)}


def by_rule(evaluation: Evaluation) -> Groups:
    """Return how often the predicted quotes are right that a rule had a part in; rules are told by the evidence."""
    counts: dict[str, Counts] = defaultdict(Counter)
    for article in evaluation.articles:
        for outcome in article.outcomes:
            for rule in {rule_name(line) for line in outcome.predicted.evidence} if outcome.predicted else ():
                counts[rule]["rule predicted"] += 1
                counts[rule]["rule content"] += outcome.gold is not None
                counts[rule]["rule relation"] += outcome.kind in ("right", "wrong speaker")
    often_first = sorted(counts, key=lambda rule: (-counts[rule]["rule predicted"], rule))
    return {rule: score_all(_RULE_METRICS, counts[rule]) for rule in often_first}


def rule_name(evidence: str) -> str:
    """Return the rule that a line of evidence comes from, without the words of this text."""
    return _PARTICULARS.sub("", _BEFORE_COLON.sub("", evidence)) or evidence


GROUPINGS: Mapping[str, Callable[[Evaluation], Groups]] = {
    "kind": by_kind,
    "publisher": by_publisher,
    "rule": by_rule,
}
