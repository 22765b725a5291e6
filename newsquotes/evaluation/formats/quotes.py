"""What the readers share: a quote put together from its parts, and the check of a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats.rows import Row
from newsquotes.evaluation.marks import kind_of
from newsquotes.results import Kind, Quote, Span, Speaker


def quote_of(
    text: str,
    parts: Mapping[str, Iterable[Span]],
    *,
    names: Iterable[str] = (),
    kind: Kind | None = None,
    confidence: float = 1.0,
) -> Quote | None:
    """Return a quote of "content", "source" and "cue" spans, None when there is no content.

    ``names`` are its speakers'; the quote marks tell the kind where the format does not.
    """
    content = tuple(parts["content"])
    if not content:
        return None
    return Quote(
        kind=kind or kind_of(text, content),
        content=content,
        source=tuple(parts["source"]),
        cue=tuple(parts["cue"]),
        speakers=tuple(Speaker(name) for name in names),
        confidence=confidence,
    )


def confidence_of(row: Row) -> float:
    """Return the row's confidence, 1.0 when it has none; raises FormatError when it is no probability."""
    confidence = row.data.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise FormatError(f"{row.where}: 'confidence' must be a number from 0 to 1, not {confidence!r}")
    return float(confidence)
