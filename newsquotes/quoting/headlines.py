"""Attributions in the forms of headlines: “Two held, say police”, “Police: Driver fled”, “Nine hurt – officials”.

A headline is the first paragraph when it is short. The parser was not fitted on headlines, so the forms are read
off the words and their order. What the tagger has found stays; these rules only add.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsquotes.quoting.layout import Layout
from newsquotes.quoting.lexicon import headline_labels, reporting_verbs, sources_in_headlines
from newsquotes.quoting.proposal import Proposal

MAX_TOKENS = 25
"""Tokens of a headline at most; a longer first paragraph is a sentence of the story."""

MAX_SOURCE = 6
"""Tokens of a source in a headline at most."""

MIN_CONTENT = 2
"""Words of a content at least."""

HEADLINE_CONFIDENCE = 0.7
"""Set by hand: the forms are rare in the articles that confidence is fitted on."""

_DASHES = frozenset(("–", "—", "-", "--"))
_FIRST_OR_SECOND = frozenset(("i", "we", "us", "you", "my", "our", "me", "your"))
_NAMES = frozenset(("PERSON", "ORG"))

Tokens = tuple[int, int]


def propose_headline(doc: Doc, layout: Layout) -> list[Proposal]:
    """Return what the headline attributes by its form, one proposal at most."""
    headline = _headline(doc, layout)
    if headline is None:
        return []
    for form in (_said_behind, _colon, _colon_behind_marks, _dash):
        for content, cue, source in form(doc, layout, headline):
            return [_proposal(doc, content, cue, source, form.__name__.strip("_").replace("_", " "))]
    return []


def is_label(proposal: Proposal, layout: Layout) -> bool:
    """A word and a colon that say what kind of piece it is, not who speaks: “Review: …”, “Live: …”."""
    cue = [layout.text[slice(*span)] for span in proposal.cue]
    source = [layout.text[slice(*span)].lower() for span in proposal.source]
    return cue == [":"] and len(source) == 1 and source[0] in headline_labels()


def _headline(doc: Doc, layout: Layout) -> Tokens | None:
    if not layout.paragraphs:
        return None
    start, end = layout.paragraphs[0]
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    return (start, end) if MIN_CONTENT < end - start <= MAX_TOKENS else None


# ---- the forms ------------------------------------------------------------------------------------------------------

Form = Iterator[tuple[Tokens, Tokens, Tokens]]


def _said_behind(doc: Doc, layout: Layout, headline: Tokens) -> Form:
    """“Two held, say police”: a comma, a reporting verb, the source, the end."""
    start, end = headline
    for i in range(end - 2, start + MIN_CONTENT - 1, -1):
        if doc[i - 1].text == "," and _reports(doc[i]) and _follows_as_source(doc, i + 1, end):
            yield (start, i - 1), (i, i + 1), (i + 1, end)


def _colon(doc: Doc, layout: Layout, headline: Tokens) -> Form:
    """“Police: Driver fled”, “Osei to voters: Give us time”: a source, a colon and something that is a sentence."""
    start, end = headline
    at = next((i for i in range(start + 1, min(end, start + MAX_SOURCE + 1)) if doc[i].text == ":"), None)
    if at is None or layout.text[doc[start].idx : doc[at].idx].strip().lower() in headline_labels():
        return
    to = next((i for i in range(start + 1, at) if doc[i].lower_ == "to"), at)
    if (_speaks(doc, start, to) or _is_named_below(doc, start, to, headline)) and _is_sentence(doc, at + 1, end):
        yield (at + 1, end), (at, at + 1), (start, to)


def _colon_behind_marks(doc: Doc, layout: Layout, headline: Tokens) -> Form:
    """“‘I was never told’: nurse speaks out”: a quotation that is a sentence, a colon and who said it."""
    start, end = headline
    first = layout.stretches[0] if layout.stretches else None
    if first is None or first.start != start or first.end >= end - 1 or doc[first.end].text != ":":
        return
    stop = next(
        (i + 1 for i in range(first.end + 1, min(end, first.end + 1 + MAX_SOURCE)) if _is_speaker(doc[i])), None
    )
    if stop is not None and _is_sentence(doc, start + 1, first.end):
        yield (start, first.end), (first.end, first.end + 1), (first.end + 1, stop)


def _dash(doc: Doc, layout: Layout, headline: Tokens) -> Form:
    """“Nine hurt in blast – officials”: a dash and a source, the end."""
    start, end = headline
    for i in range(end - 2, max(start + MIN_CONTENT, end - 1 - MAX_SOURCE), -1):
        common = doc[end - 1].pos_ != "PROPN" or doc[end - 1].is_lower
        if doc[i].text in _DASHES and doc[i - 1].whitespace_ and common and _speaks(doc, i + 1, end):
            yield (start, i), (i, i + 1), (i + 1, end)


# ---- what a word can be ---------------------------------------------------------------------------------------------


def _reports(token: Token) -> bool:
    """Whether the word is a reporting verb in the present, whatever the tagger took it for."""
    word = token.lower_
    return word in reporting_verbs() or (word.endswith("s") and word.removesuffix("s") in reporting_verbs())


def _speaks(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens are a phrase whose head can speak ("*mother* of two"), without verb, comma or mark."""
    words = doc[start:end]
    if not 0 < len(words) <= MAX_SOURCE or any(word.is_punct for word in words):
        return False
    if any(word.pos_ in ("VERB", "AUX") for word in words[:-1]):
        return False
    head = next((word.nbor(-1) for word in words[1:] if word.lower_ in ("of", "for", "at", "in")), words[-1])
    return _is_speaker(head)


def _follows_as_source(doc: Doc, start: int, end: int) -> bool:
    """Behind a comma and a reporting verb any name or plural is a source: “…, say *rescuers*”."""
    plain = 0 < end - start <= MAX_SOURCE and not any(token.is_punct for token in doc[start:end])
    return _speaks(doc, start, end) or (plain and (doc[end - 1].tag_ == "NNS" or doc[end - 1].pos_ == "PROPN"))


def _is_named_below(doc: Doc, start: int, end: int, headline: Tokens) -> bool:
    """Whether the words are a name that the story below knows as a person's or an organisation's."""
    name = doc[start:end].text
    return name[:1].isupper() and any(
        ent.start >= headline[1] and ent.label_ in _NAMES and name in (ent.text, ent[-1].text) for ent in doc.ents
    )


def _is_speaker(token: Token) -> bool:
    if not sources_in_headlines().isdisjoint((token.lower_, token.lemma_.lower())):
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in _NAMES


def _is_sentence(doc: Doc, start: int, end: int) -> bool:
    """Whether the words state or demand: a verb outside relative clauses or questions, or words of "I" and "you"."""
    tokens = doc[start:end]
    if sum(1 for token in tokens if token.text[0].isalnum()) < MIN_CONTENT:
        return False
    if any(token.lower_ in _FIRST_OR_SECOND for token in tokens):
        return True
    asks = tokens[0].tag_.startswith("W") or tokens[0].lower_ == "how"
    verbs = (token for token in tokens if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl", "amod"))
    return not asks and any(token.tag_ != "VBG" for token in verbs)


def _proposal(doc: Doc, content: Tokens, cue: Tokens, source: Tokens, form: str) -> Proposal:
    def offsets(tokens: Tokens) -> tuple[int, int]:
        span = doc[tokens[0] : tokens[1]]
        return span.start_char, span.end_char

    evidence = (
        f"cue “{doc[cue[0] : cue[1]].text}” in a headline ({form})",
        f"source “{doc[source[0] : source[1]].text}”",
    )
    return Proposal((offsets(content),), (offsets(source),), (offsets(cue),), HEADLINE_CONFIDENCE, evidence)
