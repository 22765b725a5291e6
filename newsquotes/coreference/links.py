"""Why a pronoun or description was taken for whom: plain records under ``doc.user_data["newsquotes"]["links"]``.

The speakers room reads them, so that the evidence of a quote can say what decided. A record holds ``start`` and ``end``
(character offsets of the mention; of its head word where it was left alone), ``form`` ("name", "pronoun" or
"description"), ``name`` (the antecedent's name, None where it has none), ``antecedent`` (offsets of the first mention
of an antecedent without a name), ``reason``, ``probability`` and ``candidates``: those it was weighed between, each
with the offsets of its first mention. Registry ids are not known yet; the offsets lead to the entity that gets one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from newsquotes.annotations import KEY
from newsquotes.coreference.antecedents.ranker import WORDS_AROUND
from newsquotes.coreference.mentions import Chain, Form, Link
from newsquotes.coreference.words import Words


@dataclass(frozen=True, slots=True)
class ContenderRecord:
    """One who was weighed: where it is first mentioned, its name if it has one, its probability in [0, 1]."""

    start: int
    end: int
    name: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One mention's link; offsets are characters, end-exclusive."""

    start: int
    end: int
    form: Form
    name: str | None
    antecedent: tuple[int, int] | None
    reason: str
    probability: float
    candidates: tuple[ContenderRecord, ...] = ()


def records(words: Words, chains: Sequence[Chain], abstained: Mapping[int, Link]) -> list[LinkRecord]:
    """Return a record for every mention that some rule or the ranker linked, in text order.

    ``abstained`` holds by token the pronouns that were left alone; their records have neither name nor antecedent.
    """
    result = [_abstention(words, i, link) for i, link in abstained.items()]
    for chain in chains:
        for mention in chain.mentions:
            link = chain.links.get(mention.head)
            if link is None:
                continue
            first = chain.mentions[0]
            antecedent = None if chain.name else (words.start_offset[first.start], words.end_offset[first.end - 1])
            result.append(
                LinkRecord(
                    words.start_offset[mention.start],
                    words.end_offset[mention.end - 1],
                    mention.form,
                    chain.name,
                    antecedent,
                    link.reason,
                    round(link.probability, 4),
                    _contenders(words, link),
                )
            )
    return sorted(result, key=lambda record: (record.start, record.end))


def _abstention(words: Words, i: int, link: Link) -> LinkRecord:
    form: Form = "pronoun" if words.tag[i].startswith(("PRP", "WP")) else "description"
    place = (words.start_offset[i], words.end_offset[i])
    return LinkRecord(*place, form, None, None, link.reason, round(link.probability, 4), _contenders(words, link))


def _contenders(words: Words, link: Link) -> tuple[ContenderRecord, ...]:
    """The candidates, likeliest first, the hopeless left out."""
    likely = [c for c in link.candidates if round(c.probability, 4) >= LEAST_CONTENDER]
    likely.sort(key=lambda contender: (-contender.probability, contender.mention))
    return tuple(
        ContenderRecord(
            words.start_offset[c.mention.start], words.end_offset[c.mention.end - 1], c.name, round(c.probability, 4)
        )
        for c in likely
    )


LEAST_CONTENDER = 0.05
"""Probability below which a candidate is no contender worth showing."""


def set_links(doc: Doc, links: Iterable[LinkRecord]) -> None:
    """Write link records on the Doc, as plain values."""
    doc.user_data.setdefault(KEY, {})["links"] = [_plain(link) for link in links]


def get_links(doc: Doc) -> tuple[LinkRecord, ...]:
    """Return the link records on the Doc; empty before newsquotes_entities has run."""
    return tuple(_record(data) for data in doc.user_data.get(KEY, {}).get("links", ()))


def _plain(link: LinkRecord) -> dict[str, Any]:
    """The fields of a record; those of `dataclasses.asdict`, which copies each value and takes ten times as long."""
    data = {name: getattr(link, name) for name in LinkRecord.__slots__}
    data["candidates"] = tuple({name: getattr(c, name) for name in ContenderRecord.__slots__} for c in link.candidates)
    return data


def _record(data: dict[str, Any]) -> LinkRecord:
    antecedent = data["antecedent"]
    return LinkRecord(
        start=data["start"],
        end=data["end"],
        form=data["form"],
        name=data["name"],
        antecedent=tuple(antecedent) if antecedent else None,
        reason=data["reason"],
        probability=data["probability"],
        candidates=tuple(ContenderRecord(**contender) for contender in data["candidates"]),
    )


def explain(features: Sequence[str]) -> str:
    """Return the deciding features, the strongest first, in words a journalist understands."""
    phrases = [phrase for feature in features if (phrase := _phrase(feature.split(":", 1)[-1]))]
    return ", ".join(list(dict.fromkeys(phrases))[:MAX_REASONS]) or "the likeliest of those named before"


MAX_REASONS = 3
"""Reasons that a sentence of evidence gives."""

_PHRASES = (
    (WORDS_AROUND, "the words around both fit"),
    ("gender sure", "the gender fits"),
    ("gender likely", "the gender fits"),
    ("gender by earlier pronouns agrees", "the gender fits"),
    ("only one that agrees", "the only one that fits"),
    ("rank=0", "the last one before it that fits"),
    ("sentences=0", "in the same sentence"),
    ("sentences=1", "in the sentence before"),
    ("paragraphs=0", "in the same paragraph"),
    ("last speaker", "the last to speak"),
    ("has spoken", "has spoken before"),
    ("most named", "named most so far"),
    *((f"mentions={count}", "often mentioned") for count in ("4", "8", "16", "more")),
    ("mostly subject", "mostly the one who acts"),
    ("role=subject", "the one who acts there"),
    ("subject of", "the one who acts there"),
    ("pronoun opens its clause", "the one its sentence goes on with"),
    ("same clause", "in the same sentence"),
    ("clause above", "in the main part of the sentence"),
    ("last taken up", "just referred to by a pronoun"),
    ("taken up", "referred to in this way before"),
    *((f"tokens={count}", "close by") for count in ("3", "6", "12", "25")),
    ("in the same quote", "in the same quote"),
    ("speaker of the quote", "speaker of the quote around it"),
    ("noun in roles=True", "has been called so"),
    ("noun in roles=False,in name=True", "the word is in its name"),
    ("shares all its words=True", "has been called so"),
    ("last called the same", "has been called so"),
)
"""The beginning of a feature's name, and how a person would put it; the first that fits. Other features go untold."""


@cache
def _phrase(feature: str) -> str | None:
    return next((phrase for start, phrase in _PHRASES if feature.startswith(start)), None)
