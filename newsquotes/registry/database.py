"""A registry's storage in a database: SQLite or PostgreSQL, by the same code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import func, select

from newsquotes.registry import schema
from newsquotes.registry.connections import Connections, translated
from newsquotes.registry.records import Entry, from_record
from newsquotes.registry.statements import Statements
from newsquotes.registry.store import Action, Operation, Posting
from newsquotes.registry.transaction import DatabaseTransaction, next_number

PAGE = 1_000  # records read at a time


class DatabaseStore:
    """Entries, names, mentions and journal in tables; safe for threads, forks and many processes at once."""

    def __init__(self, location: str) -> None:
        self._connections = Connections(location)
        self._statements = Statements.of(self._connections.engine.dialect)

    def __getstate__(self) -> dict[str, str]:
        return {"location": self._connections.location}

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__init__(state["location"])  # type: ignore[misc]  # a worker opens the registry anew

    # ---- reading ------------------------------------------------------------------------------------------------

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id, merged or not."""
        with translated(self._connections.location):
            rows = self._statements.entry.rows(self._connections.reading(), id=entry_id)
        return from_record(rows[0][0]) if rows else None

    def entries_of(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return the records of these ids, those that exist."""
        found = ((entry_id, self.entry(entry_id)) for entry_id in dict.fromkeys(entry_ids))
        return {entry_id: entry for entry_id, entry in found if entry is not None}

    def postings(self, keys: Sequence[str]) -> list[Posting]:
        """Return every name that has one of these keys."""
        with translated(self._connections.location):
            connection = self._connections.reading()
            return [Posting(*row) for key in keys for row in self._statements.postings.rows(connection, key=key)]

    def near(self, blocks: Sequence[str], limit: int) -> list[Posting]:
        """Return up to ``limit`` whole names of the smallest of these blocks."""
        with translated(self._connections.location):
            connection = self._connections.reading()
            count = self._statements.block_size
            sizes = {b: count.rows(connection, block=b, limit=limit + 1)[0][0] for b in dict.fromkeys(blocks)}
            found: dict[Posting, None] = {}
            for block in sorted((b for b in sizes if sizes[b]), key=lambda b: (sizes[b], b)):
                left = limit - len(found)
                if left <= 0:
                    break
                rows = self._statements.near.rows(connection, block=block, limit=left)
                found.update((Posting(*row), None) for row in rows)
        return list(found)

    def with_external_id(self, system: str, value: str) -> list[str]:
        """Return the ids of the entries that have this id in this system."""
        table = schema.external_ids.c
        return self._column(select(table.entry_id).where(table.system == system, table.value == value))

    def entries(self) -> Iterator[Entry]:
        """Yield every record by id, redirects included."""
        table = schema.entries.c
        last = ""
        while True:
            # By pages of the primary key, so that a writer is never held up by a long export.
            query = select(table.id, table.record).where(table.id > last).order_by(table.id).limit(PAGE)
            rows = self._rows(query)
            if not rows:
                return
            for _, record in rows:
                yield from_record(record)
            last = rows[-1][0]

    def __len__(self) -> int:
        return int(self._column(select(func.count()).select_from(schema.entries))[0])

    def journal(self, limit: int | None = None) -> list[Operation]:
        """Return the operations, the latest first."""
        table = schema.operations
        return [Operation(*row) for row in self._rows(select(table).order_by(table.c.number.desc()).limit(limit))]

    def forms(self, entry_id: str) -> dict[str, int]:
        """Return how often each form of an entry was recorded, over all articles."""
        table = schema.mentions.c
        query = select(table.form, func.sum(table.count)).where(table.entry_id == entry_id).group_by(table.form)
        return {form: int(n) for form, n in self._rows(query)}

    def led_to(self, entry_id: str) -> list[str]:
        """Return this id and the ids that lead to it by merges."""
        table = schema.entries.c
        found = [entry_id]
        for target in found:
            found += [i for i in self._column(select(table.id).where(table.merged_into == target)) if i not in found]
        return found

    def mention_totals(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """Return how often each of these entries was recorded; those never recorded are left out."""
        with translated(self._connections.location):
            connection = self._connections.reading()
            rows = {i: self._statements.total.rows(connection, id=i) for i in dict.fromkeys(entry_ids)}
        return {i: int(row[0][0]) for i, row in rows.items() if row and row[0][0]}

    def mentions_of(self, article_id: str) -> dict[tuple[str, str], int]:
        """Return the mention counts of one article."""
        table = schema.mentions.c
        query = select(table.entry_id, table.form, table.count).where(table.article_id == article_id)
        return {(entry_id, form): n for entry_id, form, n in self._rows(query)}

    def mentions(self) -> Iterator[tuple[str, str, str, int]]:
        """Yield all recorded mentions: article id, entry id, form, count."""
        table = schema.mentions.c
        last = ""
        while True:
            articles = select(table.article_id).where(table.article_id > last).distinct().order_by(table.article_id)
            page = self._column(articles.limit(PAGE))
            if not page:
                return
            query = select(schema.mentions).where(table.article_id > last, table.article_id <= page[-1])
            for row in self._rows(query.order_by(table.article_id, table.entry_id, table.form)):
                yield tuple(row)
            last = page[-1]

    # ---- writing ------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self, action: Action, note: str) -> Iterator[DatabaseTransaction]:
        """Begin a change: one operation of the journal, alone in writing until it ends."""
        with self._connections.writing() as connection:
            transaction = DatabaseTransaction(connection, self._statements, next_number(connection), action, note)
            yield transaction
            transaction.finish()

    def close(self) -> None:
        """Close the connections; the next use opens new ones."""
        self._connections.close()

    def _rows(self, query: Any) -> Sequence[Any]:
        with translated(self._connections.location):
            return self._connections.reading().execute(query).fetchall()

    def _column(self, query: Any) -> list[Any]:
        return [row[0] for row in self._rows(query)]
