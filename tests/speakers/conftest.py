"""Small texts with their quotes given by hand, read by coreference, linking and speakers alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import set_quotes
from newsquotes.coreference.component import EntityResolver
from newsquotes.linking.component import EntityLinker
from newsquotes.results import Kind, Quote, Span

MakeDoc = Callable[..., Doc]


def quote(text: str, source: str, content: str, kind: Kind = "indirect", confidence: float = 0.9) -> Quote:
    """Return a quote whose parts are the first places where these words stand."""

    def span(piece: str) -> tuple[Span, ...]:
        start = text.index(piece)
        return (Span.of(text, start, start + len(piece)),)

    return Quote(kind, span(content), span(source) if source else (), confidence=confidence)


@pytest.fixture(scope="session")
def linker() -> EntityLinker:
    return EntityLinker(world=False)


@pytest.fixture
def doc_with(nlp: Language, linker: EntityLinker) -> MakeDoc:
    """Return a Doc as the speakers find it: parsed, with the given quotes, entities and their ids."""

    def make(text: str, *quotes: Quote, min_probability: float | None = None) -> Doc:
        with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsquotes")]):
            doc = nlp(text)
        set_quotes(doc, quotes)
        return linker(EntityResolver(min_probability=min_probability)(doc))

    return make
