"""Fitting the weights of modes: what was labelled, and that a second fit gives the file that ships."""

from __future__ import annotations

import json

from newsquotes.quoting.report.mode import likeliest
from newsquotes.quoting.report.tables import mode_weights
from newsquotes.results import MODES
from newsquotes.training.modes import FOLDER, fit_weights, read_labelled, right


def test_the_weights_that_ship_are_those_of_the_labelled_cues() -> None:
    parts = read_labelled()
    assert fit_weights([*parts["fit"], *parts["held out"]]) == mode_weights()


def test_the_weights_are_better_than_speech_for_all_on_held_out_cues() -> None:
    parts = read_labelled()
    record = json.loads((FOLDER / "mode_weights.json").read_text(encoding="utf-8"))
    found = right(fit_weights(parts["fit"]), parts["held out"])
    assert found == record["right of held out, fitted without them"]
    assert found > record["right of held out, all taken for speech"]


def test_a_feature_decides() -> None:
    labelled = [(mode, ("bias", f"word={mode}")) for mode in MODES for _ in range(4)]
    weights = fit_weights(labelled)
    assert [likeliest(weights, ("bias", f"word={mode}")) for mode in MODES] == list(MODES)
