"""Learning from articles: which entity was named where, under which form, and how often."""

from __future__ import annotations

import hashlib
from collections import Counter

from newsquotes.registry.clock import now
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Entry
from newsquotes.registry.search import resolve
from newsquotes.registry.store import Reader, Store
from newsquotes.results import Article, Entity


def add_mentions(store: Store, reader: Reader, article: Article, *, add_new: bool) -> int:
    """Record the named mentions of an article's entities; returns how many (entity, form) pairs were recorded."""
    article_id = article.id or text_id(article.text)
    counts: Counter[tuple[str, str]] = Counter()
    with store.writing("mentions", article_id) as transaction:
        for entity in article.entities:
            forms = named_forms(entity)
            if not entity.id or not forms:
                continue
            known = resolve(reader, entity.id)
            if known is None and not add_new:
                continue
            if known is None:
                time = now()
                transaction.put(
                    Entry(entity.id, entity.name, entity.type, source="article", created=time, updated=time)
                )
            entry_id = known.id if known else entity.id
            counts.update({(entry_id, form): n for form, n in forms.items()})
        if counts or store.mentions_of(article_id):
            transaction.put_mentions(article_id, counts)
    return len(counts)


def text_id(text: str) -> str:
    """Return the id of an article that has none: a hash of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def named_forms(entity: Entity) -> dict[str, int]:
    """Return how often each written form names the entity; pronouns and descriptions share no word with its name."""
    words = set(match_key(entity.name).split())
    forms: Counter[str] = Counter()
    for mention in entity.mentions:
        form = mention.text.strip()
        if form[:1].isupper() and (words & set(match_key(form).split()) or form.isupper()):
            forms[form] += 1
    return dict(forms)
