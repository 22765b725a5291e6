"""The pipeline's third stage, "newsquotes_linker": registry ids for the entities of a Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_entities, given_text, set_entities
from newsquotes.errors import ConfigError
from newsquotes.linking.linker import article_words, link, link_entities
from newsquotes.linking.unseen import Accept, find_inside, find_unseen, with_unseen
from newsquotes.registry import Entry, LinkContext, Registry
from newsquotes.results import Entity


class EntityLinker:
    """Ties the entities that coreference found to entries of a registry.

    registry: path or database URL of the registry to link to; None for one in memory.
    world: whether it has the built-in world.
    threshold: probability in [0, 1] from which on an entity is linked; None for the fitted one.

    A Registry object is passed per call: ``nlp(text, component_cfg={"newsquotes_linker": {"registry": registry}})``,
    or set as ``nlp.get_pipe("newsquotes_linker").registry``. It is not saved with the pipeline; its path is.
    """

    def __init__(self, *, registry: str | None = None, world: bool = True, threshold: float | None = None) -> None:
        if threshold is not None and not 0 <= threshold <= 1:
            raise ConfigError(f"newsquotes_linker: threshold is {threshold!r}; allowed: a number from 0 to 1, or null")
        self.threshold = threshold
        self.registry = Registry(registry, world=world)

    def __call__(self, doc: Doc, *, registry: Registry | None = None) -> Doc:
        """Set the ids of the Doc's entities, add those that only the registry knows, and return the Doc."""
        if registry is None:  # a registry that is still empty is false, and meant all the same
            registry = self.registry
        linked = self.link(get_entities(doc), given_text(doc), registry)
        set_entities(doc, self.complete(doc, linked, registry))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int, registry: Registry | None = None) -> Iterator[Doc]:
        """Set the ids of the entities of each Doc."""
        for doc in stream:
            yield self(doc, registry=registry)

    def link(self, entities: Sequence[Entity], text: str, registry: Registry) -> list[Entity]:
        """Return the entities with registry ids; reads no Doc and writes none."""
        return link_entities(entities, text, registry, threshold=self.threshold)

    def complete(self, doc: Doc, entities: Sequence[Entity], registry: Registry) -> list[Entity]:
        """Return the entities with names that only the registry knows: new mentions of them, and new entities."""
        unseen = find_unseen(doc, entities, registry, self._accepts(given_text(doc), registry))
        entities = with_unseen(entities, unseen)
        return with_unseen(entities, find_inside(doc, entities, registry))

    def _accepts(self, text: str, registry: Registry) -> Accept:
        context = LinkContext(article_words(text))

        def accept(name: str, entry: Entry) -> bool:
            found = link(registry, [name], entry.type, context, threshold=self.threshold)
            return found is not None and found.id == entry.id

        return accept

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Nothing to save: the registry is a file of its own, named in the configuration."""

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> EntityLinker:
        """Nothing to load: the configuration has named the registry already."""
        return self

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """Nothing to save, as in `to_disk`."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> EntityLinker:
        """Nothing to load, as in `from_disk`."""
        return self


@Language.factory(
    "newsquotes_linker",
    default_config={"registry": None, "world": True, "threshold": None},
    requires=["doc.user_data"],
)
def create_entity_linker(
    nlp: Language, name: str, registry: str | None, world: bool, threshold: float | None
) -> EntityLinker:
    """Build the component from a config."""
    return EntityLinker(registry=registry, world=world, threshold=threshold)
