"""What reading articles costs beside spaCy's own pass: ``python benchmarks/pipeline.py ARTICLES.jsonl [--count 40]``.

Reads the "text" of each line. Every measurement is a process of its own with one thread; those to be compared run in
turn, and the table gives the median of the ratios of neighbours, so that a machine whose speed drifts is fair to both.
Times are CPU seconds of the process: start, load and pass. Of two worker processes the time is that of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

LIMITS = {"ratio": "at most 1.7", "throughput": "at least 1.8", "memory": "under 700 MB", "import": "under 0.3 s"}

# Thread pools read these when they start.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Result = dict[str, float]


def texts_of(path: Path, count: int) -> list[str]:
    """Return the texts of the first articles; they come again when there are fewer."""
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
    return [texts[i % len(texts)] for i in range(count)]


# ---- what a process of its own does ---------------------------------------------------------------------------------


def importing(path: Path, count: int) -> Result:
    """Import the package and nothing else."""
    start = time.process_time()
    import newsquotes  # noqa: F401

    return {"seconds": time.process_time() - start, "spacy": float("spacy" in sys.modules)}


def loading(path: Path, count: int) -> Result:
    """Load the pipeline."""
    start = time.process_time()
    import newsquotes

    newsquotes.load()
    return {"seconds": time.process_time() - start}


def bare(path: Path, count: int) -> Result:
    """Make the bare pass, with all pipes of spaCy's own pipeline, in batches of the library's size."""
    import spacy

    from newsquotes.pipeline import BUNDLED_MODEL, DEFAULT_BATCH_SIZE

    nlp = spacy.load(BUNDLED_MODEL)
    return {"tokens": float(sum(len(doc) for doc in nlp.pipe(texts_of(path, count), batch_size=DEFAULT_BATCH_SIZE)))}


def full(path: Path, count: int) -> Result:
    """The whole library in one process."""
    import newsquotes

    return {"quotes": float(sum(len(article.quotes) for article in newsquotes.attribute_many(texts_of(path, count))))}


def steady(path: Path, count: int, processes: int) -> Result:
    """Articles a second once workers have started: the clock from the first article to the last."""
    import newsquotes

    articles = newsquotes.attribute_many(texts_of(path, count), n_process=processes)
    # The first batches of both workers fall into the time of starting.
    for _ in range(count // 4):
        next(articles)
    start = time.perf_counter()
    left = sum(1 for _ in articles)
    return {"throughput": left / (time.perf_counter() - start)}


TASKS: dict[str, Callable[[Path, int], Result]] = {
    "import": importing,
    "load": loading,
    "bare": bare,
    "full": full,
    "one process": lambda path, count: steady(path, count, 1),
    "two processes": lambda path, count: steady(path, count, 2),
}


def run_task(name: str, path: Path, count: int) -> None:
    """Do one task and print what it took."""
    result = TASKS[name](path, count)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    result |= {"cpu": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss / 1024}
    print(json.dumps(result))


# ---- the table ------------------------------------------------------------------------------------------------------


def measured(name: str, path: Path, count: int) -> Result:
    """Run a task in a process of its own."""
    command = [sys.executable, __file__, str(path), "--count", str(count), "--task", name]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=True)
    result: Result = json.loads(done.stdout.splitlines()[-1])
    return result


def in_turn(first: str, second: str, path: Path, count: int, runs: int) -> tuple[list[Result], list[Result]]:
    """Run two tasks one after the other, several times."""
    pairs = [(measured(first, path, count), measured(second, path, count)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def rows(path: Path, count: int, runs: int, processes: bool) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, its value and what it should be."""
    imports = [measured("import", path, count) for _ in range(runs)]
    loaded = "" if not any(run["spacy"] for run in imports) else " (loads spaCy!)"
    yield "import newsquotes", f"{_median(imports, 'seconds'):.3f} s CPU{loaded}", LIMITS["import"]
    loads = [measured("load", path, count) for _ in range(runs)]
    yield "import and load()", f"{_median(loads, 'seconds'):.2f} s CPU, {_median(loads, 'megabytes'):.0f} MB", ""
    plain, whole = in_turn("bare", "full", path, count, runs)
    for name, results in (("spaCy alone", plain), ("newsquotes", whole)):
        cpu = f"{_median(results, 'cpu'):.1f} s CPU"
        yield f"{name}, {count} articles", f"{cpu}, {_median(results, 'megabytes'):.0f} MB at most", ""
    yield "time over spaCy alone", _ratios(whole, plain, "cpu"), LIMITS["ratio"]
    yield "peak memory", f"{max(run['megabytes'] for run in whole):.0f} MB", LIMITS["memory"]
    if processes:
        one, two = in_turn("one process", "two processes", path, count, runs)
        for name, results in (("one process", one), ("two processes", two)):
            yield f"articles a second, {name}", f"{_median(results, 'throughput'):.2f}", ""
        yield "two processes over one", _ratios(two, one, "throughput"), LIMITS["throughput"]


def _median(results: Sequence[Result], what: str) -> float:
    return statistics.median(result[what] for result in results)


def _ratios(above: Sequence[Result], below: Sequence[Result], what: str) -> str:
    found = sorted(a[what] / b[what] for a, b in zip(above, below, strict=True))
    return f"{statistics.median(found):.2f} ({found[0]:.2f} to {found[-1]:.2f})"


def main() -> None:
    """Print the table, or do one task of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=40, help="articles in each run")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--processes", action="store_true", help="also measure two worker processes against one")
    parser.add_argument("--task", choices=list(TASKS), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.task:
        run_task(args.task, args.articles, args.count)
        return
    for what, value, wanted in rows(args.articles, args.count, args.runs, args.processes):
        print(f"{what:34} {value:32} {wanted}", flush=True)


if __name__ == "__main__":
    main()
