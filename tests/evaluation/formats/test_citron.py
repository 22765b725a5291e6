import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read

TEXT = "Ito said no."


def write(tmp_path, quote, **more):
    path = tmp_path / "citron.json"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "quotes": [quote], **more}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "quote",
    [
        {
            "source": {"start": 0, "end": 3, "text": "Ito"},
            "cue": {"start": 4, "end": 8},
            "content": {"start": 9, "end": 11},
        },
        {"source": [{"start": 0, "end": 3}], "cue": [4, 8], "content": [[9, 11]]},
        {"source_spans": [[0, 3]], "cue_span": {"start": 4, "end": 8}, "content_spans": [{"start": 9, "end": 11}]},
    ],
)
def test_the_ways_to_write_a_span(tmp_path, quote):
    (document,) = read(write(tmp_path, quote))
    (found,) = document.article.quotes
    assert [spans[0].text for spans in (found.source, found.cue, found.content)] == ["Ito", "said", "no"]


def test_quotes_without_content_are_counted(tmp_path):
    (document,) = read(write(tmp_path, {"source": [0, 3], "content": None}))
    assert document.dropped == 1


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        (
            {"content": {"start": 9, "end": 11, "text": "yes"}},
            r"citron.json: article 'a': quotes\[0\]: 'content': span 9:11 says 'yes', the text has 'no'",
        ),
        ({"content": "no"}, "a span must be"),
        ({"content": [[9, 99]]}, "span 9:99 is out of bounds"),
        ({"content": [9, 11], "confidence": "high"}, "'confidence' must be a number from 0 to 1"),
    ],
)
def test_errors(tmp_path, quote, message):
    with pytest.raises(FormatError, match=message):
        read(write(tmp_path, quote))
