from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from spacy.kb import InMemoryLookupKB
from spacy.vocab import Vocab
from typer.testing import CliRunner

from newsquotes.registry import Registry
from newsquotes.registry.cli import register

app = typer.Typer()
register(app)
app.command("other")(lambda: None)  # with one command alone, Typer would not ask for its name


@pytest.fixture
def run(tmp_path: Path) -> object:
    path = str(tmp_path / "registry.db")

    def invoke(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(app, ["registry", *arguments], env={"NEWSQUOTES_REGISTRY": path})
        assert result.exit_code == code, result.output
        return result.output

    return invoke


def test_from_import_to_undo(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "people.csv"
    table.write_text("id,name,type,aliases\nx1,Jane Doe,person,Janie Doe\nx2,Jane A. Doe,person,\n", encoding="utf-8")
    assert "2 would be added" in run("import", str(table), "--dry-run")
    assert "2 added" in run("import", str(table))
    assert "x1" in run("search", "jane doe", "--no-world")
    assert "x1 -> x2" in run("consolidate")
    assert "would merge" in run("merge", "x2", "x1", "--dry-run")
    assert "now leads to x1" in run("merge", "x2", "x1")
    assert "x2 was merged into it" in run("show", "x2")
    assert json.loads(run("show", "x1", "--json"))["name"] == "Jane Doe"
    assert "1 merged away" in run("stats")
    assert "would split" in run("split", "x2", "--dry-run")
    assert "Jane A. Doe" in run("split", "x2")
    assert "would undo 3: split" in run("undo", "--dry-run")
    assert "undone: 3" in run("undo")
    out = tmp_path / "out.jsonl"
    run("export", str(out))
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert json.loads(run("stats", "--json")) == {"entries": 1, "types": {"person": 1}, "redirects": 1}


def test_messages(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert "no entry is called" in run("search", "Xyzzyx Qwrtz", code=1)
    assert "there is no entry" in run("show", "nobody", code=1)
    assert "cannot be read" in run("import", str(tmp_path / "none.jsonl"), code=1)
    (tmp_path / "binary.jsonl").write_bytes(b"\x8d\x00")
    assert "is not UTF-8 text" in run("import", str(tmp_path / "binary.jsonl"), code=1)
    assert "jsonl, csv or spacy-kb" in run("export", "-", "--format", "wikidata", code=2)
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}", encoding="utf-8")
    assert "line 1" in run("import", str(bad), code=1)


def test_a_spacy_knowledge_base(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with Registry(tmp_path / "registry.db") as registry:
        registry.add(id="x1", name="Jane Doe", type="person", aliases=["Janie Doe"], prior=4)
        with registry.store.writing("mentions", "a") as transaction:
            transaction.put_mentions("a", {("x1", "Doe"): 2})
    assert "1 entities, 2 names written" in run("export", str(tmp_path / "kb"), "--format", "spacy-kb")
    kb = InMemoryLookupKB(Vocab(), entity_vector_length=1)
    kb.from_disk(tmp_path / "kb")
    assert kb.get_entity_strings() == ["x1"]
    assert [c.entity_freq for c in kb.get_alias_candidates("Janie Doe")] == [7]  # prior, recorded, and one
    assert "a folder" in run("export", "-", "--format", "spacy-kb", code=2)
    assert "written, not read" in run("import", str(tmp_path / "kb"), "--format", "spacy-kb", code=2)


def test_by_names_from_the_command_line(run) -> None:  # type: ignore[no-untyped-def]
    assert "World Health Organization" in run("search", "the UN health agency")


def test_changes_need_a_registry() -> None:
    result = CliRunner().invoke(app, ["registry", "undo"], env={"NEWSQUOTES_REGISTRY": ""})
    assert result.exit_code in (1, 2)


def test_accepting_a_proposal(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with Registry(path, world=False) as registry:
        registry.add(id="a", name="Jane Roe", type="person")
        registry.add(id="b", name="Jane B. Roe", type="person")
    arguments = ["registry", "consolidate", "--accept", "--registry", str(path)]
    assert CliRunner().invoke(app, arguments, input="y\n").exit_code == 0
    with Registry(path, world=False) as registry:
        assert len(registry) == 1
