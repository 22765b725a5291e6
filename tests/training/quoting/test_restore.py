"""Weights to go on from: checkpoints, and floats made of the int8 weights that the pipeline reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra newsquotes[train]")
pytest.importorskip("onnx", reason="needs the extra newsquotes[train]")
import torch

from newsquotes.errors import ConfigError
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.training.quoting.network import QuoteNetwork, Shape
from newsquotes.training.quoting.restore import read_int8, restored
from newsquotes.training.quoting.scoring import torch_tagger

TEXT = "The road is open, Ann Lee said.\n“Nobody came,” added Okeke."


def test_the_bundled_weights_become_floats_that_answer_alike() -> None:
    network = restored("bundled", dropout=0.1)
    assert {name for name, _ in network.named_parameters()} <= set(read_int8(bundled_weights()))
    shipped = QuoteTagger.load(bundled_weights())
    again = torch_tagger(network, WordPieces.from_file(bundled_weights() / "vocab.txt"))
    article = shipped.encode(TEXT)
    for ours, theirs in zip(again.scores(article), shipped.scores(article), strict=True):
        apart = np.abs(ours.emissions - theirs.emissions).mean()
        assert apart < 0.03 * np.abs(theirs.emissions).max()  # int8 rounds activations too
        assert (ours.emissions.argmax(1) == theirs.emissions.argmax(1)).mean() >= 0.9  # near ties may fall otherwise
    start, wanted = network.crf()[1].tolist(), shipped.crf.start.tolist()
    assert start == pytest.approx(wanted, abs=1e-3)


def test_a_checkpoint_of_any_inner_size(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = QuoteNetwork(Shape(inner=64))
    torch.save({"average": network.state_dict()}, tmp_path / "last.pt")
    again = restored(tmp_path / "last.pt", dropout=0.1)
    assert again.shape.inner == 64
    assert torch.equal(again.point.weight, network.point.weight)


def test_several_checkpoints_are_averaged(tmp_path: Path) -> None:
    torch.manual_seed(0)
    networks = [QuoteNetwork(Shape(inner=64)) for _ in range(3)]
    paths = [tmp_path / f"{i}.pt" for i in range(3)]
    for network, path in zip(networks, paths, strict=True):
        torch.save(network.state_dict(), path)
    mean = restored(paths, dropout=0.1)
    wanted = sum(network.point.weight for network in networks) / 3
    assert torch.allclose(mean.point.weight, wanted, atol=1e-6)
    assert restored([paths[0]], dropout=0.1).shape.inner == 64


def test_checkpoints_of_unlike_size_have_no_mean(tmp_path: Path) -> None:
    for inner in (32, 64):
        torch.save(QuoteNetwork(Shape(inner=inner)).state_dict(), tmp_path / f"{inner}.pt")
    with pytest.raises(ConfigError, match="with 32 and 64 inner neurons; a mean needs one size"):
        restored([tmp_path / "32.pt", tmp_path / "64.pt"], dropout=0.1)


@pytest.mark.parametrize("name", ["nothing-here.pt", "", "weights"])
def test_what_is_no_weights_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"allowed: a checkpoint\.pt"):
        restored(tmp_path / name, dropout=0.1)
