"""An evaluation as JSON: what ``newsquotes evaluate --format json`` writes and ``newsquotes compare`` reads.

docs/evaluation.md lists the fields.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from newsquotes.evaluation.alignment import Outcome
from newsquotes.evaluation.groups import Groups
from newsquotes.evaluation.metrics.score import Score
from newsquotes.evaluation.scoring import Evaluation
from newsquotes.results import Quote, Span

VERSION = 1


def to_dict(evaluation: Evaluation, groups: Mapping[str, Groups] | None = None) -> dict[str, Any]:
    """Return an evaluation as plain JSON values."""
    return {
        "newsquotes_evaluation": VERSION,
        "scores": {name: score_to_dict(score) for name, score in evaluation.scores.items()},
        "reliability": [asdict(row) for row in evaluation.reliability],
        "speaker_reliability": [asdict(row) for row in evaluation.speaker_reliability],
        "groups": {
            name: {member: {m: score_to_dict(s) for m, s in scores.items()} for member, scores in group.items()}
            for name, group in (groups or {}).items()
        },
        "without_prediction": list(evaluation.without_prediction),
        "without_gold": list(evaluation.without_gold),
        "gold_without_content": evaluation.dropped,
        "articles": [
            {
                "id": article.id,
                "publisher": article.gold.publisher,
                "counts": dict(article.counts),
                "outcomes": [outcome_to_dict(outcome) for outcome in article.outcomes],
            }
            for article in evaluation.articles
        ],
    }


def to_json(evaluation: Evaluation, groups: Mapping[str, Groups] | None = None) -> str:
    """Return `to_dict` as a JSON string."""
    return json.dumps(to_dict(evaluation, groups), ensure_ascii=False, indent=1)


def score_to_dict(score: Score) -> dict[str, Any]:
    """Return a score's values in [0, 1] (null: nothing to score), its counts and its 95 % intervals."""
    return {"values": dict(score.values), "counts": dict(score.counts), "intervals": dict(score.intervals)}


def outcome_to_dict(outcome: Outcome) -> dict[str, Any]:
    """Return what came of one attribution."""
    names = None if outcome.identities is None else [identity.name for identity in outcome.identities]
    return {
        "kind": outcome.kind,
        "gold": None if outcome.gold is None else {**_quote(outcome.gold), "speakers": names},
        "predicted": None
        if outcome.predicted is None
        else {
            **_quote(outcome.predicted),
            "speakers": [speaker.name for speaker in outcome.predicted.speakers if speaker.name],
            "confidence": outcome.predicted.confidence,
        },
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "content": _offsets(quote.content),
        "source": _offsets(quote.source),
        "cue": _offsets(quote.cue),
    }


def _offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
