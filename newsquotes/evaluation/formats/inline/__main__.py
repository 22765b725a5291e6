"""Check files of inline markup while they are being written.

usage::

    python -m newsquotes.evaluation.formats.inline check FILE... [--text-dir DIR]

prints one line per file, ``OK  FILE  n quotes  n entities  n mentions``, or every error of the file as
``FILE:LINE: reason``, and under it ``note:`` lines for what is allowed but often a slip. ``--text-dir DIR`` also
holds each file's text to ``DIR/<id>.txt`` (the header's id). Exit code 1 when a file has an error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.inline.reader import read
from newsquotes.results import Article


def check(path: Path, text_dir: Path | None = None) -> Article:
    """Read one file, held to its text in ``text_dir`` when that is given; raises FormatError as `read` does."""
    article = read(path)
    if text_dir is None:
        return article
    if article.id is None:
        raise FormatError(f"{path}:1: the header has no 'id', so its text in {text_dir} cannot be found")
    text_path = text_dir / f"{article.id}.txt"
    if not text_path.is_file():
        raise FormatError(f"{path}:1: there is no {text_path}; the header's id must be the name of the text file")
    with text_path.open(encoding="utf-8", newline="") as file:
        return read(path, text=file.read())


def notes(article: Article) -> list[str]:
    """Return what the format allows but an annotator seldom means."""
    found = [
        f"entity {entity.id!r} ({entity.name}) has no mention in the text"
        for entity in article.entities
        if not entity.mentions
    ]
    for quote in article.quotes:
        start = quote.text[:40]
        if quote.source and not quote.speakers:
            found.append(f"{start!r} has a source but neither speaker nor description in the header")
        if quote.speakers and not quote.source:
            found.append(f"{start!r} has a speaker in the header but no source in the text")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checker; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m newsquotes.evaluation.formats.inline", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check", help="check files of inline markup")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--text-dir", type=Path, metavar="DIR", help="hold each text to DIR/<id>.txt")
    options = parser.parse_args(arguments)
    failed = False
    for path in options.files:
        try:
            article = check(path, options.text_dir)
        except (FormatError, OSError) as error:
            failed = True
            print(error)
            continue
        mentions = sum(len(entity.mentions) for entity in article.entities)
        print(f"OK  {path}  {len(article.quotes)} quotes  {len(article.entities)} entities  {mentions} mentions")
        for note in notes(article):
            print(f"    note: {note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
