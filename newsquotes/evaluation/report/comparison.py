"""A comparison as tables and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from newsquotes.evaluation.compare import CHANGE_KINDS, Comparison
from newsquotes.evaluation.metrics.bootstrap import Difference
from newsquotes.evaluation.report.table import percent

_SHOWN = 80


def comparison_tables(comparison: Comparison, *, changes: int) -> RenderableType:
    """Return the differences of all scores, how many attributions changed, and the first ``changes`` of them."""
    kinds = Counter(change.kind for change in comparison.changes)
    totals = ", ".join(f"{kinds[kind]} {kind}" for kind in CHANGE_KINDS)
    listed = [Text(line, no_wrap=True, overflow="ignore") for line in _lines(comparison, changes)]
    return Group(_difference_table(comparison), Text(f"attributions: {totals}"), *listed)


def _difference_table(comparison: Comparison) -> Table:
    table = Table(title="differences in points, 95 % by paired bootstrap over articles", title_justify="left")
    table.add_column("metric")
    for column in ("before", "after", "difference", "95 % interval", "more than noise"):
        table.add_column(column, justify="right")
    for difference in comparison.differences:
        if difference.difference is not None:
            table.add_row(f"{difference.metric} ({difference.value})", *difference_cells(difference))
    return table


def difference_cells(difference: Difference) -> Iterator[str]:
    """Yield a difference's cells: before, after, difference, interval and whether it is more than noise."""
    yield percent(difference.before)
    yield percent(difference.after)
    yield "–" if difference.difference is None else f"{100 * difference.difference:+.1f}"
    interval = difference.interval
    yield f"{100 * interval[0]:+.1f} to {100 * interval[1]:+.1f}" if interval else "–"
    yield {True: "yes", False: "no", None: "–"}[difference.significant]


def _lines(comparison: Comparison, count: int) -> Iterator[str]:
    for kind in CHANGE_KINDS:
        for change in [c for c in comparison.changes if c.kind == kind][:count]:
            text = " ".join(change.text.split())
            shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
            where = f"{change.article}, character {change.start}"
            yield f"{kind.upper()}  {where}: {change.before} → {change.after}  {shown}"


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison as JSON: "changes" and "differences", with the fields of `Change` and `Difference`."""
    return json.dumps(asdict(comparison), ensure_ascii=False, indent=1)
