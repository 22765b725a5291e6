"""Reports that grammar alone makes certain, where the tagger has none: who was told that something is so.

The tagger gives each word one role, so that of "Ito said she *had been told that the bridge was safe*" it can see the
outer report only.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from newsquotes.quoting.cues import Cue, trimmed, verb_cue
from newsquotes.quoting.layout import NOWHERE, Layout
from newsquotes.quoting.lexicon import addressed_verbs, reporting_verbs
from newsquotes.quoting.proposal import Offsets, Proposal
from newsquotes.quoting.report.tables import words as words_of

TOLD_CONFIDENCE = 0.85
"""31 of 32 were right on newsroom; PolNeAR does not annotate reports inside reports."""

MAX_TOKENS = 200
"""Of a clause; in longer ones the parser has lost its way, and time would grow by the square."""

_ADDRESSEES = ("dobj", "dative")
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_OWN = ("aux", "auxpass", "nsubj")
_ADDED = ("relcl", "advcl")
_OPENS_ADDITION = frozenset({"which", "who", "whose", "where", "when", "though", "although"})
"""What opens, behind a comma, a clause that the writer adds: in two of three PolNeAR leaves it out."""


def reports_inside(doc: Doc, layout: Layout, outer: Iterable[Proposal]) -> list[Proposal]:
    """Return the reports inside the contents of others: "said that she *had told the board to wait*"."""
    outer = tuple(outer)
    cues = _mask(layout, (piece for proposal in outer for piece in proposal.cue))
    found: dict[int, Proposal | None] = {}
    for start, end in sorted({piece for proposal in outer for piece in proposal.content}):
        for verb in doc.char_span(start, end, alignment_mode="contract") or ():
            clause = None if cues[verb.idx] or verb.pos_ != "VERB" else _clause(verb)
            tells = _tells_in_speech if layout.in_marks(verb.idx) else _tells_before
            if clause is not None and tells(verb, clause):
                found.setdefault(verb.i, _proposal(layout, verb, _extent(clause, end)))
    return [proposal for proposal in found.values() if proposal is not None]


def _tells_before(verb: Token, clause: Token) -> bool:
    """In reported speech the perfect says that the telling came before; verbs that name no one told need "that".

    Or they offer or refuse to do something, or ask for something.
    """
    lemma = verb.lemma_.lower()
    told = (
        lemma in addressed_verbs()
        or clause.dep_ == "prep"
        or (lemma in reporting_verbs() and _has_that(clause))
        or (lemma in words_of("offering verb") and clause.dep_ == "xcomp" and _has_to(clause))
    )
    shares = verb.dep_ == "conj" and not any(child.dep_ in _OWN for child in verb.lefts)  # had come and *told* her
    return told and any(
        child.lower_ == "had" for child in (verb.head if shares else verb).children if child.dep_ == "aux"
    )


def _tells_in_speech(verb: Token, clause: Token) -> bool:
    """In quoted speech the past does: “I told them to wait”; not “I told them what I know”."""
    if verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() in addressed_verbs():
        return not clause.left_edge.tag_.startswith("W")
    return clause.dep_ == "ccomp" and _is_told_of(verb) and any(child.dep_ in _SUBJECTS for child in clause.children)


def _is_told_of(verb: Token) -> bool:
    """“I *asked* why”, “she *wrote* that”, “he *said* to me that”, “she *used to say* that”; not a mere “he said”."""
    lemma, used = verb.lemma_.lower(), verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    if lemma == "say":
        return used or (
            verb.tag_ == "VBD" and any(child.lower_ == "to" and child.i > verb.i for child in verb.children)
        )
    return verb.tag_ == "VBD" and lemma in words_of("asking verb") and any(c.dep_ == "nsubj" for c in verb.lefts)


def missed_reports(doc: Doc, layout: Layout, known: Iterable[Proposal]) -> list[Proposal]:
    """Return what is told where nothing is known: "sought to *assure voters that …*", "they *were told to leave*"."""
    taken = _mask(layout, (piece for proposal in known for piece in (*proposal.content, *proposal.cue)))
    found = []
    for verb in doc:
        if verb.lemma_.lower() not in addressed_verbs() or taken[verb.idx] or layout.paragraph_of[verb.i] == NOWHERE:
            continue
        clause = _clause(verb)
        if clause is None or layout.in_marks(verb.idx):
            continue
        told = _is_told(verb)
        if not told and not (_has_that(clause) and _names_addressee(verb, clause)):
            continue
        proposal = _proposal(layout, verb, _extent(clause, len(layout.text)))
        if proposal is not None and (proposal.source or told) and not any(taken[slice(*proposal.content[0])]):
            found.append(proposal)
    return found


def _is_told(verb: Token) -> bool:
    """“Residents *were told* to leave”: a passive of telling; “ordered to pay” and the like are deeds."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in words_of("telling verb") and _is_passive(verb)


def _clause(verb: Token) -> Token | None:
    """The verb of the clause that tells what was told, or the preposition of the phrase that does."""
    clauses = (child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i)
    clause = next(clauses, None)
    if clause is None:
        clause = next((child for child in verb.children if child.dep_ == "prep" and _opens_content(verb, child)), None)
    return clause if clause is not None and clause.right_edge.i - verb.i <= MAX_TOKENS else None


def _opens_content(verb: Token, preposition: Token) -> bool:
    """“Had asked *for* a day off”, “had warned *of* a shortage”: the preposition of what is wanted or complained of."""
    lemma, word = verb.lemma_.lower(), preposition.lower_
    wanted = word == "for" and lemma in words_of("demanding verb")
    return (wanted or (word in ("of", "about") and lemma in words_of("complaining verb"))) and preposition.i > verb.i


def _has_to(clause: Token) -> bool:
    return any(child.tag_ == "TO" for child in clause.lefts)


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _names_addressee(verb: Token, clause: Token) -> bool:
    """An object between the verb and the clause that is not the teller: not "remind yourself that"."""
    objects = (child for child in verb.children if child.dep_ in _ADDRESSEES and verb.i < child.i < clause.i)
    return any(not child.lower_.endswith(("self", "selves")) for child in objects)


def _extent(clause: Token, end: int) -> Offsets:
    """Characters of the clause, no further than `end`; whom it is told to is left out: "told *them* to wait"."""
    doc = clause.doc
    infinitive = [child.i for child in clause.children if child.tag_ == "TO" or (child.dep_ == "neg")]
    opens = min(infinitive) if any(doc[i].tag_ == "TO" for i in infinitive) else clause.left_edge.i
    first, last = trimmed(doc, opens, _without_addition(clause))
    return doc[first].idx, min(end, doc[last - 1].idx + len(doc[last - 1]))


def _without_addition(clause: Token) -> int:
    """The token behind the clause, or the comma before a clause that is added at its end: ", which …", ", when …"."""
    end = clause.right_edge.i + 1
    for token in clause.subtree:
        opening = token.left_edge
        added = token.dep_ in _ADDED and opening.lower_ in _OPENS_ADDITION and token.right_edge.i + 1 == end
        if added and opening.i > clause.i and opening.nbor(-1).text == ",":
            return opening.i - 1
    return end


def _proposal(layout: Layout, verb: Token, content: Offsets) -> Proposal | None:
    """The report of a verb; None where its clause lies outside the content, or nobody is subject of an active verb."""
    cue = verb_cue(verb)
    words = verb.doc[cue.start - _is_tried(verb, cue) : cue.end]
    source = _teller(verb, cue)
    if content[0] >= content[1] or (source is None and not _is_passive(verb)):
        return None
    told = (f"attributed to “{verb.doc[slice(*source)].text}”",) if source is not None else ()
    return Proposal(
        content=(_with_marks(layout, content),),
        source=(_characters(verb.doc, *source),) if source is not None else (),
        cue=((words.start_char, words.end_char),),
        confidence=TOLD_CONFIDENCE,
        evidence=(f"told, with “{words.text}” and what was told", *told),
    )


def _is_tried(verb: Token, cue: Cue) -> bool:
    """Whether a verb of trying stands before the cue and belongs to it: "*sought* to assure", also "*used* to say"."""
    tried = verb.dep_ == "xcomp" and verb.head.i == cue.start - 1
    return tried and (verb.head.lemma_.lower() in words_of("trying verb") or verb.head.lower_ == "used")


def _teller(verb: Token, cue: Cue) -> tuple[int, int] | None:
    """Tokens of who tells: of a passive the by-phrase alone, since its subject is told; else the subject.

    Where the parse gives none, the noun right before the cue: "reckoned *his cousin* had told him".
    """
    if _is_passive(verb):
        return cue.source if any(child.dep_ == "agent" for child in verb.children) else None
    before = verb.doc[max(0, cue.start - 1)]
    beside = (before.left_edge.i, cue.start) if before.pos_ in ("NOUN", "PROPN", "PRON") else None
    return cue.source or beside


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _characters(doc: Doc, first: int, last: int) -> Offsets:
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _with_marks(layout: Layout, content: Offsets) -> Offsets:
    """Take in the marks of quotations that the content begins or ends inside of."""
    start, end = content
    first, last = layout.stretch_before(start), layout.stretch_before(end)
    if last is not None and start <= last.marked.start < end <= last.marked.end:
        end = last.marked.end
    if first is not None and start < first.marked.inner[1] and first.marked.end <= end:
        start = first.marked.start
    return start, end


def _mask(layout: Layout, pieces: Iterable[Offsets]) -> bytearray:
    """A byte for each character: 1 where a piece covers it."""
    mask = bytearray(len(layout.text) + 1)
    for start, end in pieces:
        mask[start:end] = b"\x01" * (end - start)
    return mask
