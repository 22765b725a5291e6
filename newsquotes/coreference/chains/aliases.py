"""Names that the text itself says are one: "Arvid Holm, also known as Ole Berg", "the Islamic State, or ISIS"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words

MAX_BETWEEN = 30
"""Tokens between the two names: what stands in brackets behind the first one may be long."""

_ALIAS_WORDS = frozenset({"aka", "a.k.a", "a.k.a.", "alias"})
_HOW = frozenset({
    "also", "best", "better", "commonly", "formerly", "generally", "locally", "more", "now", "officially",
    "once", "otherwise", "popularly", "previously", "professionally", "simply", "sometimes", "still", "then", "today",
    "variously", "widely",
})  # fmt: skip
"""What may stand before "known as"."""

_MARKS = frozenset({'"', "“", "''", "``", "'", "‘"})


def alias_pairs(words: Words, names: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield pairs of names, the one that stands first in front, that a phrase such as "also known as" makes one."""
    by_end: dict[int, Mention] = {}
    by_start: dict[int, Mention] = {}
    for name in sorted(names):
        by_end.setdefault(name.end, name)
        by_start[name.start] = name
    for second in by_start.values():
        start = _known_as(words, second.start)
        first = None if start is None else _name_before(words, start, by_end)
        if first is not None:
            yield first, second


def _known_as(words: Words, i: int) -> int | None:
    """Return where "known as" or its like starts before a name that starts at ``i``; None where there is none."""
    i -= 1
    while i > 0 and (words.lower[i] == "the" or words.text[i] in _MARKS):
        i -= 1
    if i > 0 and words.lower[i] in _ALIAS_WORDS:
        return i
    if i < len(("known", "as")) or words.lower[i] != "as" or words.lower[i - 1] != "known":
        return None
    start = i - 1
    while start > 0 and words.lower[start - 1] in _HOW:
        start -= 1
    return start


def _name_before(words: Words, start: int, by_end: dict[int, Mention]) -> Mention | None:
    """Return the name that ends right before the phrase, its comma or bracket, and what else stands in brackets.

    Not one behind a preposition, where the phrase may be about the thing before: "the hills of Holm, known as ...".
    """
    i = start - 1
    if i >= 0 and words.text[i] in (",", "(", ";"):
        i -= 1
    depth = 0
    for j in range(i, max(i - MAX_BETWEEN, -1), -1):
        if words.text[j] == ")":
            depth += 1
        elif words.text[j] == "(":
            depth -= 1
        elif depth == 0:
            found = by_end.get(j + 1)
            plain = words.lower[start] == "known" and found is not None and found.start > 0
            return None if found is None or (plain and words.tag[found.start - 1] == "IN") else found
    return None
