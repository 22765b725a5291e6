"""Read a news article and say who said what.

``newsquotes.attribute(text)`` returns an `Article` with its quotes, their speakers and the entities it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsquotes.errors import (
        ConfigError,
        FormatError,
        MissingDependencyError,
        ModelNotFoundError,
        NewsquotesError,
        RegistryError,
        TextTooLongError,
    )
    from newsquotes.pipeline import article, attribute, attribute_many, load
    from newsquotes.registry import Registry
    from newsquotes.results import Article, Candidate, Entity, Quote, Span, Speaker

__all__ = [
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

__version__ = "0.1.0"

# Public names are imported at first use, so that `import newsquotes` does not pay for spaCy.
_HOMES = {
    "article": "newsquotes.pipeline",
    "attribute": "newsquotes.pipeline",
    "attribute_many": "newsquotes.pipeline",
    "load": "newsquotes.pipeline",
    "Registry": "newsquotes.registry",
    **dict.fromkeys(("Article", "Candidate", "Entity", "Quote", "Span", "Speaker"), "newsquotes.results"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'newsquotes' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES.get(name, "newsquotes.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
