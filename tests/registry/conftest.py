"""Registries to test on: in memory, in a SQLite file, and in a real PostgreSQL on loopback where one can be had."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsquotes.registry import Registry

INSTALL_TIMEOUT = 240  # seconds
ROLE = "newsquotes"


def _binaries() -> Path | None:
    """The folder of PostgreSQL's server programs, None when they are not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path and shutil.which("postgres") else None


def _install() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        pytest.skip("no PostgreSQL server is installed, and only root on Debian can install one from here")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]):
        try:
            subprocess.run(command, env=env, check=True, capture_output=True, timeout=INSTALL_TIMEOUT)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            pytest.skip(f"PostgreSQL cannot be installed here: {' '.join(command)} failed ({error.__class__.__name__})")


def _unprivileged() -> str:
    """A user other than root, which PostgreSQL refuses to run as."""
    if os.geteuid() != 0:
        return getpass.getuser()
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[], str]]:
    """Gives the URL of a new, empty database at each call."""
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed: pip install 'newsquotes[postgres]'")
    if _binaries() is None:
        _install()
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL was installed, but its programs are not where Debian puts them")
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="newsquotes-postgres-"))
    as_user = {"user": user, "cwd": "/"} if os.geteuid() == 0 else {"cwd": "/"}
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, timeout=60, **as_user)  # type: ignore[call-overload]

    data, log = str(folder / "data"), str(folder / "log")
    run(str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", ROLE, "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
    run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", log, "-o", options, "start")
    made = 0

    def new_database() -> str:
        nonlocal made
        made += 1
        name = f"registry{made}"
        address = ("-h", "127.0.0.1", "-p", str(port), "-U", ROLE)
        run(str(binaries / "createdb"), *address, name)
        return f"postgresql+psycopg://{ROLE}@127.0.0.1:{port}/{name}"

    try:
        yield new_database
    finally:
        run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def registry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Registry]:
    """An empty registry without the built-in world, in each of the storages."""
    location: str | Path | None = None
    if request.param == "sqlite":
        location = tmp_path / "registry.db"
    elif request.param == "postgresql":
        location = request.getfixturevalue("postgres_server")()
    with Registry(location, world=False) as opened:
        yield opened
