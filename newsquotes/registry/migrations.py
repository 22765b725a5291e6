"""The versions of the schema, and the way from each to the next.

Our own few lines instead of Alembic: a registry is a user's file, opened by a library without a deployment step, so
its migrations have to run by themselves at opening, under the write lock, on both databases, and need no downgrade.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Table, insert, inspect, select, update

from newsquotes.errors import RegistryError
from newsquotes.registry import schema

Migration = Callable[[Connection], None]


def _create(connection: Connection, tables: Sequence[Table]) -> None:
    schema.metadata.create_all(connection, tables=list(tables))


def entries_and_journal(connection: Connection) -> None:
    """Version 1: entries, what they are found by, and the journal."""
    _create(
        connection,
        [
            schema.meta,
            schema.entries,
            schema.names,
            schema.blocks,
            schema.external_ids,
            schema.operations,
            schema.changes,
        ],
    )


def recorded_mentions(connection: Connection) -> None:
    """Version 2: which entry was named in which article."""
    _create(connection, [schema.mentions, schema.mention_totals])


MIGRATIONS: tuple[Migration, ...] = (entries_and_journal, recorded_mentions)
VERSION = len(MIGRATIONS)


def version_of(connection: Connection) -> int:
    """Return the version of the schema in a database; 0 when it is empty.

    Raises RegistryError for a database that holds something else, or a newer version than this code knows.
    """
    tables = set(inspect(connection).get_table_names())
    if schema.meta.name not in tables:
        if tables & set(schema.metadata.tables):
            raise RegistryError("this database has tables of another program where a registry's would be; use another")
        return 0
    query = select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
    version = int(connection.execute(query).scalar_one())
    if version > VERSION:
        raise RegistryError(
            f"this registry has schema version {version}; this newsquotes reads up to {VERSION}. It was left as it is: "
            f"upgrade newsquotes to open it"
        )
    return version


def migrate(connection: Connection) -> None:
    """Bring a database to the present version; the caller holds the write lock and commits."""
    version = version_of(connection)
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        migration(connection)
        if number == 1:
            connection.execute(insert(schema.meta).values(key="schema_version", value="1"))
        else:
            row = schema.meta.c.key == "schema_version"
            connection.execute(update(schema.meta).where(row).values(value=str(number)))
