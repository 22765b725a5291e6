"""The canonical entity registry: one entry for everything that articles name, over many articles and many years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from newsquotes.errors import RegistryError
from newsquotes.registry import changes
from newsquotes.registry.clock import now
from newsquotes.registry.consolidate import MIN_SCORE, Proposal, consolidate
from newsquotes.registry.ids import mint_id
from newsquotes.registry.importing import ImportReport, import_entries
from newsquotes.registry.journal import undo
from newsquotes.registry.layers import Layers
from newsquotes.registry.memory import MemoryStore
from newsquotes.registry.records import Alias, Entry, Hit, Link, LinkContext, as_aliases
from newsquotes.registry.search import resolve, search
from newsquotes.registry.store import Operation, Reader, Store
from newsquotes.registry.world import World, world
from newsquotes.results import EntityType

if TYPE_CHECKING:
    from newsquotes.results import Article


class Registry:
    """Entries of persons, organisations, places and groups, found by any of their names.

    ``path_or_url``: a file that is made when it is not there (SQLite), a database URL
    (``postgresql+psycopg://user@host/name``), or None for a registry in memory that is gone when the process ends.
    ``world``: whether the built-in countries, cities, nationalities and organisations are part of it. They are
    read-only; a change to one of them is kept in this registry alone.

    Raises RegistryError when the file is no registry, is damaged, or was written by a newer newsquotes.
    """

    def __init__(self, path_or_url: str | Path | None = None, *, world: bool = True) -> None:
        self.location = None if path_or_url is None else str(path_or_url)
        self.has_world = world
        self._store: Store = _open(self.location)

    def __repr__(self) -> str:
        where = "in memory" if self.location is None else repr(self.location)
        return f"<Registry {where}, {'with' if self.has_world else 'without'} the built-in world>"

    def __enter__(self) -> Registry:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database; the registry opens it again when it is used again."""
        self._store.close()

    @property
    def store(self) -> Store:
        """The storage under this registry: its own entries, without the built-in world."""
        return self._store

    @property
    def reader(self) -> Reader:
        """The entries as look-ups see them: the registry's own over the built-in ones."""
        return Layers(self._store, world()) if self.has_world else self._store

    @property
    def thesaurus(self) -> World:
        """The built-in world as a list of other names ("U.S.": "United States"), used with and without its entries."""
        return world()

    # ---- looking up ---------------------------------------------------------------------------------------------

    def get(self, id: str) -> Entry | None:
        """Return the entry that this id leads to, after all merges; None when there is none."""
        return resolve(self.reader, id)

    def by_external_id(self, system: str, value: str) -> list[Entry]:
        """Return the entries with this id in another system, e.g. ``("wikidata", "Q7817")``."""
        found = (self.get(i) for i in self.reader.with_external_id(system, value))
        return list({entry.id: entry for entry in found if entry is not None}.values())

    def search(self, name: str, *, type: EntityType | None = None, limit: int = 10) -> list[Hit]:
        """Return up to ``limit`` entries that ``name`` may mean, best first, each with score and reason.

        The name is looked up as written, then by its key (case, accents, titles, possessives, "the", punctuation,
        initials), as an acronym, as a short form and by the built-in world's other names; when none of these finds
        it whole, also by likeness of letters. ``type`` leaves out entries of other types.
        """
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not {name.__class__.__name__}")
        return search(self.reader, name, type=type, limit=limit, thesaurus=self.thesaurus)

    def link(self, names: Sequence[str], type: EntityType, *, context: LinkContext | None = None) -> Link | None:
        """Return the entry that an entity of an article is, by all the names the article gives it; None to abstain.

        ``names``: the fullest first. ``context``: what else the article tells. See newsquotes/linking.
        """
        from newsquotes.linking.linker import link

        return link(self, names, type, context or LinkContext())

    def mint_id(self, type: EntityType, name: str) -> str:
        """Return the id that a new entity of this type and name gets here and anywhere else."""
        return mint_id(type, name)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry that stands for itself."""
        return (entry for entry in self.reader.entries() if entry.merged_into is None)

    def __len__(self) -> int:
        return sum(1 for _ in self.entries())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.get(id) is not None

    # ---- changing -----------------------------------------------------------------------------------------------

    def add(
        self,
        *,
        name: str,
        type: EntityType,
        id: str | None = None,
        aliases: Iterable[Alias | str | Mapping[str, Any]] = (),
        description: str = "",
        country: str = "",
        external_ids: Mapping[str, str] | None = None,
        source: str = "",
        prior: int = 0,
    ) -> Entry:
        """Add an entry and return it.

        Without ``id`` it gets the one that `mint_id` makes of type and name; when that stands already, the entry under
        it gets the names and external ids it lacks. An ``id`` that is given and taken raises RegistryError.
        """
        time = now()
        entry = Entry(
            id=id or mint_id(type, name),
            name=name,
            type=type,
            aliases=as_aliases(aliases),
            description=description,
            country=country,
            external_ids=dict(external_ids or {}),
            source=source,
            prior=prior,
            created=time,
            updated=time,
        )
        with self._store.writing("add", name) as transaction:
            return changes.add(transaction, self._below, entry, explicit=id is not None)

    def update(self, id: str, /, **values: Any) -> Entry:
        """Change fields of an entry (name, type, aliases, description, country, external_ids, source, prior)."""
        with self._store.writing("update", id) as transaction:
            return changes.update(transaction, self._below, id, values)

    def merge(self, source_id: str, target_id: str) -> Entry:
        """Merge one entry into another: its id leads to the other from now on, its names become the other's aliases."""
        with self._store.writing("merge", f"{source_id} -> {target_id}") as transaction:
            return changes.merge(transaction, self._below, source_id, target_id)

    def split(self, id: str, /, aliases: Sequence[str] = (), **values: Any) -> Entry:
        """Split an entry and return the part that was split off.

        The id of a merged entry: it stands for itself again, and its names leave the entry it was merged into.
        Any other id: ``aliases`` go to a new entry, whose name, type, id, description ... may be given.
        """
        with self._store.writing("split", id) as transaction:
            entry = changes.current(transaction, self._below, id)
            if entry is not None and entry.merged_into is not None:
                return changes.revive(transaction, self._below, entry)
            return changes.split(transaction, self._below, id, aliases, values)

    def remove(self, id: str) -> None:
        """Remove an entry of one's own; a built-in entry goes back to what it was. The journal can undo it."""
        with self._store.writing("delete", id) as transaction:
            if transaction.entry(id) is None:
                hint = "built-in entries cannot be removed" if self._below(id) else "search() finds entries by name"
                raise RegistryError(f"this registry has no entry {id!r} of its own; {hint}")
            transaction.remove(id)

    def import_entries(
        self,
        entries: Iterable[Entry],
        *,
        note: str = "",
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """Add many entries, in batches; one that is there already gets what it lacks, and keeps what it has.

        ``dry_run`` writes nothing and tells what would happen. ``progress`` is called with each batch's size.
        Readers for files are in newsquotes/registry/exchange.
        """
        return import_entries(self._store, self._below, entries, note=note, dry_run=dry_run, progress=progress)

    def consolidate(self, *, min_score: float = MIN_SCORE) -> list[Proposal]:
        """Return merges that look right, the likeliest first; to accept one, ``merge(p.source.id, p.target.id)``."""
        return consolidate(self._store, min_score=min_score)

    def journal(self, limit: int | None = 20) -> list[Operation]:
        """Return what was done to the registry, the latest first."""
        return self._store.journal(limit)

    def undo(self, number: int | None = None) -> Operation:
        """Take back an operation of the journal (by default the latest that stands) and return it.

        Undoing is an operation too: undoing it does the first one again. Raises RegistryError when a later operation
        changed the same entries; that one has to be undone first.
        """
        if number is None:
            standing = (op for op in self._store.journal() if op.action != "undo" and op.undone_by is None)
            latest = next(standing, None)
            if latest is None:
                raise RegistryError("there is nothing to undo: no operation of the journal stands")
            number = latest.number
        with self._store.writing("undo", str(number)) as transaction:
            undo(transaction, number)
            undone = transaction.operation(number)
        assert undone is not None  # undo() raises when it does not exist
        return undone

    def _below(self, entry_id: str) -> Entry | None:
        return world().entry(entry_id) if self.has_world else None

    # ---- mentions -----------------------------------------------------------------------------------------------

    def add_mentions(self, article: Article, *, add_new: bool = True) -> int:
        """Record which entity an article names under which form, and return how many forms were recorded.

        The article is known by its id, or by a hash of its text; recorded again, it replaces what was there.
        ``add_new`` adds an entry for every named entity that has none yet. Nothing else ever writes to a registry.
        """
        from newsquotes.registry.mentions import add_mentions

        return add_mentions(self._store, self.reader, article, add_new=add_new)

    def forms(self, id: str) -> dict[str, int]:
        """Return the recorded forms of an entry and of all entries merged into it, the most frequent first."""
        counts: dict[str, int] = {}
        for entry_id in self._store.led_to(id):
            for form, n in self._store.forms(entry_id).items():
                counts[form] = counts.get(form, 0) + n
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _open(location: str | None) -> Store:
    if location is None or location == ":memory:":
        return MemoryStore()
    # SQLAlchemy takes 0.2 s to import; a registry in memory has no use for it.
    from newsquotes.registry.database import DatabaseStore

    return DatabaseStore(location)
