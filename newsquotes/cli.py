"""The command line: arguments, files read, messages, exit codes.

Exit codes: 0 all went well; 1 something could not be read or written (the rest came out); 2 the call itself is wrong.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from importlib import import_module
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

import newsquotes
from newsquotes.errors import ConfigError, ModelNotFoundError, NewsquotesError, RegistryError, TextTooLongError
from newsquotes.output import STDIN_NAME, Format, replacing, written
from newsquotes.results import MODES, Mode, check_modes

if TYPE_CHECKING:
    from rich.console import Console
    from spacy.language import Language

    from newsquotes.registry import Registry
    from newsquotes.results import Article

app = typer.Typer(
    name="newsquotes",
    help="Read news articles and say who said what.",
    epilog="Example: newsquotes attribute article.txt",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

STDIN = "-"

_MORE_COMMANDS = ("newsquotes.evaluation.cli", "newsquotes.registry.cli", "newsquotes.training.cli")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsquotes {newsquotes.__version__}")
        raise typer.Exit()


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read news articles and say who said what."""


@app.command()
def attribute(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILES|-", help="Text files in UTF-8, an article each; - is standard input."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="table: to read; json: one object, an array for several files; jsonl: an object per line; "
            "html: a page. By default as --output ends, else table.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", dir_okay=False, help="Write here instead of the screen; the file is replaced whole."
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="An installed English spaCy pipeline, e.g. en_core_web_lg.", show_default="the bundled one"),
    ] = None,
    n_process: Annotated[int, typer.Option("--n-process", "-p", min=1, help="Worker processes.")] = 1,
    registry: Annotated[
        str | None,
        typer.Option(
            "--registry",
            "-r",
            envvar="NEWSQUOTES_REGISTRY",
            help="Link to this registry: a file, or a database URL. It is only read, but for --learn.",
            show_default="the built-in world",
        ),
    ] = None,
    learn: Annotated[
        bool,
        typer.Option("--learn", help="Write what the articles name into the registry, new entities too; it is made."),
    ] = False,
    modes: Annotated[
        str, typer.Option(metavar="MODE,...", help="The kinds of report to give: speech, writing, thought.")
    ] = ",".join(MODES),
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="SHARE", help="Leave out quotes that are less sure than this.")
    ] = 0.0,
) -> None:
    """Say who said what in each article.

    A file that cannot be read is named on standard error; the others still come out, and the exit code is 1.
    """
    names = _inputs(files)
    _check_output(output, names)
    form = form or _format_of(output)
    options = {"modes": _modes(modes), "min_confidence": min_confidence, "learn": learn, "n_process": n_process}
    opened = _open_registry(registry, learn=learn)
    nlp = _load(model)
    progress = _Progress(len(names), shown=len(names) > 1 and (output is not None or not sys.stdout.isatty()))
    inbox = _Inbox(names, nlp.max_length, progress)
    with progress.bar, _registry_errors():
        articles = _articles(inbox, nlp, registry=opened, **options)
        _give_out(articles, form, output, single=len(names) == 1)
    if inbox.failed:
        raise typer.Exit(1)


# ---- the call checked -----------------------------------------------------------------------------------------------


def _inputs(files: Sequence[str] | None) -> list[str]:
    if not files:
        if sys.stdin.isatty():
            raise typer.BadParameter("name at least one file, or - to read standard input", param_hint="FILES")
        return [STDIN]
    if list(files).count(STDIN) > 1:
        raise typer.BadParameter("- (standard input) can be read only once", param_hint="FILES")
    return list(files)


def _check_output(output: Path | None, names: Sequence[str]) -> None:
    """Fail before the work, not after it."""
    if output is None:
        return
    if not output.resolve().parent.is_dir():
        raise typer.BadParameter(f"{output}: there is no folder {output.parent}", param_hint="--output")
    if output.resolve() in {Path(name).resolve() for name in names if name != STDIN}:
        raise typer.BadParameter(f"{output} is also one of the articles; name another file", param_hint="--output")


def _format_of(output: Path | None) -> Format:
    endings = {".json": Format.JSON, ".jsonl": Format.JSONL, ".html": Format.HTML, ".htm": Format.HTML}
    return endings.get(output.suffix.lower(), Format.TABLE) if output else Format.TABLE


def _modes(given: str) -> tuple[Mode, ...]:
    try:
        return check_modes([cast(Mode, mode.strip()) for mode in given.split(",") if mode.strip()])
    except ConfigError as error:
        raise typer.BadParameter(str(error), param_hint="--modes") from error


def _load(model: str | None) -> Language:
    try:
        return newsquotes.load(model)
    except ModelNotFoundError as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error


def _open_registry(location: str | None, *, learn: bool) -> Registry | None:
    if location is None:
        if learn:
            raise typer.BadParameter("name the registry to write into: --registry PATH", param_hint="--learn")
        return None
    if not learn and "://" not in location and not Path(location).exists():
        raise typer.BadParameter(f"there is no registry at {location}; --learn makes one", param_hint="--registry")
    try:
        return newsquotes.Registry(location)
    except NewsquotesError as error:
        raise typer.BadParameter(str(error), param_hint="--registry") from error


# ---- files in -------------------------------------------------------------------------------------------------------


class _Progress:
    """A bar on standard error, shown when somebody is there to see it and no table is printed into it."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self.bar: AbstractContextManager[object] = nullcontext()
        self.advance: Callable[[], None] = lambda: None
        if shown and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("Reading articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            bar = Progress(*columns, console=Console(stderr=True))
            task = bar.add_task("", total=total)
            self.bar, self.advance = bar, lambda: bar.advance(task)


class _Inbox:
    """Reads files one by one; names on standard error the ones that cannot be read."""

    def __init__(self, names: Sequence[str], max_length: int, progress: _Progress) -> None:
        self.names = names
        self.max_length = max_length
        self.progress = progress
        self.failed = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name in self.names:
            try:
                text = _read(name)
                if len(text) > self.max_length:
                    raise TextTooLongError(len(text), self.max_length)
            except (OSError, UnicodeDecodeError, TextTooLongError) as error:
                self.failed += 1
                self.progress.advance()
                _complain(f"{STDIN_NAME if name == STDIN else name}: {_reason(error)}")
            else:
                yield name, text


def _read(name: str) -> str:
    """Read a file as it is: no newline is translated, so that offsets count the file's own characters."""
    data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    return data.decode("utf-8")


def _reason(error: OSError | UnicodeDecodeError | TextTooLongError) -> str:
    if isinstance(error, UnicodeDecodeError):
        byte = error.object[error.start]
        return f"not UTF-8 text (byte 0x{byte:02x} at position {error.start:,}); convert it first, e.g. with iconv"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _complain(message: str) -> None:
    typer.echo(f"newsquotes: {message}", err=True)


def _articles(inbox: _Inbox, nlp: Language, **options: Any) -> Iterator[Article]:
    """Yield the articles of the files that could be read, each with its file's name as id."""
    waiting: deque[str] = deque()

    def texts() -> Iterator[str]:
        for name, text in inbox:
            waiting.append(name)
            yield text

    for article in newsquotes.attribute_many(texts(), nlp=nlp, **options):
        name = waiting.popleft()
        inbox.progress.advance()
        yield replace(article, id=None if name == STDIN else name)


@contextmanager
def _registry_errors() -> Iterator[None]:
    """A registry that fails on the way (locked, damaged, read-only) ends the work with a message, exit code 1."""
    try:
        yield
    except RegistryError as error:
        _complain(str(error))
        raise typer.Exit(1) from error


# ---- articles out ---------------------------------------------------------------------------------------------------


def _give_out(articles: Iterator[Article], form: Format, output: Path | None, *, single: bool) -> None:
    first = next(articles, None)
    if first is None:
        # Every file has been complained of by now; an empty result would only overwrite an older, better one.
        _complain("no article could be read, so nothing was written")
        return
    articles = chain([first], articles)
    if output is None:
        _print(articles, form, single=single)
        return
    try:
        with replacing(output) as file:
            for chunk in written(articles, form, single=single, console=_console(file)):
                file.write(chunk)
    except OSError as error:
        _complain(f"{output}: {error.strerror or error}")
        raise typer.Exit(1) from error


def _print(articles: Iterator[Article], form: Format, *, single: bool) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        # JSON and the page are UTF-8 whatever the terminal's encoding; a table prints what the terminal can show.
        as_is = form is Format.TABLE
        sys.stdout.reconfigure(encoding=None if as_is else "utf-8", errors="replace" if as_is else "strict")
    for chunk in written(articles, form, single=single, console=_console(sys.stdout)):
        typer.echo(chunk, nl=False)


def _console(file: object) -> Console:
    from rich.console import Console

    return Console(file=file, highlight=False)  # type: ignore[arg-type]


# ---- the other rooms' commands --------------------------------------------------------------------------------------


def _add_more_commands() -> None:
    for name in _MORE_COMMANDS:
        try:
            module = import_module(name)
        except ModuleNotFoundError as error:
            if error.name is None or not name.startswith(error.name):
                raise
        else:
            module.register(app)


_add_more_commands()
