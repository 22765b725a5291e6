"""`newsquotes train`: what it says when it cannot begin."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from newsquotes.training import cli


def call(*words: str) -> tuple[int, str]:
    app = typer.Typer()
    cli.register(app)
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cli, "find_spec", lambda name: None)
    code, said = call("train", "quoting", "a.jsonl", "--dev", "b.jsonl", "--out", str(tmp_path / "out"))
    assert code == 2
    assert "pip install 'newsquotes[train]'" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(find_spec("torch") is None, reason="needs the extra newsquotes[train]")
def test_a_corpus_that_is_not_there(tmp_path: Path) -> None:
    code, said = call("train", "quoting", str(tmp_path / "none.jsonl"), "--dev", "b", "--out", str(tmp_path / "out"))
    assert code == 2
    assert "none.jsonl" in said
