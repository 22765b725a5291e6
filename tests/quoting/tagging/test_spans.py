"""Spans and their probabilities against every label sequence written out; the best set against all sets."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import numpy as np
import pytest

from newsquotes.quoting.tagging.crf import Crf, posterior
from newsquotes.quoting.tagging.encoding import Encoded, Word
from newsquotes.quoting.tagging.labels import LABELS, allowed_end, allowed_start, allowed_transitions, label_index
from newsquotes.quoting.tagging.spans import WordSpan, best_set, find_spans, likely_spans, worth

NEVER = -1e4
LENGTHS = np.array([4, 1, 2])


def field(rng: np.random.Generator) -> Crf:
    def scores(allowed: list[bool] | list[list[bool]]) -> np.ndarray:
        return np.where(allowed, rng.normal(size=np.shape(allowed)), NEVER)

    return Crf(scores(allowed_transitions()), scores(allowed_start()), scores(allowed_end()))


def in_path(path: tuple[int, ...]) -> set[tuple[str, int, int]]:
    names = [LABELS[i] for i in path]
    firsts = [i for i, name in enumerate(names) if name[0] in "BS"]
    lasts = [i for i, name in enumerate(names) if name[0] in "ES"]
    return {(names[a][2:], a, b) for a, b in zip(firsts, lasts, strict=True)}


def by_hand(emissions: np.ndarray, crf: Crf) -> dict[tuple[str, int, int], float]:
    found: dict[tuple[str, int, int], float] = {}
    all_paths = 0.0
    moves, starts, ends = allowed_transitions(), allowed_start(), allowed_end()
    for path in product(range(len(LABELS)), repeat=len(emissions)):
        if not (starts[path[0]] and ends[path[-1]] and all(moves[a][b] for a, b in pairwise(path))):
            continue
        score = crf.start[path[0]] + crf.end[path[-1]] + sum(crf.transition[a, b] for a, b in pairwise(path))
        weight = np.exp(score + sum(emissions[t, y] for t, y in enumerate(path)))
        all_paths += weight
        for span in in_path(path):
            found[span] = found.get(span, 0.0) + weight
    return {span: weight / all_paths for span, weight in found.items()}


@pytest.mark.parametrize("seed", range(3))
def test_likely_spans_have_the_probability_of_all_paths_through_them(seed: int) -> None:
    rng = np.random.default_rng(seed)
    crf, emissions = field(rng), 2 * rng.normal(size=(len(LENGTHS), LENGTHS.max(), len(LABELS)))
    found = likely_spans(posterior(emissions, LENGTHS, crf), [0, 10, 20], 0.01)
    for chain, length in enumerate(LENGTHS):
        wanted = {span: p for span, p in by_hand(emissions[chain, :length], crf).items() if p > 0.01}
        here = [s for s in found if 10 * chain <= s.first < 10 * (chain + 1)]
        assert {(s.role, s.first - 10 * chain, s.last - 10 * chain): s.exact for s in here} == pytest.approx(wanted)
        assert all(s.exact <= s.presence + 1e-9 for s in here)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_set_is_the_best_of_all_sets(seed: int) -> None:
    rng = np.random.default_rng(seed)
    places = {tuple(sorted(rng.integers(0, 9, 2))) for _ in range(8)}
    spans = [WordSpan("cue", int(a), int(b), float(rng.random()), 1.0) for a, b in places]

    def apart(some: tuple[WordSpan, ...]) -> bool:
        return all(a.last < b.first or b.last < a.first for a, b in combinations(some, 2))

    sets = (some for n in range(len(spans) + 1) for some in combinations(spans, n) if apart(some))
    best = max(sum(worth(s) - 0.3 for s in some) for some in sets)
    found = best_set(spans, 0.3)
    assert apart(tuple(found))
    assert found == sorted(found, key=lambda s: s.first)
    assert sum(worth(s) - 0.3 for s in found) == pytest.approx(best)


def test_of_two_ends_the_likelier_is_taken_and_what_it_leaves_free() -> None:
    short, long = WordSpan("content", 2, 5, 0.5, 0.9), WordSpan("content", 2, 9, 0.4, 0.9)
    cue = WordSpan("cue", 6, 6, 0.4, 0.4)
    assert best_set([long, short, cue], 0.3) == [short, cue]


def test_a_span_is_not_dropped_because_its_end_is_in_doubt() -> None:
    doubtful = [WordSpan("content", 2, last, 0.3, 0.95) for last in (5, 7, 9)]
    assert best_set(doubtful, 0.36) == doubtful[:1]
    assert best_set([WordSpan("content", 2, 5, 0.3, 0.4)], 0.36) == []


def test_spans_are_found_in_their_paragraphs() -> None:
    words = [Word(i, i + 1, "x", False) for i in range(5)]
    article = Encoded(words, [0, 0, 1, 1, 1], [(0,)] * 5, [1] * 5, [1] * 5)
    allowed = [np.where(a, 0.0, NEVER) for a in (allowed_transitions(), allowed_start(), allowed_end())]
    emissions = np.zeros((5, len(LABELS)))
    for place, (part, role) in enumerate([("S", "source"), ("S", "cue"), ("B", "content"), ("I", "content")]):
        emissions[place, label_index(part, role)] = 9
    emissions[4, label_index("E", "content")] = 9
    found = find_spans(article, emissions, Crf(*allowed), 0.25)
    assert [(s.role, s.first, s.last) for s in found] == [("source", 0, 0), ("cue", 1, 1), ("content", 2, 4)]
    assert all(s.exact > 0.9 for s in found)
