"""A registry's storage in memory: for one process, gone when it ends."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from newsquotes.registry.blocks import blocks
from newsquotes.registry.clock import now
from newsquotes.registry.journal import mentions_from_json, mentions_to_json
from newsquotes.registry.names import name_keys
from newsquotes.registry.records import Entry
from newsquotes.registry.store import Action, Change, MentionCounts, Operation, Posting


class MemoryStore:
    """Entries, names, mentions and journal in dictionaries."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_key: dict[str, dict[Posting, None]] = defaultdict(dict)
        self._by_block: dict[str, dict[Posting, None]] = defaultdict(dict)
        self._by_external: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._redirects: dict[str, dict[str, None]] = defaultdict(dict)
        self._mentions: dict[str, dict[tuple[str, str], int]] = {}
        self._totals: Counter[str] = Counter()
        self._operations: list[Operation] = []
        self._changes: list[list[Change]] = []
        self._lock = threading.RLock()

    def __getstate__(self) -> dict[str, object]:
        return {key: value for key, value in self.__dict__.items() if key != "_lock"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._lock = threading.RLock()

    # ---- reading ------------------------------------------------------------------------------------------------

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id, merged or not."""
        return self._entries.get(entry_id)

    def entries_of(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return the records of these ids, those that exist."""
        return {i: self._entries[i] for i in entry_ids if i in self._entries}

    def postings(self, keys: Sequence[str]) -> list[Posting]:
        """Return every name that has one of these keys."""
        return [posting for key in keys for posting in self._by_key.get(key, ())]

    def near(self, blocks: Sequence[str], limit: int) -> list[Posting]:
        """Return up to ``limit`` whole names of the smallest of these blocks."""
        found: dict[Posting, None] = {}
        for block in sorted({b for b in blocks if b in self._by_block}, key=lambda b: (len(self._by_block[b]), b)):
            for posting in self._by_block[block]:
                if len(found) >= limit:
                    return list(found)
                found[posting] = None
        return list(found)

    def with_external_id(self, system: str, value: str) -> list[str]:
        """Return the ids of the entries that have this id in this system."""
        return list(self._by_external.get((system, value), ()))

    def entries(self) -> Iterator[Entry]:
        """Yield every record by id, redirects included."""
        return iter([self._entries[i] for i in sorted(self._entries)])

    def __len__(self) -> int:
        return len(self._entries)

    def journal(self, limit: int | None = None) -> list[Operation]:
        """Return the operations, the latest first."""
        return self._operations[::-1][:limit]

    def forms(self, entry_id: str) -> dict[str, int]:
        """Return how often each form of an entry was recorded, over all articles."""
        counts: Counter[str] = Counter()
        for article in self._mentions.values():
            counts.update({form: n for (entry, form), n in article.items() if entry == entry_id})
        return dict(counts)

    def led_to(self, entry_id: str) -> list[str]:
        """Return this id and the ids that lead to it by merges."""
        found = [entry_id]
        for target in found:
            found += [i for i in self._redirects.get(target, ()) if i not in found]
        return found

    def mention_totals(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """Return how often each of these entries was recorded; those never recorded are left out."""
        return {i: self._totals[i] for i in entry_ids if self._totals[i]}

    def mentions_of(self, article_id: str) -> dict[tuple[str, str], int]:
        """Return the mention counts of one article."""
        return dict(self._mentions.get(article_id, {}))

    def mentions(self) -> Iterable[tuple[str, str, str, int]]:
        """Yield all recorded mentions: article id, entry id, form, count."""
        for article, counts in sorted(self._mentions.items()):
            for (entry_id, form), n in sorted(counts.items()):
                yield article, entry_id, form, n

    def close(self) -> None:
        """Nothing to let go of."""

    # ---- writing ------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self, action: Action, note: str) -> Iterator[MemoryTransaction]:
        """Begin a change: one operation of the journal, alone in writing until it ends."""
        with self._lock:
            transaction = MemoryTransaction(self, Operation(len(self._operations) + 1, now(), action, note))
            try:
                yield transaction
            except BaseException:
                transaction.roll_back()
                raise
            transaction.commit()

    def _put(self, entry: Entry) -> None:
        self._remove(entry.id)
        self._entries[entry.id] = entry
        for system, value in entry.external_ids.items():
            self._by_external[system, value][entry.id] = None
        if entry.merged_into is not None:
            self._redirects[entry.merged_into][entry.id] = None
            return
        for posting in postings_of(entry):
            self._by_key[posting.key][posting] = None
            if posting.via == "name":
                for block in blocks(posting.key):
                    self._by_block[block][posting] = None

    def _remove(self, entry_id: str) -> None:
        entry = self._entries.pop(entry_id, None)
        if entry is None:
            return
        for system, value in entry.external_ids.items():
            self._by_external[system, value].pop(entry_id, None)
        if entry.merged_into is not None:
            self._redirects[entry.merged_into].pop(entry_id, None)
        for posting in postings_of(entry):
            self._by_key[posting.key].pop(posting, None)
            for block in blocks(posting.key) if posting.via == "name" else ():
                self._by_block[block].pop(posting, None)

    def _put_mentions(self, article_id: str, counts: MentionCounts) -> None:
        for (entry_id, _), n in self._mentions.pop(article_id, {}).items():
            self._totals[entry_id] -= n
        if counts:
            self._mentions[article_id] = dict(counts)
            for (entry_id, _), n in counts.items():
                self._totals[entry_id] += n


def postings_of(entry: Entry) -> tuple[Posting, ...]:
    """Return an entry's names under all their keys; none under the same key twice, the whole name first."""
    found: dict[str, Posting] = {}
    for name in entry.names:
        for key, via in name_keys(name, entry.type):
            if key not in found or (via == "name" and found[key].via != "name"):
                found[key] = Posting(entry.id, key, via, name)
    return tuple(found.values())


class MemoryTransaction:
    """A change of a MemoryStore; what it wrote is taken back when the ``with`` block raises."""

    def __init__(self, store: MemoryStore, operation: Operation) -> None:
        self._store = store
        self._operation = operation
        self._changes: dict[tuple[str, str], Change] = {}
        self._marked: list[tuple[int, Operation]] = []

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id as the transaction sees it."""
        return self._store.entry(entry_id)

    def prefetch(self, entry_ids: Sequence[str]) -> None:
        """Nothing to do: every record is at hand."""

    def put(self, entry: Entry) -> None:
        """Write an entry, in place of what stood under its id, and journal what that was."""
        self._remember_entry(entry.id)
        self._store._put(entry)

    def remove(self, entry_id: str) -> None:
        """Remove a record, and journal what it was."""
        self._remember_entry(entry_id)
        self._store._remove(entry_id)

    def put_mentions(self, article_id: str, counts: MentionCounts) -> None:
        """Write the mention counts of one article, in place of its earlier ones, and journal those."""
        before = self._store.mentions_of(article_id)
        self._remember(Change("mentions", article_id, mentions_to_json(before) if before else None))
        self._store._put_mentions(article_id, counts)

    def operation(self, number: int) -> Operation | None:
        """Return an operation of the journal."""
        known = 1 <= number <= len(self._store._operations)
        return self._store._operations[number - 1] if known else None

    def changes(self, number: int) -> list[Change]:
        """Return what an operation changed, as it was before."""
        return list(self._store._changes[number - 1])

    def later_changes(self, number: int, changes: Sequence[Change]) -> list[int]:
        """Return the numbers of later operations, not undone, that changed one of the same records."""
        touched = {(change.kind, change.key) for change in changes}
        later = self._store._operations[number:]
        return [
            operation.number
            for operation in later
            if operation.action != "undo"
            and operation.undone_by is None
            and any((c.kind, c.key) in touched for c in self._store._changes[operation.number - 1])
        ]

    def mark_undone(self, number: int, undone: bool) -> None:
        """Mark an operation as undone by the present one, or as standing again."""
        old = self._store._operations[number - 1]
        self._marked.append((number - 1, old))
        self._store._operations[number - 1] = replace(old, undone_by=self._operation.number if undone else None)

    def commit(self) -> None:
        """Write the journal."""
        if self._changes:
            self._store._operations.append(replace(self._operation, entries=len(self._changes)))
            self._store._changes.append(list(self._changes.values()))

    def roll_back(self) -> None:
        """Put everything back as it was."""
        for index, old in reversed(self._marked):
            self._store._operations[index] = old
        for change in self._changes.values():
            if change.kind == "mentions":
                self._store._put_mentions(change.key, mentions_from_json(change.before))
            elif change.before is None:
                self._store._remove(change.key)
            else:
                self._store._put(Entry.from_dict(json.loads(change.before)))

    def _remember_entry(self, entry_id: str) -> None:
        before = self._store.entry(entry_id)
        self._remember(Change("entry", entry_id, json.dumps(before.to_dict()) if before else None))

    def _remember(self, change: Change) -> None:
        self._changes.setdefault((change.kind, change.key), change)
