"""Names that the entity recogniser did not see: names known from elsewhere in the article, titled and quoted people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsquotes.article import EntityType
from newsquotes.coreference.lexicons import first_names, nouns, places, titles
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.names import Range, is_proper
from newsquotes.coreference.words import Words

MAX_NAME_WORDS = 6
"""Words: a run of capitalised words longer than this is a headline, not a name."""

MAX_HEADLINE_WORDS = 25
"""Words: a line longer than this is a sentence, whatever its capitals."""

CAPITALISED_SHARE = 0.6
"""A line is set as a headline when at least this share of its words of four letters or more start with a capital."""

_MIN_ACRONYM, _MAX_ACRONYM = 2, 6
_LONG_WORD = 4


def headline_tokens(words: Words) -> list[bool]:
    """Tell for each token whether its line is set like a headline: most words capitalised and no full stop at its end."""
    flags = [False] * len(words)
    start = 0
    for i in range(len(words) + 1):
        if i == len(words) or "\n" in words.text[i]:
            if _is_headline(words, start, i):
                flags[start:i] = [True] * (i - start)
            start = i + 1
    return flags


def _is_headline(words: Words, start: int, end: int) -> bool:
    if not 2 < end - start <= MAX_HEADLINE_WORDS or words.text[end - 1] in (".", "!", ":", ","):
        return False
    long = [words.text[i] for i in range(start, end) if len(words.text[i]) >= _LONG_WORD and words.text[i][0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= CAPITALISED_SHARE * len(long)


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


def known_forms(words: Words, names: list[Mention]) -> dict[str, EntityType]:
    """Return single words that by themselves name something in this article: a person's last word, a one-word name."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in names:
        if name.type is None or (name.end - name.start > 1 and name.type != "person"):
            continue
        votes.setdefault(words.text[name.end - 1], Counter())[name.type] += 1
    return {form: counts.most_common(1)[0][0] for form, counts in votes.items() if len(form) > 1}


def find_missed(
    words: Words, names: list[Mention], taken_by_others: set[int], headline: list[bool], sources: set[int]
) -> list[Mention]:
    """Return names that only the article as a whole shows; ``sources`` are tokens that stand in the source of a quote.

    ``taken_by_others`` are tokens the recogniser holds for dates, numbers, works and the like.
    """
    taken = {i for name in names for i in range(name.start, name.end)}
    known = known_forms(words, names)
    by_capitals = {form.upper(): (form, kind) for form, kind in known.items()}
    found = []
    for start, end in _proper_runs(words, taken, headline):
        free = not any(i in taken_by_others for i in range(start, end))
        kind = _known_last_word(words, (start, end), known) or (
            _type_of_run(words, (start, end), sources) if free and not headline[start] else None
        )
        if kind is None:
            continue
        start = _without_titles(words, start, end)
        found.append(Mention(start, end, words.root(start, end), "name", kind))
    for i, word in enumerate(words.text):
        if headline[i] and i not in taken and len(word) > 3 and word in by_capitals and not words.furniture[i]:
            found.append(Mention(i, i + 1, i, "name", by_capitals[word][1]))
    return sorted({name.start: name for name in found}.values())


def _proper_runs(words: Words, taken: set[int], headline: list[bool]) -> Iterator[Range]:
    """Yield the runs of capitalised proper nouns in which no name was found yet."""
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and j not in taken and not words.furniture[j] and is_proper(words, j):
            j += 1
        if i < j and j - i <= MAX_NAME_WORDS:
            yield i, j
        i = max(j, i + 1)


def _known_last_word(words: Words, run: Range, known: dict[str, EntityType]) -> EntityType | None:
    """The run ends in a word that names something elsewhere in the article."""
    return known.get(words.text[run[1] - 1])


def _without_titles(words: Words, start: int, end: int) -> int:
    while start < end - 1 and words.lower[start] in titles():
        start += 1
    return start


def _type_of_run(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    for rule in (_titled, _given_and_family_name, _ends_in_org_noun, _acronym_that_speaks, _quoted_name):
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


def _ends_in_org_noun(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """"Lakeside Hospital Trust": several capitalised words that end in a noun for an organisation."""
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
