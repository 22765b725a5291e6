"""The commands that score, compare and convert: `evaluate`, `compare`, `agreement`, `convert`.

Exit codes: 0; 1 when a floor of --fail-under is not reached; 2 when the input or an option is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from newsquotes.errors import ConfigError, NewsquotesError
from newsquotes.evaluation.agreement import agreement as measure_agreement
from newsquotes.evaluation.compare import compare as compare_results
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.floors import failures, parse_floors
from newsquotes.evaluation.formats import read, write
from newsquotes.evaluation.formats.registry_ids import read_registry_ids
from newsquotes.evaluation.formats.speakers import join
from newsquotes.evaluation.groups import GROUPINGS
from newsquotes.evaluation.perturbation import PERTURBATIONS, chosen
from newsquotes.evaluation.perturbation.cost import Cost, costs
from newsquotes.evaluation.predicting import predict
from newsquotes.evaluation.report.comparison import comparison_json, comparison_tables
from newsquotes.evaluation.report.perturbation import cost_json, cost_table
from newsquotes.evaluation.report.result import score_to_dict, to_json
from newsquotes.evaluation.report.table import print_errors, score_table, tables
from newsquotes.evaluation.scoring import evaluate as score_documents
from newsquotes.evaluation.view import render

# A terminal says how wide it is; a file or a pipe gets tables that need not wrap.
_WIDTH_OF_FILES = 140

Gold = Annotated[Path, typer.Argument(help="A file or folder of annotated articles.", show_default=False)]
Reader = Annotated[str | None, typer.Option(help="The format of GOLD; found by content when left out.")]
Output = Annotated[str, typer.Option("--format", help="table or json.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this file to a Typer application."""
    for command in (evaluate, compare, agreement, convert):
        app.command()(command)


def evaluate(
    gold: Gold,
    pred: Annotated[Path | None, typer.Option(help="Predicted articles; without it the pipeline runs.")] = None,
    output: Annotated[str, typer.Option("--format", help="table, json or html (the error view).")] = "table",
    by: Annotated[list[str] | None, typer.Option(help="Also by kind, publisher or rule; may stand twice.")] = None,
    errors: Annotated[int, typer.Option(min=0, help="Print this many errors under the tables.")] = 0,
    fail_under: Annotated[str, typer.Option(help="Floors, as in relation=0.8,named.precision=0.9.")] = "",
    reader: Reader = None,
    pred_reader: Annotated[str | None, typer.Option(help="The format of --pred, likewise.")] = None,
    speakers: Annotated[Path | None, typer.Option(help="A side file that says who the sources are.")] = None,
    registry: Annotated[Path | None, typer.Option(help="Ids the registry had before: scores the links.")] = None,
    perturb: Annotated[str, typer.Option(help=f"What noise costs: {', '.join(PERTURBATIONS)}; or all.")] = "",
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of the screen.")] = None,
) -> None:
    """Score predicted articles, or the pipeline itself, against annotated ones.

    With --perturb the pipeline also reads the articles with web noise, and the table shows what that costs; --pred
    then holds what it found in the articles as they are.
    """
    with _reported():
        if perturb:
            _one_of("--format with --perturb", output, ("table", "json"))
            others = {"--by": by, "--errors": errors, "--fail-under": fail_under}
            _alone("--perturb", others | {"--registry": registry, "--speakers": speakers})
            names, documents = chosen(perturb), read(gold, reader=reader)
            found = costs(documents, _predicted(documents, pred, pred_reader), names, predict)
            _give_out_costs(found, output, out)
            return
        _one_of("--format", output, ("table", "json", "html"))
        groupings = {name: GROUPINGS[_one_of("--by", name, GROUPINGS)] for name in by or ()}
        floors = parse_floors(fail_under)
        documents = read(gold, reader=reader)
        if speakers is not None:
            documents = join(documents, speakers)
        entries = read_registry_ids(registry) if registry is not None else None
        result = score_documents(documents, _predicted(documents, pred, pred_reader), registry=entries)
        groups = {name: group(result) for name, group in groupings.items()}
        if output == "table":
            with _console(out) as console:
                console.print(tables(result, groups))
                print_errors(result, errors, console)
        else:
            _write_out(render(result) if output == "html" else to_json(result, groups), out)
        _hold(failures(floors, result.scores))


def compare(
    before: Annotated[Path, typer.Argument(help="A result: newsquotes evaluate --format json.", show_default=False)],
    after: Annotated[Path, typer.Argument(help="Another result on the same gold.", show_default=False)],
    output: Output = "table",
    changes: Annotated[int, typer.Option(min=0, help="List this many attributions of each kind of change.")] = 10,
) -> None:
    """Show what was gained and lost between two results, and whether it is more than noise."""
    with _reported():
        _one_of("--format", output, ("table", "json"))
        comparison = compare_results(before, after)
        if output == "json":
            typer.echo(comparison_json(comparison))
        else:
            with _console() as console:
                console.print(comparison_tables(comparison, changes=changes))


def agreement(
    first: Annotated[Path, typer.Argument(help="One annotator's articles.", show_default=False)],
    second: Annotated[Path, typer.Argument(help="The other's, of the same articles.", show_default=False)],
    output: Output = "table",
    reader: Reader = None,
) -> None:
    """Measure how far two annotators of the same articles agree, layer by layer."""
    with _reported():
        _one_of("--format", output, ("table", "json"))
        scores = measure_agreement(read(first, reader=reader), read(second, reader=reader))
        if output == "json":
            typer.echo(json.dumps({name: score_to_dict(score) for name, score in scores.items()}, indent=1))
        else:
            with _console() as console:
                console.print(score_table("agreement", scores))


def convert(
    source: Gold,
    target: Annotated[Path, typer.Argument(help="The file or folder to write.", show_default=False)],
    to: Annotated[str, typer.Option(help="The format to write.")] = "newsquotes",
    reader: Reader = None,
) -> None:
    """Turn annotated articles from one format into another."""
    with _reported():
        documents = read(source, reader=reader)
        write(documents, target, writer=to)
        typer.echo(f"{len(documents)} articles written to {target}")


def _predicted(gold: list[Document], pred: Path | None, reader: str | None) -> Iterable[Document]:
    if pred is None:
        return predict(gold)
    texts = {document.article.id: document.article.text for document in gold if document.article.id}
    return read(pred, reader=reader, texts=texts)


@contextmanager
def _reported() -> Iterator[None]:
    """Turn errors about the input into a message and exit code 2."""
    try:
        yield
    except (NewsquotesError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error


def _one_of(option: str, given: str, allowed: Iterable[str]) -> str:
    if given not in allowed:
        raise ConfigError(f"{option} is {given!r}; allowed: {', '.join(allowed)}")
    return given


def _alone(option: str, others: Mapping[str, object]) -> None:
    for name, given in others.items():
        if given:
            raise ConfigError(f"{name} cannot be given together with {option}")


def _give_out_costs(found: Iterable[Cost], output: str, out: Path | None) -> None:
    if output == "json":
        _write_out(cost_json(found), out)
    else:
        with _console(out) as console:
            console.print(cost_table(found))


def _hold(failed: list[str]) -> None:
    for failure in failed:
        typer.echo(f"under the floor: {failure}", err=True)
    if failed:
        raise typer.Exit(1)


def _write_out(source: str, out: Path | None) -> None:
    if out is None:
        typer.echo(source)
    else:
        out.write_text(source, encoding="utf-8")


@contextmanager
def _console(out: Path | None = None) -> Iterator[Console]:
    if out is None:
        screen = Console()
        # Off a terminal rich assumes 80 columns, too few for the counts.
        yield screen if screen.is_terminal else Console(width=_WIDTH_OF_FILES)
    else:
        with out.open("w", encoding="utf-8") as file:
            yield Console(file=file, width=_WIDTH_OF_FILES)
