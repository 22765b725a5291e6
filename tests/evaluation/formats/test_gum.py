import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read

TEXT = "Ann Roe sang in Sel because she felt like it."


def mention(part, cluster, kind, type_="person", head=None, **more):
    start = TEXT.index(part)
    at = TEXT.index(head or part)
    return {
        "start": start,
        "end": start + len(part),
        "head_start": at,
        "head_end": at + len(head or part),
        "cluster": cluster,
        "kind": kind,
        "type": type_,
        **more,
    }


def write(tmp_path, *mentions):
    path = tmp_path / "gum.jsonl"
    path.write_text(json.dumps({"id": "g", "genre": "news", "text": TEXT, "mentions": mentions}), encoding="utf-8")
    return path


def test_mentions_and_entities(tmp_path):
    (document,) = read(
        write(
            tmp_path,
            mention("Ann Roe", 1, "proper", head="Roe", wiki="Ann_Roe"),
            mention("Sel", 2, "proper", "place"),
            mention("she", 1, "pronoun"),
            mention("it", 3, "pronoun", "abstract"),
        )
    )
    assert document.layers == {"entities"}
    assert [(m.form, m.entity, m.type, m.head.text, m.link) for m in document.mentions] == [
        ("name", "1", "person", "Roe", "Ann_Roe"),
        ("name", "2", "place", "Sel", None),
        ("pronoun", "1", "person", "she", None),
        ("pronoun", "3", None, "it", None),
    ]
    assert [(e.id, e.name, e.type, len(e.mentions)) for e in document.article.entities] == [
        ("1", "Ann Roe", "person", 2),
        ("2", "Sel", "place", 1),
    ]


def test_errors(tmp_path):
    with pytest.raises(
        FormatError, match=r"gum.jsonl:1: article 'g': mentions\[0\]: 'kind' is 'odd'; allowed: proper, pronoun"
    ):
        read(write(tmp_path, mention("Sel", 1, "odd")))
    with pytest.raises(FormatError, match="head: span None:None is out of bounds"):
        read(write(tmp_path, {**mention("Sel", 1, "proper"), "head_start": None, "head_end": None}))
