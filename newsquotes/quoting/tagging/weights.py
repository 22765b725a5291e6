"""Where the bundled weights lie."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def bundled_weights() -> Path:
    """Return the folder of the weights that ship with the package (model card: MODEL_CARD.md beside them)."""
    return Path(str(files("newsquotes") / "data" / "quoting"))
