"""`newsquotes train names`: its examples, its weights and the file it writes."""

from __future__ import annotations

import json
from pathlib import Path

import typer
from spacy.language import Language
from typer.testing import CliRunner

from newsquotes.coreference.types.model import TYPES, TypeModel
from newsquotes.evaluation.document import Document, Mention
from newsquotes.results import Article, EntityType, Span
from newsquotes.training import cli
from newsquotes.training.name_types import fit_weights, rows_of_document, save

TEXT = "Ilse Brandt left Norway. The Belgians stayed."


def named(words: str, kind: EntityType | None) -> Mention:
    start = TEXT.index(words)
    head = start + len(words) - len(words.split()[-1])
    return Mention(
        Span.of(TEXT, start, start + len(words)), Span.of(TEXT, head, start + len(words)), "name", words, kind
    )


def test_examples_are_the_names_found_and_annotated(nlp: Language) -> None:
    mentions = (named("Ilse Brandt", "person"), named("Norway", None), named("Belgians", "person"))
    gold = Document(Article(TEXT), mentions=mentions, layers=frozenset({"entities"}))
    rows = list(rows_of_document(gold, nlp(TEXT)))
    assert [kind for kind, _ in rows] == ["person", "group"]
    assert "labelled person" in rows[0][1]


def test_what_tells_types_apart_gets_weight_and_can_be_read_again(tmp_path: Path) -> None:
    rows = [(kind, ("seen by all", f"only of {kind}")) for kind in TYPES for _ in range(5)]
    weights = fit_weights(rows)
    save(tmp_path / "names.json", weights, "fitted on nothing", len(rows))
    data = json.loads((tmp_path / "names.json").read_text(encoding="utf-8"))
    assert data["examples"] == len(rows)
    assert [TypeModel(data["weights"]).likeliest([f"only of {kind}"]) for kind in TYPES] == [*TYPES]


def test_a_corpus_without_entities_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": "Nobody.", "quotes": []}), encoding="utf-8")
    app = typer.Typer()
    cli.register(app)
    result = CliRunner().invoke(app, ["train", "names", str(tmp_path), "--out", str(tmp_path / "out.json")])
    assert result.exit_code == 2
    assert not (tmp_path / "out.json").exists()
