"""Lines set as headlines, where every word has a capital and the recogniser sees names that are none."""

from __future__ import annotations

from newsquotes.coreference.lexicons import first_names, places
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words

MAX_HEADLINE_WORDS = 25
"""Words: a line longer than this is a sentence, whatever its capitals."""

CAPITALISED_SHARE = 0.6
"""A line is set as a headline when at least this share of its words of four letters or more start with a capital."""

STOPPED_SHARE = 0.8
"""The same share where the line ends in a full stop, as few headlines do and every sentence does."""

_LONG_WORD = 4


def headline_tokens(words: Words) -> list[bool]:
    """Tell for each token whether its line is set like a headline: most words start with a capital."""
    flags = [False] * len(words)
    start = 0
    for i in range(len(words) + 1):
        if i == len(words) or "\n" in words.text[i]:
            if _is_headline(words, start, i):
                flags[start:i] = [True] * (i - start)
            start = i + 1
    return flags


def _is_headline(words: Words, start: int, end: int) -> bool:
    if not 2 < end - start <= MAX_HEADLINE_WORDS or words.text[end - 1] in ("!", ":", ","):
        return False
    long = [words.text[i] for i in range(start, end) if len(words.text[i]) >= _LONG_WORD and words.text[i][0].isalpha()]
    share = STOPPED_SHARE if words.text[end - 1] == "." else CAPITALISED_SHARE
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= share * len(long)


def drop_unwitnessed(words: Words, names: list[Mention], headline: list[bool]) -> list[Mention]:
    """In a headline every word has a capital; keep a name found there only if the body names it too.

    A text that is all headline (no body names) keeps everything.
    """
    body = {words.lower[i] for name in names if not headline[name.start] for i in range(name.start, name.end)}
    if not body:
        return names
    known = first_names(), places()
    return [
        name
        for name in names
        if not headline[name.start]
        or all(words.lower[i] in body or any(words.lower[i] in k for k in known) for i in range(name.start, name.end))
    ]
