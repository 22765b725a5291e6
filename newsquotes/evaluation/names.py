"""When two names are the same, and what form a mention or a source has.

`same_name` and `form_of_source` are the rules of the shared speaker metric; docs/evaluation.md states them in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from newsquotes.data_files import data_lines
from newsquotes.results import Span

Form = Literal["name", "pronoun", "nominal"]
SourceForm = Literal["name", "pronoun", "nominal", "unnamed", "implicit"]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in data_lines(name, "newsquotes.evaluation") for word in line.split())


PRONOUNS = _words("source_pronouns.txt")
TITLES = _words("titles.txt")
_MENTION_PRONOUNS = _words("mention_pronouns.txt")
_POSSESSIVE = re.compile(r"['’`]s\b")
_NOT_A_WORD = re.compile(r"[^\w ]")
_WORD = re.compile(r"[\w.&-]*\w")
# What stands after the head of a noun phrase: "the head | of the union", "Ito, | who sails", "Ito | (left)".
_AFTER_HEAD = re.compile(r"\s+(?:of|for|in|at|on|from|to|with|who|which|that|and)\b|[,;:(–—]|['’]s?(?=\s|$)")
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "your"])


def normal_name(name: str) -> str:
    """Return a name in small letters without possessive, marks, and the titles before it."""
    words = _NOT_A_WORD.sub("", _POSSESSIVE.sub("", name.lower()).replace("-", " ")).split()
    while words and words[0] in TITLES:
        words = words[1:]
    return " ".join(words)


def same_name(given: str, names: Iterable[str]) -> bool:
    """Say whether a name is one of an entity's names, titles and possessives aside, or has its first and last word."""
    name = normal_name(given)
    known = {normal_name(n) for n in names} - {""}
    if not name:
        return False
    if name in known:
        return True
    words = name.split()
    return len(words) > 1 and any(
        len(other.split()) > 1 and (words[0], words[-1]) == (other.split()[0], other.split()[-1]) for other in known
    )


def form_of_source(source: Iterable[Span], names: Iterable[str]) -> SourceForm:
    """Return the form of a source by its first piece; "implicit" when the text gives none."""
    first = next(iter(source), None)
    if first is None:
        return "implicit"
    text = first.text.lower()
    words = text.split()
    if text.strip() in PRONOUNS or (words and words[0] in PRONOUNS and len(words) <= 2):
        return "pronoun"
    own = set(normal_name(text).split())
    return "name" if any(set(normal_name(name).split()) & own for name in names) else "nominal"


def form_of_mention(text: str, name: str) -> Form:
    """Return the form of a mention of the entity that is called ``name``."""
    if text.lower() in _MENTION_PRONOUNS:
        return "pronoun"
    words = _WORD.findall(text[: _head_end(text)])
    if not words:
        return "nominal"
    head = words[-1]
    if not head[0].isupper() and not head[0].isdigit():
        return "nominal"
    known = set(_WORD.findall(name))
    others = [word for word in words if word.lower() not in _DETERMINERS]
    names_it = head in known or (len(head) > 1 and head.isupper())
    return "name" if names_it or (len(others) > 1 and all(word[0].isupper() for word in others)) else "nominal"


def head_of(text: str, mention: Span) -> Span:
    """Return the head word of a mention: the last word before what follows a noun ("of ...", ", who ...", "'s")."""
    words = list(_WORD.finditer(mention.text[: _head_end(mention.text)])) or list(_WORD.finditer(mention.text))
    if not words:
        return mention
    return Span.of(text, mention.start + words[-1].start(), mention.start + words[-1].end())


def _head_end(text: str) -> int:
    after = _AFTER_HEAD.search(text, 1)
    return after.start() if after else len(text)
