import json

import pytest

from newsquotes.errors import ConfigError, FormatError
from newsquotes.evaluation.formats import FORMATS, find_format, read, write

WRITTEN_TO = {
    "newsquotes": "out.jsonl",
    "attributions": "out.jsonl",
    "prodigy": "out.jsonl",
    "citron": "out.json",
    "brat": "out",
    "inline": "out",
}


@pytest.mark.parametrize("name", WRITTEN_TO)
def test_what_is_written_is_found_by_content_and_read_back(name, document, quotes, tmp_path):
    path = tmp_path / WRITTEN_TO[name]
    write([document], path, writer=name)
    assert find_format(path).name == name
    (again,) = read(path)
    assert again.article.text == document.article.text
    assert again.article.id == "harbour"
    assert sorted(quotes(again)) == sorted(quotes(document))


@pytest.mark.parametrize("name", ["newsquotes", "inline", "attributions"])
def test_entities_are_kept_where_the_format_has_them(name, document, tmp_path):
    path = tmp_path / WRITTEN_TO[name]
    write([document], path, writer=name)
    assert read(path)[0].article.entities == document.article.entities


def test_every_format_that_is_written_is_tested():
    assert set(WRITTEN_TO) == {name for name, known in FORMATS.items() if known.write}


@pytest.mark.parametrize("name", FORMATS)
def test_another_format_is_not_accepted(name, document, tmp_path):
    for other, target in WRITTEN_TO.items():
        path = tmp_path / other / target
        path.parent.mkdir()
        write([document], path, writer=other)
        if other != name:
            first = next(known.name for known in FORMATS.values() if known.accepts(path))
            assert first == other


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file or folder"):
        read(tmp_path / "gold.jsonl")


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path):
    path = tmp_path / "gold.txt"
    path.write_text("just a text", encoding="utf-8")
    with pytest.raises(FormatError, match=r"none of the known formats \(brat, newsquotes, .*--reader"):
        read(path)
    with pytest.raises(ConfigError, match="no format 'conll'; allowed: brat, newsquotes"):
        read(path, reader="conll")


def test_gum_can_only_be_read(document, tmp_path):
    with pytest.raises(ConfigError, match="can only be read; allowed: brat"):
        write([document], tmp_path / "x", writer="gum")


def test_an_empty_file_has_no_article(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(FormatError, match="no article in it"):
        read(path, reader="newsquotes")


def test_nothing_is_half_read(document, tmp_path):
    path = tmp_path / "gold.jsonl"
    good = json.dumps(document.article.to_dict())
    path.write_text(f"{good}\n{good[:-5]}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"gold.jsonl:2: not JSON: .* \(column \d+\)"):
        read(path)
