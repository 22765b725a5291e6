from pathlib import Path

import pytest

from newsquotes.evaluation import evaluate, read
from newsquotes.evaluation.formats.speakers import join

DATA = Path(__file__).parent / "data"


@pytest.fixture
def data():
    """The folder of the synthetic corpus: gold.jsonl, predicted.jsonl, speakers.jsonl."""
    return DATA


@pytest.fixture(scope="session")
def gold():
    return join(read(DATA / "gold.jsonl"), DATA / "speakers.jsonl")


@pytest.fixture(scope="session")
def predicted(gold):
    return read(DATA / "predicted.jsonl", texts={d.article.id: d.article.text for d in gold})


@pytest.fixture(scope="session")
def evaluation(gold, predicted):
    return evaluate(gold, predicted)
