"""What the rules pass to one another: a mention of somebody or something, and the chain of mentions it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from newsquotes.coreference.lexicons import Gender
from newsquotes.results import EntityType

GenderSource = Literal["told", "first name", "single word", "rare first name"]
Form = Literal["name", "pronoun", "description"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Tokens ``start:end`` that refer to one thing; ``head`` is the token that carries the grammar.

    ``type`` is None while nothing tells it; ``gender`` is what the mention's own words tell (title, noun, pronoun).
    """

    start: int
    end: int
    head: int
    form: Form
    type: EntityType | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = True


@dataclass(slots=True)
class Chain:
    """Mentions of one thing. Rules extend it while the document is read; ``Entity`` is its frozen outcome.

    ``woman`` is the probability in [0, 1] that the person is a woman, None when nothing tells, and ``gender_source``
    what tells it; ``roles`` holds lower-case nouns the document calls it by. ``with_article``: some mention of its
    name stands behind "the". ``links`` tells for each mention (by head) why it belongs here.
    """

    name: str | None
    type: EntityType | None
    mentions: list[Mention] = field(default_factory=list)
    woman: float | None = None
    gender: Gender | None = None
    gender_source: GenderSource | None = None
    plural: bool = False
    definite: bool = True
    roles: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    with_article: bool = False
    links: dict[int, Link] = field(default_factory=dict)

    @property
    def form_words(self) -> int:
        """Words of the longest form of its name; 0 for a chain without a name."""
        return max((len(form.split()) for form in self.forms), default=0)


class Contender(NamedTuple):
    """One who was weighed: a mention of it, its name (None without one) and its probability in [0, 1]."""

    mention: Mention
    name: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why a mention was put with its chain: the rule in plain words, and how sure (probability in [0, 1])."""

    reason: str
    probability: float = 1.0
    candidates: tuple[Contender, ...] = ()
