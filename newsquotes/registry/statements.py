"""The questions that look-ups ask a stored registry, compiled once per database.

SQLAlchemy's own execution path costs some 80 µs a statement; a compiled string handed to the driver costs 10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from newsquotes.registry import schema

_names, _blocks, _entries = schema.names, schema.blocks, schema.entries

POSTINGS = select(_names.c.entry_id, _names.c.key, _names.c.via, _names.c.name).where(_names.c.key == bindparam("key"))
ENTRY = select(_entries.c.record).where(_entries.c.id == bindparam("id"))
BLOCK_SIZE = select(func.count()).select_from(
    select(_blocks.c.name_id).where(_blocks.c.block == bindparam("block")).limit(bindparam("limit")).subquery()
)
NEAR = (
    select(_names.c.entry_id, _names.c.key, _names.c.via, _names.c.name)
    .join(_blocks, _blocks.c.name_id == _names.c.id)
    .where(_blocks.c.block == bindparam("block"))
    .limit(bindparam("limit"))
)
TOTAL = select(schema.mention_totals.c.count).where(schema.mention_totals.c.entry_id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A compiled statement, the order in which its parameters are bound (None: by name), and SQLAlchemy's own ones."""

    sql: str
    order: tuple[str, ...] | None
    fixed: Mapping[str, Any]
    dialect: Dialect

    @classmethod
    def of(cls, statement: Select[Any], dialect: Dialect) -> Prepared:
        """Compile a statement for a database."""
        compiled = statement.compile(dialect=dialect)
        order = tuple(compiled.positiontup) if compiled.positiontup else None
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return cls(str(compiled), order, fixed, dialect)

    def rows(self, connection: Connection, **values: Any) -> Sequence[Any]:
        """Run the statement and return its rows; raises SQLAlchemy's errors, as its own execution does."""
        if self.fixed:
            values = {**self.fixed, **values}
        given = tuple([values[name] for name in self.order]) if self.order else values
        errors = self.dialect.loaded_dbapi.Error
        try:
            cursor = connection.connection.cursor()
            cursor.execute(self.sql, given)
            rows = cursor.fetchall()
            cursor.close()
        except errors as error:
            raise DBAPIError.instance(self.sql, given, error, errors, dialect=self.dialect) from error
        return rows


@dataclass(frozen=True, slots=True)
class Statements:
    """All prepared statements of a database."""

    postings: Prepared
    entry: Prepared
    block_size: Prepared
    near: Prepared
    total: Prepared

    @classmethod
    def of(cls, dialect: Dialect) -> Statements:
        """Compile them."""
        return cls(*(Prepared.of(s, dialect) for s in (POSTINGS, ENTRY, BLOCK_SIZE, NEAR, TOTAL)))
