import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read, write

MARKUP = '{"id": %s}\n---\nShe said <c1>no</c1>.\n'


def test_a_folder_may_hold_the_articles_beside_their_markup(tmp_path):
    (tmp_path / "a.inline").write_text(MARKUP % '"one"', encoding="utf-8")
    (tmp_path / "b.txt").write_text(MARKUP % "null", encoding="utf-8")
    (tmp_path / "one.txt").write_text("She said no.\n", encoding="utf-8")
    assert [document.article.id for document in read(tmp_path)] == ["one", "b"]


def test_a_broken_file_of_a_folder_is_named(tmp_path):
    (tmp_path / "a.inline").write_text(MARKUP % "null", encoding="utf-8")
    (tmp_path / "b.txt").write_text("{", encoding="utf-8")
    with pytest.raises(FormatError, match=r"b.txt:1: no line of exactly '---'"):
        read(tmp_path)


def test_several_articles_need_a_folder(document, tmp_path):
    with pytest.raises(FormatError, match="a file an article, and there are 2: name a folder"):
        write([document, document], tmp_path / "all.inline", writer="inline")
