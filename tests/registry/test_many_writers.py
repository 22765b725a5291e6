"""Four processes write at once and one is killed half-way: nothing that was confirmed is lost, nothing is half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from newsquotes.registry import Registry

WRITERS = 4
ADDS = int(os.environ.get("NEWSQUOTES_KILL_TEST", "400")) // WRITERS
"""Adds and merges per process; NEWSQUOTES_KILL_TEST=10000 runs the test at full size (minutes on SQLite, up to half an
hour on PostgreSQL when the machine is busy)."""

TIMEOUT = 300 + ADDS
"""Seconds that the writers may take after one of them was killed."""

WRITER = """
import sys
from newsquotes.registry import Registry
location, number, adds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
registry = Registry(location, world=False)
for i in range(adds):
    registry.add(id=f"{number}-{i}", name=f"Writer {number} Entry {i}", type="org")
    registry.add(name=f"Shared Entry {i}", type="org", aliases=[f"Shared by {number} {i}"])
    if i % 5 == 4:
        registry.merge(f"{number}-{i}", f"{number}-{i - 1}")
    print(i, flush=True)
"""


def _start(location: str, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, location, str(number), str(ADDS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _race(location: str) -> list[int]:
    """Run the writers, kill one half-way; return how many rounds each confirmed."""
    Registry(location, world=False).close()
    with ExitStack() as stack:
        writers = [stack.enter_context(_start(location, number)) for number in range(WRITERS)]
        for writer in writers:
            stack.callback(writer.kill)  # those that still run when the test fails
        return _watch(writers)


def _watch(writers: list[subprocess.Popen[str]]) -> list[int]:
    victim = writers[0]
    assert victim.stdout is not None
    confirmed = 0
    for line in victim.stdout:
        confirmed = int(line) + 1
        if confirmed >= ADDS // 2:
            os.kill(victim.pid, signal.SIGKILL)
            break
    rest = victim.stdout.read().split()  # what it still got out before it died
    confirmed = int(rest[-1]) + 1 if rest else confirmed
    victim.wait()
    done = [confirmed]
    for writer in writers[1:]:
        out, _ = writer.communicate(timeout=TIMEOUT)
        assert writer.returncode == 0
        done.append(len(out.split()))
    return done


def _check(location: str) -> None:
    done = _race(location)
    assert done[1:] == [ADDS] * (WRITERS - 1)
    assert ADDS // 2 <= done[0] < ADDS or ADDS < 4
    with Registry(location, world=False) as registry:
        for number, rounds in enumerate(done):
            for i in range(rounds):
                entry = registry.get(f"{number}-{i}")
                assert entry is not None, f"writer {number} lost entry {i}"
                assert entry.id == (f"{number}-{i - 1}" if i % 5 == 4 else f"{number}-{i}")
                shared = registry.get(registry.mint_id("org", f"Shared Entry {i}"))
                assert shared is not None
                assert f"Shared by {number} {i}" in shared.names
        journal = registry.journal(None)
        assert [op.number for op in journal] == list(range(len(journal), 0, -1))
        for entry in registry.store.entries():
            if entry.merged_into is None:
                assert entry.id in {hit.entry.id for hit in registry.search(entry.name)}
        registry.undo()
        registry.add(name="Still Writable", type="org")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_sqlite(tmp_path: Path) -> None:
    _check(str(tmp_path / "registry.db"))


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_postgresql(postgres_server: Callable[[], str]) -> None:
    _check(postgres_server())  # the slower one: a round trip to the server for every statement


def test_a_fork_gets_its_own_connection(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "registry.db", world=False)
    registry.add(id="a", name="Before", type="org")
    assert registry.search("Before")
    child = os.fork()
    if child == 0:
        try:
            registry.add(id="b", name="In The Child", type="org")
            os._exit(0 if registry.search("Before") else 1)
        except BaseException:
            os._exit(2)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert registry.search("In The Child")[0].entry.id == "b"


def test_many_can_open_a_new_file_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from newsquotes.registry import Registry; "
        "Registry(sys.argv[1], world=False).add(name=sys.argv[2], type='org')"
    )
    path = str(tmp_path / "registry.db")
    started = [subprocess.Popen([sys.executable, "-c", script, path, f"Name {i}"]) for i in range(3)]
    assert [process.wait(timeout=120) for process in started] == [0, 0, 0]
    assert len(Registry(path, world=False)) == 3
