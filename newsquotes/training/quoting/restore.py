"""Float weights to fit on from: of a checkpoint, or of the int8 weights that the pipeline reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from newsquotes.errors import ConfigError
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.training.quoting.network import NEVER, QuoteNetwork, Shape

BUNDLED = "bundled"
"""Stands for the folder of the weights that ship with the package."""


def restored(begin: str | Path | Sequence[str | Path], dropout: float) -> QuoteNetwork:
    """A network with the weights of `begin`, of the size that they have.

    begin: a checkpoint.pt or last.pt of a run (its moving average), a folder of weights, or "bundled"; of several the
    mean, which is better than each when all were fitted on from the same weights (model soups: Wortsman et al. 2022).

    Raises ConfigError when one is none of these, or when they differ in size.
    """
    begins = [begin] if isinstance(begin, str | Path) else list(begin)
    states = [_state(one) for one in begins]
    sizes = {len(state["encoder.layers.0.up.bias"]) for state in states}
    if len(sizes) != 1:
        raise ConfigError(
            f"--begin names weights with {' and '.join(map(str, sorted(sizes)))} inner neurons; a mean needs one size"
        )
    # What is not in all of them are buffers, which the network makes by itself.
    mean = {
        name: torch.stack([state[name] for state in states]).mean(0)
        for name in states[0]
        if all(name in state for state in states)
    }
    network = QuoteNetwork(Shape(inner=sizes.pop(), dropout=dropout))
    network.load_state_dict(mean, strict=False)  # the forbidden transitions are no weights
    return network


def _state(begin: str | Path) -> dict[str, Tensor]:
    folder = bundled_weights() if begin == BUNDLED else Path(begin)
    if (folder / "model.onnx").is_file():
        return read_int8(folder)
    if folder.is_file() and folder.suffix == ".pt":
        return read_checkpoint(folder)
    raise ConfigError(
        f"--begin is {str(begin)!r}; allowed: a checkpoint.pt that `newsquotes train quoting` wrote, a folder of "
        f"weights (with a model.onnx), or {BUNDLED!r}"
    )


def read_checkpoint(path: Path) -> dict[str, Tensor]:
    """Weights of a checkpoint.pt, or of the last.pt of a run (its moving average)."""
    state: dict[str, Tensor] = torch.load(path, weights_only=True)
    average = state.get("average", state)
    assert isinstance(average, dict)
    return average


def read_int8(folder: Path) -> dict[str, Tensor]:
    """Weights of model.onnx as floats (each at most half an int8 step off), with those of parameters.json."""
    model = onnx.load(str(folder / "model.onnx"))
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    state = {
        name.removeprefix("network."): torch.from_numpy(value.copy())
        for name, value in stored.items()
        if name.startswith("network.") and value.dtype == np.float32 and not name.endswith("_scale")
    }
    for name in stored:
        if name.startswith("network.") and name.endswith("_quantized"):
            table = name.removesuffix("_quantized")
            state[table.removeprefix("network.")] = _floats(stored, table)
    for name, product in _products(model):
        state[f"{name}.weight"] = _floats(stored, product).T.contiguous()
    return state | _parameters(folder)


def _products(model: onnx.ModelProto) -> Iterator[tuple[str, str]]:
    """Yield each linear part of the network and the name of its matrix; the bias that is added behind tells which."""
    reader = {name: node for node in reversed(model.graph.node) for name in node.input}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            after = node
            while after.op_type != "Add":
                after = reader[after.output[0]]
            bias = next(name for name in after.input if name.endswith(".bias"))
            yield bias.removeprefix("network.").removesuffix(".bias"), node.input[1].removesuffix("_quantized")


def _floats(stored: dict[str, np.ndarray], name: str) -> Tensor:
    """One dequantised table; scales and zero points are of the whole table or of each column."""
    steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return torch.from_numpy(steps * stored[f"{name}_scale"])


def _parameters(folder: Path) -> dict[str, Tensor]:
    plain = json.loads((folder / "parameters.json").read_text(encoding="utf-8"))
    state = {name: torch.tensor(value) for name, value in {**plain["crf"], **plain["pointers"]}.items()}
    for name in plain["crf"]:
        # What the file holds includes the bar on impossible sequences, which the network adds by itself.
        state[name] = torch.where(state[name] < NEVER / 2, torch.zeros(()), state[name])
    return state
