from __future__ import annotations

import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from newsquotes.errors import MissingDependencyError, RegistryError
from newsquotes.registry import Registry
from newsquotes.registry.migrations import VERSION


def test_a_registry_lasts(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with Registry(path, world=False) as registry:
        added = registry.add(name="Ahmad Massoud", type="person")
    with Registry(str(path), world=False) as again:
        assert again.get(added.id) == added
        assert again.journal()[0].action == "add"


@pytest.mark.parametrize("content", [b"not a database at all, but some text" * 10, b"SQLite format 3\x00 too short"])
def test_what_is_no_registry_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "registry.db"
    path.write_bytes(content)
    with pytest.raises(RegistryError, match="not a registry"):
        Registry(path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["registry.db"]


def test_a_cut_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with Registry(path, world=False) as registry:
        registry.import_entries([registry.add(name=f"Name {i}", type="org") for i in range(50)])
    content = path.read_bytes()[:-4096]
    path.write_bytes(content)
    with pytest.raises(RegistryError, match="damaged"):
        Registry(path)
    assert path.read_bytes() == content


def test_damage_inside_is_reported_when_met(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with Registry(path, world=False) as registry:
        for i in range(200):
            registry.add(name=f"Name {i}", type="org")
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(RegistryError, match="damaged"):
        Registry(path, world=False).search("Name 7")


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    Registry(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE newsquotes_meta SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(RegistryError, match=f"version 99; this newsquotes reads up to {VERSION}"):
        Registry(path)
    assert path.read_bytes() == content


def test_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    with Registry(path, world=False) as registry:
        registry.add(id="a", name="Kept", type="org")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE mentions")
        connection.execute("DROP TABLE mention_totals")
        connection.execute("UPDATE newsquotes_meta SET value = '1' WHERE key = 'schema_version'")
    connection.close()
    with Registry(path, world=False) as registry:
        assert registry.search("Kept")
        assert registry.forms("a") == {}


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entries (x)")
    connection.close()
    with pytest.raises(RegistryError, match="another program"):
        Registry(path)


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("nonsense://x/y", "no database URL"),
        ("mysql+pymysql://x/y", "needs|not in mysql"),
        ("/no/such/folder/registry.db", "no folder"),
    ],
)
def test_locations_that_cannot_be_opened(location: str, message: str) -> None:
    with pytest.raises((RegistryError, MissingDependencyError), match=message):
        Registry(location)


def test_a_folder_is_no_registry(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="is a folder"):
        Registry(tmp_path)


def test_a_registry_can_be_pickled(tmp_path: Path) -> None:
    for location in (None, tmp_path / "registry.db"):
        registry = Registry(location, world=False)
        registry.add(id="a", name="Kept", type="org")
        assert pickle.loads(pickle.dumps(registry)).search("Kept")[0].entry.id == "a"


def test_it_can_be_used_after_close(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "registry.db", world=False)
    registry.add(id="a", name="Kept", type="org")
    registry.close()
    assert registry.search("Kept")
