"""What a user gets back: an Article with its quotes, their speakers and the entities it names.

All offsets are characters into the text that was given, end-exclusive: ``text[span.start:span.end] == span.text``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsquotes.errors import ConfigError, MissingDependencyError

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["direct", "mixed", "indirect"]
EntityType = Literal["person", "org", "place", "group"]
Mode = Literal["speech", "writing", "thought"]
Polarity = Literal["positive", "negative", "open"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)


def check_modes(modes: Sequence[Mode]) -> tuple[Mode, ...]:
    """Return the modes to keep as a tuple; raises ConfigError for none, for an unknown one and for a bare string."""
    kept = () if isinstance(modes, str) or not isinstance(modes, Iterable) else tuple(modes)
    if not kept or any(mode not in MODES for mode in kept):
        given = list(kept) if kept else modes
        raise ConfigError(f"modes is {given!r}; allowed: a list of one or more of {', '.join(MODES)}")
    return kept


def check_confidence(least: float) -> float:
    """Return a least confidence; raises ConfigError for anything but a number in [0, 1]."""
    if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
        raise ConfigError(f"min_confidence is {least!r}; allowed: a number from 0 to 1")
    return least


ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the given text: character offsets, end-exclusive, and the characters themselves."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut ``text[start:end]`` out as a Span."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a pronoun or description may mean, and how likely: ``probability`` in [0, 1].

    As in `Speaker`, ``name`` is None for somebody the article does not name, and ``description`` then says who it is.
    """

    name: str | None
    entity_id: str | None = None
    probability: float = 1.0
    description: str | None = None

    def __str__(self) -> str:
        """Who, and how likely in per cent: "Ada Osei 62%"."""
        return f"{self.name or self.description or 'somebody'} {self.probability:.0%}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is.

    ``name`` is None when the article does not name the source; ``description`` then says who it is in the article's
    own words ("a senior official"). ``entity_id`` is the id of the `Entity` (and registry entry) that speaks.
    ``candidates`` are those a pronoun or description was weighed between, the likeliest first, also when none was
    likely enough and ``name`` is None; empty where the source itself names the speaker. Their probabilities sum to at
    most 1: the rest is for somebody else.
    """

    name: str | None
    entity_id: str | None = None
    type: EntityType | None = None
    role: str | None = None
    affiliation: str | None = None
    description: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: what was said (content), who said it (source, speakers) and what tells us so (cue).

    ``content``, ``source`` and ``cue`` are tuples of spans in text order; source and cue may be empty.
    ``kind`` is "direct" (all in quote marks), "mixed" (partly) or "indirect" (no quote marks).
    ``confidence`` is the probability in [0, 1] that all of it is right: content, source and the speaker's name.
    ``quote_confidence`` is the same of content and source alone, whoever the source is; None where nothing tells it
    apart from ``confidence``. ``evidence`` tells step by step how the quote was decided.
    ``mode`` is "speech", "writing" or "thought" (hopes, believes, wants). ``polarity`` is "negative" when the source
    denies the content or did not say it, "open" when it leaves open whether it is so, otherwise "positive".
    ``addressee`` (whom it was told to) and ``channel`` ("on Twitter") are spans where they stand beside the cue.
    """

    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    mode: Mode = "speech"
    polarity: Polarity = "positive"
    addressee: tuple[Span, ...] = ()
    channel: tuple[Span, ...] = ()
    quote_confidence: float | None = None

    @property
    def text(self) -> str:
        """The content as written, its pieces joined by " … "."""
        return " … ".join(span.text for span in self.content)

    @property
    def speaker(self) -> Speaker | None:
        """The first speaker; None when the text gives the quote no source at all."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or group with every mention of it, pronouns and descriptions included."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A read article: the text as it was given, its quotes in text order and its entities by first mention."""

    text: str
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; docs/output.md explains every field."""
        from newsquotes.plain import article_to_dict

        return article_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read what `to_dict` gave.

        Raises FormatError, naming the place, when a field is missing or of the wrong kind, a span is out of bounds
        or a span's text is not what stands at its offsets.
        """
        from newsquotes.plain import article_from_dict

        return article_from_dict(data)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return `to_dict` as a JSON string."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row per quote (needs pandas: ``pip install 'newsquotes[dataframe]'``).

        Columns: kind, text, start, end (of the whole content), source, cue, speaker, entity_id, type, role,
        affiliation, description, confidence, evidence, mode, polarity, addressee, channel, quote_confidence,
        candidates. Raises MissingDependencyError without pandas.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingDependencyError("pandas", "Article.to_dataframe()", "dataframe") from error
        return pd.DataFrame([_row(quote) for quote in self.quotes], columns=list(_COLUMNS))

    def to_html(self) -> str:
        """Return the article as an HTML fragment: quotes, speakers and entities marked, evidence on hover."""
        from newsquotes.html import render

        return render(self)

    def _repr_html_(self) -> str:
        return self.to_html()


_COLUMNS = (
    "kind",
    "text",
    "start",
    "end",
    "source",
    "cue",
    "speaker",
    "entity_id",
    "type",
    "role",
    "affiliation",
    "description",
    "confidence",
    "evidence",
    "mode",
    "polarity",
    "addressee",
    "channel",
    "quote_confidence",
    "candidates",
)


def _row(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker or Speaker(None)
    return {
        "kind": quote.kind,
        "text": quote.text,
        "start": min(span.start for span in quote.content),
        "end": max(span.end for span in quote.content),
        "source": _joined(quote.source),
        "cue": _joined(quote.cue),
        "speaker": speaker.name,
        "entity_id": speaker.entity_id,
        "type": speaker.type,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "description": speaker.description,
        "confidence": quote.confidence,
        "evidence": "; ".join(quote.evidence),
        "mode": quote.mode,
        "polarity": quote.polarity,
        "addressee": _joined(quote.addressee),
        "channel": _joined(quote.channel),
        "quote_confidence": quote.quote_confidence,
        "candidates": "; ".join(map(str, speaker.candidates)),
    }


def _joined(spans: Iterable[Span]) -> str | None:
    return " … ".join(span.text for span in spans) or None
