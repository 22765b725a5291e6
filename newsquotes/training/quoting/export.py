"""A fitted network as what the tagger reads: int8 ONNX, vocabulary, CRF and pointer parameters."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from newsquotes.training.quoting.fusing import fuse_attention
from newsquotes.training.quoting.network import QuoteNetwork


class OneWindow(nn.Module):
    """The network on one window, without a batch dimension."""

    def __init__(self, network: QuoteNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, quote: Tensor, case: Tensor, first_piece: Tensor) -> tuple[Tensor, Tensor]:
        """Emissions [W, L] and pointer vectors [W, 4 D]."""
        emissions, vectors = self.network(ids[None], quote[None], case[None], first_piece[None])
        return emissions[0], vectors[0]


def export(network: QuoteNetwork, out: Path, vocabulary: Path) -> None:
    """Write model.onnx, vocab.txt and parameters.json (without settings: `tune` adds them)."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        write_float(network, whole)
        small = Path(folder) / "int8.onnx"
        quantise(whole, small)
        model = fuse_attention(onnx.load(str(small)), network.shape.heads)
        onnx.save(model, str(out / "model.onnx"))
    if vocabulary.resolve() != (out / "vocab.txt").resolve():
        shutil.copy(vocabulary, out / "vocab.txt")
    (out / "parameters.json").write_text(json.dumps(parameters(network)), encoding="utf-8")


def write_float(network: QuoteNetwork, path: Path) -> None:
    """Float32 ONNX."""
    t, w = torch.full((20,), 5), torch.tensor([1, 3, 4, 8])
    one = torch.ones(20, dtype=torch.long)
    torch.onnx.export(
        OneWindow(network),
        (t, one, one, w),
        str(path),
        input_names=["ids", "quote", "case", "first_piece"],
        output_names=["emissions", "vectors"],
        dynamic_axes={
            "ids": {0: "T"},
            "quote": {0: "T"},
            "case": {0: "T"},
            "first_piece": {0: "W"},
            "emissions": {0: "W"},
            "vectors": {0: "W"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Weights of matrix products and embeddings to int8.

    Seven bits per weight: on CPUs without VNNI the sum of two eight-bit products saturates, and answers would differ
    from machine to machine.
    """
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def parameters(network: QuoteNetwork) -> dict[str, Any]:
    """CRF and pointer parameters as lists."""
    transition, start, end = network.crf()

    def plain(x: Tensor) -> list[Any]:
        return [[round(v, 5) for v in row] if isinstance(row, list) else round(row, 5) for row in x.detach().tolist()]

    return {
        "crf": {"transition": plain(transition), "start": plain(start), "end": plain(end)},
        "pointers": {
            "nothing": plain(network.nothing),
            "nothing_bias": plain(network.nothing_bias),
            "distance": plain(network.distance),
        },
    }
