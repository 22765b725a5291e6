"""Fits the weights that tell speech, writing and thought where the cue's word alone does not.

usage: python -m newsquotes.training.modes

It reads the features and modes of labelled cues from newsquotes/data/report/labelled_modes.tsv and writes
mode_weights.json beside it: a softmax over three modes, a weight for each feature and mode.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from newsquotes.data_files import data_path
from newsquotes.quoting.report.mode import likeliest
from newsquotes.quoting.report.tables import Weights
from newsquotes.results import MODES, Mode
from newsquotes.training.softmax import Example, fit

FOLDER = data_path("report")
PENALTY = 1e-3
"""L2 penalty per example; 1e-5 to 3e-3 gave the same within two cues, in folds and on the held-out part."""

MIN_COUNT = 2
"""Labelled cues: a feature seen in fewer is left out; few are labelled, so that even two of a kind tell."""

Labelled = tuple[Mode, tuple[str, ...]]


def read_labelled(path: Path = FOLDER / "labelled_modes.tsv") -> dict[str, list[Labelled]]:
    """Return the labelled cues, mode and features, by part: "fit" and "held out"."""
    parts: dict[str, list[Labelled]] = {"fit": [], "held out": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "part\t")):
            part, mode, names = line.split("\t")
            parts[part].append((cast(Mode, mode), tuple(names.split())))
    return parts


def fit_weights(labelled: Sequence[Labelled], penalty: float = PENALTY) -> Weights:
    """Fit a weight for every feature and mode."""
    examples = [
        Example(tuple(tuple(f"{mode} {name}" for name in names) for mode in MODES), (MODES.index(right),))
        for right, names in labelled
    ]
    weights: Weights = {mode: {} for mode in MODES}
    for key, weight in fit(examples, penalty=penalty, min_count=MIN_COUNT).items():
        mode, name = key.split(" ", 1)
        weights[mode][name] = weight  # type: ignore[index]
    return weights


def right(weights: Weights, labelled: Sequence[Labelled]) -> int:
    """Count the labelled cues that the weights decide as they are labelled."""
    return sum(likeliest(weights, names) == mode for mode, names in labelled)


def main() -> None:
    """Fit, print how many of the held-out cues are right, then fit on all and write the weights."""
    parts = read_labelled()
    fitted, held = parts["fit"], parts["held out"]
    speech = sum(mode == "speech" for mode, _ in held)
    record = {
        "origin": "newsquotes.training.modes on labelled_modes.tsv",
        "labelled cues": len(fitted) + len(held),
        "held out": len(held),
        "right of held out, fitted without them": right(fit_weights(fitted), held),
        "right of held out, all taken for speech": speech,
        "weights": fit_weights([*fitted, *held]),
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    (FOLDER / "mode_weights.json").write_text(text + "\n", encoding="utf-8")
    print({name: value for name, value in record.items() if name != "weights"})


if __name__ == "__main__":
    main()
