"""Texts read to fit on: all of them, in order, by the pipes that are on; the bar goes to stderr."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsquotes.training.docs import docs_of


def test_docs_come_in_order_and_the_bar_stays_out_of_stdout(nlp: Language, capsys: pytest.CaptureFixture[str]) -> None:
    texts = ["Ito said no.", "", "Osei said yes."]
    with nlp.select_pipes(disable=["newsquotes_entities", "newsquotes_linker", "newsquotes_speakers"]):
        docs = list(docs_of(nlp, texts, "reading tests"))
    assert [doc.text for doc in docs] == texts
    assert all(doc.has_annotation("DEP") for doc in docs if len(doc))
    assert capsys.readouterr().out == ""
