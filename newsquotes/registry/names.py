"""Names made comparable: one key for all the ways of writing the same name, and the other keys it can be found by.

A key is what is left of a name after case, accents, punctuation, "the", possessives and common abbreviations are
taken away: "The U.S. Dept. of State's" and "united states department of state" have one key.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from newsquotes.registry.wordlists import abbreviations, generic_words, legal_forms, particles, suffixes, titles
from newsquotes.results import EntityType

Via = Literal["name", "plain", "short", "acronym"]
"""How a key stands for a name: all of it, without initials and suffixes, its usual short form, or its initials."""

KEY_CACHE_SIZE = 65_536  # names; an article names about 50, so a long run keeps what it meets again and again
MIN_ACRONYM = 3  # letters; two initials stand for too many things to be worked out by rule
MAX_GENERIC = 4  # words of the longest line of generic_words.tsv ("womens national football team")

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ə": "e",
        "&": " and ",
    }
)
_APOSTROPHES = re.compile(r"['’‘`ʼʻ´.]")
_POSSESSIVE = re.compile(r"(?:['’‘`]s|(?<=[sS])['’])\s*$")
_NOT_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
_INVERTED = re.compile(r"^([^,]+),\s*([^,]+)$")


@lru_cache(maxsize=KEY_CACHE_SIZE)
def match_key(name: str) -> str:
    """Return the key of a name; "" when nothing in it is a letter or a digit."""
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_expand(_join_initials(words)))


def fold(text: str) -> str:
    """Return lower-case words without accents, apostrophes, full stops, possessive endings and punctuation."""
    text = _POSSESSIVE.sub("", text.strip())
    if text.isascii():
        text = text.lower().replace("&", " and ")
    else:
        text = text.casefold().translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", text)).strip()


def _join_initials(words: list[str]) -> list[str]:
    """Make "j f kennedy" of "J. F. Kennedy" the "jf kennedy" that "J.F. Kennedy" gives."""
    joined: list[str] = []
    after_initial = False
    for word in words:
        initial = len(word) == 1 and word.isalpha()
        if initial and after_initial:
            joined[-1] += word
        else:
            joined.append(word)
        after_initial = initial
    return joined


def _expand(words: list[str]) -> list[str]:
    table = abbreviations()
    if table.keys().isdisjoint(words):
        return words
    expanded = []
    for i, word in enumerate(words):
        long, first_only = table.get(word, ("", False))
        if long and (not first_only or (i == 0 and len(words) > 1)):
            expanded.append(long)
        else:
            expanded.append(word)
    return expanded


@lru_cache(maxsize=KEY_CACHE_SIZE)
def name_keys(name: str, type: EntityType) -> tuple[tuple[str, Via], ...]:
    """Return every key a name of this type of entity can be found by, the whole name first, none twice."""
    whole = match_key(name)
    if not whole:
        return ()
    keys: dict[str, Via] = {whole: "name"}
    if type == "person":
        plain = plain_person(name)
        keys.setdefault(plain, "plain")
        for short in surnames(plain, name):
            keys.setdefault(short, "short")
    elif type in ("org", "group"):
        keys.setdefault(without_legal_form(whole), "plain")
        keys.setdefault(turned_round_of(whole), "plain")
    if type in ("place", "org") and "," in name:
        keys.setdefault(match_key(name.split(",", 1)[0]), "plain")
    for short in without_generic_words(whole, type):
        keys.setdefault(short, "short")
    if type in ("org", "place") and "," not in name and (letters := acronym(name)):
        keys.setdefault(letters, "acronym")
    keys.pop("", None)
    return tuple(keys.items())


def plain_person(name: str) -> str:
    """Return a person's key without titles, middle initials and suffixes: "Dr. James L. Jones Jr" -> "james jones"."""
    written = name.split()
    middle = [word for word in written[1:-1] if not _INITIALS.fullmatch(word)]
    words = strip_title(match_key(" ".join([*written[:1], *middle, *written[1:][-1:]]))).split()
    while len(words) > 2 and words[-1] in suffixes():
        words.pop()
    return " ".join(words)


def strip_title(key: str) -> str:
    """Return a key without the titles it begins with ("former prime minister"), as long as a name is left."""
    words = key.split()
    stripped = True
    while stripped and len(words) > 1:
        stripped = False
        for n in (3, 2, 1):
            if len(words) > n and tuple(words[:n]) in titles():
                words, stripped = words[n:], True
                break
    return " ".join(words)


def surnames(key: str, name: str = "") -> tuple[str, ...]:
    """Return the short forms of a person's key: the last word, with its particles; of "Hilary of Poitiers" what stands
    before "of"; of "Ban Ki-moon" (small letter after the hyphen) the first word; of "Ann Smith-Jones" both parts.
    """
    words = key.split()
    if len(words) < 2:
        return ()
    if "of" in words[1:]:
        return (" ".join(words[: words.index("of")]),)
    last = name.split(" ")[-1]
    if re.search(r"-[a-z]", last):
        return (words[0],)
    if "-" in last:
        return (match_key(last), words[-1])
    found = [words[-1]]
    start = len(words) - 1
    while start > 1 and (words[start - 1] in particles() or words[start - 2] in particles()):
        start -= 1
        found.append(" ".join(words[start:]))
    return tuple(dict.fromkeys(found))


def without_legal_form(key: str) -> str:
    """Return an organisation's key without "inc", "ltd" and the like at its end, as long as a name is left."""
    words = key.split()
    while len(words) > 1 and words[-1] in legal_forms():
        words.pop()
    if len(words) > 1 and words[-1] == "and":
        words.pop()
    return " ".join(words)


def turned_round_of(key: str) -> str:
    """Return "defence ministry" for the key "ministry of defence"; "" for a key without exactly one "of" inside."""
    words = key.split()
    if words.count("of") != 1 or words[0] == "of" or words[-1] == "of":
        return ""
    at = words.index("of")
    rest = words[at + 2 :] if words[at + 1] == "the" else words[at + 1 :]
    return " ".join([*rest, *words[:at]])


def without_generic_words(key: str, type: EntityType) -> tuple[str, ...]:
    """Return the key without the words that only say what it is: "harvard university" -> "harvard"."""
    words = tuple(key.split())
    found = []
    for n in range(1, min(MAX_GENERIC, len(words) - 1) + 1):
        if (type, "last", words[-n:]) in generic_words():
            found.append(" ".join(words[:-n]))
        if (type, "first", words[:n]) in generic_words():
            found.append(" ".join(words[n:]))
    return tuple(short for short in found if len(short) > 2)


def acronym(name: str) -> str:
    """Return the initials of a name's capitalised words, lower case; "" when they are too few or too many to be one."""
    words = [word for word in re.split(r"[\s\-–—/]+", name) if word[:1].isupper()]
    if words and words[0] == "The":
        words = words[1:]
    letters = "".join(word[0] for word in words)
    return fold(letters) if MIN_ACRONYM <= len(letters) <= 8 and len(words) == len(letters) else ""


def uninverted(name: str) -> str:
    """Return "Karl Marx" for "Marx, Karl", and any other name as it is."""
    match = _INVERTED.match(name)
    return f"{match[2]} {match[1]}" if match else name
