import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.registry_ids import read_registry_ids


@pytest.mark.parametrize(
    ("name", "source", "entries"),
    [
        ("ids.txt", "q1\n\nq2\n", {"q1": "q1", "q2": "q2"}),
        ("ids.jsonl", '{"id": "q1"}\n', {"q1": "q1"}),
        (
            "kb.jsonl",
            '{"title": "Sel", "qid": "Q3"}\n{"title": "Roe", "qid": null}\n',
            {"Q3": "Q3", "Sel": "Q3", "Roe": "Roe"},
        ),
    ],
)
def test_ids(tmp_path, name, source, entries):
    (tmp_path / name).write_text(source, encoding="utf-8")
    assert read_registry_ids(tmp_path / name) == entries


def test_an_entry_without_an_id(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"name": "Sel"}', encoding="utf-8")
    with pytest.raises(FormatError, match=r"x.jsonl:1: an entry needs 'id', .* it has \['name'\]"):
        read_registry_ids(tmp_path / "x.jsonl")
