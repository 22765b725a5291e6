"""`newsquotes train confidence`: what it learns from, and the file it writes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import typer
from click.testing import Result
from typer.testing import CliRunner

from newsquotes.data_files import data_path
from newsquotes.evaluation import Document
from newsquotes.results import Article, Quote, Span, Speaker
from newsquotes.speakers.confidence import SpeakerConfidence, load_confidence
from newsquotes.speakers.grounds import Attributed, Grounds
from newsquotes.training import cli, confidence
from newsquotes.training.confidence import rows_of_document, save

TEXT = "Ito said no. Osei said yes. It was late."


def said(source: str, content: str, name: str | None) -> Quote:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return Quote("indirect", spans(content), spans(source), speakers=(Speaker(name),) if name or source else ())


def found(quote: Quote) -> Attributed:
    return Attributed(quote, (Grounds("mention"),) * len(quote.speakers))


def test_examples_are_the_quotes_found_well_whose_speaker_is_known() -> None:
    gold = Document.of(
        Article(TEXT, (said("Ito", "no", "Ito"), said("Osei", "yes", "Osei"), said("", "It was late", None)))
    )
    right = list(
        rows_of_document(
            gold,
            [found(said("Ito", "no", "Ito")), found(said("Osei", "yes", "Ito")), found(said("", "It was late", None))],
        )
    )
    assert [ok for _, ok in right] == [True, False, True]
    assert ["way: no source" in features for features, _ in right] == [False, False, True]
    # A wrong source is no example, nor is a source that gold says nothing of.
    assert list(rows_of_document(gold, [found(said("Ito", "yes", "Ito"))])) == []
    unknown = replace(gold, identities=(None, None, None))
    assert list(rows_of_document(unknown, [found(said("Ito", "no", "Ito"))])) == []


def test_what_is_saved_can_be_read(tmp_path: Path) -> None:
    save(tmp_path / "c.json", {"weak": 0.12345, "strong": -2.0}, "fitted on nothing", 3)
    data = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert data == {"origin": "fitted on nothing", "examples": 3, "weights": {"strong": -2.0, "weak": 0.1235}}
    assert list(data["weights"]) == ["strong", "weak"]


def test_the_shipped_file_is_the_one_that_is_read() -> None:
    data = json.loads(data_path("confidence.json").read_text(encoding="utf-8"))
    assert load_confidence() == SpeakerConfidence(data["weights"])
    assert data["origin"]
    assert data["examples"] > confidence.FEWEST


def train_on_nothing(folder: Path, *options: str) -> Result:
    """Run the command on an article without quotes."""
    file = folder / "a.json"
    file.write_text(Article("Nothing was said.", (), (), "a").to_json(), encoding="utf-8")
    app = typer.Typer()
    cli.register(app)
    return CliRunner().invoke(app, ["train", "confidence", str(file), *options])


def test_too_few_speakers_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = train_on_nothing(tmp_path, "--out", str(out))
    assert result.exit_code == 2
    assert "0 speakers of found quotes are annotated; at least 30 are needed" in result.output
    assert not out.exists()


def test_weights_of_pronouns_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    result = train_on_nothing(tmp_path, "--pronouns", str(tmp_path / "mine.json"))
    assert result.exit_code == 2
    assert "no file of pronoun weights" in result.output
