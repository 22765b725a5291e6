"""The whole way on a tiny network and two articles: fit, kill, resume, export."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra newsquotes[train]")
pytest.importorskip("onnx", reason="needs the extra newsquotes[train]")
import torch

from newsquotes.evaluation import Document
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.results import Article, Quote, Span
from newsquotes.training.quoting.examples import examples
from newsquotes.training.quoting.export import export
from newsquotes.training.quoting.fit import Run, rate
from newsquotes.training.quoting.gold import to_gold
from newsquotes.training.quoting.losses import LogPartition
from newsquotes.training.quoting.network import QuoteNetwork, Shape
from newsquotes.training.quoting.pruning import prune
from newsquotes.training.quoting.recipe import Recipe
from newsquotes.training.quoting.scoring import read_all, score, torch_tagger
from newsquotes.training.quoting.train import split

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::FutureWarning")

SHAPE = Shape(hidden=24, layers=2, heads=2, inner=32, pointer=8)
RECIPE = Recipe(epochs=2, window=32, pieces=64, hold_out=0)
TEXT = "The road is open, Ann Lee said.\n“Nobody came,” added Okeke."
VOCABULARY = bundled_weights() / "vocab.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    def span(part: str) -> Span:
        return Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part))

    quote = Quote("indirect", (span("The road is open"),), (span("Ann Lee"),), (span("said"),))
    return Document(Article(TEXT, id="a", quotes=(quote,)))


@pytest.fixture
def network() -> QuoteNetwork:
    torch.manual_seed(0)
    return QuoteNetwork(SHAPE)


def test_a_killed_run_ends_like_one_that_was_not(document: Document, tmp_path: Path, network: QuoteNetwork) -> None:
    pieces, golds = WordPieces.from_file(VOCABULARY), [to_gold(document)] * 3
    ends = []
    for name, kill in (("whole", False), ("killed", True)):
        (tmp_path / name).mkdir()
        torch.manual_seed(0)
        run = Run(tmp_path / name, QuoteNetwork(SHAPE), pieces, RECIPE)
        epochs: list[int] = []
        for _ in run.fit(golds, epochs.append):
            if kill and run.epoch == 1:
                break  # after the checkpoint that ends the first epoch, perhaps some steps later
        if kill:
            torch.manual_seed(1)  # whatever the new process begins with, the checkpoint decides
            run = Run(tmp_path / name, QuoteNetwork(SHAPE), pieces, RECIPE)
            assert run.epoch == 1
            for _ in run.fit(golds, epochs.append):
                pass
        assert run.epoch == RECIPE.epochs
        ends.append(run.average.state_dict())
    for name, value in ends[0].items():
        assert torch.allclose(value, ends[1][name], atol=1e-6), name


def test_the_export_answers_like_the_network(document: Document, tmp_path: Path, network: QuoteNetwork) -> None:
    export(network, tmp_path, VOCABULARY)
    exported, whole = QuoteTagger.load(tmp_path), torch_tagger(network, WordPieces.from_file(VOCABULARY))
    article = whole.encode(TEXT)
    for ours, theirs in zip(exported.scores(article), whole.scores(article), strict=True):
        assert np.abs(ours.emissions - theirs.emissions).max() < 0.2 * np.abs(theirs.emissions).max() + 0.05
    assert score(exported, read_all(exported, [document])).scores["relation"].counts


def test_the_gradient_of_the_log_partition(network: QuoteNetwork) -> None:
    length = torch.tensor([3, 1])
    given = [torch.randn(2, 3, 4), torch.randn(4, 4), torch.randn(4), torch.randn(4)]
    for part in given:
        part.requires_grad_()
    emissions, transition, start, end = given

    def plain() -> torch.Tensor:
        total = torch.zeros(())
        for e, n in zip(emissions, length, strict=True):
            a = start + e[0]
            for t in range(1, int(n)):
                a = torch.logsumexp(a[:, None] + transition, 0) + e[t]
            total = total + torch.logsumexp(a + end, 0)
        return total

    ours = LogPartition.apply(emissions, length, transition, start, end)
    assert ours.item() == pytest.approx(plain().item(), rel=1e-5)
    wanted = torch.autograd.grad(plain(), given)
    for got, want in zip(torch.autograd.grad(ours, given), wanted, strict=True):
        assert torch.allclose(got, want, atol=1e-5)


def test_the_rate_warms_up_and_decays() -> None:
    rates = [rate(x / 20, 0.1) for x in range(21)]
    assert max(rates) == pytest.approx(1.0)
    assert rates[0] < rates[1] < rates[2] > rates[3] > rates[-1] > 0


def test_articles_given_twice_are_held_out_together(document: Document) -> None:
    others = [Document(Article(f"Nothing {i}.", id=str(i))) for i in range(9)]
    fitted, held_out = split([document, *others, document], hold_out=5)
    assert [d.key for d in held_out] == ["a", "4"]
    assert not {d.key for d in fitted} & {"a", "4"}


def test_pruning_keeps_the_answers_where_neurons_are_idle(document: Document, network: QuoteNetwork) -> None:
    pieces = WordPieces.from_file(VOCABULARY)
    for layer in network.encoder.layers:
        with torch.no_grad():
            layer.down.weight[:, 8:16] = 0  # these neurons do nothing
    before = torch_tagger(network, pieces)
    article = before.encode(TEXT)
    wanted = before.scores(article)[0].emissions
    prune(network, list(examples(to_gold(document), pieces, 32, 0, random.Random(0))) * 20, keep=24)
    assert network.encoder.layers[0].up.out_features == 24
    assert np.abs(before.scores(article)[0].emissions - wanted).max() < 0.2
