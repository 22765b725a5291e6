"""What has the form of a report and tells nothing that anybody expressed.

Each rule is a decision of docs/annotation.md. PolNeAR, whose idea of an attribution is wider, annotates some of these;
docs/accuracy.md has the counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.mode import source_head
from newsquotes.quoting.report.tables import words
from newsquotes.results import Mode

_VERBAL = ("VERB", "AUX")
_COMMAS = frozenset(",;:–—-(")
_MAX_CONJUNCTS = 4
"""Verbs joined by "and" or "or" that share one "yet to": longer rows are slips of the parser."""


def is_hollow(clause: Clause, mode: Mode) -> bool:
    """Whether a report of this mode expresses nothing. What stands in quotation marks was expressed by somebody."""
    if clause.quote.kind != "indirect" or clause.head is None:
        return False
    return only_takes_up(clause) or only_shows(clause) or tells_nothing(clause) or tells_which(clause, mode)


def only_takes_up(clause: Clause) -> bool:
    """“The mayor denied *it*”, “a new poll suggests *so*”: the content only stands for what was said before.

    Behind the cue “which” asks: “would not say *which*”.
    """
    content = [token for token in _content(clause) if not token.is_punct and not token.is_space]
    asks = any(token.lower_ == "which" and token.i > clause.cue[-1].i for token in content)
    return bool(content) and not asks and all(token.lower_ in words("pro-form") for token in content)


def only_shows(clause: Clause) -> bool:
    """“Pictures *showed* smoke over the harbour”: what can be seen on them, nobody says."""
    source = source_head(clause)
    shows = clause.word is not None and clause.word.lemma_.lower() in words("showing verb")
    return shows and source is not None and source.lemma_.lower() in words("picture")


def tells_nothing(clause: Clause) -> bool:
    """“She *gave no details* of the plan”, “has *yet to* name a date”: nothing was told, and nobody refused to tell.

    A refusal is a report: “declined to comment”, “would not say when”, and so is “did not say who”.
    """
    return any(_is_yet_to_be(verb) or _gives_nothing(verb) for verb in clause.verbs)


def tells_which(clause: Clause, mode: Mode) -> bool:
    """“Those *who fear reprisals* have left”: a feeling towards a thing says which people are meant.

    Not with a comma before "who", nor where more than a thing is told: “drivers who fear that the road is closed”, “who
    see it as a threat”.
    """
    if mode != "thought" or len(clause.source) != 1:
        return False
    relative = clause.doc[min(clause.source)]
    restricts = relative.tag_ in ("WP", "WDT") and relative.i > 0 and relative.nbor(-1).text not in _COMMAS
    tops = list(_tops(clause))
    return restricts and len(tops) == 1 and (tops[0].pos_ not in _VERBAL or tops[0].tag_ == "VBG")


def _is_yet_to_be(verb: Token) -> bool:
    """“Have *yet to* sign or announce …”: either verb."""
    for _ in range(_MAX_CONJUNCTS):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    to = next((child for child in verb.children if child.tag_ == "TO"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ == "yet"


def _gives_nothing(verb: Token) -> bool:
    """No details, no reason, not a date: what is not given would have been the content."""
    if verb.lemma_.lower() not in words("giving verb"):
        return False
    negated = any(child.dep_ == "neg" for child in verb.children)
    return any(
        child.dep_ == "dobj" and child.lemma_.lower() in words("given") and (negated or _is_none(child))
        for child in verb.children
    )


def _is_none(noun: Token) -> bool:
    return any(child.lower_ == "no" for child in noun.children)


def _content(clause: Clause) -> Iterable[Token]:
    return (clause.doc[i] for i in sorted(clause.content))


def _tops(clause: Clause) -> Iterable[Token]:
    """The words of the content that hang on no other of it, marks left out."""
    content = (token for token in _content(clause) if not token.is_punct and not token.is_space)
    return (token for token in content if token.head.i not in clause.content or token.head.i == token.i)
