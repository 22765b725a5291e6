"""Lines that hold a date or a time and nothing else."""

from __future__ import annotations

import re

_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,6})?", re.IGNORECASE)
_MONTH_ENDINGS = ("", "uary", "ruary", "ch", "il", "e", "y", "ust", "ember", "tember", "ober")
_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ap]m)?|\d{1,2}[ap]m", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
_NUMERIC_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_ZONE = re.compile(r"[A-Z]{2,4}(?:[+-]\d{1,2})?")
_LABEL = re.compile(
    r"(?:first|last|published|updated|posted|modified|created|printed|reviewed|publication|update|date)"
)
_AGE = re.compile(r"(?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?)")
_FILLER = frozenset(("at", "on", "of", "the", "am", "pm", "about", "an"))
_AFTER_AGE = ("ago", "read")
_SPLIT = re.compile(r"[\s,|@–()\[\]]+|-(?=\s)|:(?=\s|$)|\s[-/]\s|/(?!\d)")

LONGEST_WORDS = 14
"""A dateline has at most this many words: two labels, two dates, two times."""


def is_dateline(text: str) -> bool:
    """A date or time with nothing else: "Updated: 3 May 2021, 10:15 GMT", "Updated Date", "5 min read"."""
    words = [word.replace("a.m", "am").replace("p.m", "pm").rstrip(".") for word in _SPLIT.split(text) if word]
    if not 0 < len(words) <= LONGEST_WORDS:
        return False
    kinds: list[str] = []
    for word in words:
        kind = _kind(word)
        if not kind:
            return False
        kinds.append(kind)
    found = set(kinds)
    if "zone" in found and "clock" not in found:
        return False
    if "age" in found:
        return words[-1].lower() in _AFTER_AGE and bool(found & {"number", "label"})
    if "label" in found:
        return len(found - {"filler"}) > 1 or kinds.count("label") > 1
    return bool(found & {"clock", "date"}) or {"month", "number"} <= found


def opens_with_date(text: str) -> bool:
    """Tell whether a text begins with a weekday, or with a month that is not a first name: "By Monday, …"."""
    first, *others = text.split()
    kind = _kind(first.strip(".,"))
    return kind == "weekday" or (kind == "month" and (not others or first.endswith(",") or others[0][0].isdigit()))


def _kind(word: str) -> str:
    """Name what part of a dateline a word can be; "" when it is none."""
    lower = word.lower()
    checks = (
        ("clock", _CLOCK.fullmatch(word)),
        ("date", _NUMERIC_DATE.fullmatch(word)),
        ("number", _NUMBER.fullmatch(lower)),
        ("month", _MONTH.fullmatch(lower) and _is_month(lower)),
        ("weekday", _WEEKDAY.fullmatch(lower)),
        ("label", _LABEL.fullmatch(lower)),
        ("age", _AGE.fullmatch(lower) or lower in _AFTER_AGE),
        ("filler", lower in _FILLER),
        ("zone", _ZONE.fullmatch(word)),
    )
    return next((kind for kind, hit in checks if hit), "")


def _is_month(word: str) -> bool:
    return word[3:] in _MONTH_ENDINGS or word in {"sept", "june", "july"}
