import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read

TEXT = "Ito said no."
ROW = {"id": "a", "text": TEXT, "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11]]}]}


def write(tmp_path, **change):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**ROW, **change}), encoding="utf-8")
    return path


def attribution(**change):
    return [{**ROW["attributions"][0], **change}]


def test_gold_has_neither_speakers_nor_confidence(tmp_path):
    (document,) = read(write(tmp_path, publisher="gazette"))
    assert document.layers == {"attributions"}
    assert document.identities == (None,)
    assert document.publisher == "gazette"
    assert document.article.quotes[0].kind == "indirect"


def test_predictions_have_names_confidence_and_entities_but_may_leave_out_the_text(tmp_path):
    entities = [{"id": "x", "name": "Ito", "type": "person", "mentions": [[0, 3]]}]
    path = write(
        tmp_path, text=None, attributions=attribution(speaker=["Ito", "Lind"], confidence=0.5), entities=entities
    )
    (document,) = read(path, texts={"a": TEXT})
    assert [speaker.name for speaker in document.article.quotes[0].speakers] == ["Ito", "Lind"]
    assert document.layers == {"attributions", "speakers", "entities", "confidence"}


def test_attributions_without_content_are_counted(tmp_path):
    (document,) = read(write(tmp_path, attributions=[*attribution(content=[]), *attribution()]))
    assert (len(document.article.quotes), document.dropped) == (1, 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": 3}, "gold.jsonl:1: 'id' must be a string; it is int 3"),
        ({"text": None}, "article 'a' has no 'text', and gold has no article of that id"),
        ({"attributions": {}}, "'attributions' must be a list; it is dict"),
        ({"attributions": [3]}, r"gold.jsonl:1: article 'a': attributions\[0\] must be a JSON object; it is 3"),
        (
            {"attributions": attribution(content=[[9, 99]])},
            r"attributions\[0\]: 'content': span 9:99 is out of bounds; the text has 12",
        ),
        (
            {"attributions": attribution(content=[9, 11])},
            r"'content' must be a list of \[start, end\] pairs; it is \[9, 11\]",
        ),
        ({"attributions": attribution(confidence=2)}, "'confidence' must be a number from 0 to 1, not 2"),
        ({"attributions": attribution(kind="loud")}, "'kind' is 'loud'; allowed: direct, mixed, indirect"),
        ({"attributions": attribution(speaker=3)}, "'speaker' must be a name, a list of names or null, not 3"),
        ({"entities": [{"id": "x", "name": "X", "type": "man"}]}, "'type' is 'man'; allowed: person"),
    ],
)
def test_errors_name_file_line_and_reason(tmp_path, change, message):
    with pytest.raises(FormatError, match=message):
        read(write(tmp_path, **change))
