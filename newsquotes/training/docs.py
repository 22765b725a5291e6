"""Texts to fit on, run through a pipeline, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import track
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.matrix_products import alone
from newsquotes.pipeline import DEFAULT_BATCH_SIZE


def docs_of(nlp: Language, texts: Sequence[str], description: str = "reading articles") -> Iterator[Doc]:
    """Yield the Doc of each text as the pipes that are switched on leave it; progress goes to stderr."""
    docs = nlp.pipe(texts, batch_size=DEFAULT_BATCH_SIZE, component_cfg=alone(nlp))
    console = Console(stderr=True)
    yield from track(docs, description=description, total=len(texts), console=console, transient=True)
