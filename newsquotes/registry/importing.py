"""Importing many entries: in batches of one transaction each, or as a dry run that only tells what would happen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from newsquotes.registry import changes
from newsquotes.registry.clock import now
from newsquotes.registry.records import Entry
from newsquotes.registry.store import Store

BATCH = 20_000  # entries; a batch is one operation of the journal, and other writers wait while it is written


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: entries that were new, changed, and already there as they are."""

    added: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: ImportReport) -> ImportReport:
        return ImportReport(self.added + other.added, self.changed + other.changed, self.same + other.same)

    @property
    def total(self) -> int:
        """How many entries were read."""
        return self.added + self.changed + self.same


def import_entries(
    store: Store,
    below: changes.Below,
    entries: Iterable[Entry],
    *,
    note: str = "",
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Write entries into a registry.

    An id that is not there is added. One that is there gets the names, external ids, description and country it
    lacks; nothing it has is overwritten. ``progress`` is called with the number of entries after each batch.
    """
    report = ImportReport()
    for batch in _batches(entries):
        if dry_run:
            report += sum((_compare(store.entry(e.id) or below(e.id), e)[1] for e in batch), ImportReport())
        else:
            report += _import_batch(store, below, batch, note)
        if progress is not None:
            progress(len(batch))
    return report


def _import_batch(store: Store, below: changes.Below, batch: list[Entry], note: str) -> ImportReport:
    report = ImportReport()
    time = now()
    with store.writing("import", note) as transaction:
        transaction.prefetch([entry.id for entry in batch])
        for entry in batch:
            joined, counted = _compare(transaction.entry(entry.id) or below(entry.id), entry)
            report += counted
            if counted.added:
                stamped = replace(joined, created=joined.created or time, updated=joined.updated or time)
                transaction.put(stamped)
            elif counted.changed:
                transaction.put(replace(joined, updated=time))
    return report


def _compare(old: Entry | None, new: Entry) -> tuple[Entry, ImportReport]:
    if old is None:
        return new, ImportReport(added=1)
    joined = changes.absorb(old, new)
    if joined == old:
        return old, ImportReport(same=1)
    return joined, ImportReport(changed=1)


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch
