"""How fast a registry of a million names is: ``python benchmarks/registry.py [--aliases 1000000] [--keep FILE]``.

Makes a registry of synthetic people (two names each) in a temporary SQLite file, and prints a table: import, opening,
look-up by the exact name, by a misspelt one, of a name nobody has, and resident memory. Times per call: median,
5th and 95th percentile.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.progress import Progress

from newsquotes.registry import Alias, Entry, Registry

SYLLABLES = "ba be bi bo bra da de di do dra fa fe ga ge gri ha he hi ja jo ka ke kha ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se sha si so ta te ti to va ve vi wa ya ye za zo".split()  # noqa: E501, SIM905
CALLS = 2_000
LIMITS = {"open": 1.0, "exact": 100e-6, "fuzzy": 5e-3, "memory": 300.0}


def word(rng: random.Random, least: int = 2, most: int = 4) -> str:
    """Return a made-up word."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def people(count: int, rng: random.Random) -> Iterator[Entry]:
    """Yield people with one alias each; given names come from a few thousand, as they do in life."""
    given = [word(rng, 2, 3) for _ in range(4_000)]
    for number in range(count):
        first, last = rng.choice(given), word(rng, 2, 5)
        alias = Alias(f"{first} {word(rng, 1, 2)} {last}")
        yield Entry(f"person:{number}", f"{first} {last}", "person", (alias,))


def misspelt(name: str, rng: random.Random) -> str:
    """Return a name with one letter dropped, doubled or changed."""
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice(["", name[at] * 2, rng.choice("aeiou")]) + name[at + 1 :]


def times_of(call: Callable[[str], object], names: list[str]) -> tuple[float, float, float]:
    """Return the 5th percentile, the median and the 95th of the seconds that a call takes.

    The first is what a call costs when nothing else runs; on a busy machine the median tells of the neighbours.
    """
    times = []
    for name in names:
        start = time.perf_counter()
        call(name)
        times.append(time.perf_counter() - start)
    parts = statistics.quantiles(times, n=20)
    return parts[0], statistics.median(times), parts[-1]


def fill(path: Path, aliases: int) -> float:
    """Import half as many people as there are to be names; returns the seconds it took."""
    start = time.perf_counter()
    with Progress() as bar, Registry(path, world=False) as registry:
        task = bar.add_task("import", total=aliases // 2)
        entries = people(aliases // 2, random.Random(1))
        registry.import_entries(entries, note="benchmark", progress=lambda n: bar.advance(task, n))
    return time.perf_counter() - start


def measure(path: Path) -> None:
    """Print the times on a registry that is there already, in a process that did not make it."""
    rng = random.Random(2)
    start = time.perf_counter()
    registry = Registry(path, world=False)
    registry.get("person:1")
    opened = time.perf_counter() - start
    total = int(registry.store.__len__())
    sample = [registry.get(f"person:{rng.randrange(total)}") for _ in range(CALLS)]
    names = [entry.name for entry in sample if entry is not None]
    wrong = [misspelt(name, rng) for name in names]
    found = sum(
        entry is not None and entry.id in {hit.entry.id for hit in registry.search(name)}
        for entry, name in zip(sample, wrong, strict=True)
    )
    rows = [
        ("open and first record", f"{opened:.3f} s", f"under {LIMITS['open']:.0f} s"),
        _row("exact alias to names", times_of(lambda n: registry.reader.postings([n.lower()]), names), 1e6, "µs", ""),
        _row("exact name to entry and reason", times_of(registry.search, names), 1e6, "µs", "under 100 µs"),
        _row("misspelt name (fuzzy)", times_of(registry.search, wrong), 1e3, "ms", "under 5 ms"),
        _row(
            "nobody's name (fuzzy)",
            times_of(registry.search, [f"{word(rng)} {word(rng)}" for _ in names]),
            1e3,
            "ms",
            "",
        ),
        ("misspelt names found", f"{found / len(names):.1%}", ""),
        (
            "resident memory, at most",
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
            "under 300 MB",
        ),
    ]
    for what, value, limit in rows:
        print(f"{what:34} {value:44} {limit}")


def _row(what: str, times: tuple[float, float, float], factor: float, unit: str, limit: str) -> tuple[str, str, str]:
    low, median, high = (seconds * factor for seconds in times)
    return what, f"{median:.1f} {unit} (5 %: {low:.1f}, 95 %: {high:.1f})", limit


def main() -> None:
    """Fill a registry, then measure it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aliases", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="use this file; it is made when it is not there, and kept")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        measure(args.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = args.keep or Path(folder) / "registry.db"
        if not path.exists():
            seconds = fill(path, args.aliases)
            print(f"{'import':34} {seconds:.0f} s, {args.aliases // 2 / seconds:,.0f} entries/s")
        print(f"{'file':34} {path.stat().st_size / 1e6:.0f} MB")
        subprocess.run([sys.executable, __file__, "--measure", str(path)], check=True)


if __name__ == "__main__":
    main()
