"""Connections to a stored registry: one engine per process, one reading connection per thread, one writer at a time."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from newsquotes.errors import MissingDependencyError, RegistryError
from newsquotes.registry.migrations import VERSION, migrate, version_of
from newsquotes.registry.sqlite_file import check_file

BUSY_TIMEOUT = 60_000  # milliseconds that a writer waits for another; an import of a million entries works in batches
CACHE_SIZE = 32_768  # KiB of SQLite's page cache; resident memory stays far under 300 MB
ADVISORY_LOCK = 0x6E657773  # PostgreSQL: "news" in ASCII, the lock that makes writers take turns

# Commits survive a killed process under NORMAL; a power cut may lose the last of them, never the file's consistency.
SQLITE_SETTINGS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    f"PRAGMA cache_size=-{CACHE_SIZE}",
    "PRAGMA temp_store=MEMORY",
)


class Connections:
    """Gives connections to the database at ``location`` (a path or a URL), which is brought to the present schema.

    A forked process gets connections of its own: neither SQLite's nor PostgreSQL's may cross a fork.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self.path = None if "://" in location else Path(location)
        self._pid = 0
        self._engine: Engine | None = None
        self._local = threading.local()
        self._lock = threading.RLock()
        self._prepare()

    def __getstate__(self) -> dict[str, str]:
        return {"location": self.location}

    def __setstate__(self, state: dict[str, str]) -> None:
        self.__init__(state["location"])  # type: ignore[misc]  # a worker opens the registry anew

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is SQLite; the only other one is PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @property
    def engine(self) -> Engine:
        """The engine of this process."""
        if self._engine is None or self._pid != os.getpid():
            if self._engine is not None:
                self._engine.dispose(close=False)  # the parent's connections are the parent's to close
            # The parent may have forked while another of its threads held these.
            self._local, self._lock = threading.local(), threading.RLock()
            self._engine, self._pid = self._create_engine(), os.getpid()
        return self._engine

    def reading(self) -> Connection:
        """Return this thread's reading connection; it sees what is committed, statement by statement."""
        engine = self.engine
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed:
            with translated(self.location):
                connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._local.connection = connection
        return connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection inside a transaction, alone in writing; committed when the block ends well."""
        with translated(self.location), self._lock, self.engine.connect() as connection:
            self._take_turn(connection)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def close(self) -> None:
        """Close this process's connections; the next use opens new ones."""
        if self._engine is not None and self._pid == os.getpid():
            connection = getattr(self._local, "connection", None)
            if connection is not None:
                connection.close()
                self._local.connection = None
            self._engine.dispose()
        self._engine = None

    def _take_turn(self, connection: Connection) -> None:
        # One writer at a time on both databases: the journal's numbers are then the order in which things happened,
        # which undo relies on, and no merge can cross another half-way.
        if self.is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")

    def _create_engine(self) -> Engine:
        try:
            url = make_url(self.location) if self.path is None else f"sqlite:///{self.path.absolute()}"
            engine = create_engine(url)
        except (ArgumentError, NoSuchModuleError) as error:
            raise RegistryError(
                f"{self.location!r} is no database URL that SQLAlchemy knows ({error}); use a path, or "
                f"postgresql+psycopg://user@host/name"
            ) from error
        except ModuleNotFoundError as error:
            raise MissingDependencyError(str(error.name), f"a registry at {self.location!r}", "postgres") from error
        if engine.dialect.name not in ("sqlite", "postgresql"):
            raise RegistryError(f"a registry can be kept in sqlite or postgresql, not in {engine.dialect.name}")
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
        return engine

    def _prepare(self) -> None:
        if self.path is not None:
            check_file(self.path)
        with translated(self.location):
            if self._version() == VERSION:
                return
            with self.writing() as connection:
                migrate(connection)

    def _version(self) -> int:
        if self.path is not None and (not self.path.exists() or not self.path.stat().st_size):
            return 0
        if self.path is not None:
            return _version_untouched(self.path)
        with self.engine.connect() as connection:
            return version_of(connection)


def _version_untouched(path: Path) -> int:
    """Read the schema's version through a connection that cannot write."""
    engine = create_engine(f"sqlite:///file:{path.absolute()}?mode=ro&uri=true")
    try:
        with engine.connect() as connection:
            return version_of(connection)
    finally:
        engine.dispose()


def _set_up_sqlite(connection: Any, _: object) -> None:
    # The driver must not begin transactions by itself: writers begin theirs with BEGIN IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    for statement in SQLITE_SETTINGS:
        cursor.execute(statement)
    cursor.close()


@contextmanager
def translated(location: str) -> Iterator[None]:
    """Turn what the database reports about itself into RegistryError."""
    try:
        yield
    except OperationalError as error:
        raise RegistryError(f"the registry at {location} cannot be used: {error.orig}") from error
    except DatabaseError as error:
        raise RegistryError(
            f"the registry at {location} is damaged or no registry: {error.orig}. Put a backup in its place"
        ) from error
