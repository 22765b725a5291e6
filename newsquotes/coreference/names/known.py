"""Names known from elsewhere in the article: found again in capitals, cut out of glued ones, and inside longer ones."""

from __future__ import annotations

from collections import Counter, defaultdict

from newsquotes.coreference.lexicons import first_names, nouns, organisations, places, short_forms
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.types.name_types import key_of, type_by_words
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

Lexicon = dict[tuple[str, ...], EntityType]


def known_names(words: Words, names: list[Mention]) -> Lexicon:
    """Return the names of this article as tuples of lower-case words, with the type most of their mentions have.

    A person's family name alone is one of them.
    """
    votes: defaultdict[tuple[str, ...], Counter[EntityType]] = defaultdict(Counter)
    for name in names:
        if name.type is None:
            continue
        form = tuple(words.lower[name.start : name.end])
        votes[form][name.type] += 1
        if len(form) > 1 and len(form[-1]) > 2 and (name.type == "person" or _like_a_person(words, name)):
            votes[form[-1:]]["person"] += 1
    return {form: counts.most_common(1)[0][0] for form, counts in votes.items() if len("".join(form)) > 2}


def _like_a_person(words: Words, name: Mention) -> bool:
    """“Polly Quist”, held for a body or a place: a given name and one or two words that tell no such thing."""
    form = words.lower[name.start : name.end]
    if len(form) > len(("first", "middle", "last")) or form[0] not in first_names() or form[0] in places():
        return False
    return type_by_words(" ".join(form)) is None and form[-1] not in nouns() and form[-1] not in places()


def find_known(words: Words, names: list[Mention], known: Lexicon) -> list[Mention]:
    """Find names of the article where the recogniser did not: in headlines, in capitals, as a lone family name."""
    taken = {i for name in names for i in range(name.start, name.end)}
    longest: dict[str, int] = {}
    for form in known:
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    found, free_from = [], 0
    for i, word in enumerate(words.lower):
        if word not in longest or i < free_from:
            continue
        size = longest[word]
        while size and not _stands_free(words, i, i + size, taken, known):
            size -= 1
        if size:
            kind = known[tuple(words.lower[i : i + size])]
            found.append(Mention(i, i + size, words.root(i, i + size), "name", kind))
            free_from = i + size
    return found


def _stands_free(words: Words, start: int, end: int, taken: set[int], known: Lexicon) -> bool:
    if end > len(words) or tuple(words.lower[start:end]) not in known:
        return False
    return all(
        i not in taken and not words.furniture[i] and (words.text[i][0].isupper() or i > start)
        for i in range(start, end)
    )


def split_glued(words: Words, names: list[Mention], known: Lexicon) -> list[Mention]:
    """Two names the recogniser took for one ("Reuters Novak"), each known elsewhere in the article, are cut apart."""
    counts = Counter(tuple(words.lower[name.start : name.end]) for name in names)
    families = {form[-1:] for form, kind in known.items() if kind == "person" and len(form) > 1}
    result = []
    for name in names:
        cut = _seam(words, name, counts, known, families)
        if cut is None:
            result.append(name)
            continue
        for start, end in ((name.start, cut), (cut, name.end)):
            kind = known.get(tuple(words.lower[start:end]), "org")
            result.append(Mention(start, end, words.root(start, end), "name", kind))
    return result


def _seam(
    words: Words, name: Mention, counts: Counter[tuple[str, ...]], known: Lexicon, families: set[tuple[str, ...]]
) -> int | None:
    """Where to cut: both halves are names of the article, the second a person's, and the whole is named but once.

    Before a person's full name the first half may be new, when it is no person's: "University of Ostrava Carl Novak".
    """
    form = tuple(words.lower[name.start : name.end])
    if len(form) < 2 or counts[form] > 1:
        return None
    for cut in range(1, len(form)):
        first, second = form[:cut], form[cut:]
        several = len(first) > 1 and len(second) > 1 and name.type != "person"
        if (
            (counts[first] or several or " ".join(first) in organisations())
            and known.get(first, "org" if several or " ".join(first) in organisations() else "person") != "person"
            and (known.get(second) == "person" or second in families)
            and _named_apart(second, form, counts)
            and (first[0] not in first_names() or " ".join(first) in organisations())
        ):
            return name.start + cut
    return None


def _named_apart(part: tuple[str, ...], whole: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> bool:
    """Some name of the article other than ``whole`` is or ends in ``part``."""
    return any(form != whole and form[-len(part) :] == part for form in counts)


def find_nested(words: Words, names: list[Mention], known: Lexicon) -> list[Mention]:
    """A place inside the name of something else is named too ("University of Texas", "Kabul Airport")."""
    found = []
    for name in names:
        if name.type == "person" or name.end - name.start < 2:
            continue
        i = name.start
        while i < name.end:
            size = _place_at(words, i, name, known)
            if size:
                found.append(Mention(i, i + size, words.root(i, i + size), "name", "place"))
            i += max(size, 1)
    return found


def _place_at(words: Words, start: int, name: Mention, known: Lexicon) -> int:
    """Return how many words from ``start`` make the name of a place, shorter than the name around it; 0 for none."""
    for size in (3, 2, 1):
        end = start + size
        if end > name.end or end - start == name.end - name.start:
            continue
        form = tuple(words.lower[start:end])
        if key_of(" ".join(form)) in places() or known.get(form) == "place" or _is_short_place(form):
            return size
    return 0


def _is_short_place(form: tuple[str, ...]) -> bool:
    return len(form) == 1 and "." in form[0] and short_forms().get(form[0], "").lower() in places()
