"""The formats annotated articles come in, one file each; docs/evaluation.md describes them.

`read` finds out by content which one a file or folder is in. Nothing is read by half: the first error stops it, naming
file, line and reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsquotes.errors import ConfigError, FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats import attributions, brat, citron, gum, own, prodigy
from newsquotes.evaluation.formats.inline import documents as inline

__all__ = ["FORMATS", "Format", "find_format", "read", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how to tell that a path is in it, how to read it and, where that is possible, how to write it.

    ``read`` takes the path and the texts of known articles by id, for files that leave the text out.
    """

    name: str
    accepts: Callable[[Path], bool]
    read: Callable[[Path, Mapping[str, str]], Iterator[Document]]
    write: Callable[[Iterable[Document], Path], None] | None


# In the order they are tried: the narrower test before the wider one.
FORMATS: Mapping[str, Format] = {
    known.name: known
    for known in (
        Format("brat", brat.accepts, brat.read, brat.write),
        Format("newsquotes", own.accepts, own.read, own.write),
        Format("attributions", attributions.accepts, attributions.read, attributions.write),
        Format("gum", gum.accepts, gum.read, None),
        Format("prodigy", prodigy.accepts, prodigy.read, prodigy.write),
        Format("citron", citron.accepts, citron.read, citron.write),
        Format("inline", inline.accepts, inline.read, inline.write),
    )
}


def find_format(path: Path, name: str | None = None) -> Format:
    """Return the format of that name, or the first one that accepts the path.

    Raises ConfigError for an unknown name, FormatError when no format accepts the path, and FileNotFoundError.
    """
    if name is not None:
        if name not in FORMATS:
            raise ConfigError(f"There is no format {name!r}; allowed: {', '.join(FORMATS)}")
        return FORMATS[name]
    if not path.exists():
        raise FileNotFoundError(f"There is no file or folder {path}")
    for known in FORMATS.values():
        if known.accepts(path):
            return known
    raise FormatError(
        f"{path} is in none of the known formats ({', '.join(FORMATS)}). Name one with --reader to see what is wrong."
    )


def read(path: Path, *, reader: str | None = None, texts: Mapping[str, str] | None = None) -> list[Document]:
    """Read every article of a file or folder; ``reader`` names its format, ``texts`` has known texts by id.

    Raises FormatError naming file, line and reason, also when there is no article at all.
    """
    documents = list(find_format(path, reader).read(path, texts or {}))
    if not documents:
        raise FormatError(f"{path}: no article in it")
    return documents


def write(documents: Iterable[Document], path: Path, *, writer: str) -> None:
    """Write articles in the format of that name; raises ConfigError when it is unknown or can only be read."""
    known = find_format(path, writer)
    if known.write is None:
        able = ", ".join(f.name for f in FORMATS.values() if f.write)
        raise ConfigError(f"The format {writer!r} can only be read; allowed: {able}")
    known.write(documents, path)
