"""Which entity was named where, under which form, and how often; and the new entries that are made of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from newsquotes.registry.clock import now
from newsquotes.registry.names import fold, match_key, name_keys
from newsquotes.registry.records import Alias, Entry
from newsquotes.registry.search import resolve
from newsquotes.registry.store import Reader, Store
from newsquotes.results import Article, Entity

LEARNED = "article"
"""The source of entries that were made of an article; only these get more names from the articles after it."""

MIN_ACRONYM, MAX_ACRONYM = 2, 8  # letters


def add_mentions(store: Store, reader: Reader, article: Article, *, add_new: bool) -> int:
    """Record the named mentions of an article's entities; returns how many (entity, form) pairs were recorded."""
    article_id = article.id or text_id(article.text)
    counts: Counter[tuple[str, str]] = Counter()
    with store.writing("mentions", article_id) as transaction:
        for entity, forms in _named(article.entities):
            known = resolve(reader, entity.id)
            if known is None and not add_new:
                continue
            entry = known or _new_entry(entity)
            learned = with_names(entry, forms) if add_new else entry
            if learned != known:
                transaction.put(replace(learned, updated=now()))
            counts.update({(entry.id, form): n for form, n in forms.items()})
        if counts or store.mentions_of(article_id):
            transaction.put_mentions(article_id, counts)
    return len(counts)


def _named(entities: Iterable[Entity]) -> list[tuple[Entity, Counter[str]]]:
    """Return the entities that have an id and are named, each id once, with the forms that name them."""
    found: dict[str, tuple[Entity, Counter[str]]] = {}
    for entity in entities:
        forms = named_forms(entity)
        if entity.id and forms:
            found.setdefault(entity.id, (entity, Counter()))[1].update(forms)
    return list(found.values())


def _new_entry(entity: Entity) -> Entry:
    return Entry(entity.id, entity.name, entity.type, source=LEARNED, created=now())


def with_names(entry: Entry, forms: Iterable[str]) -> Entry:
    """Return an entry that was made of an article with the forms that its names do not lead to yet.

    These are initials ("NRF" for a name that goes on after its F) and other names of several words. A single word
    (a given name, a nickname) means too many things to be kept, and entries made by hand are left as they are.
    """
    if entry.source != LEARNED:
        return entry
    known = {key for name in entry.names for key, _ in name_keys(name, entry.type)}
    found = []
    for form in sorted(forms):
        key = match_key(form)
        if not key or key in known:
            continue
        if entry.type != "person" and is_initials(form, entry.name):
            found.append(Alias(form, "acronym"))
        elif len(key.split()) > 1:
            found.append(Alias(form))
        else:
            continue
        known.update(key for key, _ in name_keys(form, entry.type))
    return replace(entry, aliases=(*entry.aliases, *found)) if found else entry


def is_initials(form: str, name: str) -> bool:
    """Tell whether a form in capitals is made of first letters of the name's words, in their order."""
    letters = form.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and MIN_ACRONYM <= len(letters) <= MAX_ACRONYM):
        return False
    firsts = iter(word[0] for word in fold(name).split())
    return all(letter in firsts for letter in letters.lower())


def text_id(text: str) -> str:
    """Return the id of an article that has none: a hash of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def named_forms(entity: Entity) -> dict[str, int]:
    """Return how often each written form names the entity."""
    return dict(Counter(m.text.strip() for m in entity.mentions if is_named_by(entity, m.text)))


def is_named_by(entity: Entity, form: str) -> bool:
    """Tell whether a mention's form names its entity; pronouns and descriptions share no word with the name."""
    form = form.strip()
    if not form[:1].isupper():
        return False
    return form.isupper() or not _words(entity.name).isdisjoint(match_key(form).split())


@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    return frozenset(match_key(name).split())
