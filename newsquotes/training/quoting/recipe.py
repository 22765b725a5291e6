"""Everything that decides the outcome of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of a run; the defaults are those that the bundled weights were fitted with.

    window, context: pieces; pieces: padded pieces a batch; minutes: when above 0 the rate decays with the time spent,
    not with the steps, and the run ends with it (such a run cannot be repeated exactly); hold_out: every so many-th
    article is kept from the fit, for thresholds and calibration, 0 keeps none; inner: neurons kept of each
    feed-forward part.
    """

    epochs: int = 6
    seed: int = 1
    window: int = 256
    context: int = 0
    pieces: int = 2048
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    minutes: float = 0.0
    average: float = 0.995
    dropout: float = 0.1
    hold_out: int = 20
    augment: bool = True
    inner: int = 1024
