"""By which way it was said: "on Twitter", "in a statement", "at a news conference", "by phone"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Span, Token

from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.phrases import phrase
from newsquotes.quoting.report.tables import channels, cue_modes, words
from newsquotes.results import Mode

MAX_NAME = 4
"""Words of the longest name in the table of channels."""

REACH = 200
"""Tokens from the cue within which a channel is looked for: sentences without end would take time by the square."""

_OPENING = frozenset("“\"‘'«")
_PUBLISHERS = frozenset(("ORG", "WORK_OF_ART"))


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel: token range from its preposition to its noun, the noun, and the mode that it makes of a report."""

    start: int
    end: int
    noun: Token
    mode: Mode


def find_channels(clause: Clause) -> list[Channel]:
    """Return the channels beside a quote's cue, in text order."""
    if clause.head is None:
        return []
    found: list[Channel] = []
    for preposition in _prepositions(clause):
        channel = _channel(clause, preposition)
        if channel is not None and (not found or channel.start >= found[-1].end):
            found.append(channel)
    return found


def _prepositions(clause: Clause) -> Iterator[Token]:
    """The prepositions of the cue's sentence, outside content and source, that hang on the cue or open its sentence."""
    assert clause.head is not None  # the caller has looked
    cue, at = {token.i for token in clause.cue}, clause.head.i
    near = clause.adpositions
    begin, end = (bisect_left(near, i, key=attrgetter("at")) for i in (at - REACH, at + REACH))
    for adposition in near[begin:end]:
        i = adposition.at
        if i in clause.content or i in clause.source:
            continue
        if i in cue or not cue.isdisjoint(adposition.above) or at in adposition.opens:
            yield clause.doc[i]


def _channel(clause: Clause, preposition: Token) -> Channel | None:
    nouns = (child for child in preposition.children if child.dep_ in ("pobj", "pcomp") and child.i > preposition.i)
    noun = next(nouns, None)
    if noun is None or noun.i in clause.content or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    start, end = phrase(noun)
    end = _without_of(noun, end)
    if start <= preposition.i or any(i in clause.content or i in clause.source for i in range(preposition.i, end)):
        return None
    mode = _mode(clause, preposition.lower_, noun, start)
    if mode is None:
        return None
    return Channel(preposition.i, _closing(clause, preposition.i, end), noun, mode)


def _without_of(noun: Token, end: int) -> int:
    return noun.i + 1 if any(child.i == noun.i + 1 and child.lower_ == "of" for child in noun.children) else end


def _mode(clause: Clause, preposition: str, noun: Token, start: int) -> Mode | None:
    """The mode of a channel; None where the words are none."""
    for size in range(MAX_NAME, 0, -1):
        first = noun.i - size + 1
        mode = channels().get((_name(clause.doc[max(0, first) : noun.i + 1]), preposition)) if first >= 0 else None
        if mode is None and size == 1:
            mode = channels().get((noun.lemma_.lower(), preposition))
        if mode is not None:
            before = {token.lower_ for token in clause.doc[start:first]}
            if before & words("written before a channel"):
                return "writing"
            return "speech" if before & words("spoken before a channel") else mode
    if preposition == "on" and clause.doc[start - 1].text in _OPENING and noun.pos_ == "PROPN":
        return "speech"  # a programme's title: on “Evening Talk”
    wrote = clause.word is not None and cue_modes().get((clause.word.lemma_.lower(), "verb")) == "writing"
    return "writing" if wrote and preposition in ("in", "on", "for") and noun.ent_type_ in _PUBLISHERS else None


def _name(name: Span) -> str:
    """Words as the table has them: names as they are written, nouns in lower case with the last as lemma."""
    return name.text if name[-1].pos_ == "PROPN" else f"{name[:-1].text} {name[-1].lemma_}".strip().lower()


def _closing(clause: Clause, start: int, end: int) -> int:
    """Take the closing mark of a title with it: on “Evening Talk”."""
    opened = any(token.text in _OPENING for token in clause.doc[start:end])
    closes = end < len(clause.doc) and clause.doc[end].is_quote and end not in clause.content
    return end + 1 if opened and closes else end
