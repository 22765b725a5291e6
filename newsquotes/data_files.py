"""The word lists and tables under newsquotes/data, line by line."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def data_lines(name: str, package: str = "newsquotes") -> list[str]:
    """Return the lines of a file in the ``data`` folder of a package, without comments (``#``) and blank lines."""
    text = files(package).joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def data_rows(name: str) -> list[list[str]]:
    """Return the tab-separated cells of the lines of a file in newsquotes/data."""
    return [line.split("\t") for line in data_lines(name)]


def data_json(name: str) -> Any:
    """Return what a JSON file in newsquotes/data holds."""
    return json.loads(data_path(name).read_text(encoding="utf-8"))


def data_path(name: str) -> Path:
    """Return where a file in newsquotes/data lies, for what writes it anew or takes paths of other files too."""
    return Path(__file__).parent / "data" / name
