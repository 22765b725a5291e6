"""Every error is in the tree, and its message says what was given, what is allowed, what to do."""

from __future__ import annotations

import pytest

import newsquotes
from newsquotes import errors

TREE = {
    "TextTooLongError": ValueError,
    "ModelNotFoundError": OSError,
    "MissingDependencyError": ImportError,
    "ConfigError": ValueError,
    "FormatError": ValueError,
    "RegistryError": ValueError,
}


@pytest.mark.parametrize(("name", "builtin"), TREE.items())
def test_each_error_is_also_a_builtin_one(name: str, builtin: type[Exception]) -> None:
    error = getattr(newsquotes, name)
    assert issubclass(error, newsquotes.NewsquotesError)
    assert issubclass(error, builtin)
    assert name in (errors.__doc__ or "")


def test_every_error_of_the_module_is_public() -> None:
    found = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert found == {*TREE, "NewsquotesError"}
    assert found <= set(newsquotes.__all__)


def test_messages() -> None:
    assert "1,500 characters; the limit is 1,000" in str(errors.TextTooLongError(1500, 1000))
    assert "newsquotes.load(max_length=...)" in str(errors.TextTooLongError(1500, 1000))
    assert str(errors.TextTooLongError(1500, 1000, "item 3: ")).startswith("item 3: ")
    assert "'en_x'" in str(errors.ModelNotFoundError("en_x"))
    assert "pip install 'newsquotes[dataframe]'" in str(errors.MissingDependencyError("pandas", "This", "dataframe"))
