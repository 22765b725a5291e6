"""The word lists and tables under newsquotes/data."""

from __future__ import annotations

from newsquotes.data_files import data_lines, data_rows


def test_comments_and_blank_lines_are_left_out() -> None:
    lines = data_lines("speech_verbs.txt")
    assert "say" in lines
    assert all(line and not line.startswith("#") for line in lines)


def test_a_table_is_cut_at_tabs() -> None:
    assert ["minister", "person"] in [row[:2] for row in data_rows("nouns.tsv")]


def test_a_file_that_is_searched_by_halves_is_sorted() -> None:
    lines = data_lines("first_names_world.tsv")
    assert lines == sorted(lines)


def test_folders_and_other_packages() -> None:
    assert data_lines("training/names.txt")
    assert data_lines("furniture.txt", "newsquotes.evaluation")
