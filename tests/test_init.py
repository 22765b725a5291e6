"""The public names, and what importing the package costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newsquotes

PUBLIC = [
    "Article",
    "Candidate",
    "ConfigError",
    "Entity",
    "FormatError",
    "MissingDependencyError",
    "ModelNotFoundError",
    "NewsquotesError",
    "Quote",
    "Registry",
    "RegistryError",
    "Span",
    "Speaker",
    "TextTooLongError",
    "article",
    "attribute",
    "attribute_many",
    "load",
]


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_public_names_are_these() -> None:
    assert newsquotes.__all__ == PUBLIC
    assert sorted(newsquotes.__all__) == newsquotes.__all__
    assert set(newsquotes.__all__) < set(dir(newsquotes))


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there_and_explained(name: str) -> None:
    assert getattr(newsquotes, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'newsquotes' has no attribute 'atribute'"):
        newsquotes.atribute  # noqa: B018


def test_importing_loads_neither_spacy_nor_pandas() -> None:
    heavy = "('spacy', 'pandas', 'numpy', 'sqlalchemy', 'rapidfuzz')"
    assert run(f"import sys, newsquotes; print([m for m in {heavy} if m in sys.modules])") == "[]"
    assert run(f"import sys, newsquotes; newsquotes.Article; print([m for m in {heavy} if m in sys.modules])") == "[]"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "newsquotes.Article; ",
        "newsquotes.load(); ",
        "import spacy; spacy.blank('en').add_pipe('newsquotes_quotes'); ",
    ],
)
def test_article_is_the_function_whatever_was_imported_before(before: str) -> None:
    assert run(f"import newsquotes; {before}print(type(newsquotes.article).__name__)") == "function"


def test_the_version_is_the_packages() -> None:
    from importlib.metadata import version

    assert newsquotes.__version__ == version("newsquotes")
