"""What many tests share: one loaded pipeline, and the seed article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

import newsquotes

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_ae30a428d0d37415.txt"

# No deadline: the first example pays for what is loaded on first use, and the machines that run this are shared.
settings.register_profile("newsquotes", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsquotes")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline, loaded once; a test that changes a pipeline loads its own."""
    return newsquotes.load()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The seed article's file."""
    return SEED


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The seed article, every character as it is in the file."""
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture
def small_limit(nlp: Language) -> Iterator[int]:
    """Lower the pipeline's max_length to 1,000 characters for one test."""
    before, nlp.max_length = nlp.max_length, 1000
    yield nlp.max_length
    nlp.max_length = before
