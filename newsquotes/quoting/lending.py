"""What the tagger left open is lent by the rules: cue and source of a quotation, the subject of a cue, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsquotes.quoting.cues import subject
from newsquotes.quoting.direct import SIGNING_DASHES
from newsquotes.quoting.proposal import Neighbours, Proposal, overlap


def lend_cues(tagged: Sequence[Proposal], by_rule: Sequence[Proposal]) -> list[Proposal]:
    """A tagged quotation without cue or source takes those that a rule found beside its marks."""
    out = []
    near = Neighbours(by_rule)
    for proposal in tagged:
        if not proposal.source:
            lender = next((rule for rule in near.of(proposal) if rule.source and rule.overlaps(proposal)), None)
            if lender is not None:
                cue, evidence = proposal.cue or lender.cue, (*proposal.evidence, *lender.evidence)
                proposal = replace(proposal, source=lender.source, cue=cue, evidence=evidence)
        out.append(proposal)
    return out


def lend_subject(doc: Doc, proposal: Proposal) -> Proposal:
    """A report with a cue but no source takes the subject of the cue, if the parse has one outside the content."""
    if proposal.source or not proposal.cue:
        return proposal
    words = doc.char_span(*proposal.cue[-1], alignment_mode="expand")
    verb = next((token for token in reversed(words or ()) if token.pos_ in ("VERB", "AUX")), None)
    tokens = subject(verb) if verb is not None else None
    if tokens is None:
        return proposal
    found = doc[slice(*tokens)]
    source = (found.start_char, found.end_char)
    if overlap((source,), (*proposal.content, *proposal.cue)):
        return proposal
    return replace(proposal, source=(source,), evidence=(*proposal.evidence, f"source “{found.text}”, who does it"))


def leave_out_told(doc: Doc, proposal: Proposal) -> Proposal:
    """“She was arrested and told that …”: the subject of a passive that "told" goes on with is not who tells."""
    if not proposal.source or not proposal.cue or proposal.source[0] > proposal.cue[0]:
        return proposal
    words = doc.char_span(*proposal.cue[-1], alignment_mode="expand")
    verb = words[-1] if words is not None else None
    if verb is None or verb.lemma_ not in _TELLING or verb.dep_ != "conj" or verb.n_lefts:
        return proposal
    told = any(child.dep_ in ("dative", "dobj") for child in verb.rights)
    if told or not any(child.dep_ == "auxpass" for child in verb.head.lefts):
        return proposal
    name = doc.text[slice(*proposal.source[0])]
    evidence = [reason for reason in proposal.evidence if f"“{name}”" not in reason]
    return replace(proposal, source=(), evidence=(*evidence, f"“{name}” is who was told"))


_TELLING = frozenset({"tell", "inform", "notify", "instruct"})
"""Verbs that in the active name whom they tell."""


def part_signed(tagged: Sequence[Proposal], by_rule: Sequence[Proposal], text: str) -> list[Proposal]:
    """Part quotations that are signed each by somebody else, where the tagger read one speech."""
    signed = Neighbours(rule for rule in by_rule if rule.cue and text[slice(*rule.cue[0])] in SIGNING_DASHES)
    return [part for proposal in tagged for part in _parts(proposal, list(dict.fromkeys(signed.of(proposal))))]


def _parts(proposal: Proposal, signed: Sequence[Proposal]) -> list[Proposal]:
    parts = []
    for rule in signed:
        mine = tuple(piece for piece in proposal.content if overlap((piece,), rule.content))
        if mine:
            parts.append(replace(proposal, content=mine, source=rule.source, cue=rule.cue, evidence=rule.evidence))
    return parts if len(parts) > 1 else [proposal]
