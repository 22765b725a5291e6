"""The words that report: how surely a verb is a cue, by what depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

PATTERNS = ("ccomp", "xcomp", "dobj", "prep", "none")
"""What depends on a verb: a clause, an infinitive or predicate, an object, only a prepositional phrase, nothing."""


@lru_cache(maxsize=1)
def cue_rates() -> Mapping[tuple[str, str], float]:
    """Return, for (lemma, pattern), the share of the verb's occurrences that report; absent pairs report too rarely.

    Laplace-smoothed counts from data/reporting_cues.tsv, whose header says what they were counted on.
    """
    rates = {}
    table = (files("newsquotes") / "data" / "reporting_cues.tsv").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line and not line.startswith("#")][1:]
    for row in rows:
        lemma, pattern, count, cue = row.split("\t")
        rates[lemma, pattern] = (int(cue) + 0.5) / (int(count) + 2)
    return MappingProxyType(rates)


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas that report with a clause or a quotation ("say", "write", "warn")."""
    return frozenset(lemma for (lemma, pattern), _ in cue_rates().items() if pattern in ("ccomp", "none"))
