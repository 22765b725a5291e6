import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats import read, write
from newsquotes.results import Article


def test_a_folder_a_list_and_lines_are_read_alike(document, tmp_path):
    data = document.article.to_dict()
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.json").write_text(json.dumps({**data, "publisher": "gazette"}), encoding="utf-8")
    (tmp_path / "list.json").write_text(json.dumps([data]), encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text(json.dumps(data) + "\n", encoding="utf-8")
    (folder,) = read(tmp_path / "one")
    assert folder.publisher == "gazette"
    for path in ("list.json", "lines.jsonl"):
        assert read(tmp_path / path)[0].article == document.article == folder.article


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": 70, "end": 95}, r"gold.jsonl:1: article 'harbour', quotes\[2\].*: span 70:95 is out of bounds"),
        ({"start": 0, "end": 4}, r"span 0:4 says 'sang', the text has"),
    ],
)
def test_spans_that_do_not_fit_the_text_are_refused(document, tmp_path, change, message):
    data = document.article.to_dict()
    data["quotes"][2]["content"][0].update(change)
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        read(path)


@pytest.mark.parametrize("name", ["out", "out.json", "out.jsonl"])
def test_what_was_written_is_read_again(document, tmp_path, name):
    other = Document(Article("Nobody spoke.", id="quiet"))
    write([document, other], tmp_path / name, writer="newsquotes")
    again = {read_.key: read_.article for read_ in read(tmp_path / name)}
    assert again == {"harbour": document.article, "quiet": other.article}


@pytest.mark.parametrize("name", [None, "", "a/b", "../up", ".."])
def test_a_folder_needs_ids_that_are_file_names(tmp_path, name):
    with pytest.raises(FormatError, match=r"cannot be a file's name; write to a \.jsonl"):
        write([Document(Article("Nobody spoke.", id=name))], tmp_path / "out", writer="newsquotes")
    assert not (tmp_path / "out").exists()
