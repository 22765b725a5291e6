from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_entities, set_entities
from newsquotes.errors import ConfigError
from newsquotes.registry import Registry
from newsquotes.results import Entity, Span

TEXT = "Massoud spoke in Kabul."


@Language.component("test_entities")
def _entities(doc: Doc) -> Doc:
    found = [("Ahmad Massoud", "person", "Massoud"), ("Kabul", "place", "Kabul")]
    spans = [Span.of(doc.text, doc.text.index(form), doc.text.index(form) + len(form)) for _, _, form in found]
    set_entities(doc, [Entity("", n, t, (s,)) for (n, t, _), s in zip(found, spans, strict=True)])  # type: ignore[arg-type]
    return doc


@pytest.fixture
def pipeline() -> Language:
    made = spacy.blank("en")
    made.add_pipe("test_entities")
    made.add_pipe("newsquotes_linker")
    return made


def _ids(doc: Doc) -> list[str]:
    return [entity.id for entity in get_entities(doc)]


def test_the_default_is_the_built_in_world(pipeline: Language) -> None:
    minted, kabul = _ids(pipeline(TEXT))
    assert minted.startswith("nq:person:ahmad-massoud-")
    assert kabul == "geonames:1138958"


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_registry_is_given_per_call(pipeline: Language, tmp_path: Path, n_process: int) -> None:
    for location in (None, tmp_path / "registry.db"):
        registry = Registry(location, world=False)
        registry.add(id="mine", name="Ahmad Massoud", type="person")
        cfg = {"newsquotes_linker": {"registry": registry}}
        docs = list(pipeline.pipe([TEXT] * 4, n_process=n_process, batch_size=1, component_cfg=cfg))
        assert [_ids(doc)[0] for doc in docs] == ["mine"] * 4
        assert _ids(docs[0])[1] == registry.mint_id("place", "Kabul")


def test_a_path_is_kept_with_the_pipeline(tmp_path: Path) -> None:
    with Registry(tmp_path / "registry.db") as registry:
        registry.add(id="mine", name="Ahmad Massoud", type="person")
    made = spacy.blank("en")
    made.add_pipe("test_entities")
    made.add_pipe("newsquotes_linker", config={"registry": str(tmp_path / "registry.db")})
    made.to_disk(tmp_path / "pipeline")
    assert _ids(spacy.load(tmp_path / "pipeline")(TEXT))[0] == "mine"
    assert _ids(made.from_bytes(made.to_bytes())(TEXT))[0] == "mine"


def test_thresholds_are_probabilities() -> None:
    with pytest.raises(ConfigError, match="from 0 to 1"):
        spacy.blank("en").add_pipe("newsquotes_linker", config={"threshold": 2})


def test_a_threshold_of_one_links_nothing() -> None:
    made = spacy.blank("en")
    made.add_pipe("test_entities")
    made.add_pipe("newsquotes_linker", config={"threshold": 1.0})
    assert all(id.startswith("nq:") for id in _ids(made(TEXT)))
