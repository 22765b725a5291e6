"""The word lists of newsquotes/data that names are compared with, each read once."""

from __future__ import annotations

from functools import cache

from newsquotes.data_files import data_lines, data_rows


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Titles before a person's name, each as its tuple of words."""
    return frozenset(tuple(line.replace("-", " ").split()) for line in data_lines("titles.txt"))


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms at the end of a company's name ("inc")."""
    return frozenset(data_lines("legal_forms.txt"))


@cache
def particles() -> frozenset[str]:
    """Words inside a personal name that belong to the family name ("van")."""
    return _name_words("particle")


@cache
def suffixes() -> frozenset[str]:
    """Words after a personal name that news leave out ("jr")."""
    return _name_words("suffix")


def _name_words(kind: str) -> frozenset[str]:
    return frozenset(word for word, what in data_rows("name_particles.txt") if what == kind)


@cache
def abbreviations() -> dict[str, tuple[str, bool]]:
    """Abbreviations: the long form, and whether it holds only for the first of several words."""
    return {short: (long, where == "first") for short, long, where in data_rows("abbreviations.tsv")}


@cache
def generic_words() -> frozenset[tuple[str, str, tuple[str, ...]]]:
    """What news leave out of a name: the type of entity, "first" or "last", and the words themselves."""
    return frozenset((kind, where, tuple(words.split())) for words, kind, where in data_rows("generic_words.tsv"))
