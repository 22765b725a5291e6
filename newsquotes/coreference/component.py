"""The pipeline component "newsquotes_entities": names, pronouns and descriptions gathered into entities."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_quotes, given_text, set_entities
from newsquotes.coreference import links
from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.ranker import Ranker, load_ranker
from newsquotes.coreference.antecedents.reading import Choice, Reader, source_heads
from newsquotes.coreference.chains.joining import join_names
from newsquotes.coreference.descriptions.finding import (
    find_descriptions,
    find_strangers,
    join_descriptions,
    roles_of_joined,
)
from newsquotes.coreference.gender import doubt_gender, set_gender
from newsquotes.coreference.mentions import Chain, Contender, Link, Mention
from newsquotes.coreference.names.bodies import find_bodies
from newsquotes.coreference.names.headlines import drop_openers, drop_unwitnessed, headline_tokens
from newsquotes.coreference.names.known import find_known, find_nested, known_names, split_glued
from newsquotes.coreference.names.missed import find_missed
from newsquotes.coreference.names.recognised import (
    LABELS,
    bodies_of_owners,
    complete_bodies,
    drop_roles,
    named_after,
    names_of_recogniser,
)
from newsquotes.coreference.words import Words, read_words
from newsquotes.errors import ConfigError
from newsquotes.reading import furniture
from newsquotes.results import Entity, Quote, Span
from newsquotes.word_vectors import drop_word_vectors, get_word_vectors


@Language.factory(
    "newsquotes_entities",
    assigns=["doc.user_data"],
    requires=["doc.ents", "token.dep", "token.tag"],
    default_config={"min_probability": None},
)
def create_entity_resolver(nlp: Language, name: str, min_probability: float | None) -> EntityResolver:
    """Return the component for a pipeline; see `EntityResolver`."""
    return EntityResolver(name=name, min_probability=min_probability)


class EntityResolver:
    """Gathers the mentions of each person, organisation, place and group of an article into one Entity.

    ``min_probability`` (in [0, 1]) is how sure a pronoun's antecedent must be; None takes the fitted thresholds.
    Below it the pronoun stays out of all entities: the resolver abstains rather than guess.
    """

    def __init__(self, *, name: str = "newsquotes_entities", min_probability: float | None = None) -> None:
        if min_probability is not None and not 0 <= min_probability <= 1:
            raise ConfigError(f"min_probability must be None or from 0 to 1, not {min_probability!r}")
        self.name = name
        self.min_probability = min_probability
        self._ranker = load_ranker()

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


def find_names(doc: Doc, words: Words, quotes: Sequence[Quote]) -> list[Mention]:
    """Return the names of a Doc: the recogniser's, mended, and those it missed."""
    headline = headline_tokens(words)
    recognised = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    names = drop_roles(words, drop_unwitnessed(words, names_of_recogniser(words, recognised), headline))
    others = {i for start, end, label in recognised if label not in LABELS for i in range(start, end)}
    sources: set[int] = set()
    for quote in quotes:
        for span in quote.source:
            sources.update(range(*words.between(span.start, span.end)))
    others -= sources & {i for start, end, label in recognised if label in MISTAKEN for i in range(start, end)}
    others -= {start for start, end, label in recognised if label in MISTAKEN and end == start + 1}
    names = split_glued(words, names, known_names(words, names))
    names += find_missed(words, names, others, headline, sources)
    names = bodies_of_owners(words, complete_bodies(words, drop_openers(words, names)))
    known = known_names(words, names)
    names = sorted(names + find_known(words, names, known))
    return sorted(names + named_after(words, names) + find_bodies(words, names) + find_nested(words, names, known))


MISTAKEN = ("WORK_OF_ART", "PRODUCT", "EVENT")
"""Labels of the recogniser that a source of a quote, who is somebody, gets by mistake."""


def decide(ranker: Ranker, choice: Choice, threshold: float) -> tuple[Seen | None, Link | None]:
    """Return the candidate that is likelier than all others, than none, and than the threshold; else None.

    The link names the contenders either way.
    """
    probabilities = ranker.probabilities(choice.features, around := ranker.around(choice.around))
    best = max(range(len(probabilities)), key=probabilities.__getitem__)
    contenders = tuple(
        Contender(seen.chain.mentions[0], seen.chain.name, p)
        for seen, p in zip(choice.seen, probabilities, strict=False)
    )
    if best == len(choice.seen) or probabilities[best] < threshold:
        return None, Link("nobody named before is likely enough", probabilities[best], contenders)
    others = [i for i in range(len(choice.seen)) if i != best]
    rival = max(others, key=probabilities.__getitem__, default=len(choice.seen))
    lead = around[best] - around[rival] if around else 0.0
    reasons = links.explain(ranker.reasons(choice.features[best], choice.features[rival], lead))
    return choice.seen[best], Link(reasons, probabilities[best], contenders)


def by_turn(choice: Choice, link: Link) -> tuple[Seen | None, Link]:
    """Take the likeliest after all where it is who spoke last and the pronoun asks for a speaker.

    “..., Ito said. The firm is hiring. “We need hands,” she said”: no other who agrees may be mentioned between, and no
    more than one paragraph may end there. ``link`` tells how likely each candidate is.
    """
    best = max(range(len(choice.seen)), key=lambda i: link.candidates[i].probability)
    told = {feature.removeprefix(f"{choice.pronoun.kind}:") for feature in choice.features[best]}
    if choice.pronoun.mention is not None or not told >= _SPOKE_LAST or not told & _NEAR:
        return None, link
    likely = link.candidates[best].probability
    return choice.seen[best], Link("spoke last, with nobody else named since", likely, link.candidates)


_SPOKE_LAST = {"last speaker, asks for a speaker", "rank=0"}
_NEAR = {"paragraphs=0", "paragraphs=1"}


def entities_of(text: str, words: Words, chains: Sequence[Chain]) -> tuple[Entity, ...]:
    """Return the chains that have a name as entities over the given text; ids are left to the linker."""
    entities = []
    for chain in chains:
        if chain.name is None or chain.type is None:
            continue
        offsets = sorted({(words.start_offset[m.start], words.end_offset[m.end - 1]) for m in chain.mentions})
        entities.append(Entity("", chain.name, chain.type, tuple(Span.of(text, *o) for o in offsets)))
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))
