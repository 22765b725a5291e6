"""Inline markup as one of the formats: a file an article, or a folder of files that end in .inline, .markup or .txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats.inline.reader import read as read_article
from newsquotes.evaluation.formats.inline.writer import render
from newsquotes.evaluation.formats.rows import JSON_SUFFIXES, files

SUFFIXES = (".inline", ".markup", ".txt")


def accepts(path: Path) -> bool:
    """Say whether the file has a line of exactly ``---`` after what begins like JSON."""
    found = _files(path)
    if not found or found[0].suffix in JSON_SUFFIXES:
        return False
    try:
        source = found[0].read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError):
        return False
    return source.lstrip().startswith("{") and "\n---" in source


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read articles; one without an id is called by its file's name."""
    for file in _files(path):
        article = read_article(file)
        yield Document.of(replace(article, id=article.id or file.stem), confidence=False)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one article to a file, or several into a folder as ID.inline."""
    everything = list(documents)
    if path.suffix:
        if len(everything) != 1:
            raise FormatError(
                f"{path}: inline markup is a file an article, and there are {len(everything)}: name a folder"
            )
        _write(path, everything[0])
        return
    path.mkdir(parents=True, exist_ok=True)
    for i, document in enumerate(everything, 1):
        name = document.article.id or f"article-{i}"
        if Path(name).name != name:
            raise FormatError(f"article {name!r}: files are named by the id, and this one cannot name a file")
        _write(path / f"{name}.inline", document)


def _files(path: Path) -> list[Path]:
    # Articles often lie beside their markup as .txt; an article does not begin with a brace, a header does.
    return [
        file
        for file in files(path, SUFFIXES)
        if file == path or file.suffix != ".txt" or file.read_bytes().lstrip().startswith(b"{")
    ]


def _write(path: Path, document: Document) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(render(document.article))
