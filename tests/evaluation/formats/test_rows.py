import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.rows import first_row, read_rows


def test_lines_may_hold_the_other_line_ends_of_unicode(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "one\u2028two"}, ensure_ascii=False) + "\n", encoding="utf-8")
    (row,) = read_rows(path)
    assert row.data["text"] == "one\u2028two"


@pytest.mark.parametrize(
    ("name", "source", "message"),
    [
        ("a.jsonl", "{}\n[]\n", "a.jsonl:2: must be a JSON object, not list"),
        ("a.json", "[{}, 3]", "a.json: article 2: must be a JSON object, not int"),
        ("a.json", '{"a":\n}', "a.json:2: not JSON"),
    ],
)
def test_errors_name_the_place(tmp_path, name, source, message):
    (tmp_path / name).write_text(source, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        list(read_rows(tmp_path / name))


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(FormatError, match=r"a.jsonl: not UTF-8 .*at byte 8\); save the file as UTF-8"):
        list(read_rows(tmp_path / "a.jsonl"))


def test_what_is_not_json_has_no_first_row(tmp_path):
    (tmp_path / "a.jsonl").write_text("hello", encoding="utf-8")
    (tmp_path / "a.txt").write_text("{}", encoding="utf-8")
    assert first_row(tmp_path / "a.jsonl") is None
    assert first_row(tmp_path / "a.txt") is None
