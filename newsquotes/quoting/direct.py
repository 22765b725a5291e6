"""Cues of quoted speech: which verb beside a marked stretch says who speaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsquotes.quoting.cues import Cue, is_reporting, subject, trimmed, verb_cue
from newsquotes.quoting.layout import NOWHERE, Layout, Stretch

REACH = 30
"""Tokens between a quotation and its cue at most; a cue stands in the same sentence."""

MAX_PHRASE = 12
"""Tokens of a source read off its place, where the parser does not give one."""

MIN_SPEECH_WORDS = 2
"""A marked stretch with no clause around it that says less than this is a name, a title or a scare quote."""

_SENTENCE_END = frozenset({".", "!", "?"})


def nearest_cue(doc: Doc, layout: Layout, stretch: Stretch) -> tuple[Cue, str] | None:
    """Return the cue of a quotation and, in words, where it stands; None when its sentence holds none."""
    if not speaks(doc, layout, stretch):
        return None
    for rule, where in _BESIDE:
        cue = rule(doc, layout, stretch)
        if cue is not None:
            return cue, where
    return None


def speaks(doc: Doc, layout: Layout, stretch: Stretch) -> bool:
    """Whether a marked stretch can be speech: enough words, or a single one that ends a sentence ("Never,")."""
    words = sum(1 for token in doc[stretch.start : stretch.end] if token.text[0].isalnum())
    return words > MIN_SPEECH_WORDS or (words >= 1 and layout.last_characters(stretch)[-1:] in ",.!?…")


def cue_after(doc: Doc, layout: Layout, stretch: Stretch) -> Cue | None:
    """“…,” said Osei. “…!” she shouted. The quotation must leave its sentence open."""
    inner = layout.last_characters(stretch)
    if not inner or (inner[-1] == "." and not inner.endswith("...")):
        return None
    first = True
    for token in _outside(doc, layout, range(stretch.end, min(len(doc), stretch.end + REACH)), stretch.paragraph):
        if token.text in _SENTENCE_END or (
            first and token.is_sent_start and token.text[0].isupper() and inner[-1] not in ",!?-—–"
        ):
            return None
        first = False
        if is_reporting(token) and token.dep_ not in ("relcl", "acl") and not _when_told(token):
            source = subject(token) or _beside(doc, token)
            if source is None or _in_stretch(layout, source):
                source = _beside(doc, token)
            return replace(verb_cue(token), source=source)
    return None


def _when_told(verb: Token) -> bool:
    """“… when *asked* for a receipt”: a clause without a subject says when something was said, not by whom."""
    return verb.i > 0 and verb.tag_ in ("VBN", "VBD") and verb.nbor(-1).lower_ in ("when", "if", "once", "until")


def cue_before(doc: Doc, layout: Layout, stretch: Stretch) -> Cue | None:
    """Osei said, “…” — the verb before the quotation in its sentence."""
    back = range(stretch.start - 1, max(-1, stretch.start - 1 - REACH), -1)
    for token in _outside(doc, layout, back, stretch.paragraph):
        if token.text in _SENTENCE_END:
            return None
        if is_reporting(token):
            source = subject(token) or _before(doc, token)
            return replace(verb_cue(token), source=source)
    return None


def colon_before(doc: Doc, layout: Layout, stretch: Stretch) -> Cue | None:
    """Osei: “…” — a name and a colon; the colon may end the paragraph before."""
    at = stretch.start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    if at < 1 or doc[at].text != ":":
        return None
    if layout.paragraph_of[at] != stretch.paragraph:
        for token in reversed(doc[max(0, at - REACH) : at]):
            if token.text in _SENTENCE_END:
                break
            if is_reporting(token):
                return replace(verb_cue(token), source=subject(token) or _before(doc, token))
    start = at
    while (
        start > 0
        and doc[start - 1].text not in _SENTENCE_END
        and not doc[start - 1].is_space
        and at - start < MAX_PHRASE
    ):
        start -= 1
    if start == at:
        return None
    return Cue(at, at, at + 1, trimmed(doc, start, at))


def signature_behind(doc: Doc, layout: Layout, stretch: Stretch) -> Cue | None:
    """“…” ― Jan Osei, teacher: a quotation that opens its line, a dash, and a name up to the end of the line."""
    at = stretch.end
    while at < len(doc) and doc[at].text.isspace() and "\n" not in doc[at].text:
        at += 1
    if not _opens_line(doc, stretch.start) or at + 1 >= len(doc) or doc[at].text not in SIGNING_DASHES:
        return None
    end = start = at + 1
    while end < len(doc) and "\n" not in doc[end].text and layout.stretch_of[end] == NOWHERE:
        end += 1
    first = next((token for token in doc[start:end] if not token.is_space), None)
    if first is None or not first.text[0].isupper() or end - start > MAX_PHRASE:
        return None
    return Cue(at, at, at + 1, trimmed(doc, start, end))


def _opens_line(doc: Doc, i: int) -> bool:
    return i == 0 or "\n" in doc[i - 1].text


SIGNING_DASHES = frozenset({"―", "—", "–", "--", "-"})

_BESIDE = (
    (cue_after, "quotation followed by"),
    (cue_before, "quotation led in by"),
    (colon_before, "quotation behind a colon, with"),
    (signature_behind, "quotation signed behind"),
)
"""Where a cue may stand, and how the evidence says so; the first that finds one decides."""


def _outside(doc: Doc, layout: Layout, indices: range, paragraph: int) -> Iterator[Token]:
    for i in indices:
        if layout.stretch_of[i] != NOWHERE or layout.paragraph_of[i] != paragraph:
            return
        yield doc[i]


def _in_stretch(layout: Layout, tokens: tuple[int, int]) -> bool:
    return layout.stretch_of[tokens[0]] != NOWHERE


def _beside(doc: Doc, verb: Token) -> tuple[int, int] | None:
    """The noun phrase that stands right behind or right before the verb, whatever the parser made of it."""
    return _behind(doc, verb) or _before(doc, verb)


def _behind(doc: Doc, verb: Token) -> tuple[int, int] | None:
    i = verb.i + 1
    if i < len(doc) and doc[i].pos_ in ("PROPN", "PRON", "NOUN", "DET", "ADJ"):
        head = doc[i]
        while (
            head.head.i != head.i
            and head.head.i > verb.i
            and head.head.pos_ in ("PROPN", "NOUN")
            and head.head.i - i < MAX_PHRASE
        ):
            head = head.head
        if head.pos_ in ("PROPN", "NOUN", "PRON") and head.right_edge.i >= i:
            return trimmed(doc, i, max(head.i, min(head.right_edge.i, head.i + REACH)) + 1)
    return None


def _before(doc: Doc, verb: Token) -> tuple[int, int] | None:
    i = verb.i - 1
    while i >= 0 and doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    if i >= 0 and doc[i].pos_ in ("PROPN", "NOUN", "PRON"):
        start = min(doc[i].left_edge.i, i)
        return trimmed(doc, start, i + 1)
    return None
