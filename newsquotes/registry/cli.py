"""The registry on the command line: import, export, search, show, merge, split, undo, consolidate, stats."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer

from newsquotes.errors import NewsquotesError
from newsquotes.registry.records import Entry
from newsquotes.registry.registry import Registry
from newsquotes.results import EntityType

registry_app = typer.Typer(
    name="registry",
    help="Look into and change a registry: one entry for every person, organisation and place.",
    no_args_is_help=True,
)


class FileFormat(str, Enum):
    """The formats that entries are read from and written to."""

    jsonl = "jsonl"
    csv = "csv"
    wikidata = "wikidata"
    sparql = "sparql"
    spacy_kb = "spacy-kb"


class TypeName(str, Enum):
    """The types of entries, as the command line takes them."""

    person = "person"
    org = "org"
    place = "place"
    group = "group"


Location = Annotated[
    str | None,
    typer.Option("--registry", "-r", help="Path of a registry file, or a database URL.", envvar="NEWSQUOTES_REGISTRY"),
]
World = Annotated[bool, typer.Option("--world/--no-world", help="With the built-in countries, cities, organisations.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines instead of text.")]


def register(app: typer.Typer) -> None:
    """Add the ``registry`` commands to an application."""
    app.add_typer(registry_app)


@registry_app.command("search")
def search_command(
    name: Annotated[str, typer.Argument(help="A name, as an article has it.")],
    registry: Location = None,
    world: World = True,
    type: Annotated[TypeName | None, typer.Option(help="Only entries of this type.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 10,
    as_json: AsJson = False,
) -> None:
    """Find entries by name; exit code 1 when there is none."""
    with _opened(registry, world) as opened:
        hits = opened.search(name, type=_type(type), limit=limit)
        for hit in hits:
            if as_json:
                typer.echo(_json({"score": hit.score, "reason": hit.reason, "entry": hit.entry.to_dict()}))
            else:
                typer.echo(f"{hit.score:.2f}  {hit.entry.id}  {hit.entry.name}  ({_told(hit.entry)})  {hit.reason}")
    if not hits:
        typer.echo(f"no entry is called {name!r}", err=True)
        raise typer.Exit(1)


@registry_app.command("show")
def show_command(
    id: Annotated[str, typer.Argument(help="The id of an entry.")],
    registry: Location = None,
    world: World = True,
    as_json: AsJson = False,
) -> None:
    """Show an entry: its names, ids, and under which forms articles named it, with counts."""
    with _opened(registry, world) as opened:
        entry = opened.get(id)
        if entry is None:
            _fail(f"there is no entry {id!r}; `newsquotes registry search NAME` finds entries")
        forms = opened.forms(entry.id)
    if as_json:
        typer.echo(_json({**entry.to_dict(), "forms": forms}))
        return
    typer.echo(f"{entry.id}  {entry.name}  ({_told(entry)})")
    if entry.id != id:
        typer.echo(f"  {id} was merged into it")
    for alias in entry.aliases:
        typer.echo(f"  alias: {alias.name}  ({', '.join(filter(None, [alias.kind, alias.language]))})")
    for system, value in entry.external_ids.items():
        typer.echo(f"  {system}: {value}")
    for form, n in forms.items():
        typer.echo(f"  named {n:,} times: {form}")


@registry_app.command("merge")
def merge_command(
    source: Annotated[str, typer.Argument(help="The id that will lead to the other one.")],
    target: Annotated[str, typer.Argument(help="The id that stays.")],
    registry: Location = None,
    world: World = True,
    dry_run: DryRun = False,
) -> None:
    """Merge one entry into another; `undo` takes it back."""
    with _opened(registry, world, writes=True) as opened:
        names = [entry.name if entry else "?" for entry in (opened.get(source), opened.get(target))]
        if dry_run:
            typer.echo(f"would merge {source} ({names[0]}) into {target} ({names[1]})")
            return
        merged = opened.merge(source, target)
        typer.echo(f"{source} now leads to {target}: {', '.join(merged.names)}")


@registry_app.command("split")
def split_command(
    id: Annotated[str, typer.Argument(help="A merged id, to stand for itself again; or an entry to split.")],
    alias: Annotated[list[str] | None, typer.Option(help="An alias that goes to the new entry; repeatable.")] = None,
    name: Annotated[str | None, typer.Option(help="The new entry's name; by default its first alias.")] = None,
    registry: Location = None,
    world: World = True,
    dry_run: DryRun = False,
) -> None:
    """Split an entry: undo one merge long after, or move some of its names to a new entry."""
    with _opened(registry, world, writes=True) as opened:
        if dry_run:
            typer.echo(f"would split {id}" + (f", moving {', '.join(alias)}" if alias else ""))
            return
        part = opened.split(id, alias or (), **({"name": name} if name else {}))
        typer.echo(f"{part.id}  {part.name}: {', '.join(part.names)}")


@registry_app.command("undo")
def undo_command(
    number: Annotated[int | None, typer.Argument(help="The operation's number; by default the latest.")] = None,
    registry: Location = None,
    dry_run: DryRun = False,
) -> None:
    """Take back an operation of the journal (`stats` lists the latest)."""
    with _opened(registry, True, writes=True) as opened:
        if dry_run:
            standing = [op for op in opened.journal(None) if op.undone_by is None and number in (None, op.number)]
            found = next((op for op in standing if number is not None or op.action != "undo"), None)
            typer.echo(f"would undo {found.number}: {found.action} {found.note}" if found else "nothing to undo")
            return
        undone = opened.undo(number)
        typer.echo(f"undone: {undone.number}, {undone.action} {undone.note} ({undone.entries:,} records)")


@registry_app.command("consolidate")
def consolidate_command(
    registry: Location = None,
    min_score: Annotated[float, typer.Option(help="Only proposals at least this likely.", min=0, max=1)] = 0.6,
    accept: Annotated[bool, typer.Option("--accept", help="Ask for each proposal whether to merge.")] = False,
    as_json: AsJson = False,
) -> None:
    """Propose merges of entries that are likely the same; nothing is merged without a yes."""
    with _opened(registry, True) as opened:
        proposals = opened.consolidate(min_score=min_score)
        for p in proposals:
            if as_json:
                line = {"score": p.score, "source": p.source.id, "target": p.target.id, "reasons": p.reasons}
                typer.echo(_json(line))
                continue
            typer.echo(f"{p.score:.2f}  {p.source.id} -> {p.target.id}  {'; '.join(p.reasons)}")
            if accept and typer.confirm("merge?", default=False):
                _merge_unless_done(opened, p.source.id, p.target.id)
    if not as_json:
        typer.echo(f"{len(proposals):,} proposals", err=True)


@registry_app.command("stats")
def stats_command(registry: Location = None, world: World = False, as_json: AsJson = False) -> None:
    """Count what a registry holds, and list the latest operations of its journal."""
    with _opened(registry, world) as opened:
        types = Counter(entry.type for entry in opened.entries())
        redirects = sum(entry.merged_into is not None for entry in opened.store.entries())
        journal = opened.journal(10)
    if as_json:
        typer.echo(_json({"entries": sum(types.values()), "types": dict(types), "redirects": redirects}))
        return
    typer.echo(f"{sum(types.values()):,} entries ({', '.join(f'{n:,} {t}' for t, n in sorted(types.items()))})")
    typer.echo(f"{redirects:,} merged away")
    for op in journal:
        undone = f", undone by {op.undone_by}" if op.undone_by else ""
        typer.echo(f"  {op.number}  {op.at}  {op.action}  {op.note}  ({op.entries:,} records{undone})")


@registry_app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="A file of entries; - is standard input.", allow_dash=True)],
    registry: Location = None,
    form: Annotated[FileFormat | None, typer.Option("--format", "-f", help="By default as the file ends.")] = None,
    type: Annotated[list[TypeName] | None, typer.Option(help="Only entries of this type; repeatable.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Of Wikidata labels and aliases; repeatable.")] = None,
    world: World = True,
    dry_run: DryRun = False,
) -> None:
    """Add the entries of a file; what is there already gets what it lacks and keeps what it has."""
    if form is FileFormat.spacy_kb:
        _fail("a spaCy KnowledgeBase is written, not read: it does not keep the types and kinds of names", code=2)
    with _opened(registry, world, writes=True) as opened, _input(file) as lines:
        wanted: list[EntityType] = [t.value for t in type or ()]
        entries = _read(lines, _format(file, form), file.name, wanted, language or ["en"])
        with _progress() as advance:
            report = opened.import_entries(entries, note=file.name, dry_run=dry_run, progress=advance)
    verb = "would be added" if dry_run else "added"
    typer.echo(
        f"{report.total:,} read: {report.added:,} {verb}, {report.changed:,} changed, {report.same:,} as they were"
    )


@registry_app.command("export")
def export_command(
    file: Annotated[Path, typer.Argument(help="The file to write; - is standard output.", allow_dash=True)],
    registry: Location = None,
    form: Annotated[
        FileFormat | None, typer.Option("--format", "-f", help="jsonl, csv or spacy-kb; else as the file ends.")
    ] = None,
    world: World = False,
) -> None:
    """Write all records, redirects included, as JSON lines or CSV; or what stands for itself as a spaCy KnowledgeBase
    (a folder for `InMemoryLookupKB.from_disk`, the recorded mentions as frequencies).
    """
    from newsquotes.registry.exchange.jsonl import write_jsonl
    from newsquotes.registry.exchange.table import write_csv

    chosen = _format(file, form)
    if chosen is FileFormat.spacy_kb:
        _export_spacy_kb(file, registry, world)
        return
    if chosen not in (FileFormat.jsonl, FileFormat.csv):
        _fail(f"entries can be written as jsonl, csv or spacy-kb, not as {chosen.value}", code=2)
    write = write_jsonl if chosen is FileFormat.jsonl else write_csv
    with _opened(registry, world) as opened:
        if str(file) == "-":
            count = write(opened.reader.entries(), sys.stdout)
        else:
            with file.open("w", encoding="utf-8", newline="") as out:
                count = write(opened.reader.entries(), out)
    typer.echo(f"{count:,} entries written", err=True)


def _export_spacy_kb(folder: Path, registry: str | None, world: bool) -> None:
    from spacy.vocab import Vocab

    from newsquotes.registry.exchange.spacy_kb import to_spacy_kb

    if str(folder) == "-" or folder.is_file():
        _fail("a spaCy KnowledgeBase is a folder; name one that is new or may be written over", code=2)
    with _opened(registry, world) as opened:
        entries = list(opened.entries())
        counts = opened.store.mention_totals([entry.id for entry in entries])
    kb = to_spacy_kb(entries, Vocab(), counts)
    kb.to_disk(folder)
    typer.echo(f"{len(kb):,} entities, {kb.get_size_aliases():,} names written", err=True)


# ---- inside -------------------------------------------------------------------------------------------------------


@contextmanager
def _opened(location: str | None, world: bool, *, writes: bool = False) -> Iterator[Registry]:
    """Open a registry; turn this library's errors into a message and exit code 1."""
    if location is None and writes:
        _fail("name the registry to change: --registry PATH, or NEWSQUOTES_REGISTRY", code=2)
    try:
        with Registry(location, world=world) as opened:
            yield opened
    except NewsquotesError as error:
        _fail(str(error))


def _fail(message: str, code: int = 1) -> NoReturn:
    typer.echo(f"newsquotes registry: {message}", err=True)
    raise typer.Exit(code)


@contextmanager
def _input(file: Path) -> Iterator[TextIO]:
    if str(file) == "-":
        yield sys.stdin
        return
    try:
        opened = file.open(encoding="utf-8", newline="")
    except OSError as error:
        _fail(f"{file} cannot be read: {error.strerror}")
    try:
        with opened:
            yield opened
    except UnicodeDecodeError as error:
        _fail(f"{file} is not UTF-8 text ({error.reason}); save it as UTF-8, e.g. with iconv")


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Show how many entries are done, on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("entries"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("entries", total=None)
        yield lambda n: bar.advance(task, n)


def _read(
    lines: TextIO, form: FileFormat, where: str, types: list[EntityType], languages: list[str]
) -> Iterator[Entry]:
    from newsquotes.registry.exchange.jsonl import read_jsonl
    from newsquotes.registry.exchange.table import read_csv
    from newsquotes.registry.exchange.wikidata import read_sparql, read_wikidata_dump

    if form is FileFormat.wikidata:
        yield from read_wikidata_dump(lines, languages=languages, types=types or None, where=where)
    elif form is FileFormat.sparql:
        only = types[0] if len(types) == 1 else None
        yield from read_sparql(lines.read(), type=only, types=types or None, where=where)
    else:
        entries = read_jsonl(lines, where) if form is FileFormat.jsonl else read_csv(lines, where)
        yield from (entry for entry in entries if not types or entry.type in types)


def _format(file: Path, form: FileFormat | None) -> FileFormat:
    if form is not None:
        return form
    return FileFormat.csv if file.suffix == ".csv" else FileFormat.jsonl


def _merge_unless_done(registry: Registry, source: str, target: str) -> None:
    """Merge what two ids lead to by now; an earlier yes may have merged one of them."""
    one, other = registry.get(source), registry.get(target)
    if one is not None and other is not None and one.id != other.id:
        registry.merge(one.id, other.id)


def _type(name: TypeName | None) -> EntityType | None:
    return name.value if name is not None else None


def _told(entry: Entry) -> str:
    return ", ".join(filter(None, [entry.type, entry.description, entry.country]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
