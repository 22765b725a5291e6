"""The verbs that report."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

CLAUSE_PATTERNS = ("ccomp", "none")
"""Rows of the table that count a verb with a clause, or with nothing: as it stands beside a quotation."""


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas that report with a clause or a quotation ("say", "write", "warn", "quip")."""
    rows = [row.split("\t") for row in _rows("reporting_cues.tsv")[1:]]
    return speech_verbs().union(lemma for lemma, pattern, *_ in rows if pattern in CLAUSE_PATTERNS)


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    """Return the lemmas that report a quotation beside them ("say", "shout", "ask")."""
    return frozenset(_rows("speech_verbs.txt"))


def _rows(name: str) -> list[str]:
    """The lines of a data file without its header."""
    lines = (files("newsquotes") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def headline_labels() -> frozenset[str]:
    """Return what stands before a headline's colon and is no source ("live", "review", "in pictures")."""
    return frozenset(_rows("headline_labels.txt"))


@lru_cache(maxsize=1)
def sources_in_headlines() -> dict[str, str]:
    """Return the nouns that can be a source in a headline, with their kind: person, people, org or document."""
    rows = (row.split("\t") for row in _rows("nouns.tsv"))
    return {noun: kind for noun, kind, *_ in rows if kind != "place" and noun not in headline_labels()}
