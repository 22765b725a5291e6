import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read

TEXT = "Ito said no and yes."
ITO, SAID, NO, YES = (
    {"start": s, "end": e, "label": label}
    for s, e, label in ((0, 3, "SOURCE"), (4, 8, "CUE"), (9, 11, "CONTENT"), (16, 19, "CONTENT"))
)


def write(tmp_path, *spans, **more):
    path = tmp_path / "tasks.jsonl"
    path.write_text(json.dumps({"text": TEXT, "meta": {"id": "a"}, "spans": spans, **more}), encoding="utf-8")
    return path


def parts(document):
    return [
        ([s.text for s in q.content], [s.text for s in q.source], [s.text for s in q.cue])
        for q in document.article.quotes
    ]


def test_numbers_tie_spans(tmp_path):
    (document,) = read(
        write(
            tmp_path,
            {**ITO, "attribution": [1, 2]},
            {**SAID, "attribution": 1},
            {**NO, "attribution": 1},
            {**YES, "attribution": 2},
        )
    )
    assert document.article.id == "a"
    assert parts(document) == [(["no"], ["Ito"], ["said"]), (["yes"], ["Ito"], [])]


def test_relations_tie_spans(tmp_path):
    relations = [{"head_span": NO, "child_span": ITO}, {"head_span": SAID, "child_span": NO}]
    (document,) = read(write(tmp_path, ITO, SAID, NO, YES, relations=relations))
    assert parts(document) == [(["no"], ["Ito"], ["said"]), (["yes"], [], [])]


def test_related_contents_are_one(tmp_path):
    (document,) = read(write(tmp_path, NO, YES, relations=[{"head_span": NO, "child_span": YES}]))
    assert parts(document) == [(["no", "yes"], [], [])]


def test_other_labels_and_rejected_tasks_are_left_out(tmp_path):
    (document,) = read(write(tmp_path, {**ITO, "label": "PERSON"}, NO))
    assert parts(document) == [(["no"], [], [])]
    with pytest.raises(FormatError, match="no article in it"):
        read(write(tmp_path, NO, answer="reject"))


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        (
            (ITO, NO),
            r"tasks.jsonl:1: article 'a': spans\[0\]: nothing says which attribution this source span belongs to",
        ),
        (({**ITO, "attribution": 1},), "attribution 1 has no CONTENT span"),
        (({**NO, "end": 99},), "span 9:99 is out of bounds"),
    ],
)
def test_errors(tmp_path, spans, message):
    with pytest.raises(FormatError, match=message):
        read(write(tmp_path, *spans))
