"""What perturbations cost, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from rich.table import Table

from newsquotes.evaluation.perturbation.cost import Cost
from newsquotes.evaluation.report.comparison import difference_cells


def cost_table(costs: Iterable[Cost]) -> Table:
    """Return a table with a row for each perturbation."""
    table = Table(title="relation F1 in points, 95 % by paired bootstrap over articles", title_justify="left")
    table.add_column("perturbation")
    for column in ("plain", "perturbed", "difference", "95 % interval", "more than noise"):
        table.add_column(column, justify="right")
    for cost in costs:
        table.add_row(cost.perturbation, *difference_cells(cost.relation))
    return table


def cost_json(costs: Iterable[Cost]) -> str:
    """Return a list with the fields of `Cost`."""
    return json.dumps([asdict(cost) for cost in costs], ensure_ascii=False, indent=1)
