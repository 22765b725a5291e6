"""docs/evaluation.md: its examples run, and it leaves out no metric and no format."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from newsquotes.evaluation.agreement import METRICS as AGREEMENT_METRICS
from newsquotes.evaluation.cli import register
from newsquotes.evaluation.formats import FORMATS, read
from newsquotes.evaluation.formats.inline import parse
from newsquotes.evaluation.perturbation import PERTURBATIONS
from newsquotes.evaluation.scoring import METRIC_NAMES

DOCS = Path(__file__).parents[2] / "docs" / "evaluation.md"
SOURCE = DOCS.read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", SOURCE, re.M | re.S)


@pytest.fixture
def folder(data, tmp_path, monkeypatch):
    for path in data.iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_run(folder):
    app = typer.Typer()
    register(app)
    commands = [line for block in blocks("console") for line in block.splitlines()]
    assert len(commands) > 5
    for line in commands:
        result = CliRunner().invoke(app, shlex.split(line.removeprefix("$ newsquotes "), comments=True))
        assert result.exit_code == 0, (line, result.output)


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(folder, code):
    exec(compile(code, str(DOCS), "exec"), {})


def test_the_inline_example_is_read():
    (example,) = blocks("inline")
    article = parse(example)
    assert [quote.speaker.name for quote in article.quotes] == ["Mina Ito", "Mina Ito", None, None]
    assert [quote.speaker.description for quote in article.quotes][2:] == [
        "a guard at the gate",
        "people at the harbour",
    ]


@pytest.mark.parametrize("name", ["attributions", "citron", "prodigy", "gum"])
def test_the_json_examples_are_read(name, tmp_path):
    section = SOURCE.partition(f"\n### {name}\n")[2]
    example = re.search(r"```json\n(.*?)```", section, re.S)[1]
    path = tmp_path / "example.jsonl"
    path.write_text(example, encoding="utf-8")
    assert len(read(path, reader=name)) == 1
    assert FORMATS[name].accepts(path)


def test_the_brat_example_is_read(tmp_path):
    example = re.search(r"```\n(T1.*?)```", SOURCE, re.S)[1]
    (tmp_path / "a.ann").write_text(example, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ito said no.", encoding="utf-8")
    assert read(tmp_path)[0].article.quotes[0].speakers[0].name == "Mina Ito"


@pytest.mark.parametrize(
    "name", [*METRIC_NAMES, *(metric.name for metric in AGREEMENT_METRICS), *FORMATS, *PERTURBATIONS]
)
def test_every_metric_format_and_perturbation_is_defined(name):
    assert f"`{name}`" in SOURCE
