"""An annotated article as the metrics see it: the `Article`, and what gold knows beyond it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsquotes.errors import FormatError
from newsquotes.evaluation.names import Form, form_of_mention, head_of
from newsquotes.results import Article, EntityType, Quote, Span, Speaker

Layer = Literal["attributions", "speakers", "entities", "confidence"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a source really is: the fullest name, other names the article uses, and the type."""

    name: str
    aliases: tuple[str, ...] = ()
    type: EntityType | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity: its span, the span of its head word, its form, and what it refers to.

    ``entity`` is the entity's id in its article, ``link`` its id in a registry, as gold writes it (None: not known).
    ``type`` is None for what is no entity to this library (an event, a date).
    """

    span: Span
    head: Span
    form: Form
    entity: str
    type: EntityType | None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its annotation, gold or predicted.

    ``identities`` has one item for each quote: who speaks, () for a source nobody names, None where that was not
    annotated. ``layers`` says what was annotated at all: a layer that is missing is not scored. ``dropped`` counts
    attributions without content, which no metric scores.
    """

    article: Article
    identities: tuple[tuple[Identity, ...] | None, ...] = ()
    mentions: tuple[Mention, ...] = ()
    layers: frozenset[Layer] = frozenset({"attributions"})
    publisher: str | None = None
    dropped: int = 0

    @property
    def name(self) -> str:
        """How messages call the article."""
        return repr(self.article.id) if self.article.id else f"that begins {self.article.text[:40]!r}"

    @property
    def label(self) -> str:
        """What reports call the article: the id, and without one its first words and a sum of the text."""
        text = self.article.text
        return self.article.id or f"{text[:40]} #{zlib.crc32(text.encode()):08x}"

    @property
    def key(self) -> str:
        """What gold and predicted are matched by: the id, and without one the text."""
        return self.article.id or self.article.text

    @classmethod
    def of(cls, article: Article, *, publisher: str | None = None, confidence: bool = True) -> Document:
        """Read an `Article` as an annotated one.

        The speakers count as annotated when at least one quote has a speaker, the entities when there is one. A
        quote with a source but without a named speaker then has an unnamed source.
        """
        layers: set[Layer] = {"attributions"}
        if confidence:
            layers.add("confidence")
        if article.entities:
            layers.add("entities")
        if any(quote.speakers for quote in article.quotes):
            layers.add("speakers")
        return cls(
            article,
            tuple(_identities(article, quote, "speakers" in layers) for quote in article.quotes),
            tuple(_mentions(article)),
            frozenset(layers),
            publisher,
        )


def _identities(article: Article, quote: Quote, annotated: bool) -> tuple[Identity, ...] | None:
    if not annotated or not (quote.speakers or quote.source):
        return None
    return tuple(
        Identity(speaker.name, tuple(_aliases(article, speaker)), speaker.type)
        for speaker in quote.speakers
        if speaker.name
    )


def _aliases(article: Article, speaker: Speaker) -> Iterable[str]:
    found: dict[str, None] = {}
    for entity in article.entities:
        if entity.id == speaker.entity_id:
            names = (m.text for m in entity.mentions if form_of_mention(m.text, entity.name) == "name")
            found.update(dict.fromkeys([entity.name, *names]))
    return [name for name in found if name != speaker.name]


def _mentions(article: Article) -> Iterator[Mention]:
    for entity in article.entities:
        for span in entity.mentions:
            form = form_of_mention(span.text, entity.name)
            head = head_of(article.text, span)
            yield Mention(span, head, form, entity.id, entity.type, entity.id)


def index(documents: Iterable[Document], what: str) -> dict[str, Document]:
    """Return documents by what they are matched by; raises FormatError when two have the same id (or text)."""
    found: dict[str, Document] = {}
    for document in documents:
        if document.key in found:
            raise FormatError(f"{what}: two articles are {document.name}; each id may stand once")
        found[document.key] = document
    return found


def same_text(gold: Document, predicted: Document) -> None:
    """Raise FormatError when the two are not about the same text, character for character."""
    ours, theirs = gold.article.text, predicted.article.text
    if ours != theirs:
        at = first_difference(ours, theirs)
        raise FormatError(
            f"article {gold.name}: gold and predicted text differ at offset {at}: "
            f"{ours[at : at + 30]!r}, predicted: {theirs[at : at + 30]!r}; spans of one do not fit the other"
        )


def first_difference(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the first offset where two texts differ."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
