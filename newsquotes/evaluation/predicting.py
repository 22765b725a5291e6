"""The library's own pipeline run over gold articles, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.progress import track

from newsquotes.evaluation.document import Document


def predict(gold: Sequence[Document], *, console: Console | None = None) -> Iterator[Document]:
    """Yield what `newsquotes.attribute_many` finds in each gold article; progress goes to ``console`` (stderr)."""
    # Imported here, so that reading and scoring files does not load spaCy and a model.
    import newsquotes

    texts = (document.article.text for document in gold)
    found = newsquotes.attribute_many(texts)  # type: ignore[attr-defined,unused-ignore]
    console = console or Console(stderr=True)
    articles = track(found, description="reading articles", total=len(gold), console=console, transient=True)
    for document, article in zip(gold, articles, strict=True):
        yield Document.of(replace(article, id=document.article.id))
