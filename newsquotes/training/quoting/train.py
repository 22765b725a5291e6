"""From annotated articles to a folder of weights: read, fit, score, export."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from newsquotes.errors import ConfigError
from newsquotes.evaluation import Document, Evaluation, read
from newsquotes.quoting.tagging.encoding import WordPieces
from newsquotes.quoting.tagging.tagger import QuoteTagger
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.training.quoting.base import base_folder, load_base
from newsquotes.training.quoting.examples import Example, examples
from newsquotes.training.quoting.export import export
from newsquotes.training.quoting.fit import Progress, Run
from newsquotes.training.quoting.gold import Gold, to_gold
from newsquotes.training.quoting.model_card import model_card
from newsquotes.training.quoting.network import QuoteNetwork, Shape
from newsquotes.training.quoting.pruning import prune
from newsquotes.training.quoting.recipe import Recipe
from newsquotes.training.quoting.restore import restored
from newsquotes.training.quoting.scoring import read_all, score, torch_tagger
from newsquotes.training.quoting.tune import fit_settings, write_settings


def train(
    corpora: Sequence[Path],
    dev: Path,
    out: Path,
    recipe: Recipe,
    *,
    begin: Sequence[str | Path] = (),
    on_step: Callable[[Progress], None] = lambda progress: None,
    on_epoch: Callable[[int, Evaluation], None] = lambda epoch, scores: None,
) -> Evaluation:
    """Fit the tagger and write checkpoint.pt, model.onnx, vocab.txt, parameters.json and MODEL_CARD.md into `out`.

    A run that was killed goes on where it stood when it is called again with the same recipe and folder. `begin` names
    the weights to go on from, as `restored` takes them; none: base weights. With 0 epochs they are only pruned,
    exported and given settings. Returns the scores on dev of the exported weights.

    Raises ConfigError when `out` holds a run with another recipe, FormatError for an article that cannot be read, and
    MissingDependencyError without the base weights.
    """
    documents = [document for corpus in corpora for document in read(corpus)]
    fitted, held_out = split(documents, recipe.hold_out)
    judged = read(dev)
    _claim(out, recipe)
    vocabulary = bundled_weights() / "vocab.txt"
    wordpieces = WordPieces.from_file(vocabulary)
    golds = [to_gold(document) for document in fitted]
    network = begin_network(out, recipe, begin)
    if begin:
        prune(network, sample(golds, wordpieces, recipe), recipe.inner)  # before the fit, which makes up for it
    run = Run(out, network, wordpieces, recipe)

    def after_epoch(epoch: int) -> None:
        tagger = torch_tagger(run.average, wordpieces)
        on_epoch(epoch, score(tagger, read_all(tagger, judged)))

    for progress in run.fit(golds, after_epoch):
        on_step(progress)
    torch.save(run.average.state_dict(), out / "checkpoint.pt")
    prune(run.average, sample(golds, wordpieces, recipe), recipe.inner)
    export(run.average, out, vocabulary)
    scores = finish(out, held_out, judged)
    card = model_card(recipe, corpora, fitted, len(held_out), scores, begin)
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    return scores


def split(documents: Sequence[Document], hold_out: int) -> tuple[list[Document], list[Document]]:
    """Articles to fit on and articles kept for thresholds and calibration.

    Articles of one id stay on one side, so a corpus that is given twice to weigh more is not judged on what it fitted.
    """
    if not hold_out:
        return list(documents), []
    once = {document.key: document for document in documents}
    kept = dict(list(once.items())[::hold_out])
    return [d for d in documents if d.key not in kept], list(kept.values())


def sample(golds: Sequence[Gold], wordpieces: WordPieces, recipe: Recipe) -> Iterator[Example]:
    """Windows of articles in an order that the seed decides."""
    rng = random.Random(recipe.seed)
    for gold in rng.sample(golds, len(golds)):
        yield from examples(gold, wordpieces, recipe.window, recipe.context, rng)


def finish(folder: Path, held_out: Sequence[Document], dev: Sequence[Document]) -> Evaluation:
    """Fit the settings of exported weights on the held-out articles, then score dev."""
    tagger = QuoteTagger.load(folder)
    tagger.settings = fit_settings(tagger, read_all(tagger, held_out))
    write_settings(folder, tagger.settings)
    return score(tagger, read_all(tagger, dev))


def begin_network(out: Path, recipe: Recipe, begin: Sequence[str | Path]) -> QuoteNetwork:
    """The network of the run in `out`, else of the weights to begin with, else base weights and fresh heads."""
    torch.manual_seed(recipe.seed)
    last = out / "last.pt"
    start = [last] if last.exists() else begin
    if start:
        return restored(start, recipe.dropout)
    network = QuoteNetwork(Shape(dropout=recipe.dropout))
    load_base(network.encoder, base_folder() / "model.safetensors")
    return network


def _claim(out: Path, recipe: Recipe) -> None:
    """Make the folder, or see that the run in it has the same recipe."""
    out.mkdir(parents=True, exist_ok=True)
    file, wanted = out / "recipe.json", asdict(recipe)
    if file.exists() and json.loads(file.read_text(encoding="utf-8")) != wanted:
        raise ConfigError(f"{out} holds a run with other settings ({file.name}); name another --out or empty it")
    file.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
