"""Which characters of a text stand inside quotation marks, and what kind of quote that makes.

`double_quoted` is the rule the shared metrics use: double marks only, paragraph by paragraph, a mark that is never
closed running to the end of its paragraph. `quoted` also reads guillemets, low marks and single marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

from newsquotes.evaluation.words import word_starts
from newsquotes.results import Kind, Span

# A content is direct when this share of its words is in marks: the dash or the "and" between two halves may be outside.
DIRECT_SHARE = 0.9

_DOUBLE = re.compile(r"''|``|[\"“”]|\n\s*\n")
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.S)
_GUILLEMETS = re.compile(r"«(?:(?!\n\s*\n)[^«»])*»")
_GUILLEMETS_INWARD = re.compile(r"»(?:(?!\n\s*\n)[^«»])*«")
_LOW_MARKS = (
    re.compile(r"„(?:(?!\n\s*\n)[^„“”])*[“”]"),
    re.compile(r"‚(?:(?!\n\s*\n)[^‚‘’])*[‘’](?!\w)"),
)
_SINGLE_OPENS = re.compile(r"(?<![\w'‘’`])[‘'](?=[\w\"“…$])(?!\d\ds\b)")
# After a word a single mark is as often an apostrophe ("the boys' club"); after a full stop or a comma it closes.
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?…;:])[’'](?![\w'’])")
_SINGLE_CLOSES_WORD = re.compile(r"(?<=\w)[’'](?![\w'’])")


@lru_cache(maxsize=64)
def double_quoted(text: str) -> frozenset[int]:
    """Return the offsets inside double quote marks."""
    inside: set[int] = set()
    open_at: int | None = None
    for match in _DOUBLE.finditer(text):
        mark = match.group()
        if "\n" in mark:
            open_at = None
        elif mark in ("“", "``"):
            open_at = match.end()
        elif mark == "”" or open_at is not None:
            if open_at is not None:
                inside.update(range(open_at, match.start()))
            open_at = None
        else:
            open_at = match.end()
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        if paragraph.count("“") == paragraph.count("”") + 1 or paragraph.count('"') % 2 == 1:
            last = max(paragraph.rfind("“"), paragraph.rfind('"'))
            inside.update(range(match.start() + last + 1, match.end()))
    return frozenset(inside)


@lru_cache(maxsize=64)
def quoted(text: str) -> frozenset[int]:
    """Return the offsets inside quote marks of any kind; an apostrophe is none."""
    # „…“ ends in what `double_quoted` takes for an opening mark, so low marks are read first and blanked.
    inside: set[int] = set()
    rest = text
    inward = text.find("»") < text.find("«") and "»" in text
    for pattern in (*_LOW_MARKS, _GUILLEMETS_INWARD if inward else _GUILLEMETS):
        for match in pattern.finditer(text):
            inside.update(range(match.start() + 1, match.end() - 1))
            rest = _blank(rest, match.start())
            rest = _blank(rest, match.end() - 1)
    inside |= double_quoted(rest)
    for paragraph in _PARAGRAPH.finditer(text):
        inside.update(_single_quoted(text, paragraph.start(), paragraph.end(), inside))
    return frozenset(inside)


def _blank(text: str, at: int) -> str:
    return f"{text[:at]} {text[at + 1 :]}"


def _single_quoted(text: str, start: int, end: int, taken: set[int]) -> Iterable[int]:
    opens = [m.start() for m in _SINGLE_OPENS.finditer(text, start, end) if m.start() not in taken]
    for opened, following in pairwise([*opens, end]):
        closed = _SINGLE_CLOSES.search(text, opened + 1, following) or _SINGLE_CLOSES_WORD.search(
            text, opened + 1, following
        )
        if closed:
            yield from range(opened + 1, closed.start())


def kind_of(text: str, content: Iterable[Span], inside: Callable[[str], frozenset[int]] = quoted) -> Kind:
    """Return "direct" when (nearly) every word of the content is in marks, "indirect" when none is, else "mixed"."""
    starts = word_starts(text, content)
    marked = len(starts & inside(text))
    if not marked:
        return "indirect"
    return "direct" if marked >= DIRECT_SHARE * len(starts) else "mixed"
