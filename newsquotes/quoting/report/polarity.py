"""Whether a report says that something is so, that it is not (or was not said), or leaves it open.

After the polarity of attribution in PARC 3.0 (Pareti 2016) and the Penn Discourse Treebank, with FactBank's third value
(Sauri and Pustejovsky 2009) for sources that do not commit themselves.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsquotes.quoting.report.clause import Clause
from newsquotes.quoting.report.tables import Effect, negative_cues, words
from newsquotes.results import Polarity

_AVOIDS_ALONE = frozenset(("decline", "refuse", "refusal"))
"""What is avoided need not be named: "The firm *declined*." """


def polarity(clause: Clause) -> tuple[Polarity, str]:
    """Return the polarity and the words that decide it ("" for a plain positive report)."""
    negation = _negation(clause)
    for token in clause.cue:
        effects = _effects(token)
        if "open" in effects and negation:
            return "open", f"{negation} {token.text}"
        if "negative" in effects:
            return ("positive", "") if negation else ("negative", token.text)
        if "avoiding" in effects and not negation and _avoids(clause, token):
            return "negative", token.text
    if negation:
        return "negative", negation
    return "positive", ""


def _effects(token: Token) -> frozenset[Effect]:
    """What a word of the cue does to it, its particle read with it ("rule *out*")."""
    lemma = token.lemma_.lower()
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), "")
    return negative_cues().get(f"{lemma} {particle}" if particle else lemma, frozenset())


def _avoids(clause: Clause, token: Token) -> bool:
    """Whether an act of saying follows ("declined *to comment*"), in the cue or right behind it."""
    if token.lemma_.lower() in _AVOIDS_ALONE:
        return True
    return any(other.i > token.i and other.pos_ in ("VERB", "NOUN") for other in clause.cue)


def _negation(clause: Clause) -> str:
    """The negation of the cue: a word of it, one that hangs on its verbs, or a source that is nobody."""
    first = min(clause.source, default=None)
    if first is not None and clause.doc[first].lower_ in words("nobody"):
        return clause.doc[first].text
    for token in (*clause.cue, *_hanging(clause)):
        if token.lower_ in words("negation") and token.i not in clause.content and not _is_only(token):
            return token.text
        if token.lower_ == "yet" and token.i + 1 < len(clause.doc) and token.nbor(1).lower_ == "to":
            return f"{token.text} {token.nbor(1).text}"  # "have *yet to* announce": it was not
    return ""


def _hanging(clause: Clause) -> list[Token]:
    """Negations that the parse hangs on the cue's verbs, or on the verbs that those hang on ("*not* about to say")."""
    found = []
    for verb in clause.verbs or ((clause.head,) if clause.head is not None else ()):
        chain = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
        found += [c for above in chain for c in above.children if c.dep_ in ("neg", "preconj") and c.i < above.i]
        if verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "instead"):
            found.append(verb.head)
    return found


def _is_only(token: Token) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in ("not", "n't", "n’t") and following in words("cancelling")
