"""Whom it was told to: "told *Reuters*", "said to *reporters*", "in an interview with *the BBC*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsquotes.quoting.report.channel import Channel
from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.phrases import is_somebody, phrase
from newsquotes.quoting.report.tables import Frame, addressee_frames

_OBJECTS = ("dobj", "dative", "iobj", "oprd", "obj")
_PREPOSITIONS = ("to", "with", "on", "at")
_BEHIND_CHANNEL = ("to", "with")
_NOUN_PHRASE = frozenset(("PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM"))


def find_addressees(clause: Clause, channels: Iterable[Channel]) -> list[tuple[int, int]]:
    """Return the token ranges of whom the cue names as told, in text order.

    An addressee lies outside source, channel and content, except that it may open the content: "urged *lawmakers* to
    vote".
    """
    taken = set(clause.source) | {i for channel in channels for i in range(channel.start, channel.end)}
    found: set[tuple[int, int]] = set()
    for head in (*_told(clause), *_behind_channels(clause, channels)):
        start, end = phrase(head, with_of="of" not in _frames(head.head))
        inside = [i for i in range(start, end) if i in clause.content]
        opens = start in clause.content and start - 1 not in clause.content and end - start == len(inside)
        if not taken.intersection(range(start, end)) and (not inside or opens):
            found.add((start, end))
    return sorted(found)


def _told(clause: Clause) -> Iterator[Token]:
    """The objects, passive subjects and prepositional objects that the cue's verbs tell."""
    for verb in clause.verbs:
        frames = _frames(verb)
        if not frames:
            continue
        for child in verb.children:
            if child.dep_ == "nsubjpass" and frames & {"object", "some"}:
                if is_somebody(child):
                    yield child
            elif child.dep_ in _OBJECTS and child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
                if frames & {"object", "some"} and is_somebody(child):
                    yield child
            elif child.dep_ in ("ccomp", "xcomp") and frames & {"object", "some"}:
                yield from _subject_of_infinitive(verb, child)
            elif child.lower_ in _PREPOSITIONS and child.lower_ in frames and child.pos_ == "ADP" and child.i > verb.i:
                yield from (head for head in child.children if head.dep_ == "pobj" and is_somebody(head))
        if "object" in frames:
            yield from _right_behind(clause, verb)


def _frames(verb: Token) -> frozenset[Frame]:
    return addressee_frames().get(verb.lemma_.lower(), frozenset())


def _subject_of_infinitive(verb: Token, infinitive: Token) -> Iterator[Token]:
    """Whom a verb asks to do something, where the parse counts them to what is asked: "asked *readers* to guess"."""
    if any(child.dep_ == "aux" and child.tag_ == "TO" for child in infinitive.children):
        for child in infinitive.children:
            if child.dep_ == "nsubj" and child.left_edge.i == verb.i + 1 and is_somebody(child):
                yield child


def _right_behind(clause: Clause, verb: Token) -> Iterator[Token]:
    """The noun phrase right behind a verb that always names whom it tells, whatever the parser made of it."""
    i = verb.i + 1
    if i >= len(clause.doc) or i in clause.content or clause.doc[i].pos_ not in _NOUN_PHRASE:
        return
    head = clause.doc[i]
    while head.head.i > head.i and head.head.i not in clause.content and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if is_somebody(head) and head.dep_ not in ("dobj", "dative"):
        yield head


def _behind_channels(clause: Clause, channels: Iterable[Channel]) -> Iterator[Token]:
    """Whom a channel reaches: "in a letter *to the board*", "in an interview *with the BBC*"."""
    for channel in channels:
        behind = clause.doc[channel.end] if channel.end < len(clause.doc) else None
        if behind is not None and behind.lower_ in _BEHIND_CHANNEL and behind.i not in clause.content:
            yield from (head for head in behind.children if head.dep_ == "pobj" and is_somebody(head))
