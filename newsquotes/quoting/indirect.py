"""Contents without marks: the clause, infinitive, object or phrase that a cue governs."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsquotes.quoting.cues import Cue, trimmed
from newsquotes.quoting.layout import Layout

MAX_CLAUSE = 200
"""Tokens; what the parser makes longer than this is no clause but a misread list."""

_COMPLEMENTS = ("ccomp", "xcomp")
_CUT_AT = frozenset({"adding", "according", "without", "citing", "calling", "saying", "noting", "blaming", "referring"})
"""Words that, behind a comma, begin what the writer adds."""


def clause_content(doc: Doc, layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the token range of what a cue reports, or None when it governs nothing."""
    verb = doc[cue.head]
    if verb.lower_ == "according":
        return according_content(doc, layout, cue)
    for rule in (complement, parenthetical, object_phrase, prepositional_object):
        found = rule(verb)
        if found is not None and found[1] - found[0] <= MAX_CLAUSE:
            return cut_right(doc, trimmed(doc, *_clear_of(found, cue)))
    return None


def complement(verb: Token) -> tuple[int, int] | None:
    """The clause or infinitive: said *that it was over*, told them *to leave*."""
    for dep in _COMPLEMENTS:
        for child in verb.children:
            if child.dep_ == dep:
                start = child.left_edge.i
                if dep == "xcomp":
                    start = min([start, *(c.i for c in verb.children if c.dep_ == "dobj" and c.i > child.i)])
                return start, child.right_edge.i + 1
    return None


def parenthetical(verb: Token) -> tuple[int, int] | None:
    """*The road*, she said, *is closed*: the verb hangs on the clause that it reports."""
    if verb.dep_ != "parataxis":
        return None
    head = verb.head
    if verb.i > head.i:
        return head.left_edge.i, verb.left_edge.i
    return verb.right_edge.i + 1, head.right_edge.i + 1


def object_phrase(verb: Token) -> tuple[int, int] | None:
    """The object and what completes it: called *it a disgrace*, announced *the closure*."""
    for child in verb.children:
        if child.dep_ == "dobj":
            end = child.right_edge.i + 1
            for other in verb.children:
                if other.i >= end and other.dep_ in ("oprd", "prep", "dative") and other.left_edge.i == end:
                    end = other.right_edge.i + 1
            return child.left_edge.i, end
    return None


def prepositional_object(verb: Token) -> tuple[int, int] | None:
    """The object of a preposition: apologised for *the delay*, spoke of *a miracle*."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for grandchild in child.children:
                if grandchild.dep_ in ("pobj", "pcomp"):
                    return grandchild.left_edge.i, child.right_edge.i + 1
    return None


def according_content(doc: Doc, layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """The rest of the sentence: *Prices fell*, according to the bank. According to the bank, *prices fell*."""
    sentence = doc[cue.head].sent
    source_end = cue.source[1] if cue.source else cue.end
    if cue.start - sentence.start >= 3:
        return trimmed(doc, sentence.start, cue.start)
    return trimmed(doc, source_end, sentence.end) if source_end < sentence.end else None


def _clear_of(found: tuple[int, int], cue: Cue) -> tuple[int, int]:
    """A content ends before the cue or source that stands behind it, and begins after the cue that stands before it."""
    start, end = found
    edges = [cue.start, *([cue.source[0]] if cue.source else [])]
    if start < min(edges) < end:
        end = min(edges)
    elif cue.start <= start < cue.end:
        start = min(cue.end, end - 1)
    return start, end


def cut_right(doc: Doc, found: tuple[int, int]) -> tuple[int, int]:
    """Leave out what the writer adds behind a comma: ", without saying which country"."""
    start, end = found
    for i in range(start + 2, end - 1):
        if doc[i].text == "," and doc[i + 1].lower_ in _CUT_AT:
            return trimmed(doc, start, i)
    return start, end
