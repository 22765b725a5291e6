"""Score newsquotes, or any system, against annotated articles.

    from newsquotes.evaluation import evaluate, read
    result = evaluate(read("gold.jsonl"), read("predicted.jsonl"))
    result.scores["relation"].values["f1"]

The command line does the same: ``newsquotes evaluate GOLD --pred PREDICTED``, or ``python -m newsquotes.evaluation``.
docs/evaluation.md defines every metric and describes every format.
"""

from newsquotes.evaluation.document import Document, Identity, Mention
from newsquotes.evaluation.formats import read
from newsquotes.evaluation.scoring import Evaluation, evaluate

__all__ = ["Document", "Evaluation", "Identity", "Mention", "evaluate", "read"]
