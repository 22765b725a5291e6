"""Speech inside speech: “She told me, ‘Go home,’ and I went,” he said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsquotes.quoting.cues import Cue, verb_cue
from newsquotes.quoting.layout import Layout
from newsquotes.quoting.lexicon import speech_verbs
from newsquotes.quoting.marks import Marked
from newsquotes.quoting.proposal import Proposal

REACH = 8
"""Tokens between an inner quotation and its cue at most; spoken sentences put them side by side."""

MIN_WORDS = 2
"""Inner marks around this many words or fewer hold a label, unless punctuation says that a sentence ends."""

NESTED_CONFIDENCE = 0.7
"""Set between two corpora: on newsroom dev 31 of 32 were right, PolNeAR does not annotate speech inside speech."""

_SENTENCE_END = frozenset({".", "!", "?"})


def propose_nested(doc: Doc, layout: Layout) -> list[Proposal]:
    """Return the inner quotations that have a cue with a subject beside them, inside the outer quotation."""
    starts = [token.idx for token in doc]
    found = []
    outer: Marked | None = None
    for marked in layout.marked:
        if marked.depth == 0:
            outer = marked
        elif marked.depth == 1 and outer is not None and marked.end <= outer.end and _says(layout.text, marked):
            cue = _cue_beside(doc, bisect_left(starts, marked.start), bisect_left(starts, marked.end), outer)
            if cue is not None and cue.source is not None:
                found.append(_proposal(doc, marked, cue))
    return found


def _says(text: str, marked: Marked) -> bool:
    """More than a word or two, or a sentence that ends: an inner ‘word’ is named, not said."""
    inner = text[slice(*marked.inner)]
    return len(inner.split()) > MIN_WORDS or inner.rstrip()[-1:] in ",.!?…"


def _cue_beside(doc: Doc, start: int, end: int, outer: Marked) -> Cue | None:
    """The reporting verb right before the inner quotation, or right behind it."""
    before = _until_sentence_end(doc, range(start - 1, max(-1, start - 1 - REACH), -1), outer)
    behind = _until_sentence_end(doc, range(end, min(len(doc), end + REACH)), outer)
    verbs = (token for tokens in (before, behind) for token in tokens)
    verb = next((token for token in verbs if token.pos_ == "VERB" and token.lemma_.lower() in speech_verbs()), None)
    if verb is None:
        return None
    cue = verb_cue(verb)
    inside = cue.source is not None and not start <= cue.source[0] < end
    return cue if inside and cue.source and doc[cue.source[0]].idx >= outer.start else None


def _until_sentence_end(doc: Doc, indices: range, outer: Marked) -> Iterator[Token]:
    for i in indices:
        if doc[i].text in _SENTENCE_END or not outer.start <= doc[i].idx < outer.end:
            return
        yield doc[i]


def _proposal(doc: Doc, marked: Marked, cue: Cue) -> Proposal:
    assert cue.source is not None  # the caller has looked
    (first, last), words = cue.source, doc[cue.start : cue.end]
    return Proposal(
        content=((marked.start, marked.end),),
        source=((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),),
        cue=((words.start_char, words.end_char),),
        confidence=NESTED_CONFIDENCE,
        evidence=(f"speech inside speech, with “{words.text}”", f"attributed to “{doc[first:last].text}”"),
    )
