"""Articles as the command line gives them out: a table, JSON, JSON lines or an HTML page; and files replaced whole.

Each format is a generator of text chunks, so that the first article is out before the last one is read.
"""

from __future__ import annotations

import json
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from html import escape
from pathlib import Path
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsquotes.results import Article, Quote, Speaker

STDIN_NAME = "standard input"

SPEAKER_WIDTH, CUE_WIDTH = 22, 12
"""Characters at most; with them a quote has some 40 characters a line on a terminal of 80."""

MAX_CANDIDATES = 2
"""Candidates shown where a pronoun was left open; all are in the JSON."""

ROOMY = 120
"""From this width on speakers get twice the room, and the confidence a column of its own."""

NEW_FILE_MODE = 0o666
"""What a file gets when it is new, before the umask takes its share."""


class Format(str, Enum):
    """The forms in which the command line gives out articles."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def written(articles: Iterable[Article], form: Format, *, single: bool, console: Console) -> Iterator[str]:
    """Yield the articles in the form asked for; ``single`` JSON is an object, otherwise an array."""
    if form is Format.JSON:
        return as_json(articles, single=single)
    if form is Format.JSONL:
        return as_jsonl(articles)
    if form is Format.HTML:
        return as_page(articles)
    return as_tables(articles, console)


def as_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one line of JSON per article."""
    for article in articles:
        yield article.to_json(indent=None) + "\n"


def as_json(articles: Iterable[Article], *, single: bool) -> Iterator[str]:
    """Yield one JSON object when there is a ``single`` article to come, else an array of them."""
    if single:
        for article in articles:
            yield article.to_json() + "\n"
        return
    opening = "[\n"
    for article in articles:
        yield opening + json.dumps(article.to_dict(), ensure_ascii=False, indent=2)
        opening = ",\n"
    yield "\n]\n" if opening != "[\n" else "[]\n"


def as_page(articles: Iterable[Article]) -> Iterator[str]:
    """Yield a whole HTML page, an article after the other."""
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" '
        'content="light dark"><title>Who said what</title><style>body{margin:2rem auto;padding:0 1rem;max-width:52em;'
        "font-family:system-ui,sans-serif}h2{font-size:1rem;opacity:.7}</style></head><body>\n"
    )
    for article in articles:
        yield f"<article><h2>{escape(article.id or STDIN_NAME)}</h2>\n{article.to_html()}</article>\n"
    yield "</body></html>\n"


def as_tables(articles: Iterable[Article], console: Console) -> Iterator[str]:
    """Yield a table per article, as wide as the console: speaker, kind, quote, cue and confidence."""
    for article in articles:
        with console.capture() as capture:
            console.print(table(article, console.width))
        yield capture.get()


def table(article: Article, width: int) -> Table:
    """Lay out the quotes of an article for a terminal of ``width`` characters."""
    roomy = width >= ROOMY
    speakers = {quote.speaker.entity_id or quote.speaker.name for quote in article.quotes if quote.speaker} - {None}
    made = Table(
        title=Text(printable(article.id or STDIN_NAME), style="bold"),
        title_justify="left",
        caption=f"{_count(article.quotes, 'quote')}, {_count(speakers, 'known speaker')}",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        expand=True,
        leading=1,
    )
    made.add_column("Speaker", max_width=SPEAKER_WIDTH * (1 + roomy), overflow="fold")
    made.add_column("Kind", no_wrap=True)
    made.add_column("Quote", ratio=1, overflow="fold")
    made.add_column("Cue" if roomy else "Cue, conf.", max_width=CUE_WIDTH * (1 + roomy), overflow="fold")
    if roomy:
        made.add_column("Conf.", justify="right")
    for quote in article.quotes:
        cue = Text(printable(" … ".join(span.text for span in quote.cue)) or "–")
        sure = Text(f"{quote.confidence:.2f}", style="dim")
        last = (cue, sure) if roomy else (Text("\n").join([cue, sure]),)
        made.add_row(_speakers(quote), _kind(quote), Text(printable(quote.text)), *last)
    return made


def _kind(quote: Quote) -> Text:
    """The kind; below it what is not plain: writing or thought, denied or left open."""
    more = [word for word in (quote.mode, quote.polarity) if word not in ("speech", "positive")]
    return Text.assemble(quote.kind, *((f"\n{word}", "dim") for word in more))


def _speakers(quote: Quote) -> Text:
    if not quote.speakers:
        return Text("(no source)", style="dim")
    return Text("\n").join(_speaker(speaker) for speaker in quote.speakers)


def _speaker(speaker: Speaker) -> Text:
    if speaker.name is None:
        unnamed = Text(f"({printable(speaker.description or 'unnamed')})", style="italic")
        open_to = [] if speaker.description else speaker.candidates[:MAX_CANDIDATES]
        return Text("\n").join([unnamed, *(Text(f"{printable(str(c))}?", style="dim") for c in open_to)])
    told = ", ".join(part for part in (speaker.role, speaker.affiliation) if part)
    return Text.assemble((printable(speaker.name), "bold"), (f"\n{printable(told)}" if told else "", "dim"))


def _count(things: Iterable[object], name: str) -> str:
    number = len(list(things))
    return f"{number} {name}{'' if number == 1 else 's'}"


def printable(text: str) -> str:
    """Return the text on one line, without the control characters that an article could steer a terminal by."""
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text).split())


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a file that takes the place of ``path`` when the block ends without an exception, and not before.

    A reader never sees half a result, and a failed run leaves the old file as it was. What is not a regular file
    (a pipe, a terminal) is written directly.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8") as direct:
            yield direct
        return
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            yield file
        os.chmod(name, path.stat().st_mode if path.exists() else NEW_FILE_MODE & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
