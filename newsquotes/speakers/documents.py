"""Documents that speak for somebody: "the statement", "a poll by the institute", and who wrote or issued them."""

from __future__ import annotations

from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import nouns
from newsquotes.coreference.words import Words
from newsquotes.results import Entity
from newsquotes.speakers.scene import Scene


def is_document(words: Words, i: int) -> bool:
    """Tell whether a token is a noun for something written or shown ("statement", "polls", "ad", "her paper")."""
    table = nouns()
    entry = table.get(words.lower[i]) or table.get(singular(words.lower[i]))
    paper = words.lower[i] == "paper" and any(words.tag[c] == "PRP$" for c in words.children[i])
    return paper or (entry is not None and entry[0] == "document")


def issuer_of(scene: Scene, head: int) -> Entity | None:
    """Return whom a document noun belongs to, by the parse.

    Its possessor, the noun before it, its "by" or "from" phrase, whoever sent or made it ("a memo she sent"), or who
    says something in it ("Ito said in a statement").
    """
    words = scene.words
    tokens = [c for c in words.children[head] if words.dep[c] in ("poss", "compound", "nmod")]
    tokens += [c for token in tokens for c in words.children[token] if words.dep[c] == "poss"]
    for child in words.children[head]:
        if words.lower[child] in ("by", "from") or words.dep[child] in ("acl", "relcl"):
            tokens += _objects(words, child)
        if words.lemma[child] in _APPEARING and words.dep[child] in ("acl", "relcl"):
            tokens += [o for c in words.children[child] if words.lower[c] == "in" for o in _objects(words, c)]
        if words.dep[child] == "relcl" and words.lemma[child] in _MAKING:
            tokens += [c for c in words.children[child] if words.dep[c] == "nsubj"]
    tokens += _who_writes_in(words, head)
    found = (scene.holder.get(token) or scene.inside.get(token) for token in tokens)
    return next((entity for entity in found if entity is not None and entity.type in ("person", "org")), None)


def _who_writes_in(words: Words, head: int) -> list[int]:
    """“Ito said in a statement”, "the ministry, in a statement, explained": who speaks in a new document."""
    preposition = words.head[head]
    fresh = words.lower[words.left_edge(head)] in ("a", "an")
    if words.dep[head] != "pobj" or words.lower[preposition] not in ("in", "through", "via") or not fresh:
        return []
    above = words.head[preposition]
    if words.tag[above].startswith("NN"):
        return [above] if words.dep[above] in ("nsubj", "nsubjpass") else []
    return [c for c in words.children[above] if words.dep[c] == "nsubj"]


def _objects(words: Words, i: int) -> list[int]:
    """The object of a preposition, or the agent of a participle ("released by the agency"), not of one who reads it."""
    result = [c for c in words.children[i] if words.dep[c] == "pobj"]
    if words.lemma[i] in _READING:
        return []
    for child in words.children[i]:
        if words.lower[child] == "by":
            result += [c for c in words.children[child] if words.dep[c] == "pobj"]
    return result


# fmt: off
_MAKING = frozenset({
    "circulate", "commission", "conduct", "deliver", "draft", "file", "give", "issue", "make", "pen", "post",
    "produce", "publish", "record", "release", "send", "share", "sign", "submit", "tweet", "write",
})
_READING = frozenset({"hear", "leak", "obtain", "quote", "read", "receive", "review", "see", "view"})
_APPEARING = frozenset({"appear", "publish", "print", "run"})
# fmt: on
"""What whoever a document speaks for does with it, and what those do who only report of it ("seen by Reuters").

And what a study does in the journal that it speaks for.
"""


def issuer_before(scene: Scene, head: int) -> Entity | None:
    """Return who issued the last document before ``head`` that the same noun, or one for the same thing, may mean.

    A new document ("a letter") whose issuer is not told ends the search.
    """
    words = scene.words
    kind = _kind(words.lower[head])
    for i in range(head - 1, max(0, head - MAX_WORDS_BACK) - 1, -1):
        other = words.lower[i] != words.lower[head]
        if words.lemma[i] == words.lower[head] and words.tag[i].startswith("VB"):
            issuer = _writer(scene, i)
            if issuer is not None:
                return issuer
        if words.lower[i] not in kind or not words.tag[i].startswith("NN") or (other and head - i > MAX_WORDS_TO_OTHER):
            continue
        issuer = issuer_of(scene, i)
        if issuer is not None:
            return issuer
        if words.lower[words.left_edge(i)] in ("a", "an", "another", "one"):
            return None
    return None


def _writer(scene: Scene, verb: int) -> Entity | None:
    """“Ito emailed supporters ... The email said”: the subject of the verb that the noun is made of."""
    subjects = (c for c in scene.words.children[verb] if scene.words.dep[c] == "nsubj")
    found = (scene.holder.get(c) or scene.inside.get(c) for c in subjects)
    return next((entity for entity in found if entity is not None and entity.type in ("person", "org")), None)


def issuer_after(scene: Scene, head: int) -> Entity | None:
    """Return who issued the first document of the same kind behind ``head``: "Poll: Two in three ..." of a headline."""
    words = scene.words
    kind = _kind(words.lower[head]) | {words.lower[head]}
    for i in range(head + 1, min(head + MAX_WORDS_TO_OTHER, len(words))):
        if words.lower[i] in kind and words.tag[i].startswith("NN"):
            return issuer_of(scene, i)
    return None


def _kind(noun: str) -> frozenset[str]:
    return next((kind for kind in _KINDS if noun in kind), frozenset({noun}))


_KINDS = (
    frozenset({"ad", "advert", "advertisement", "clip", "commercial", "spot", "video"}),
    frozenset({"poll", "study", "survey"}),
    frozenset({"paper", "report", "study"}),
    frozenset({"letter", "note", "memo", "email", "e-mail", "message"}),
    frozenset({"lawsuit", "suit", "complaint", "filing", "petition"}),
    frozenset({"ruling", "decision", "judgment", "judgement", "opinion", "order"}),
)
"""Nouns by which the same document is taken up again."""

MAX_WORDS_BACK = 400
"""Tokens: how far back "the poll" looks for the poll it means."""

MAX_WORDS_TO_OTHER = 100
"""Tokens: how far back it looks for a document called by another noun ("the ad": "a web video")."""
