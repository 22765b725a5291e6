"""The tables of a stored registry.

An entry is one JSON record in ``entries``; ``names``, ``blocks`` and ``external_ids`` are what it is found by, derived
from it. ``operations`` and ``changes`` are the journal. So a record, an undo and an export all speak of the same JSON.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

metadata = MetaData()

meta = Table(
    "newsquotes_meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("merged_into", Text, index=True),
    Column("record", Text, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", Text, nullable=False, index=True),
    Column("key", Text, nullable=False, index=True),
    Column("via", Text, nullable=False),
    Column("name", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("name_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

external_ids = Table(
    "external_ids",
    metadata,
    Column("system", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("entry_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

operations = Table(
    "operations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("undone_by", Integer),
)

changes = Table(
    "changes",
    metadata,
    Column("operation", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("before", Text),
    Index("ix_changes_key", "key"),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("entry_id", Text, primary_key=True),
    Column("form", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Index("ix_mentions_entry_id", "entry_id"),
    sqlite_with_rowid=False,
)

mention_totals = Table(
    "mention_totals",
    metadata,
    Column("entry_id", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
