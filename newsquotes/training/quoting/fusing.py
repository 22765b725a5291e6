"""Attention as one operator: the quickest way onnxruntime has on a CPU without int8 dot products.

The exporter writes attention as some forty small nodes. onnxruntime fuses the rest (quantised products, GELU, norms)
by itself when it loads the model, but not this shape of attention.
"""

from __future__ import annotations

from collections.abc import Iterable

import onnx
from onnx import helper

CONTRIB = "com.microsoft"


def fuse_attention(model: onnx.ModelProto, heads: int) -> onnx.ModelProto:
    """Put one MultiHeadAttention node in the place of each softmax and what is around it; changes `model`."""
    graph = model.graph
    made = {output: node for node in graph.node for output in node.output}
    reader = {name: node for node in reversed(graph.node) for name in node.input}
    fused: dict[str, list[onnx.NodeProto]] = {}
    for number, softmax in enumerate(node for node in graph.node if node.op_type == "Softmax"):
        split = _upward(softmax, "Split", made)
        packed = _upward(split, "Reshape", made).input[0]  # query, key and value beside each other
        end = softmax
        while end.op_type != "Reshape":
            end = reader[end.output[0]]
        parts = [f"attention_{number}_{part}" for part in ("query", "key", "value")]
        fused[end.output[0]] = [
            helper.make_node("Split", [packed], parts, f"split_{number}", axis=-1),
            helper.make_node(
                "MultiHeadAttention", parts, [end.output[0]], f"attention_{number}", domain=CONTRIB, num_heads=heads
            ),
        ]
    nodes = [new for node in graph.node for new in fused.get(node.output[0], [node])]
    kept = _wanted(nodes, (output.name for output in graph.output))
    del graph.node[:]
    graph.node.extend(kept)
    if all(known.domain != CONTRIB for known in model.opset_import):
        model.opset_import.append(helper.make_opsetid(CONTRIB, 1))
    return model


def _upward(node: onnx.NodeProto, kind: str, made: dict[str, onnx.NodeProto]) -> onnx.NodeProto:
    """The nearest node of a kind along the first inputs."""
    while node.op_type != kind:
        node = made[node.input[0]]
    return node


def _wanted(nodes: list[onnx.NodeProto], outputs: Iterable[str]) -> list[onnx.NodeProto]:
    """The nodes that the outputs need, in order."""
    live, kept = set(outputs), []
    for node in reversed(nodes):
        if live.intersection(node.output):
            kept.append(node)
            live.update(node.input)
    return kept[::-1]
