"""MODEL_CARD.md, written beside the weights: what they are, what they were fitted on, how good they are."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from newsquotes.evaluation import Document, Evaluation
from newsquotes.training.quoting.recipe import Recipe

SHOWN = (
    "relation",
    "relation:direct",
    "relation:mixed",
    "relation:indirect",
    "content",
    "exact:source",
    "exact:cue",
    "exact:content",
)


def model_card(
    recipe: Recipe,
    corpora: Sequence[Path],
    fitted: Sequence[Document],
    held_out: int,
    dev: Evaluation,
    begin: Sequence[str | Path],
) -> str:
    """Return the card as Markdown."""
    quotes = sum(len(d.article.quotes) for d in fitted)
    names = ", ".join(path.name for path in corpora)
    origin = " and ".join(_short(one) for one in begin) or "all-MiniLM-L6-v2 (Apache 2.0)"
    if len(begin) > 1:
        origin = f"the mean of {origin}"
    lines = [
        "# Weights of the quotation tagger",
        "",
        f"Written {datetime.now(timezone.utc):%Y-%m-%d} by `{_command()}`.",
        "",
        "| | |",
        "|---|---|",
        f"| begun from | {origin} |",
        f"| fitted on | {names}: {len(fitted):,} articles, {quotes:,} attributions |",
        f"| settings and confidence fitted on | {held_out:,} other articles of the same files |",
        f"| judged on | {len(dev.articles):,} dev articles |",
        f"| epochs, minutes, seed | {recipe.epochs}, {recipe.minutes or 'no limit'}, {recipe.seed} |",
        "",
        "Licence: the base weights are under Apache 2.0. Whether these weights may be passed on also depends on the",
        "licence of the articles they were fitted on; no text of them is in the files.",
        "",
        "Scores on dev of the tagger alone, in per cent, with 95 % bootstrap intervals over articles:",
        "",
        "| metric | F1 | interval |",
        "|---|---|---|",
        *(_row(name, dev) for name in SHOWN if name in dev.scores),
        "",
    ]
    return "\n".join(lines)


def _short(begin: str | Path) -> str:
    """The last two parts of a path: every run's checkpoint has the same name."""
    return "/".join(Path(begin).parts[-2:])


def _row(name: str, dev: Evaluation) -> str:
    score = dev.scores[name]
    interval = score.intervals.get("f1")
    value = score.values.get("f1")
    shown = "–" if value is None else f"{100 * value:.1f}"
    bounds = "–" if interval is None else f"{100 * interval[0]:.1f} to {100 * interval[1]:.1f}"
    return f"| {name} | {shown} | {bounds} |"


def _command() -> str:
    """The command line without the folders of this machine."""
    shown = [Path(word).name if word.startswith("/") else word for word in sys.argv[1:]]
    return shlex.join(["newsquotes", *shown])
