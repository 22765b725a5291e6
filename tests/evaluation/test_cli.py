import json
import subprocess
import sys
import types

import pytest
import typer
from typer.testing import CliRunner

from newsquotes.evaluation import read
from newsquotes.evaluation.cli import register
from newsquotes.results import Article

app = typer.Typer()
register(app)


@pytest.fixture
def run(data):
    def call(*arguments):
        named = {"GOLD": "gold.jsonl", "PRED": "predicted.jsonl", "SPEAKERS": "speakers.jsonl"}
        return CliRunner().invoke(app, [str(data / named[a]) if a in named else str(a) for a in arguments])

    return call


def test_the_table_has_scores_intervals_and_counts(run):
    result = run("evaluate", "GOLD", "--pred", "PRED", "--speakers", "SPEAKERS", "--by", "kind", "--by", "publisher")
    assert result.exit_code == 0
    relation = next(line for line in result.output.splitlines() if line.startswith("│ relation "))
    cells = [cell.strip() for cell in relation.split("│")]
    assert cells[1:5] == ["relation", "50.0", "46.7", "48.3"]
    assert cells[6:9] == ["7", "14", "15"]
    assert "1 without prediction (all of theirs count as missed)" in result.output
    assert "1 gold attributions have no content (not scored)" in result.output
    assert "entities: nothing to score" in result.output
    assert "by publisher" in result.output


def test_errors_are_listed(run):
    output = run("evaluate", "GOLD", "--pred", "PRED", "--speakers", "SPEAKERS", "--errors", "2").output
    assert "WRONG SOURCE  harbour-1, character 70" in output
    assert "MISSED" not in output


def test_json_is_a_result_file(run):
    data = json.loads(run("evaluate", "GOLD", "--pred", "PRED", "--format", "json", "--by", "rule").output)
    assert data["newsquotes_evaluation"] == 1
    assert data["scores"]["relation"]["counts"] == {"right": 7, "predicted": 14, "gold": 15}
    assert data["scores"]["mentions"]["values"] == {"precision": None, "recall": None, "f1": None}
    assert [article["id"] for article in data["articles"]] == ["harbour-1", "court-2", "derby-3", "lost-4"]
    assert data["gold_without_content"] == 1


@pytest.mark.parametrize(("form", "begins"), [("table", "4 articles"), ("json", "{"), ("html", "<!doctype html>")])
def test_every_format_goes_to_a_file(run, tmp_path, form, begins):
    out = tmp_path / "out"
    assert run("evaluate", "GOLD", "--pred", "PRED", "--format", form, "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_a_floor_that_is_not_reached_is_named_and_exits_1(run):
    result = run("evaluate", "GOLD", "--pred", "PRED", "--fail-under", "relation=0.3,content=0.9")
    assert result.exit_code == 1
    assert "under the floor: content (f1) is 0.7586, under the floor of 0.9" in result.output
    assert run("evaluate", "GOLD", "--pred", "PRED", "--fail-under", "relation=0.3").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("evaluate", "nowhere.jsonl", "--pred", "PRED"), "error: There is no file or folder nowhere.jsonl"),
        (("evaluate", "GOLD", "--pred", "PRED", "--format", "xml"), "--format is 'xml'; allowed: table, json, html"),
        (("evaluate", "GOLD", "--pred", "PRED", "--by", "day"), "--by is 'day'; allowed: kind, publisher, rule"),
        (("evaluate", "GOLD", "--pred", "PRED", "--reader", "xml"), "There is no format 'xml'"),
        (("evaluate", "GOLD", "--pred", "PRED", "--fail-under", "x=1"), "A floor reads metric=number"),
        (
            ("evaluate", "GOLD", "--pred", "PRED", "--perturb", "curly,noise"),
            "There is no perturbation 'noise'; allowed:",
        ),
        (
            ("evaluate", "GOLD", "--pred", "PRED", "--perturb", "all", "--by", "kind"),
            "--by cannot be given together with --perturb",
        ),
        (
            ("evaluate", "GOLD", "--pred", "PRED", "--perturb", "all", "--speakers", "PRED"),
            "--speakers cannot be given together with --perturb",
        ),
        (
            ("evaluate", "GOLD", "--pred", "PRED", "--perturb", "all", "--format", "html"),
            "--format with --perturb is 'html'; allowed: table, json",
        ),
        (("compare", "GOLD", "PRED"), "error:"),
        (("convert", "GOLD", "out", "--to", "gum"), "The format 'gum' can only be read"),
    ],
)
def test_wrong_input_is_named_and_exits_2(run, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_compare(run, tmp_path):
    for name, pred in (("a", "PRED"), ("b", "GOLD")):
        run("evaluate", "GOLD", "--pred", pred, "--format", "json", "--out", tmp_path / f"{name}.json")
    output = run("compare", tmp_path / "a.json", tmp_path / "b.json", "--changes", "1").output
    assert "relation (f1)" in output
    assert "8 gained, 0 lost, 0 changed, 3 false gone, 0 false new" in output
    assert json.loads(run("compare", tmp_path / "a.json", tmp_path / "b.json", "--format", "json").output)["changes"]


def test_convert_and_agreement(run, tmp_path):
    folder = tmp_path / "markup"
    assert "4 articles written" in run("convert", "GOLD", folder, "--to", "inline").output
    assert [document.article.id for document in read(folder)] == ["court-2", "derby-3", "harbour-1", "lost-4"]
    result = run("agreement", "GOLD", folder)
    assert result.exit_code == 0
    assert "relation" in result.output
    assert json.loads(run("agreement", "GOLD", folder, "--format", "json").output)["relation"]["values"]["f1"] == 1.0


def test_without_predictions_the_pipeline_runs(run, monkeypatch):
    seen = []

    def attribute_many(texts):
        for text in texts:
            seen.append(text)
            yield Article(text)

    newsquotes = sys.modules["newsquotes"]
    assert isinstance(newsquotes, types.ModuleType)
    monkeypatch.setattr(newsquotes, "attribute_many", attribute_many, raising=False)
    result = run("evaluate", "GOLD", "--format", "json")
    assert result.exit_code == 0
    assert len(seen) == 4
    assert '"without_prediction": []' in result.stdout


@pytest.fixture
def blind(monkeypatch):
    """A pipeline that finds nothing, and the texts it was given."""
    seen = []

    def attribute_many(texts):
        for text in texts:
            seen.append(text)
            yield Article(text)

    monkeypatch.setattr(sys.modules["newsquotes"], "attribute_many", attribute_many, raising=False)
    return seen


def test_noise_is_measured_against_the_predictions_given(run, blind):
    result = run("evaluate", "GOLD", "--pred", "PRED", "--perturb", "crlf,furniture")
    assert result.exit_code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in result.stdout.splitlines()]
    rows = [cells for cells in rows if cells and cells[0] in ("crlf", "furniture")]
    assert [cells[:4] for cells in rows] == [["crlf", "48.3", "0.0", "-48.3"], ["furniture", "48.3", "0.0", "-48.3"]]
    assert len(blind) == 8
    assert "\r\n" in blind[0]


def test_noise_is_measured_against_the_pipeline_and_written_as_json(run, blind, tmp_path):
    out = tmp_path / "noise.json"
    assert run("evaluate", "GOLD", "--perturb", "curly", "--format", "json", "--out", out).exit_code == 0
    (row,) = json.loads(out.read_text(encoding="utf-8"))
    assert row["perturbation"] == "curly"
    assert row["relation"]["difference"] == 0.0
    assert len(blind) == 8


def test_the_module_runs(data):
    command = [
        sys.executable,
        "-m",
        "newsquotes.evaluation",
        str(data / "gold.jsonl"),
        "--pred",
        str(data / "gold.jsonl"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "100.0" in done.stdout
