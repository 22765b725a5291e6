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
    for row in _rows("reporting_cues.tsv")[1:]:
        lemma, pattern, count, cue = row.split("\t")
        rates[lemma, pattern] = (int(cue) + 0.5) / (int(count) + 2)
    return MappingProxyType(rates)


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas that report with a clause or a quotation ("say", "write", "warn", "quip")."""
    counted = {lemma for lemma, pattern in cue_rates() if pattern in ("ccomp", "none")}
    return frozenset(counted | speech_verbs())


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    """Return the lemmas that report a quotation beside them ("say", "shout", "ask")."""
    return frozenset(_rows("speech_verbs.txt"))


def _rows(name: str) -> list[str]:
    """The lines of a data file without its header."""
    lines = (files("newsquotes") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
