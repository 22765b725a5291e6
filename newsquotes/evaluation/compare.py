"""Two results on the same gold side by side: what was gained, what was lost, and whether it is more than noise."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.rows import Row, read_text
from newsquotes.evaluation.metrics.bootstrap import Difference, paired_differences
from newsquotes.evaluation.report.result import VERSION
from newsquotes.evaluation.scoring import METRICS

ChangeKind = Literal["gained", "lost", "changed", "false gone", "false new"]
CHANGE_KINDS: tuple[ChangeKind, ...] = ("gained", "lost", "changed", "false gone", "false new")

# What an outcome is about: whose quote it is ("gold" or "predicted"), its spans, and which of equal ones.
Subject: TypeAlias = "tuple[str, str, int]"


@dataclass(frozen=True, slots=True)
class Change:
    """One attribution that came out otherwise: what it was before and after, "-" where it was not there at all."""

    kind: ChangeKind
    article: str
    start: int
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every changed attribution in text order, and the difference of every score."""

    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A result file as read: per article its counts and its outcomes, by what they are about."""

    path: Path
    counts: Mapping[str, Mapping[str, float]]
    outcomes: Mapping[str, Mapping[Subject, Mapping[str, Any]]]


def compare(before: Path, after: Path) -> Comparison:
    """Compare two files that ``newsquotes evaluate --format json`` wrote.

    Raises FormatError when one is no such file, or when they do not score the same gold articles.
    """
    old, new = load(before), load(after)
    for one, other in ((old, new), (new, old)):
        missing = sorted(one.counts.keys() - other.counts.keys())
        if missing:
            raise FormatError(
                f"{other.path} does not score article {missing[0]!r} ({len(missing)} such) that {one.path} scores; "
                f"evaluate both on the same gold"
            )
    names = list(old.counts)
    changes = [change for name in names for change in _changes(name, old.outcomes[name], new.outcomes[name])]
    differences = paired_differences(METRICS, [old.counts[n] for n in names], [new.counts[n] for n in names])
    return Comparison(tuple(changes), tuple(differences))


def load(path: Path) -> Result:
    """Read a result file; raises FormatError naming it."""
    try:
        data = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(data, dict) or data.get("newsquotes_evaluation") != VERSION:
        raise FormatError(
            f"{path} is no result of this version; write one with: newsquotes evaluate GOLD --format json > {path.name}"
        )
    counts, outcomes = {}, {}
    for row in Row(str(path), data).rows("articles"):
        name = row.get("id", str)
        counts[name] = row.get("counts", dict)
        outcomes[name] = _by_subject(row)
    return Result(path, counts, outcomes)


def _by_subject(article: Row) -> dict[Subject, Mapping[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Subject, Mapping[str, Any]] = {}
    for outcome in article.rows("outcomes"):
        about = _about(outcome)
        # Two equal attributions of one article are told apart by which comes first.
        found[(*about, seen[about])] = outcome.data
        seen[about] += 1
    return found


def _about(outcome: Row) -> tuple[str, str]:
    side = "gold" if outcome.data.get("gold") else "predicted"
    quote = outcome.get(side, dict)
    return side, json.dumps([quote.get("content"), quote.get("source"), quote.get("cue")])


def _changes(
    article: str,
    before: Mapping[Subject, Mapping[str, Any]],
    after: Mapping[Subject, Mapping[str, Any]],
) -> Sequence[Change]:
    changes = []
    for key in dict.fromkeys([*before, *after]):
        old = before[key]["kind"] if key in before else "-"
        new = after[key]["kind"] if key in after else "-"
        if old == new:
            continue
        quote = (after.get(key) or before[key])[key[0]]
        start = min(start for start, _ in quote["content"])
        changes.append(Change(_change_kind(key[0], old, new), article, start, quote["text"], old, new))
    return sorted(changes, key=lambda change: change.start)


def _change_kind(side: str, before: str, after: str) -> ChangeKind:
    if side == "predicted":
        return "false new" if before == "-" else "false gone"
    if after == "right":
        return "gained"
    return "lost" if before == "right" else "changed"
