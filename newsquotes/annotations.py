"""What rides on a spaCy Doc between the stages: plain values under ``doc.user_data["newsquotes"]``.

Plain values survive ``Doc.to_bytes``, ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)``. The keys:

    text       the text as it was given (absent where another tokenizer made the Doc: ``doc.text`` is that text)
    word_vectors  written by newsquotes_quotes, taken off by newsquotes_entities (`newsquotes.word_vectors`)
    quotes     written by newsquotes_quotes, speakers added by newsquotes_speakers
    entities   written by newsquotes_entities, ids set by newsquotes_linker
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from newsquotes.plain import entity_from_dict, entity_to_dict, quote_from_dict, quote_to_dict
from newsquotes.results import Entity, Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "newsquotes"


def _state(doc: Doc) -> dict[str, Any]:
    return cast("dict[str, Any]", doc.user_data.setdefault(KEY, {}))


def given_text(doc: Doc) -> str:
    """Return the text as the user gave it; ``doc.text`` is the same length, normalised."""
    kept = _state(doc).get("text")
    return doc.text if kept is None else cast(str, kept)


def given_span(doc: Doc, first: int, last: int) -> Span:
    """Return the tokens [first, last) as a Span of the given text, which is not put together for it."""
    tokens = doc[first:last]
    kept = _state(doc).get("text")
    text = tokens.text if kept is None else kept[tokens.start_char : tokens.end_char]
    return Span(tokens.start_char, tokens.end_char, text)


def set_given_text(doc: Doc, text: str) -> None:
    """Remember the text as it was given; every stage asks for it, and ``doc.text`` is put together token by token."""
    _state(doc)["text"] = text


def get_quotes(doc: Doc) -> tuple[Quote, ...]:
    """Return the quotes written on the Doc so far; empty before newsquotes_quotes has run."""
    text = given_text(doc)
    return tuple(quote_from_dict(data, text) for data in _state(doc).get("quotes", ()))


def set_quotes(doc: Doc, quotes: Iterable[Quote]) -> None:
    """Write quotes on the Doc, as plain values."""
    _state(doc)["quotes"] = [quote_to_dict(quote) for quote in quotes]


def get_entities(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities written on the Doc so far; empty before newsquotes_entities has run."""
    text = given_text(doc)
    return tuple(entity_from_dict(data, text) for data in _state(doc).get("entities", ()))


def set_entities(doc: Doc, entities: Iterable[Entity]) -> None:
    """Write entities on the Doc, as plain values."""
    _state(doc)["entities"] = [entity_to_dict(entity) for entity in entities]
