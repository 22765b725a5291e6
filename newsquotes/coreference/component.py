"""The pipeline component "newsquotes_entities": names, pronouns and descriptions gathered into entities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_quotes, given_text, set_entities
from newsquotes.coreference import links
from newsquotes.coreference.antecedents.deciding import by_turn, decide
from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.ranker import load_ranker, read_ranker
from newsquotes.coreference.antecedents.reading import Choice, Reader, source_heads
from newsquotes.coreference.chains.joining import join_names
from newsquotes.coreference.descriptions.finding import (
    find_descriptions,
    find_strangers,
    join_descriptions,
    roles_of_joined,
)
from newsquotes.coreference.gender import doubt_gender, set_gender
from newsquotes.coreference.mentions import Chain, Link
from newsquotes.coreference.names.finding import find_names
from newsquotes.coreference.words import Words, read_words
from newsquotes.errors import ConfigError
from newsquotes.matrix_products import one_thread
from newsquotes.reading import furniture
from newsquotes.results import Entity, Quote, Span
from newsquotes.word_vectors import drop_word_vectors, get_word_vectors


@Language.factory(
    "newsquotes_entities",
    assigns=["doc.user_data"],
    requires=["doc.ents", "token.dep", "token.tag"],
    default_config={"min_probability": None, "weights": None},
)
def create_entity_resolver(
    nlp: Language, name: str, min_probability: float | None, weights: str | None
) -> EntityResolver:
    """Return the component for a pipeline; see `EntityResolver`."""
    return EntityResolver(name=name, min_probability=min_probability, weights=weights)


class EntityResolver:
    """Gathers the mentions of each person, organisation, place and group of an article into one Entity.

    ``min_probability`` (in [0, 1]) is how sure a pronoun's antecedent must be; None takes the fitted thresholds.
    Below it the pronoun stays out of all entities: the resolver abstains rather than guess.
    ``weights`` is a file of pronoun weights, as `newsquotes train pronouns` writes it; None takes the bundled ones.

    Raises ConfigError for any other probability, or when ``weights`` is no such file.
    """

    def __init__(
        self,
        *,
        name: str = "newsquotes_entities",
        min_probability: float | None = None,
        weights: str | Path | None = None,
    ) -> None:
        if min_probability is not None and not 0 <= min_probability <= 1:
            raise ConfigError(f"min_probability must be None or from 0 to 1, not {min_probability!r}")
        self.name = name
        self.min_probability = min_probability
        self._ranker = load_ranker() if weights is None else read_ranker(Path(weights))

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the Doc and write the entities on it."""
        chains, words, abstained = self._read(doc)
        self.set_annotations(doc, entities_of(given_text(doc), words, chains))
        links.set_links(doc, links.records(words, chains, abstained))
        drop_word_vectors(doc)
        return doc

    def resolve(self, doc: Doc) -> tuple[Entity, ...]:
        """Return the entities of a Doc, in order of first mention, without writing anything on it."""
        chains, words, _ = self._read(doc)
        return entities_of(given_text(doc), words, chains)

    def set_annotations(self, doc: Doc, entities: Sequence[Entity]) -> None:
        """Write entities on the Doc."""
        set_entities(doc, entities)

    def _read(self, doc: Doc) -> tuple[list[Chain], Words, dict[int, Link]]:
        quotes = get_quotes(doc)
        words = read_words(doc, quotes, furniture(doc))
        reader = prepare(doc, words, quotes)
        with one_thread():
            return reader.read(self._decide), words, reader.abstained

    def _decide(self, choice: Choice) -> tuple[Seen | None, Link | None]:
        if self.min_probability is not None:
            return decide(self._ranker, choice, self.min_probability)
        seen, link = decide(self._ranker, choice, self._ranker.thresholds[choice.pronoun.kind])
        return (seen, link) if seen is not None or link is None else by_turn(choice, link)


def prepare(doc: Doc, words: Words, quotes: Sequence[Quote]) -> Reader:
    """Find the names and descriptions of a Doc, join them, and return the Reader that resolves the rest."""
    names = find_names(doc, words, quotes)
    chains = join_names(words, names)
    taken = {i for name in names for i in range(name.start, name.end)}
    descriptions = find_descriptions(words, taken)
    taken |= {i for mention in descriptions for i in range(mention.start, mention.end)}
    descriptions += find_strangers(words, source_heads(words, quotes).values(), taken)
    loose = join_descriptions(words, sorted(descriptions), chains)
    roles_of_joined(words, chains)
    for chain in chains:
        set_gender(chain)
        doubt_gender(words, chain)
    return Reader(words, chains, loose, quotes, get_word_vectors(doc))


def entities_of(text: str, words: Words, chains: Sequence[Chain]) -> tuple[Entity, ...]:
    """Return the chains that have a name as entities over the given text; ids are left to the linker."""
    entities = []
    for chain in chains:
        if chain.name is None or chain.type is None:
            continue
        offsets = sorted({(words.start_offset[m.start], words.end_offset[m.end - 1]) for m in chain.mentions})
        entities.append(Entity("", chain.name, chain.type, tuple(Span.of(text, *o) for o in offsets)))
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))
