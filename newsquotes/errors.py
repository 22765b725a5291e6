"""Every error newsquotes raises on purpose, and what each one means.

    NewsquotesError
    ├── TextTooLongError       (also ValueError)   a text over the pipeline's max_length
    ├── ModelNotFoundError     (also OSError)      the spaCy model that was named is not installed
    ├── MissingDependencyError (also ImportError)  an optional package is needed for this call
    ├── ConfigError            (also ValueError)   a component was given a value it does not allow
    ├── FormatError            (also ValueError)   data that is not what the documented format asks for
    └── RegistryError          (also ValueError)   a registry call that cannot be carried out

Wrong argument types raise the built-in TypeError. Messages say what was given, what is allowed, and what to do.
"""


class NewsquotesError(Exception):
    """Base of every error raised on purpose by this library."""


class TextTooLongError(NewsquotesError, ValueError):
    """A text has more characters than the pipeline accepts."""

    def __init__(self, length: int, max_length: int, where: str = "") -> None:
        super().__init__(
            f"{where}The text has {length:,} characters; the limit is {max_length:,}. Split it, or raise the limit "
            f"with newsquotes.load(max_length=...); spaCy needs some 0.4 GB of memory for 100,000 characters."
        )


class ModelNotFoundError(NewsquotesError, OSError):
    """The spaCy model that the caller named is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No spaCy model {name!r} is installed. Name an installed English pipeline with a tagger, a parser and an "
            f"entity recogniser (en_core_web_sm, _md, _lg or _trf), or leave the name out to use the bundled one."
        )


class MissingDependencyError(NewsquotesError, ImportError):
    """An optional package is needed for this call and is not installed."""

    def __init__(self, package: str, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs {package}, which is not installed. Run: pip install 'newsquotes[{extra}]'")


class ConfigError(NewsquotesError, ValueError):
    """A component was given a value it does not allow."""


class FormatError(NewsquotesError, ValueError):
    """Data does not follow the documented format."""


class RegistryError(NewsquotesError, ValueError):
    """A registry call cannot be carried out."""
