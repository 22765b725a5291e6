"""A change of a stored registry: written to the tables in batches, and to the journal, inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, tuple_, update

from newsquotes.registry import schema
from newsquotes.registry.blocks import blocks
from newsquotes.registry.clock import now
from newsquotes.registry.journal import mentions_to_json
from newsquotes.registry.memory import postings_of
from newsquotes.registry.records import Entry, from_record
from newsquotes.registry.statements import Statements
from newsquotes.registry.store import Action, Change, ChangeKind, MentionCounts, Operation

BATCH = 2_000  # records held back and written together; an executemany of some thousand rows is as fast as it gets
IN_LIST = 500  # values in one IN (...); SQLite allows 999 in its oldest builds


class DatabaseTransaction:
    """The writing half of a DatabaseStore; reads see what was written before, written to the tables or not yet."""

    def __init__(self, connection: Connection, statements: Statements, number: int, action: Action, note: str) -> None:
        self._connection = connection
        self._statements = statements
        self.number = number
        self._operation = Operation(number, now(), action, note)
        self._pending: dict[str, Entry | None] = {}
        self._stored: dict[str, Entry | None] = {}
        self._journaled: set[tuple[ChangeKind, str]] = set()
        self._changes: list[Change] = []
        self._changed = 0

    def prefetch(self, entry_ids: Sequence[str]) -> None:
        """Read many records at once, so that an import does not ask for each."""
        wanted = [i for i in dict.fromkeys(entry_ids) if i not in self._stored]
        self._stored.update(dict.fromkeys(wanted))
        for part in _parts(wanted):
            table = schema.entries.c
            for entry_id, record in self._connection.execute(select(table.id, table.record).where(table.id.in_(part))):
                self._stored[entry_id] = from_record(record)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id as the transaction sees it."""
        if entry_id in self._pending:
            return self._pending[entry_id]
        return self._read(entry_id)

    def put(self, entry: Entry) -> None:
        """Write an entry, in place of what stood under its id, and journal what that was."""
        self._write(entry.id, entry)

    def remove(self, entry_id: str) -> None:
        """Remove a record, and journal what it was."""
        self._write(entry_id, None)

    def put_mentions(self, article_id: str, counts: MentionCounts) -> None:
        """Write the mention counts of one article, in place of its earlier ones, and journal those."""
        table = schema.mentions
        own = table.c.article_id == article_id
        old = self._connection.execute(select(table.c.entry_id, table.c.form, table.c.count).where(own)).fetchall()
        before = {(entry_id, form): n for entry_id, form, n in old}
        self._journal(Change("mentions", article_id, mentions_to_json(before) if before else None))
        self._connection.execute(delete(table).where(own))
        self._insert(
            table,
            [{"article_id": article_id, "entry_id": i, "form": f, "count": n} for (i, f), n in sorted(counts.items())],
        )
        change: dict[str, int] = {}
        for sign, of in ((-1, before), (1, counts)):
            for (entry_id, _), n in of.items():
                change[entry_id] = change.get(entry_id, 0) + sign * n
        self._add_to_totals(change)

    def operation(self, number: int) -> Operation | None:
        """Return an operation of the journal."""
        row = self._connection.execute(select(schema.operations).where(schema.operations.c.number == number)).first()
        return Operation(*row) if row else None

    def changes(self, number: int) -> list[Change]:
        """Return what an operation changed, as it was before."""
        table = schema.changes.c
        query = select(table.kind, table.key, table.before).where(table.operation == number)
        return [Change(*row) for row in self._connection.execute(query)]

    def later_changes(self, number: int, changes: Sequence[Change]) -> list[int]:
        """Return the numbers of later operations, not undone, that changed one of the same records."""
        early, late, operation = schema.changes.alias(), schema.changes.alias(), schema.operations
        query = (
            select(operation.c.number)
            .join(late, late.c.operation == operation.c.number)
            .join(early, and_(early.c.kind == late.c.kind, early.c.key == late.c.key))
            .where(
                early.c.operation == number,
                late.c.operation > number,
                operation.c.action != "undo",
                operation.c.undone_by.is_(None),
            )
            .distinct()
            .order_by(operation.c.number)
        )
        return [row[0] for row in self._connection.execute(query)]

    def mark_undone(self, number: int, undone: bool) -> None:
        """Mark an operation as undone by the present one, or as standing again."""
        table = schema.operations
        by = self.number if undone else None
        self._connection.execute(update(table).where(table.c.number == number).values(undone_by=by))

    def finish(self) -> None:
        """Write what is held back, and the line of the journal; the caller commits."""
        self._flush()
        if self._changed:
            operation = self._operation
            self._connection.execute(
                insert(schema.operations).values(
                    number=operation.number,
                    at=operation.at,
                    action=operation.action,
                    note=operation.note,
                    entries=self._changed,
                    undone_by=None,
                )
            )

    # ---- inside -------------------------------------------------------------------------------------------------

    def _read(self, entry_id: str) -> Entry | None:
        """Return a record as it stands in the tables."""
        if entry_id not in self._stored:
            rows = self._statements.entry.rows(self._connection, id=entry_id)
            self._stored[entry_id] = from_record(rows[0][0]) if rows else None
        return self._stored[entry_id]

    def _write(self, entry_id: str, entry: Entry | None) -> None:
        before = self.entry(entry_id)
        self._journal(Change("entry", entry_id, _record(before) if before else None))
        self._pending[entry_id] = entry
        if len(self._pending) >= BATCH:
            self._flush()

    def _journal(self, change: Change) -> None:
        if (change.kind, change.key) not in self._journaled:
            self._journaled.add((change.kind, change.key))
            self._changes.append(change)
            self._changed += 1

    def _flush(self) -> None:
        rows = [{"operation": self.number, "kind": c.kind, "key": c.key, "before": c.before} for c in self._changes]
        self._insert(schema.changes, rows)
        self._changes.clear()
        old = [entry for entry in map(self._read, self._pending) if entry is not None]
        self._delete(old)
        self._write_entries([entry for entry in self._pending.values() if entry is not None])
        for entry_id in self._pending:
            self._stored.pop(entry_id, None)
        self._pending.clear()

    def _delete(self, old: Sequence[Entry]) -> None:
        ids = [entry.id for entry in old]
        for part in _parts(ids):
            names = schema.names
            found = self._connection.execute(select(names.c.id, names.c.key).where(names.c.entry_id.in_(part))).all()
            held = [(block, name_id) for name_id, key in found for block in blocks(key)]
            for pairs in _parts(held):
                columns = tuple_(schema.blocks.c.block, schema.blocks.c.name_id)
                self._connection.execute(delete(schema.blocks).where(columns.in_(pairs)))
            for table, column in (
                (names, names.c.entry_id),
                (schema.external_ids, schema.external_ids.c.entry_id),
                (schema.entries, schema.entries.c.id),
            ):
                self._connection.execute(delete(table).where(column.in_(part)))

    def _write_entries(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        self._insert(
            schema.entries,
            [
                {"id": e.id, "type": e.type, "name": e.name, "merged_into": e.merged_into, "record": _record(e)}
                for e in entries
            ],
        )
        self._insert(
            schema.external_ids,
            [
                {"system": system, "value": value, "entry_id": e.id}
                for e in entries
                for system, value in e.external_ids.items()
            ],
        )
        next_id = (self._connection.execute(select(func.max(schema.names.c.id))).scalar() or 0) + 1
        names, held = [], []
        # A redirect is found by nobody's name: the entry it leads to has its names.
        for posting in (p for e in entries if e.merged_into is None for p in postings_of(e)):
            names.append(
                {"id": next_id, "entry_id": posting.entry_id, "key": posting.key}
                | {"via": posting.via, "name": posting.name}
            )
            if posting.via == "name":
                held += [{"block": block, "name_id": next_id} for block in blocks(posting.key)]
            next_id += 1
        self._insert(schema.names, names)
        self._insert(schema.blocks, held)

    def _add_to_totals(self, change: dict[str, int]) -> None:
        table = schema.mention_totals
        for entry_id, n in sorted(change.items()):
            changed = self._connection.execute(
                update(table).where(table.c.entry_id == entry_id).values(count=table.c.count + n)
            )
            if changed.rowcount == 0:
                self._connection.execute(insert(table).values(entry_id=entry_id, count=n))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        # Handed to the driver as they are: SQLAlchemy's own handling of each row takes a third of an import.
        compiled = insert(table).compile(dialect=self._connection.dialect)
        order = compiled.positiontup
        given = [tuple([row[name] for name in order]) for row in rows] if order else rows
        self._connection.exec_driver_sql(str(compiled), given)


def next_number(connection: Connection) -> int:
    """Return the number of the next operation; the caller holds the write lock."""
    return (connection.execute(select(func.max(schema.operations.c.number))).scalar() or 0) + 1


def _record(entry: Entry) -> str:
    return json.dumps(entry.to_dict(), ensure_ascii=False)


def _parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[i : i + IN_LIST] for i in range(0, len(values), IN_LIST))
