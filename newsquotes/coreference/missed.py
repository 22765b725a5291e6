"""Names that the entity recogniser did not see: names known from elsewhere in the article, titled and quoted people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsquotes.coreference.lexicons import first_names, nouns, places, short_forms, titles
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_types import key_of
from newsquotes.coreference.names import Range, is_proper, is_title
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

MAX_NAME_WORDS = 6
"""Words: a run of capitalised words longer than this is a headline, not a name."""

MAX_HEADLINE_WORDS = 25
"""Words: a line longer than this is a sentence, whatever its capitals."""

CAPITALISED_SHARE = 0.6
"""A line is set as a headline when at least this share of its words of four letters or more start with a capital."""

STOPPED_SHARE = 0.8
"""The same share where the line ends in a full stop, as few headlines do and every sentence does."""

_MIN_ACRONYM, _MAX_ACRONYM = 2, 6
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


Lexicon = dict[tuple[str, ...], EntityType]


def known_names(words: Words, names: list[Mention]) -> Lexicon:
    """Return the names of this article as tuples of lower-case words, with the type most of their mentions have.

    A person's family name alone is one of them.
    """
    votes: dict[tuple[str, ...], Counter[EntityType]] = {}
    for name in names:
        if name.type is None:
            continue
        form = tuple(words.lower[name.start : name.end])
        votes.setdefault(form, Counter())[name.type] += 1
        if name.type == "person" and len(form) > 1 and len(form[-1]) > 2:
            votes.setdefault(form[-1:], Counter())["person"] += 1
    return {form: counts.most_common(1)[0][0] for form, counts in votes.items() if len("".join(form)) > 2}


def find_known(words: Words, names: list[Mention], known: Lexicon) -> list[Mention]:
    """Find names of the article where the recogniser did not: in headlines, in capitals, as a lone family name."""
    taken = {i for name in names for i in range(name.start, name.end)}
    longest: dict[str, int] = {}
    for form in known:
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    found, i = [], 0
    while i < len(words):
        size = longest.get(words.lower[i], 0)
        while size and not _stands_free(words, i, i + size, taken, known):
            size -= 1
        if size:
            kind = known[tuple(words.lower[i : i + size])]
            found.append(Mention(i, i + size, words.root(i, i + size), "name", kind))
        i += max(size, 1)
    return found


def _stands_free(words: Words, start: int, end: int, taken: set[int], known: Lexicon) -> bool:
    if tuple(words.lower[start:end]) not in known:
        return False
    return all(
        i not in taken and not words.furniture[i] and (words.text[i][0].isupper() or i > start)
        for i in range(start, min(end, len(words)))
    )


def split_glued(words: Words, names: list[Mention], known: Lexicon) -> list[Mention]:
    """Two names the recogniser took for one ("Reuters Novak"), each known elsewhere in the article, are cut apart."""
    counts = Counter(tuple(words.lower[name.start : name.end]) for name in names)
    result = []
    for name in names:
        cut = _seam(words, name, counts, known)
        if cut is None:
            result.append(name)
            continue
        for start, end in ((name.start, cut), (cut, name.end)):
            kind = known[tuple(words.lower[start:end])]
            result.append(Mention(start, end, words.root(start, end), "name", kind))
    return result


def _seam(words: Words, name: Mention, counts: Counter[tuple[str, ...]], known: Lexicon) -> int | None:
    """Where to cut: both halves are names of the article, the second a person's, and the whole is named but once."""
    form = tuple(words.lower[name.start : name.end])
    if len(form) < 2 or counts[form] > 1:
        return None
    for cut in range(1, len(form)):
        first, second = form[:cut], form[cut:]
        if (
            counts[first]
            and known.get(first, "person") != "person"
            and known.get(second) == "person"
            and first[0] not in first_names()
        ):
            return name.start + cut
    return None


def find_missed(
    words: Words, names: list[Mention], taken_by_others: set[int], headline: list[bool], sources: set[int]
) -> list[Mention]:
    """Return capitalised runs that their words or their place show to be names, though none was seen there.

    ``taken_by_others`` are tokens the recogniser holds for dates, numbers, works and the like; ``sources`` are tokens
    that stand in the source of a quote.
    """
    taken = {i for name in names for i in range(name.start, name.end)}
    found = []
    for start, end in _proper_runs(words, taken):
        if headline[start] or any(i in taken_by_others for i in range(start, end)):
            continue
        kind = _type_of_run(words, (start, end), sources)
        start = _without_titles(words, start, end)
        if kind is not None and not is_title(words, start):
            found.append(Mention(start, end, words.root(start, end), "name", kind))
    return found


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


def _proper_runs(words: Words, taken: set[int]) -> Iterator[Range]:
    """Yield the runs of capitalised proper nouns in which no name was found yet."""
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and j not in taken and not words.furniture[j] and is_proper(words, j):
            j += 1
        if i < j and j - i <= MAX_NAME_WORDS:
            yield i, j
        i = max(j, i + 1)


def _without_titles(words: Words, start: int, end: int) -> int:
    while start < end - 1 and words.lower[start] in titles():
        start += 1
    return start


def _type_of_run(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    for rule in (
        _titled,
        _given_and_family_name,
        _ends_in_org_noun,
        _acronym_that_speaks,
        _quoted_name,
        _given_name_alone,
    ):
        kind = rule(words, run, sources)
        if kind:
            return kind
    return None


def _titled(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """A title in the run or before it, followed by a name, makes a person ("Gov. Sandoval")."""
    start, end = run
    inside = words.lower[start] in titles() and end - start > 1 and words.lower[start].endswith(".")
    before = start > 0 and words.lower[start - 1] in titles() and words.lower[end - 1] not in nouns()
    return "person" if inside or before else None


def _given_and_family_name(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    start, end = run
    if 1 < end - start < MAX_NAME_WORDS and words.lower[start] in first_names() and words.lower[end - 1] not in nouns():
        return "person"
    return None


def _given_name_alone(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """A first name that stands alone where a person stands: subject, possessor or object, not before a noun."""
    start, end = run
    if end - start > 1 or words.lower[start] not in first_names() or words.lower[start] in nouns():
        return None
    return "person" if words.dep[start] in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "appos") else None


def _ends_in_org_noun(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """“Lakeside Hospital Trust”: several capitalised words that end in a noun for an organisation."""
    start, end = run
    if end - start > 1 and nouns().get(words.lower[end - 1], ("", None))[0] == "org":
        return "org"
    return None


def _acronym_that_speaks(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    start, end = run
    word = words.text[start].replace(".", "")
    if end - start == 1 and start in sources and word.isupper() and _MIN_ACRONYM <= len(word) <= _MAX_ACRONYM:
        return "org"
    return None


def _quoted_name(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """A capitalised word or two as the head of a quote's source is somebody's name, unless it is a known noun."""
    start, end = run
    head = words.root(start, end)
    if head in sources and words.head[head] not in sources and words.lower[end - 1] not in nouns():
        return "person"
    return None
