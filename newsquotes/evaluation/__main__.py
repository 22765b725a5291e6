"""``python -m newsquotes.evaluation GOLD ...``: the same as ``newsquotes evaluate GOLD ...``."""

import typer

from newsquotes.evaluation.cli import evaluate

if __name__ == "__main__":
    typer.run(evaluate)
