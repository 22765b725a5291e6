"""newsquotes as parts of any spaCy pipeline: entry points, configs, bytes, disk, processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import newsquotes
from newsquotes import ConfigError
from newsquotes.pipeline import BUNDLED_MODEL, COMPONENTS

SAID = "Ann Lee is the mayor of Oslo. “The bridge will open in the spring,” she said on Monday. The NRFA`s head agreed."


@pytest.fixture(scope="module")
def plain() -> Language:
    """A spaCy pipeline as anyone has it, with the four components added by name."""
    nlp = spacy.load(BUNDLED_MODEL)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def test_add_pipe_finds_the_components_in_a_process_that_never_imported_newsquotes() -> None:
    code = (
        f"import spacy; nlp = spacy.load({BUNDLED_MODEL!r}); nlp.add_pipe('newsquotes_quotes'); "
        f"doc = nlp({SAID!r}); import newsquotes; print(len(newsquotes.article(doc).quotes))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 1


def test_a_doc_of_any_pipeline_becomes_an_article(plain: Language) -> None:
    article = newsquotes.article(plain(SAID))
    assert article.text == SAID
    assert any("The bridge will open in the spring" in quote.text for quote in article.quotes)
    assert article.entities


def test_a_doc_that_no_component_has_seen_is_an_article_without_quotes() -> None:
    assert newsquotes.article(spacy.blank("en")(SAID)) == newsquotes.Article(SAID)


@pytest.mark.parametrize(
    ("component", "config", "message"),
    [
        ("newsquotes_quotes", {"kinds": []}, "allowed: one or more of"),
        ("newsquotes_entities", {"min_probability": 1.5}, "min_probability must be .* 0 to 1, not 1.5"),
        ("newsquotes_linker", {"threshold": -0.1}, "threshold is -0.1; allowed: a number from 0 to 1"),
    ],
)
def test_a_config_value_out_of_range_is_refused(component: str, config: dict, message: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ConfigError, match=message):
        spacy.blank("en").add_pipe(component, config=config)


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_config_key_that_does_not_exist_is_refused(component: str) -> None:
    with pytest.raises(ValueError, match="no_such_option"):
        spacy.blank("en").add_pipe(component, config={"no_such_option": 1})


@pytest.mark.parametrize(
    ("component", "config"),
    [
        ("newsquotes_quotes", {"kinds": "direct"}),
        ("newsquotes_quotes", {"kinds": ["spoken"]}),
        ("newsquotes_entities", {"min_probability": "high"}),
        ("newsquotes_linker", {"threshold": "high"}),
    ],
)
def test_a_config_value_of_the_wrong_type_is_refused(component: str, config: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValueError, match=next(iter(config))):
        spacy.blank("en").add_pipe(component, config=config)


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_says_what_it_assigns_or_requires(plain: Language, name: str) -> None:
    meta = plain.get_pipe_meta(name)
    assert meta.assigns or meta.requires


def test_results_survive_the_docs_bytes(nlp: Language, seed_text: str) -> None:
    doc = nlp(seed_text)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert newsquotes.article(again) == newsquotes.article(doc)


def test_results_survive_a_doc_bin(nlp: Language) -> None:
    doc = nlp(SAID)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert newsquotes.article(again) == newsquotes.article(doc)


def test_a_saved_pipeline_finds_the_same(nlp: Language, seed_text: str, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == nlp.pipe_names
    assert newsquotes.article(again(seed_text)) == newsquotes.article(nlp(seed_text))


def test_a_setting_is_saved_with_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.load(BUNDLED_MODEL)
    nlp.add_pipe("newsquotes_quotes", config={"kinds": ["indirect"]})
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path).config["components"]["newsquotes_quotes"]["kinds"] == ["indirect"]


def test_pipe_over_two_processes_finds_the_same(nlp: Language) -> None:
    texts = [SAID, "", SAID.replace("Ann", "Eve")]
    alone = [newsquotes.article(nlp(text)) for text in texts]
    assert [newsquotes.article(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_a_component_leaves_spacys_own_annotations_alone(plain: Language) -> None:
    bare = spacy.load(BUNDLED_MODEL)(SAID)
    doc = plain(SAID)
    assert [(token.text, token.tag_, token.dep_, token.head.i) for token in doc] == [
        (token.text, token.tag_, token.dep_, token.head.i) for token in bare
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in bare.ents]
