"""From the source of a quote to its speakers: an ordered list of small rules, the first that answers decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsquotes.coreference.descriptions.bearers import COMPANY_NOUNS
from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import demonyms, nouns
from newsquotes.coreference.name_words import is_title
from newsquotes.coreference.names.missed import without_titles
from newsquotes.coreference.words import Words
from newsquotes.results import Entity, Quote, Speaker
from newsquotes.speakers.contenders import candidates_of, shown
from newsquotes.speakers.documents import is_document, issuer_after, issuer_before, issuer_of
from newsquotes.speakers.grounds import Grounds, grounds_of
from newsquotes.speakers.scene import Scene
from newsquotes.speakers.sources import source_heads, source_range
from newsquotes.speakers.unnamed import describe

Answer = tuple[Speaker, str]
"""A speaker and the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """One speaker of a quote, the sentence that says why, and what the confidence in it goes by."""

    speaker: Speaker
    reason: str
    grounds: Grounds


def speakers_of(scene: Scene, quote: Quote) -> tuple[Found, ...]:
    """Return the speakers of a quote, the first one being the one that counts; empty when it has no source."""
    span = source_range(scene.words, quote)
    if span is None:
        return ()
    found = [_answer(scene, head, span) for head in source_heads(scene.words, *span)]
    if len(found) > 1:
        found = _distinct([f for f in found if f.speaker.name] or found[:1])
    return tuple(found)


def _distinct(found: list[Found]) -> list[Found]:
    return list({(f.speaker.name, f.speaker.description): f for f in found}.values())


def _answer(scene: Scene, head: int, span: tuple[int, int]) -> Found:
    answers = ((rule, rule(scene, head, span)) for rule in _RULES)
    rule, answer = next(((rule, answer) for rule, answer in answers if answer is not None), (_unnamed, None))
    speaker, reason = answer or _unnamed(scene, head, span)
    link = scene.links.get(head) if rule in (_by_pronoun, _by_mention, _unnamed) else None
    if link is not None and link.form != "name":
        candidates = candidates_of(scene.words, link, scene.places, scene.bodies)
        speaker = replace(speaker, candidates=candidates)
        if candidates and speaker.name is None and link.antecedent is None:
            reason += ("; nobody named before is likely enough" if rule is _unnamed else "") + shown(candidates)
    return Found(speaker, reason, grounds_of(rule.__name__, speaker, link))


def _by_pronoun(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """A pronoun: whom coreference took it for."""
    words = scene.words
    if not words.tag[head].startswith(("PRP", "WP")):
        return None
    link, entity = scene.links.get(head), scene.holder.get(head)
    word = words.text[head]
    if entity is not None and words.lower[head] in _RELATIVE and entity.type != "person":
        answer = _by_relative(scene, head, entity)
        if answer is not None:
            return answer
    if entity is not None:
        return _named(scene, entity), f"{word} → {entity.name}: {link.reason if link else 'same mention'}"
    if link is not None and link.antecedent:
        start, end = words.between(*link.antecedent)
        speaker = describe(words, start, end, words.root(start, end), scene.bodies)
        return speaker, f"{word} → {speaker.description}: {link.reason}"
    return Speaker(None), f"{word}: nobody named before is likely enough"


def _by_relative(scene: Scene, head: int, entity: Entity) -> Answer | None:
    """“Democrats in the capital, who say": the people that the clause is about, over the place or body behind them.

    People of a kind stay unnamed, as they do without "who". None where the clause is about the body itself.
    """
    words, word = scene.words, scene.words.text[head]
    noun = _people_before(words, head)
    if noun is None:
        return None if entity.type == "org" else (Speaker(None), f"{word}: nobody named stands before it")
    found = scene.holder.get(noun)
    if found is None and words.dep[noun] == "appos":
        found = scene.holder.get(words.head[noun])
    if found is not None and found.type == "person":
        return _named(scene, found), f"{word} → {found.name}: stands behind it"
    speaker = describe(words, words.left_edge(noun), noun + 1, noun, scene.bodies)
    return speaker, f"{word} → {speaker.description}: stands behind it"


def _people_before(words: Words, relative: int) -> int | None:
    """Return the noun for people over "who", by the parse."""
    i = relative
    for _ in range(MAX_STEPS_TO_NOUN):
        i = words.head[i]
        entry = nouns().get(words.lower[i]) or nouns().get(singular(words.lower[i]))
        people = entry is not None and entry[0] in ("person", "people") and words.tag[i].startswith("NN")
        if people or words.lower[i] in demonyms() or words.tag[i] == "NNPS":
            return i
    return None


_RELATIVE = frozenset({"who", "whom"})
MAX_STEPS_TO_NOUN = 6
"""Steps up the parse from "who" to the people it means."""


def _crowd(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“Republicans”, “many Mexicans”: people of a kind are no named speaker, though the kind has a name."""
    words, entity = scene.words, scene.holder.get(head)
    if entity is None or entity.type != "group":
        return None
    counted = words.lower[words.left_edge(head)] in ("a", "an", "another", "one", "at") and words.tag[head] != "NNPS"
    if not (counted or words.tag[head] in ("NNPS", "NNS") or words.lower[head] in demonyms()):
        return None
    speaker = describe(scene.words, *span, head, scene.bodies)
    return replace(speaker, type="group"), f"unnamed source: {speaker.description}, people of a kind"


def _by_own_name(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """A description with the name beside it is that name, whatever coreference took the description for."""
    if scene.words.tag[head].startswith("NNP") or scene.words.head[head] in range(*span):
        return None
    return (
        _by_apposition(scene, head, span) or _by_name_set_off(scene, head, span) or _by_name_behind(scene, head, span)
    )


def _by_mention(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """The head is the head of a mention of a named entity."""
    entity = scene.holder.get(head)
    if entity is None:
        return None
    link = scene.links.get(head)
    link = link if link and link.name else None
    written = scene.words.text[head]
    if link is None or written == entity.name:
        return _named(scene, entity), f"named: {entity.name}"
    return _named(scene, entity), f"{written} → {entity.name}: {link.reason.removesuffix(f' of {entity.name}')}"


def _by_opening_name(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“Ida Holm of the Harbour List”: a full name that opens the source, whatever the parser makes its head."""
    start = _behind_roles(scene, *span)
    entity, words = scene.inside.get(start), scene.words
    end = _end_of_name(scene, start, span[1])
    if entity is None or entity.type != "person" or end - start < len(("first", "last")) or not end <= head < span[1]:
        return None
    behind = words.lower[end] in ("of", "from", "at", "with", "for")
    return (_named(scene, entity), f"named: {entity.name}") if behind else None


def _by_bench(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“A panel of the Harbour Court”: judges who sit for a court speak for it."""
    words = scene.words
    if words.lower[head] not in ("panel", "bench", "chamber", "division"):
        return None
    for preposition in words.children[head]:
        for i in words.children[preposition]:
            entity = scene.holder.get(i) or scene.inside.get(i)
            court = entity is not None and any(word in entity.name.lower() for word in ("court", "tribunal"))
            if words.lower[preposition] == "of" and entity is not None and court:
                return _named(scene, entity), f"{words.text[head]} → {entity.name}: sits for it"
    return None


def _by_name_inside(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """The head lies within a name whose grammar the parser saw otherwise."""
    entity = scene.inside.get(head)
    return None if entity is None else (_named(scene, entity), f"named: {entity.name}")


def _by_apposition(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“A spokesman, Jan Novak,” : a person's name in apposition to the description."""
    for child in scene.words.children[head]:
        entity = scene.holder.get(child) or scene.inside.get(child)
        if scene.words.dep[child] == "appos" and entity is not None and entity.type == "person":
            return _named(scene, entity), f"{scene.words.text[head]} → {entity.name}: the name stands beside it"
    return None


def _by_name_set_off(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“The ship's owner, Blue Lines,” and "Ada Holm, on her way home,": a name between the commas of a description.

    Only of a source that is no name by its head, and only where one name alone stands so.
    """
    words = scene.words
    start, end = span
    cuts = [start, *(i + 1 for i in range(start, end) if words.text[i] == ",")]
    found = {}
    for first in cuts:
        first = _behind_roles(scene, first, end)
        entity = scene.inside.get(first)
        last = _end_of_name(scene, first, end)
        closed = last >= end or words.text[last] in (",", "(")
        if entity is not None and closed and entity.type in ("person", "org") and _may_have_role(entity, words, head):
            found[id(entity)] = entity
    if len(found) != 1 or words.tag[head] in ("NNS", "NNPS"):
        return None
    entity = next(iter(found.values()))
    return _named(scene, entity), f"{words.text[head]} → {entity.name}: the name stands between the commas"


def _by_name_behind(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“Director of the Harbour Office Ada Holm”: a person's full name that ends the description of one person.

    Not the one whom a preposition leads to: "a friend of Ada Holm", "director for candidate Ada Holm". And a body's
    name right behind the noun for it: "messaging app Volta".
    """
    words, (start, end) = scene.words, span
    entity = scene.inside.get(end - 1)
    first = end - 1
    while first > start and scene.inside.get(first - 1) is entity:
        first -= 1
    if entity is not None and entity.type == "org" and head == first - 1 and words.tag[head] == "NN":
        return _named(scene, entity), f"named: {entity.name}, behind the noun for it"
    several = words.tag[head] in ("NNS", "NNPS") or end - first < _FULL_NAME or not start <= head < first
    if entity is None or entity.type != "person" or several or words.lower[start] in ("a", "an"):
        return None
    before = nouns().get(words.lower[first - 1], ("", None))[0]
    led_to = any(words.tag[i] == "IN" for i in range(start, first))
    belongs = words.tag[first - 1].startswith("NNP") if led_to else words.tag[first - 1].startswith("NN")
    if not belongs or (led_to and (before in ("person", "people") or is_title(words, first - 1))):
        return None
    return _named(scene, entity), f"named: {entity.name}, at the end of the source"


_FULL_NAME = 2
"""Words of a full name at least."""


def _end_of_name(scene: Scene, start: int, limit: int) -> int:
    """Return the token behind the name, or the gap between names, that holds ``start``; at most ``limit``."""
    end = start
    while end < limit and scene.inside.get(end) is scene.inside.get(start):
        end += 1
    return end


def _behind_roles(scene: Scene, start: int, end: int) -> int:
    """Skip titles, and nouns in small letters before them ("state Del."), to where the name may start."""
    words = scene.words
    for i in range(start, end):
        small = words.text[i].islower() and words.tag[i].startswith(("NN", "JJ"))
        if not small or i in scene.inside:
            return without_titles(words, i, end)
    return start


def _may_have_role(entity: Entity, words: Words, head: int) -> bool:
    """A document is nobody, and a noun for an organisation is no person; all else may be called by the noun."""
    entry = nouns().get(words.lower[head])
    return entry is None or entry[0] in (entity.type, "person")


def _by_document(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """A document speaks for its named author or issuer: "Ito's statement", "a Reuters poll", "a report by the UN".

    "The poll" alone is the nearest one before it whose issuer the article tells.
    """
    words = scene.words
    if not is_document(words, head):
        return None
    entity = issuer_of(scene, head)
    if entity is None and words.lower[words.left_edge(head)] in ("the", "this", "that"):
        entity = issuer_before(scene, head)
    elif entity is None and words.left_edge(head) == head and head <= MAX_WORDS_OF_LABEL:
        entity = issuer_after(scene, head)
    if entity is None:
        return None
    return _named(scene, entity), f"{words.text[head]} → {entity.name}: its author or issuer"


MAX_WORDS_OF_LABEL = 12
"""Tokens: where in an article a document without an article ("Poll: ...") is a word of the headline."""


def _by_first_name(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """A source that opens with a person's name, where the parser hangs it on a word that is no noun for a speaker."""
    words = scene.words
    entry = nouns().get(words.lower[head]) or nouns().get(singular(words.lower[head]))
    if entry is not None or words.tag[head] in ("NNS", "PRP", "PRP$"):
        return None
    first = without_titles(words, *span)
    entity = scene.inside.get(first)
    last = _end_of_name(scene, first, span[1])
    owns = last < len(words) and words.tag[last] in ("POS", "NN", "NNS")
    if entity is None or entity.type != "person" or owns:
        return None
    return _named(scene, entity), f"the source opens with {entity.name}"


def _by_name_before_noun(scene: Scene, head: int, span: tuple[int, int]) -> Answer | None:
    """“The Volta power company”: an organisation's name before a noun for a company is its name."""
    words = scene.words
    if words.lower[head] not in COMPANY_NOUNS | {"secretariat"} or words.lower[span[0]] in ("a", "an"):
        return None
    found = (scene.holder.get(c) for c in words.children[head] if words.dep[c] in ("compound", "nmod"))
    entity = next((entity for entity in found if entity is not None and entity.type == "org"), None)
    return None if entity is None else (_named(scene, entity), f"named: {entity.name}")


def _unnamed(scene: Scene, head: int, span: tuple[int, int]) -> Answer:
    speaker = describe(scene.words, *span, head, scene.bodies)
    return speaker, f"unnamed source: {speaker.description}" if speaker.description else "unnamed source"


def speaker_at(scene: Scene, head: int) -> Speaker | None:
    """Return the named speaker that the token refers to, None where it refers to none."""
    entity = scene.holder.get(head)
    return None if entity is None else _named(scene, entity)


def _named(scene: Scene, entity: Entity) -> Speaker:
    role = scene.role(entity)
    return Speaker(entity.name, entity.id or None, entity.type, role.role, role.affiliation)


_RULES: tuple[Callable[[Scene, int, tuple[int, int]], Answer | None], ...] = (
    _by_pronoun,
    _crowd,
    _by_own_name,
    _by_opening_name,
    _by_bench,
    _by_mention,
    _by_name_inside,
    _by_apposition,
    _by_name_set_off,
    _by_document,
    _by_name_before_noun,
    _by_first_name,
    _by_name_behind,
)
