"""An evaluation as tables: every percentage with its interval and its counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from newsquotes.evaluation.alignment import Outcome
from newsquotes.evaluation.groups import Groups
from newsquotes.evaluation.metrics import attributions, entities, links, speakers
from newsquotes.evaluation.metrics.calibration import Bin
from newsquotes.evaluation.metrics.score import Metric, Score
from newsquotes.evaluation.scoring import ArticleResult, Evaluation
from newsquotes.results import Quote, Span

FAMILIES: Mapping[str, Sequence[Metric]] = {
    "attributions": attributions.METRICS,
    "speakers": speakers.METRICS,
    "entities": entities.METRICS,
    "links": links.METRICS,
}
# Characters of a quote that an error line shows.
_SHOWN = 90


def percent(value: float | None) -> str:
    """Return a value in [0, 1] as a percentage with one decimal; a dash when there was nothing to score."""
    return "–" if value is None else f"{100 * value:.1f}"


def summary(evaluation: Evaluation) -> str:
    """Return in one line what was scored and what could not be."""
    parts = [f"{len(evaluation.articles)} articles"]
    if evaluation.without_prediction:
        parts.append(f"{len(evaluation.without_prediction)} without prediction (all of theirs count as missed)")
    if evaluation.without_gold:
        parts.append(f"{len(evaluation.without_gold)} predicted articles are not in gold (not scored)")
    if evaluation.dropped:
        parts.append(f"{evaluation.dropped} gold attributions have no content (not scored)")
    return "; ".join(parts)


def tables(evaluation: Evaluation, groups: Mapping[str, Groups] | None = None) -> RenderableType:
    """Return the tables of an evaluation, and of its groups."""
    parts: list[RenderableType] = [Text(summary(evaluation))]
    for family, metrics in FAMILIES.items():
        scores = [evaluation.scores[metric.name] for metric in metrics]
        if all(value is None for score in scores for value in score.values.values()):
            parts.append(Text(f"{family}: nothing to score"))
            continue
        parts.append(score_table(family, {score.metric: score for score in scores}))
    parts.append(_reliability_table(evaluation, "", evaluation.reliability))
    parts.append(_reliability_table(evaluation, ":speaker", evaluation.speaker_reliability))
    for name, group in (groups or {}).items():
        parts += [_group_table(name, group)]
    return Group(*parts)


def score_table(title: str, scores: Mapping[str, Score]) -> Table:
    """Return a table with a row for each score: values, interval, counts."""
    table = Table(title=Text(title), title_justify="left")  # ":speaker:" in a str would become an emoji
    table.add_column("metric")
    for column in ("precision", "recall", "F1 / share", "95 % interval", "right", "predicted / of", "gold"):
        table.add_column(column, justify="right")
    for name, score in scores.items():
        table.add_row(name, *_cells(score))
    return table


def _cells(score: Score) -> Iterator[str]:
    counts = score.counts
    yield percent(score.values["precision"]) if "precision" in score.values else ""
    yield percent(score.values["recall"]) if "recall" in score.values else ""
    yield percent(score.main)
    interval = score.intervals.get(score.main_name)
    yield f"{percent(interval[0])} to {percent(interval[1])}" if interval else "–"
    right = _number(counts["right"])
    yield f"{right} / {_number(counts['right of gold'])}" if "right of gold" in counts else right
    yield _number(counts["predicted" if "predicted" in counts else "of"])
    yield _number(counts["gold"]) if "gold" in counts else ""


def _number(count: float) -> str:
    return f"{count:,.0f}" if float(count).is_integer() else f"{count:,.1f}"


def _group_table(name: str, group: Groups) -> Table:
    table = Table(title=f"by {name}", title_justify="left")
    table.add_column(name)
    for column in ("metric", "precision", "recall", "F1 / share", "right", "predicted / of", "gold"):
        table.add_column(column, justify="right" if column != "metric" else "left")
    for member, scores in group.items():
        for metric, score in scores.items():
            precision, recall, main, _, *counts = _cells(score)
            table.add_row(Text(member), metric, precision, recall, main, *counts)
    return table


def _reliability_table(evaluation: Evaluation, of: str, rows: Sequence[Bin]) -> RenderableType:
    error, brier = evaluation.scores[f"calibration error{of}"].main, evaluation.scores[f"brier score{of}"].main
    if error is None:
        return Text(f"calibration{of}: nothing to score")
    title = f"calibration{of}: expected error {percent(error)} points, Brier score {brier:.3f}"
    table = Table(title=Text(title), title_justify="left")  # ":speaker:" in a str would become an emoji
    for column in ("confidence", "quotes", "mean confidence", "right"):
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(f"{row.low:.1f} to {row.high:.1f}", str(row.count), percent(row.confidence), percent(row.right))
    return table


def print_errors(evaluation: Evaluation, count: int, console: Console) -> None:
    """Print the first errors in the order of the articles, each with what gold and the prediction say."""
    for article, outcome in islice(errors(evaluation), count):
        console.print(
            Text(f"{outcome.kind.upper()}  {article.id}, character {outcome.start}", style="bold"), soft_wrap=True
        )
        console.print(Text(f"  gold       {describe(outcome.gold, outcome)}"), soft_wrap=True)
        console.print(Text(f"  predicted  {describe(outcome.predicted)}"), soft_wrap=True)


def errors(evaluation: Evaluation) -> Iterator[tuple[ArticleResult, Outcome]]:
    """Return every outcome that is not right, with its article."""
    for article in evaluation.articles:
        for outcome in article.outcomes:
            if outcome.kind != "right":
                yield article, outcome


def describe(quote: Quote | None, outcome: Outcome | None = None) -> str:
    """Return a quote on one line: content, source and who that is."""
    if quote is None:
        return "nothing"
    content = " ".join(quote.text.split())
    shown = content if len(content) <= _SHOWN else f"{content[: _SHOWN // 2]} … {content[-_SHOWN // 2 :]}"
    source = joined(quote.source) or "no source"
    return f"{shown}  | source: {source} | speaker: {who(quote, outcome)}"


def joined(spans: Sequence[Span]) -> str:
    """Return the text of spans on one line."""
    return " … ".join(" ".join(span.text.split()) for span in spans)


def who(quote: Quote, outcome: Outcome | None = None) -> str:
    """Return who speaks, as gold's identities or the predicted speakers say it."""
    if outcome is not None:
        if outcome.identities is None:
            return "not annotated"
        return ", ".join(identity.name for identity in outcome.identities) or "unnamed"
    return ", ".join(s.name or f"unnamed ({s.description or '?'})" for s in quote.speakers) or "none given"
