"""The verbs that report."""

from __future__ import annotations

from functools import lru_cache

from newsquotes.data_files import data_lines, data_rows

CLAUSE_PATTERNS = ("ccomp", "none")
"""Rows of the table that count a verb with a clause, or with nothing: as it stands beside a quotation."""


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas that report with a clause or a quotation ("say", "write", "warn", "quip")."""
    rows = data_rows("reporting_cues.tsv")[1:]
    return speech_verbs().union(lemma for lemma, pattern, *_ in rows if pattern in CLAUSE_PATTERNS)


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    """Return the lemmas that report a quotation beside them ("say", "shout", "ask")."""
    return frozenset(data_lines("speech_verbs.txt"))


@lru_cache(maxsize=1)
def addressed_verbs() -> frozenset[str]:
    """Return the lemmas that always name whom they tell, as their object ("tell", "assure", "remind")."""
    rows = data_rows("report/addressee_verbs.tsv")[1:]
    return frozenset(lemma for lemma, frame, *_ in rows if frame == "object")


@lru_cache(maxsize=1)
def headline_labels() -> frozenset[str]:
    """Return what stands before a headline's colon and is no source ("live", "review", "in pictures")."""
    return frozenset(data_lines("headline_labels.txt"))


@lru_cache(maxsize=1)
def noun_kinds() -> dict[str, str]:
    """Return what a noun can refer to: person, org, place, people or document."""
    return {noun: kind for noun, kind, *_ in data_rows("nouns.tsv")}


@lru_cache(maxsize=1)
def sources_in_headlines() -> frozenset[str]:
    """Return the nouns that can be a source in a headline: for persons, people, bodies and documents."""
    return frozenset(noun for noun, kind in noun_kinds().items() if kind != "place") - headline_labels()
