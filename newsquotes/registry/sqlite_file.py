"""A look at a SQLite file before anything is written to it."""

from __future__ import annotations

from pathlib import Path

from newsquotes.errors import RegistryError

MAGIC = b"SQLite format 3\x00"
HEADER_LENGTH = 100  # bytes; https://www.sqlite.org/fileformat.html, section 1.3


def check_file(path: Path) -> None:
    """Raise RegistryError when the file at ``path`` cannot be a registry; it is read and never written.

    A file that is not there, or empty, is one that can be made.
    """
    if path.is_dir():
        raise RegistryError(f"{path} is a folder; give the path of a registry file, e.g. {path / 'registry.db'}")
    if not path.parent.is_dir():
        raise RegistryError(f"there is no folder {path.parent} to make the registry {path.name} in; make it first")
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(HEADER_LENGTH)
    if not header:
        return
    if not header.startswith(MAGIC) or len(header) < HEADER_LENGTH:
        raise RegistryError(f"{path} is not a registry (no SQLite file); it was left as it is. Name another file")
    expected = _page_size(header) * int.from_bytes(header[28:32], "big")
    wal = path.with_name(path.name + "-wal")
    if path.stat().st_size < expected and not (wal.exists() and wal.stat().st_size):
        raise RegistryError(
            f"{path} is damaged: {path.stat().st_size:,} bytes of {expected:,} are there. It was left as it is; put a "
            f"backup in its place, or save what can be read with: sqlite3 {path} .recover"
        )


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return 65_536 if size == 1 else size
