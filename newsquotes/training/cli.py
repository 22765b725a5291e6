"""The commands that fit models: `train quoting`, `train pronouns`, `train names`, `train confidence`.

Exit codes: 0; 2 when the input or an option is wrong, or the extra newsquotes[train] is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsquotes.data_files import data_path
from newsquotes.errors import MissingDependencyError, NewsquotesError
from newsquotes.training.quoting.recipe import Recipe

if TYPE_CHECKING:
    from newsquotes.evaluation import Evaluation
    from newsquotes.training.quoting.fit import Progress

NEEDED = ("torch", "safetensors", "onnx")
HEADS_FASTER = 5
"""The heads begin from nothing, the encoder from weights that know English."""
_DEFAULTS = Recipe()
SHOWN = ("relation", "relation:direct", "relation:mixed", "relation:indirect")


def register(app: typer.Typer) -> None:
    """Add the commands of this file to a Typer application."""
    commands = typer.Typer(name="train", help="Fit the models on annotated articles.", no_args_is_help=True)
    commands.command("quoting")(quoting)
    commands.command("pronouns")(pronouns)
    commands.command("confidence")(confidence)
    commands.command("names")(names)
    app.add_typer(commands)


def quoting(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Annotated articles to fit on.")],
    dev: Annotated[Path, typer.Option(help="Annotated articles to judge on, after every epoch.")],
    out: Annotated[Path, typer.Option(help="The folder to write; a killed run in it goes on where it stood.")],
    begin: Annotated[
        list[str] | None,
        typer.Option(
            help='Go on from these weights: a checkpoint.pt, a folder of weights, or "bundled"; given more than once, '
            "from their mean; else base weights."
        ),
    ] = None,
    epochs: Annotated[
        int, typer.Option(min=0, help="How often to go over the articles; 0 with --begin: only export.")
    ] = _DEFAULTS.epochs,
    minutes: Annotated[float, typer.Option(min=0, help="Stop after this time; 0: no limit.")] = _DEFAULTS.minutes,
    seed: Annotated[
        int, typer.Option(min=0, help="Fixes the order of articles and every random choice.")
    ] = _DEFAULTS.seed,
    rate: Annotated[
        float, typer.Option(min=0, help="Highest learning rate of the encoder; the heads learn five times as fast.")
    ] = _DEFAULTS.encoder_rate,
) -> None:
    """Fit the tagger that finds source, cue and content of quotes."""
    with _errors():
        recipe = Recipe(epochs=epochs, minutes=minutes, seed=seed, encoder_rate=rate, head_rate=HEADS_FASTER * rate)
        scores = _train(corpora, dev, out, begin or [], recipe)
    typer.echo(f"{out}: {summary(scores)}")


def pronouns(
    documents: Annotated[
        list[Path], typer.Argument(metavar="DOCUMENTS...", help="Coreference in the layout of GUM, a line a document.")
    ],
    articles: Annotated[
        list[Path] | None, typer.Option(help="Articles with annotated entities; may be given more than once.")
    ] = None,
    gap: Annotated[list[Path] | None, typer.Option(help="Rows of GAP; may be given more than once.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The JSON file to write, pronoun_surroundings.json beside it; by default the pipeline's own."
        ),
    ] = None,
) -> None:
    """Fit who a pronoun means."""
    # Imported here: spaCy takes seconds, and no other command of this file needs it.
    from newsquotes.training.pronouns import train

    out = out or data_path("pronouns.json")
    with _errors():
        typer.echo(f"{out}: {train(documents, articles or (), gap or (), out)} examples")


def confidence(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Articles with annotated speakers.")],
    out: Annotated[Path | None, typer.Option(help="The JSON file to write; by default the pipeline's own.")] = None,
    pronouns: Annotated[
        Path | None,
        typer.Option(help="Weights of `train pronouns` that were not fitted on these articles, to be sure by."),
    ] = None,
) -> None:
    """Fit how sure a speaker is, by the way it was found."""
    # Imported here: spaCy takes seconds, and no other command of this file needs it.
    from newsquotes.training.confidence import train

    out = out or data_path("confidence.json")
    with _errors():
        typer.echo(f"{out}: {train(corpora, out, pronouns)} examples")


def names(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Articles with annotated entities.")],
    out: Annotated[Path | None, typer.Option(help="The JSON file to write; by default the pipeline's own.")] = None,
) -> None:
    """Fit what tells persons, organisations, places and groups apart."""
    # Imported here: spaCy takes seconds, and no other command of this file needs it.
    from newsquotes.training.name_types import train

    out = out or data_path("name_types.json")
    with _errors():
        typer.echo(f"{out}: {train(corpora, out)} examples")


@contextmanager
def _errors() -> Iterator[None]:
    """What cannot be read, fitted or written ends the command with a message, exit code 2."""
    try:
        yield
    except (NewsquotesError, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from error


def _train(corpora: list[Path], dev: Path, out: Path, begin: list[str], recipe: Recipe) -> Evaluation:
    for package in NEEDED:
        if find_spec(package) is None:
            raise MissingDependencyError(package, "Fitting the quotation tagger", "train")
    # Imported here: torch takes seconds, and no other command needs it.
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from newsquotes.training.quoting.train import train

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console) as bar:
        task = bar.add_task("fitting", total=1.0)

        def on_step(progress: Progress) -> None:
            shown = f"step {progress.step:,} of {progress.total:,}, loss {progress.loss:.3f}"
            bar.update(task, completed=progress.share, description=shown)

        def on_epoch(epoch: int, scores: Evaluation) -> None:
            console.print(f"epoch {epoch}, dev: {summary(scores)}", highlight=False)

        return train(corpora, dev, out, recipe, begin=begin, on_step=on_step, on_epoch=on_epoch)


def summary(scores: Evaluation) -> str:
    """F1 of all and by kind, in per cent."""
    values = ((name, scores.scores[name].values["f1"]) for name in SHOWN)
    return ", ".join(f"{name} {'–' if f1 is None else f'{100 * f1:.1f}'}" for name, f1 in values)
