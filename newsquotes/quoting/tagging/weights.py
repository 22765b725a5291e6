"""Where the bundled weights lie."""

from __future__ import annotations

from pathlib import Path

from newsquotes.data_files import data_path


def bundled_weights() -> Path:
    """Return the folder of the weights that ship with the package (model card: MODEL_CARD.md beside them)."""
    return data_path("quoting")
