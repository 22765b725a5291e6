"""Names that the registry knows and nobody has seen: capitalised words of the article that no entity covers yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsquotes.annotations import given_span
from newsquotes.reading import furniture
from newsquotes.registry.mentions import is_named_by
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Entry
from newsquotes.registry.registry import Registry
from newsquotes.results import Entity, Span

MAX_TOKENS = 8  # of a name; longer ones are hardly ever written out
MIN_LETTERS, MIN_CAPITALS = 4, 3  # of a single word, and of one in capitals: "Ono" and "IT" are many things
WORLD_PRIOR = 100  # of a single word of the built-in world: "Nice" and "Reading" are towns, "Jakarta" is nothing else
TITLE_CASE = 0.6  # share of capitalised words from which on a line is a headline or a caption

_JOINERS = frozenset(
    {"of", "the", "and", "for", "in", "de", "la", "du", "del", "van", "von", "der", "al", "-", "&", "'s"}
)
_OTHER_LABELS = frozenset({"DATE", "TIME", "LANGUAGE", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_WORD = re.compile(r"[^\W\d_]{2,}")

Range = tuple[int, int]
Accept = Callable[[str, Entry], bool]


def find_unseen(doc: Doc, entities: Sequence[Entity], registry: Registry, accept: Accept) -> list[tuple[Entry, Span]]:
    """Return entries that the Doc names outside of all entities, each with the place where; the longest name wins.

    ``accept`` has the last word on a name and the only entry that bears it.
    """
    taken = named_tokens(doc, entities)

    def fits(span: Range, name: str) -> Entry | None:
        entry = only_bearer(registry, name)
        return entry if entry and stands_for(doc, span, entry) and accept(name, entry) else None

    return list(_longest_first(doc, (0, len(doc)), taken, fits))


def find_inside(doc: Doc, entities: Sequence[Entity], registry: Registry) -> list[tuple[Entry, Span]]:
    """Return entries that are named inside the longer name of something else, each with the place where.

    Either the article names the entry elsewhere too ("the Seabird Prize" and Seabird), or the name has several words
    and is an organisation's or a place's ("the Baltic Sea Fund"). It begins the longer name, or follows a small word
    ("of the"): the National Security Council is none of the Security Councils, nor is North America America.
    """
    linked = {entity.id for entity in entities}
    shortest = shortest_names(doc, entities)
    found: list[tuple[Entry, Span]] = []
    for entity, (start, end) in _long_names(doc, entities):
        taken = [shortest[i] < end - start for i in range(start, end)]

        def fits(span: Range, name: str, own: str = entity.id, first: int = start) -> Entry | None:
            entry = only_bearer(registry, name)
            continues = span[0] > first and (_is_name_word(doc[span[0] - 1]) or doc[span[0] - 1].tag_ == "POS")
            if entry is None or entry.id == own or entry.type == "group" or continues:
                return None
            several = len(match_key(name).split()) > 1
            return entry if entry.id in linked or (several and entry.type in ("org", "place")) else None

        found += _longest_first(doc, (start, end), taken, fits)
    return found


def _long_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[tuple[Entity, Range]]:
    """Yield the names of several tokens that are no persons', by tokens."""
    for entity in entities:
        for mention in entity.mentions if entity.type != "person" else ():
            covered = doc.char_span(mention.start, mention.end)
            if covered is not None and len(covered) > 1 and is_named_by(entity, mention.text):
                yield entity, (covered.start, covered.end)


def shortest_names(doc: Doc, entities: Sequence[Entity]) -> list[int]:
    """Return for each token the length in tokens of the shortest name that covers it; a very large one for none."""
    shortest = [len(doc) + 1] * len(doc)
    for entity in entities:
        for mention in entity.mentions:
            covered = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if covered is not None and is_named_by(entity, mention.text):
                for i in range(covered.start, covered.end):
                    shortest[i] = min(shortest[i], len(covered))
    return shortest


def named_tokens(doc: Doc, entities: Sequence[Entity]) -> list[bool]:
    """Tell for each token whether it lies in a name that was seen, in furniture, a date or a number."""
    taken = [length <= len(doc) for length in shortest_names(doc, entities)]
    for start, end in furniture(doc):
        covered = doc.char_span(start, end, alignment_mode="expand")
        if covered is not None:
            taken[covered.start : covered.end] = [True] * len(covered)
    for ent in doc.ents:
        if ent.label_ in _OTHER_LABELS:
            taken[ent.start : ent.end] = [True] * (ent.end - ent.start)
    return taken


def _longest_first(
    doc: Doc, within: Range, taken: Sequence[bool], fits: Callable[[Range, str], Entry | None]
) -> Iterator[tuple[Entry, Span]]:
    """Yield what ``fits`` finds for runs of capitalised tokens, none overlapping; ``taken`` counts from ``within``."""
    free_from = within[0]
    for start, end in _ranges(doc, within, taken):
        if start < free_from or (start, end) == within:
            continue
        span = given_span(doc, start, end)
        entry = fits((start, end), span.text)
        if entry is not None:
            yield entry, span
            free_from = end


def _ranges(doc: Doc, within: Range, taken: Sequence[bool]) -> Iterator[Range]:
    """Yield what may be a name, by its start, the longest first: from capital to capital, small words inside."""
    first, last = within
    for start in range(first, last):
        if taken[start - first] or not _is_name_word(doc[start]):
            continue
        ends = []
        for i in range(start, min(start + MAX_TOKENS, last)):
            if taken[i - first] or not (doc[i].lower_ in _JOINERS or doc[i].text[:1].isupper()):
                break
            if _is_name_word(doc[i]):
                ends.append(i + 1)
        yield from ((start, end) for end in reversed(ends))


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS")


def only_bearer(registry: Registry, name: str) -> Entry | None:
    """Return the entry that has this whole name, when it is the only one; words for a people do not count."""
    key = match_key(name)
    ids = {posting.entry_id for posting in registry.reader.postings([key] if key else []) if posting.via == "name"}
    if len(ids) != 1:
        return None
    entry = registry.get(ids.pop())
    if entry is None or any(a.kind == "demonym" and match_key(a.name) == key for a in entry.aliases):
        return None
    return entry


def stands_for(doc: Doc, span: Range, entry: Entry) -> bool:
    """Tell whether a name means the entry where it stands: it is not a part of another name, and not any word."""
    start, end = span
    joined = (start > 0 and (_is_name_word(doc[start - 1]) or doc[start - 1].text == "-")) or (
        end < len(doc) and _is_name_word(doc[end])
    )
    if len(match_key(doc[start:end].text).split()) > 1:
        return entry.type != "person" or end == len(doc) or not _is_name_word(doc[end])
    word = doc[start:end].text
    long_enough = len(word) >= (MIN_CAPITALS if word.isupper() else MIN_LETTERS)
    well_known = entry.created != "" or entry.prior >= WORLD_PRIOR
    if entry.type in ("person", "group") or joined or not long_enough or not well_known:
        return False
    return not _in_title_case(doc, start)


def _in_title_case(doc: Doc, i: int) -> bool:
    """Tell whether the words of the line are mostly capitalised; what is a name in it cannot be told."""
    start = next((k + 1 for k in range(i, -1, -1) if "\n" in doc[k].text), 0)
    end = next((k for k in range(i, len(doc)) if "\n" in doc[k].text), len(doc))
    words = _WORD.findall(doc[start:end].text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= TITLE_CASE


def with_unseen(entities: Sequence[Entity], unseen: Sequence[tuple[Entry, Span]]) -> list[Entity]:
    """Return the entities with these mentions, new entities where there was none, by first mention."""
    result = list(entities)
    at: dict[str, int] = {}
    for i, entity in enumerate(result):
        at.setdefault(entity.id, i)
    for entry, span in unseen:
        if entry.id in at:
            old = result[at[entry.id]]
            result[at[entry.id]] = replace(old, mentions=tuple(sorted((*old.mentions, span))))
        else:
            at[entry.id] = len(result)
            result.append(Entity(entry.id, span.text, entry.type, (span,)))
    return sorted(result, key=lambda entity: entity.mentions[0])
