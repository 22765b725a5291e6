"""Lines set as headlines, where every word has a capital and the recogniser sees names that are none."""

from __future__ import annotations

from dataclasses import dataclass

from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import first_names, nouns, organisations, places, short_forms
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
    for i in (*(i for i, word in enumerate(words.text) if "\n" in word), len(words)):
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


def drop_openers(words: Words, names: list[Mention], written: Written) -> list[Mention]:
    """“Scholars have long ...”, "Unfair?": a plain word that has its capital from opening a sentence is no name.

    A lone word that the tagger takes for no proper noun, or that is a noun for people or a body and is written small
    elsewhere; never one that has a capital inside some sentence.
    """
    return [name for name in names if not _is_opener(words, name, written.large, written.small)]


def _is_opener(words: Words, name: Mention, inside: frozenset[str], small: frozenset[str]) -> bool:
    word = words.lower[name.start]
    if (
        name.end - name.start > 1
        or word in inside
        or not opens_sentence(words, name.start)
        or words.text[name.start].isupper()
    ):
        return False
    if word in first_names() or word in places() or word in organisations() or word in short_forms():
        return False
    table = nouns()
    noun = word in table or singular(word) in table
    return (not words.tag[name.start].startswith("NNP") and (noun or name.type == "person")) or (noun and word in small)


@dataclass(frozen=True, slots=True)
class Written:
    """How words (lower case) are written somewhere in the article: with a capital inside a sentence, and small."""

    large: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, words: Words) -> Written:
        """Read it off the words of an article."""
        large = (
            words.lower[i] for i, word in enumerate(words.text) if word[:1].isupper() and not opens_sentence(words, i)
        )
        return cls(frozenset(large), frozenset(word.lower() for word in words.text if word[:1].islower()))


def opens_sentence(words: Words, i: int) -> bool:
    """Tell whether the word is the first of its sentence, marks aside."""
    while i > 0 and words.sentence[i - 1] == words.sentence[i] and not words.text[i - 1][0].isalnum():
        i -= 1
    return i == 0 or words.sentence[i - 1] != words.sentence[i]
