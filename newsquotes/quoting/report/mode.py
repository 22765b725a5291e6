"""Speech, writing or thought: by the way it was said, by who says it, by the cue, else by fitted weights."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsquotes.quoting.lexicon import noun_kinds
from newsquotes.quoting.report.channel import Channel
from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.features import features
from newsquotes.quoting.report.tables import PARTS, Weights, channels, cue_modes, mode_weights, words
from newsquotes.results import MODES, Mode


def mode(clause: Clause, found: Sequence[Channel]) -> tuple[Mode, str]:
    """Return the mode and the reason for it ("" for plain speech)."""
    for rule in RULES:
        decided = rule(clause, found)
        if decided is not None:
            return decided
    return _by_weights(clause)


def _by_channel(clause: Clause, found: Sequence[Channel]) -> tuple[Mode, str] | None:
    """A statement is written and an interview spoken, whatever verb stands beside it, unless that tells of a mind."""
    listed = listed_mode(clause.word)
    if listed == "thought":
        return None
    for channel in found:
        if channel.mode == "writing":
            return "writing", f"channel “{clause.doc[channel.start : channel.end].text}”"
    return ("speech", "") if found and listed != "writing" else None


def _by_document(clause: Clause, found: Sequence[Channel]) -> tuple[Mode, str] | None:
    """A letter, a poll, a newspaper tells in writing; so does a handle."""
    head = source_head(clause)
    if head is None:
        return None
    if head.text.startswith("@") or is_document(head) or _is_paper(head):
        return "writing", f"source “{head.text}”"
    return None


def _by_marks(clause: Clause, found: Sequence[Channel]) -> tuple[Mode, str] | None:
    """What stands in quotation marks whole was uttered, whatever the cue: “I hope so,” he thought aloud."""
    if clause.word is None or (clause.quote.kind == "direct" and listed_mode(clause.word) != "writing"):
        return "speech", ""
    return None


def _by_word(clause: Clause, found: Sequence[Channel]) -> tuple[Mode, str] | None:
    listed = listed_mode(clause.word)
    written = next((token for token in clause.cue if token.dep_ == "dobj" and listed_mode(token) == "writing"), None)
    if written is not None and listed != "thought":
        return "writing", f"“{written.text}”"  # "sent *a tweet* saying"
    if listed is None or clause.word is None:
        return None
    return listed, "" if listed == "speech" else f"“{clause.word.text}”"


RULES = (_by_channel, _by_document, _by_marks, _by_word)
"""In this order; the first that decides has the word, and where none does the weights have it."""


def _by_weights(clause: Clause) -> tuple[Mode, str]:
    best = likeliest(mode_weights(), features(clause, source_head(clause)))
    return best, "" if best == "speech" or clause.word is None else f"“{clause.word.text}” as it stands here"


def likeliest(weights: Weights, names: Sequence[str]) -> Mode:
    """Return the mode with the largest sum of weights over the named features."""
    return max(MODES, key=lambda mode: sum(weights[mode].get(name, 0.0) for name in names))


def listed_mode(word: Token | None) -> Mode | None:
    """The mode that a cue's word has by itself."""
    if word is None:
        return None
    part = PARTS.get(word.pos_, "")
    return next((cue_modes()[form, kind] for form, kind in _forms(word, part) if (form, kind) in cue_modes()), None)


def _forms(word: Token, part: str) -> list[tuple[str, str]]:
    """A word's lemma; then what a lemmatiser or tagger may miss: "hop" for "hoped", a headline's "Slams"."""
    lemma = word.lemma_.lower()
    if part == "verb":
        return [(lemma, part), (lemma + "e", part)]
    if word.pos_ != "PROPN":
        return [(lemma, part)]
    plain = word.lower_
    return [(lemma, part), *((plain.removesuffix(ending), "verb") for ending in ("", "s", "es", "ed", "d"))]


def is_document(head: Token) -> bool:
    """Whether a source is something that is read: a letter, a poll, a report."""
    lemma = head.lemma_.lower()
    return head.pos_ == "NOUN" and noun_kinds().get(lemma) == "document" and lemma not in words("spoken document")


def _is_paper(head: Token) -> bool:
    """A newspaper by the last word of its name: the Dalby *Courier*."""
    named = head.pos_ == "PROPN" and head.ent_type_ not in ("PERSON", "GPE", "NORP")
    return named and channels().get((head.text, "in")) == "writing"


def source_head(clause: Clause) -> Token | None:
    """Return the head of the source's first phrase."""
    for i in sorted(clause.source):
        token = clause.doc[i]
        if token.head.i not in clause.source or token.head.i == i:
            return token
    return None
