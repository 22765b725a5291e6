"""The word lists and tables under newsquotes/data, line by line."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def data_lines(name: str, package: str = "newsquotes") -> list[str]:
    """Return the lines of a file in the ``data`` folder of a package, without comments (``#``) and blank lines."""
    text = files(package).joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def data_rows(name: str) -> list[list[str]]:
    """Return the tab-separated cells of the lines of a file in newsquotes/data."""
    return [line.split("\t") for line in data_lines(name)]


def data_path(name: str) -> Path:
    """Return where a file in newsquotes/data lies, for what writes it anew; reading it is `data_lines`' work."""
    return Path(__file__).parent / "data" / name
