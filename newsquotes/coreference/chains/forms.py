"""Do two forms of a name belong together? One rule, one function; each is symmetric in nothing it does not say."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from newsquotes.coreference.lexicons import demonyms, nicknames, places, short_forms
from newsquotes.coreference.names.bodies import PUBLIC_BODIES
from newsquotes.coreference.types.name_types import key_of

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "frs", "mp", "mbe", "obe", "cbe", "qc"})
"""What follows a family name; "Jr." and "Sr." tell father from son."""

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&", "'s", "a"})

SPELLING_MIN_LENGTH = 5
"""Letters: shorter words that differ by a letter are different names (Ali, Aly), longer ones variants of spelling."""

SPELLING_LONG = 8
"""Letters: words at least this long may differ by two letters."""


@lru_cache(maxsize=4096)  # each name of an article is compared with each other one
def person_parts(key: str) -> tuple[str, ...]:
    """Return the words of a person's name without suffixes and nicknames in quotation marks."""
    parts = (part.strip("\"'“”‘’,") for part in key.split())
    return tuple(part for part in parts if part and part not in SUFFIXES and part not in ("st", "saint"))


def same_generation(a: str, b: str) -> bool:
    """Father and son: "Jr." and "Sr." never meet; a form without either meets both."""
    marks = [_GENERATIONS & set(key.replace(",", " ").split()) for key in (a, b)]
    return not marks[0] or not marks[1] or marks[0] == marks[1]


def same_given_name(a: str, b: str) -> bool:
    """Equal, an initial of the other, or a nickname of it (Bill, William)."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    table = nicknames()
    return b in table.get(a, ()) or a in table.get(b, ())


def same_full_name(a: str, b: str) -> bool:
    """Two full names of one person: the family name equal, the given name too or short for it, no Jr. against Sr.

    Two words may change places, as in names whose family name comes first ("Abe Shinzo").
    """
    first, second = person_parts(a), person_parts(b)
    if len(first) == 2 and first == second[::-1]:
        return True
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1] or not same_generation(a, b):
        return False
    return same_given_name(first[0], second[0]) or (
        min(len(first), len(second)) == 2 and (first[0] in second[:-1] or second[0] in first[:-1])
    )


def spelling_variant(a: str, b: str) -> bool:
    """Names of several words that differ by a letter or two in one long word, not the given name (Maria, Mario)."""
    first, second = a.split(), b.split()
    if len(first) != len(second) or len(first) < 2:
        return False
    different = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    if len(different) != 1 or not same_generation(a, b):
        return False
    x, y = different[0]
    shortest = min(len(x), len(y))
    if x == first[0] or x[0] != y[0] or shortest < SPELLING_MIN_LENGTH:
        return False
    return Levenshtein.distance(x, y) <= (1 if shortest < SPELLING_LONG else 2)


def is_family_name(short: str, full: str) -> bool:
    """The short form is how the full name ends, one word or a family name of several ("de Blasio")."""
    parts, whole = person_parts(short), person_parts(full)
    return 0 < len(parts) < len(whole) and whole[-len(parts) :] == parts and same_generation(short, full)


def is_given_name(short: str, full: str) -> bool:
    """The short form is how the full name starts, or a nickname of its first word."""
    parts, whole = person_parts(short), person_parts(full)
    if len(parts) > 1:
        return parts == whole[: len(parts)] and len(parts) < len(whole)
    return len(parts) == 1 and len(whole) > 1 and len(parts[0]) > 1 and same_given_name(parts[0], whole[0])


def initials(key: str) -> set[str]:
    """Return the initials a name may be called by: all words, without small words, without the last "of ..." phrase."""
    parts = key.replace("-", " ").split()
    every = "".join(part[0] for part in parts)
    large = "".join(part[0] for part in parts if part not in _SMALL)
    result = {every, large}
    if "of" in parts[1:]:
        cut = len(parts) - 1 - parts[::-1].index("of")
        result.add("".join(part[0] for part in parts[:cut] if part not in _SMALL))
    return {letters for letters in result if len(letters) > 1}


def is_acronym_of(short: str, full: str) -> bool:
    """The short form is made of the initials of the full one ("nrf": National Resistance Front)."""
    return " " not in short and " " in full and short in initials(full)


def letters_in_order(short: str, full: str) -> bool:
    """The letters of a bracketed acronym occur in the name in their order, from its first letter on."""
    if not short or not full or short[0] != full[0]:
        return False
    rest = iter(full)
    return all(letter in rest for letter in short)


def is_known_short_form(short: str, full: str) -> bool:
    """Every reader knows it ("US", "U.S.": United States)."""
    return _known().get(short) == full or (short in _known() and _known().get(short) == _known().get(full))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {key_of(short): key_of(full) for short, full in short_forms().items()}


def is_short_org(short: str, full: str) -> bool:
    """An organisation called by its first or last words ("the Post", "Patriot"), never by the place it is named for.

    The people it belongs to may be left out: "the Supreme Court" of the Italian Supreme Court of Cassation; so may what
    a public body is for: "Fiji ministry" of Fiji's fisheries ministry.
    """
    if short in places() or len(short) < len("Fed"):
        return False
    parts, whole = short.split(), full.split()
    if len(parts) == 2 and (parts[0], parts[-1]) == (whole[0], whole[-1]) and parts[-1] in PUBLIC_BODIES:
        return len(whole) > len(parts)
    plain = whole[1:] if whole[0] in demonyms() else whole
    return len(parts) < len(whole) and parts in (whole[: len(parts)], plain[: len(parts)], whole[-len(parts) :])


def is_short_place(short: str, full: str) -> bool:
    """A place called without the noun for what it is ("Socotra" of Socotra Island), or with it in another form."""
    parts = full.split()
    return (
        len(parts) > 1 and parts[-1] in _KINDS_OF_PLACE and short in (" ".join(parts[:-1]), " ".join(parts[:-1]) + "s")
    )


_KINDS_OF_PLACE = frozenset({"island", "islands", "isles", "peninsula", "archipelago"})
"""Nouns that names of places leave out; not "city" or "province", which tell Mexico City from Mexico."""
