"""The registry's own entries laid over the built-in world: a changed entry of the world hides the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsquotes.registry.records import Entry
from newsquotes.registry.store import Posting, Store
from newsquotes.registry.world import World


class Layers:
    """One reading storage made of two: what stands in ``store`` hides what has the same id in ``world``."""

    def __init__(self, store: Store, world: World) -> None:
        self._store = store
        self._world = world

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id, merged or not."""
        return self._store.entry(entry_id) or self._world.entry(entry_id)

    def entries_of(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return the records of these ids, those that exist."""
        return {**self._world.entries_of(entry_ids), **self._store.entries_of(entry_ids)}

    def postings(self, keys: Sequence[str]) -> list[Posting]:
        """Return every name that has one of these keys."""
        return self._over(self._store.postings(keys), self._world.postings(keys))

    def near(self, blocks: Sequence[str], limit: int) -> list[Posting]:
        """Return up to ``limit`` whole names of the smallest of these blocks, from either layer."""
        return self._over(self._store.near(blocks, limit), self._world.near(blocks, limit))

    def with_external_id(self, system: str, value: str) -> list[str]:
        """Return the ids of the entries that have this id in this system."""
        below = self._world.with_external_id(system, value)
        hidden = self._store.entries_of(below)
        own = self._store.with_external_id(system, value)
        return list(dict.fromkeys([*own, *(i for i in below if i not in hidden)]))

    def entries(self) -> Iterator[Entry]:
        """Yield every record, the registry's own first, each layer by id."""
        yield from self._store.entries()
        for entry in self._world.entries():
            if self._store.entry(entry.id) is None:
                yield entry

    def __len__(self) -> int:
        return sum(1 for _ in self.entries())

    def _over(self, own: list[Posting], below: list[Posting]) -> list[Posting]:
        if not below:
            return own
        hidden = self._store.entries_of(list({posting.entry_id for posting in below}))
        return own + [posting for posting in below if posting.entry_id not in hidden] if hidden else own + below
