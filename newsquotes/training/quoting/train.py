"""From annotated articles to a folder of weights: read, fit, score, export."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from newsquotes.errors import ConfigError
from newsquotes.evaluation import Document, Evaluation, read
from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.quoting.tagging.tagger import QuoteTagger
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.training.quoting.base import base_folder, load_base
from newsquotes.training.quoting.examples import examples
from newsquotes.training.quoting.export import export
from newsquotes.training.quoting.fit import Progress, Run
from newsquotes.training.quoting.gold import to_gold
from newsquotes.training.quoting.model_card import model_card
from newsquotes.training.quoting.network import QuoteNetwork, Shape
from newsquotes.training.quoting.pruning import prune
from newsquotes.training.quoting.recipe import Recipe
from newsquotes.training.quoting.scoring import read_all, score, torch_tagger
from newsquotes.training.quoting.tune import fit_settings, write_settings


def train(
    corpora: Sequence[Path],
    dev: Path,
    out: Path,
    recipe: Recipe,
    *,
    begin: Path | None = None,
    on_step: Callable[[Progress], None] = lambda progress: None,
    on_epoch: Callable[[int, Evaluation], None] = lambda epoch, scores: None,
) -> Evaluation:
    """Fit the tagger and write checkpoint.pt, model.onnx, vocab.txt, parameters.json and MODEL_CARD.md into `out`.

    A run that was killed goes on where it stood when it is called again with the same recipe and folder. `begin` is a
    checkpoint.pt to go on from. Returns the scores on dev of the exported weights.

    Raises ConfigError when `out` holds a run with another recipe, FormatError for an article that cannot be read, and
    MissingDependencyError without the base weights.
    """
    documents = [document for corpus in corpora for document in read(corpus)]
    fitted, held_out = split(documents, recipe.hold_out)
    judged = read(dev)
    _claim(out, recipe)
    vocabulary = bundled_weights() / "vocab.txt"
    wordpieces = WordPieces.from_file(vocabulary)
    run = Run(out, begin_network(recipe, begin), wordpieces, recipe)

    def after_epoch(epoch: int) -> None:
        tagger = torch_tagger(run.average, wordpieces)
        on_epoch(epoch, score(tagger, read_all(tagger, judged)))

    golds = [to_gold(document) for document in fitted]
    for progress in run.fit(golds, after_epoch):
        on_step(progress)
    torch.save(run.average.state_dict(), out / "checkpoint.pt")
    rng = random.Random(recipe.seed)
    shuffled = rng.sample(golds, len(golds))
    prune(run.average, (e for g in shuffled for e in examples(g, wordpieces, recipe.window, recipe.context, rng)))
    export(run.average, out, vocabulary)
    scores = finish(out, held_out, judged)
    card = model_card(recipe, corpora, fitted, len(held_out), scores, begin)
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    return scores


def split(documents: Sequence[Document], hold_out: int) -> tuple[list[Document], list[Document]]:
    """Articles to fit on and articles kept for thresholds and calibration."""
    if not hold_out:
        return list(documents), []
    return [d for i, d in enumerate(documents) if i % hold_out], list(documents[::hold_out])


def finish(folder: Path, held_out: Sequence[Document], dev: Sequence[Document]) -> Evaluation:
    """Fit the settings of exported weights on the held-out articles, then score dev."""
    tagger = QuoteTagger.load(folder)
    tagger.settings = fit_settings(tagger, read_all(tagger, held_out))
    write_settings(folder, tagger.settings)
    return score(tagger, read_all(tagger, dev))


def begin_network(recipe: Recipe, begin: Path | None) -> QuoteNetwork:
    """A network with the weights of a checkpoint, or with base weights and fresh heads."""
    torch.manual_seed(recipe.seed)
    network = QuoteNetwork(Shape(dropout=recipe.dropout))
    if begin is None:
        load_base(network.encoder, base_folder() / "model.safetensors")
    else:
        network.load_state_dict(read_checkpoint(begin))
    return network


def read_checkpoint(path: Path) -> dict[str, torch.Tensor]:
    """Weights of a checkpoint.pt, or of the last.pt of a run (its moving average)."""
    if path.suffix == ".onnx" or not path.is_file():
        raise ConfigError(
            f"--begin is {str(path)!r}; allowed: a checkpoint.pt that `newsquotes train quoting` wrote. The int8 "
            "model.onnx that ships with the package cannot be fitted any further."
        )
    state: dict[str, torch.Tensor] = torch.load(path, weights_only=True)
    average = state.get("average", state)
    assert isinstance(average, dict)
    return average


def _claim(out: Path, recipe: Recipe) -> None:
    """Make the folder, or see that the run in it has the same recipe."""
    out.mkdir(parents=True, exist_ok=True)
    file, wanted = out / "recipe.json", asdict(recipe)
    if file.exists() and json.loads(file.read_text(encoding="utf-8")) != wanted:
        raise ConfigError(f"{out} holds a run with other settings ({file.name}); name another --out or empty it")
    file.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
