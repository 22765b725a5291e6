"""What the fitted weights see of a cue that no list decides; every feature has a readable name."""

from __future__ import annotations

from spacy.tokens import Token

from newsquotes.quoting.lexicon import noun_kinds
from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.phrases import is_somebody
from newsquotes.quoting.report.tables import PARTS, words


def features(clause: Clause, source: Token | None) -> tuple[str, ...]:
    """Return the features of a clause; source: the head of its source."""
    word = clause.word
    names = ["bias", f"kind={clause.quote.kind}", f"source={_source_kind(source)}", f"content={_opening(clause)}"]
    if word is None:
        return (*names, "no_cue")
    names += [f"word={word.lemma_.lower()}", f"part={PARTS.get(word.pos_, 'other')}", f"form={word.tag_}"]
    if clause.passive:
        names.append("passive")
    if any(token.lower_ in words("modal") for token in clause.cue):
        names.append("modal")
    names += sorted(
        {f"has={child.dep_}" for child in word.children if child.dep_ in ("ccomp", "xcomp", "dobj", "prep", "acomp")}
    )
    return tuple(names)


def _source_kind(head: Token | None) -> str:
    if head is None:
        return "none"
    if head.pos_ == "PRON":
        return "pronoun"
    listed = noun_kinds().get(head.lemma_.lower())
    if listed and head.pos_ == "NOUN":
        return listed
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return head.ent_type_.lower()
    return "name" if head.pos_ == "PROPN" else "somebody" if is_somebody(head) else "thing"


def _opening(clause: Clause) -> str:
    """The first word of the content, where it tells a clause from a phrase."""
    words = [clause.doc[i] for i in sorted(clause.content)[:3] if not clause.doc[i].is_punct]
    if not words:
        return "none"
    first = words[0]
    if first.lower_ in ("that", "to", "as", "whether", "if", "of", "for", "about"):
        return first.lower_
    return "question" if first.tag_.startswith("W") else first.pos_.lower()
