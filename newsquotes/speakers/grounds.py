"""What the name of a speaker rests on: the rule that gave it and, where candidates were weighed, how likely it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsquotes.coreference.links import LinkRecord
from newsquotes.results import Quote, Speaker


@dataclass(frozen=True, slots=True)
class Grounds:
    """The way a speaker was found, in words, and the ranker's probability of the candidate taken, where it took one.

    ``handed_on``: the quote took over the speaker of another one, since it has no source of its own.
    """

    way: str
    probability: float | None = None
    handed_on: bool = False


NO_SOURCE = Grounds("no source")
BESIDE = Grounds("told by the words around", handed_on=True)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quote with its speakers, and the grounds of each of them."""

    quote: Quote
    grounds: tuple[Grounds, ...] = ()


def grounds_of(rule: str, speaker: Speaker, link: LinkRecord | None) -> Grounds:
    """Return the grounds of an answer of ``rule``, the name of a function that found a speaker."""
    if link is None:
        return Grounds(rule.strip("_").removeprefix("by_").replace("_", " "))
    if link.form == "name":
        return Grounds("short name")
    if not link.candidates:
        return Grounds(f"{link.form}, by a rule" if speaker.name else f"{link.form}, left open")
    if link.name is None and link.antecedent is None:
        return Grounds(f"{link.form}, left open")
    outcome = "weighed" if speaker.name else "for somebody unnamed"
    return Grounds(f"{link.form}, {outcome}", link.probability)


def handed_on(
    named: Sequence[Quote], grounds: Sequence[tuple[Grounds, ...]], continued: Sequence[Quote]
) -> list[Attributed]:
    """Pair quotes with the grounds of their speakers, after some took over the speakers of another one.

    ``named`` and ``grounds`` are as they were before that; all three have an item for each quote.
    """
    owner = {id(quote.speakers): own for quote, own in zip(named, grounds, strict=True)}
    result = []
    for before, own, quote in zip(named, grounds, continued, strict=True):
        if quote.speakers is not before.speakers:
            lent = owner.get(id(quote.speakers)) or (BESIDE,) * len(quote.speakers)
            own = tuple(replace(one, handed_on=True) for one in lent)
        result.append(Attributed(quote, own))
    return result
