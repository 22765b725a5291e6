import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation import Document, Identity
from newsquotes.evaluation.formats.speakers import join


def write(tmp_path, row):
    path = tmp_path / "speakers.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_speakers_belong_to_the_attributions_with_their_source(document, tmp_path):
    ito = {"name": "Mina Ito", "aliases": ["Ito"], "type": "person"}
    spans = [[[s.start, s.end] for s in quote.source] for quote in document.article.quotes]
    row = {"id": "harbour", "sources": [{"spans": spans[0], "speakers": [ito]}, {"spans": spans[1], "speakers": []}]}
    (joined,) = join([document], write(tmp_path, row))
    assert joined.identities == ((Identity("Mina Ito", ("Ito",), "person"),), (), None)
    assert "speakers" in joined.layers


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "other", "sources": []}, "speakers.jsonl:1: gold has no article 'other'"),
        ({"id": "harbour", "sources": [{"spans": [[0, 999]]}]}, r"sources\[0\]: 'spans': span 0:999 is out of bounds"),
        (
            {"id": "harbour", "sources": [{"spans": [[0, 1]], "speakers": [{}]}]},
            r"speakers\[0\]: 'name' must be a string; it is missing",
        ),
        ({"id": "harbour", "sources": [{"spans": [], "speakers": [{"name": "x", "type": "y"}]}]}, "'type' is 'y'"),
        (
            {"id": "harbour", "sources": [{"spans": [], "speakers": [{"name": "x", "aliases": [1]}]}]},
            "'aliases' must be",
        ),
    ],
)
def test_errors(document, tmp_path, row, message):
    with pytest.raises(FormatError, match=message):
        join([document], write(tmp_path, row))


def test_documents_keep_their_order(document, tmp_path):
    from dataclasses import replace

    other = Document(replace(document.article, id="other"))
    joined = join([other, document], write(tmp_path, {"id": "harbour", "sources": []}))
    assert [d.article.id for d in joined] == ["other", "harbour"]
