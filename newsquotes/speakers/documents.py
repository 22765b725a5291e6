"""Documents that speak for somebody: "the statement", "a poll by the institute", and who wrote or issued them."""

from __future__ import annotations

from newsquotes.coreference.descriptions import singular
from newsquotes.coreference.lexicons import nouns
from newsquotes.coreference.words import Words
from newsquotes.results import Entity
from newsquotes.speakers.scene import Scene


def is_document(words: Words, i: int) -> bool:
    """Tell whether a token is a noun for something written or shown ("statement", "polls", "ad")."""
    table = nouns()
    entry = table.get(words.lower[i]) or table.get(singular(words.lower[i]))
    return entry is not None and entry[0] == "document"


def issuer_of(scene: Scene, head: int) -> Entity | None:
    """Return whom a document noun belongs to, by the parse: possessor, noun before it, "by" or "from" phrase."""
    words = scene.words
    tokens = [c for c in words.children[head] if words.dep[c] in ("poss", "compound", "nmod")]
    for child in words.children[head]:
        if words.lower[child] in ("by", "from") or words.dep[child] in ("acl", "relcl"):
            tokens += _objects(words, child)
    found = (scene.holder.get(token) or scene.inside.get(token) for token in tokens)
    return next((entity for entity in found if entity is not None and entity.type in ("person", "org")), None)


def _objects(words: Words, i: int) -> list[int]:
    """The object of a preposition, or the agent of a participle ("released by the agency")."""
    result = [c for c in words.children[i] if words.dep[c] == "pobj"]
    for child in words.children[i]:
        if words.lower[child] == "by":
            result += [c for c in words.children[child] if words.dep[c] == "pobj"]
    return result
