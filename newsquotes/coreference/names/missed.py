"""Names that the entity recogniser did not see: titled people, quoted people, given names alone."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from newsquotes.coreference.beside import gender_beside
from newsquotes.coreference.chains.forms import letters_in_order
from newsquotes.coreference.descriptions.finding import singular
from newsquotes.coreference.lexicons import company_words, demonyms, first_names, legal_forms, nouns, places, titles
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import Range, behind_proper, hyphenated, is_given, is_proper, is_role, is_title
from newsquotes.coreference.names.headlines import Written, opens_sentence
from newsquotes.coreference.types.name_types import PAPERS
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

MAX_NAME_WORDS = 6
"""Words: a run of capitalised words longer than this is a headline, not a name."""

_MIN_ACRONYM, _MAX_ACRONYM = 2, 6
_MAX_LETTERS_OF_TITLE = 3
"""Letters: the nouns "MP" and "CEO" may be names of bodies too, "BRIDE" is a plain word in capitals."""


def find_missed(
    words: Words,
    names: list[Mention],
    taken_by_others: set[int],
    headline: list[bool],
    sources: set[int],
    written: Written,
) -> list[Mention]:
    """Return capitalised runs that their words or their place show to be names, though none was seen there.

    ``taken_by_others`` are tokens the recogniser holds for dates, numbers, works and the like; ``sources`` are tokens
    that stand in the source of a quote.
    """
    taken = {i for name in names for i in range(name.start, name.end)}
    small, inside, given = written.small, written.large, first_names()
    bodies = {name.end: name for name in names if name.type == "org"}
    found = []
    for start, end in _proper_runs(words, taken):
        if headline[start] or any(i in taken_by_others for i in range(start, end)):
            continue
        kind = _type_of_run(words, (start, end), sources)
        if kind is None and _acts_alone(words, (start, end), small, inside):
            kind = "person"
        start = without_titles(words, without_participle(words, start, end), end)
        start = _with_first_word(words, start, end, kind)
        end = _with_last_words(words, start, end, kind)
        if kind is not None and not is_title(words, start):
            found.append(Mention(start, end, words.root(start, end), "name", kind))
    taken |= {i for name in found for i in range(name.start, name.end)}
    found += [
        Mention(i, i + 1, i, "name", "org")
        for i in range(len(words))
        if i not in taken and words.text[i - 1] == "(" and _stands_for_name(words, i, bodies)
    ]
    taken |= taken_by_others
    found += [
        Mention(i, i + 1, i, "name", "person")
        for i, word in enumerate(words.lower)
        if word in given  # asked first: it is true of few
        and i not in taken
        and not headline[i]
        and not words.furniture[i]
        and _given_name_mistagged(words, i, small)
    ]
    return found


def _with_first_word(words: Words, start: int, end: int, kind: EntityType | None) -> int:
    """Take in the given name that opens the sentence, and the people whose body an acronym is ("the Scottish FA")."""
    if start == 0 or words.head[start - 1] not in range(start, end):
        return start
    given = kind == "person" and is_given(words, start - 1) and not is_title(words, start - 1)
    people = kind == "org" and end - start == 1 and words.text[start].isupper() and words.lower[start - 1] in demonyms()
    return start - 1 if given or (people and words.text[start - 1][0].isupper()) else start


def _with_last_words(words: Words, start: int, end: int, kind: EntityType | None) -> int:
    """“Ferries for Dalby”: a body's name goes on behind a preposition that hangs on it, with capitals."""
    if kind != "org" or end + 1 >= len(words) or words.lower[end] not in ("for", "at", "by", "without", "against"):
        return end
    last = behind_proper(words, end + 1)
    belongs = words.head[end] in range(start, end) and nouns().get(words.lower[end - 1]) is None
    return last if belongs and last > end + 1 else end


def _given_name_mistagged(words: Words, i: int, small: frozenset[str]) -> bool:
    """“Polly has two sisters”: a given name before its verb, which the tagger takes for some other kind of word."""
    word = words.lower[i]
    if words.tag[i] not in ("NN", "NNS", "JJ", "RB") or i + 1 >= len(words) or words.tag[i + 1] not in _FINITE:
        return False
    given = word in first_names() and word not in small and word not in nouns() and word not in places()
    if not given or not words.text[i][0].isupper() or words.text[i].isupper() or words.children[i]:
        return False
    if words.tag[i] == "JJ" and words.lemma[i + 1] == "be":  # "Little is known of him"
        return False
    return words.dep[i] in ("nsubj", "nsubjpass", "advmod", "npadvmod", "amod") and words.head[i] > i


_FINITE = ("VBZ", "VBD", "MD")


def _proper_runs(words: Words, taken: set[int]) -> Iterator[Range]:
    """Yield the runs of capitalised proper nouns in which no name was found yet."""
    free_from, size = 0, len(words)
    for i, tag in enumerate(words.tag):
        if i < free_from or not tag.startswith("NNP"):
            continue
        j = i
        while j < size and j not in taken and not words.furniture[j] and is_proper(words, j):
            j += 1
            if j + 1 < size and j + 1 not in taken and hyphenated(words, j + 1):
                j += 1 + words.tag[j + 1].startswith("NNP")
        if i < j and words.text[j - 1] == "-":
            j -= 1
        if i < j and j - i <= MAX_NAME_WORDS:
            yield i, j
        free_from = j


def without_titles(words: Words, start: int, end: int) -> int:
    """Return where the name in a capitalised run starts, behind its titles and roles ("Dr", "Landlord")."""
    while start < end - 1 and (is_title(words, start) or is_role(words, start) or words.text[start] == "."):
        start += 1
    return start


def without_participle(words: Words, start: int, end: int) -> int:
    """“Shocked Ada Holm, 29,”: a participle that opens the sentence, before two more words of a name, is none of it."""
    opens = start == 0 or words.sentence[start - 1] != words.sentence[start] or not words.text[start - 1].strip()
    participle = words.lower[start].endswith(("ed", "ing")) and words.lower[start] not in first_names()
    return start + 1 if opens and participle and end - start > len(("given", "family")) else start


def _type_of_run(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    for rule in (
        _titled,
        _name_with_age,
        _given_and_family_name,
        _behind_a_role,
        _ends_in_org_noun,
        _beside_a_body,
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
    return "person" if (inside or before) and not is_title(words, end - 1) else None


def _name_with_age(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """“Ada Holm, 29, ...”: an age between commas follows a person's name."""
    end = run[1]
    is_age = end + 2 < len(words) and words.text[end] == "," and words.text[end + 1].isdigit()
    if not is_age or not MIN_AGE <= int(words.text[end + 1]) <= MAX_AGE or words.lower[end - 1] in _MONTHS:
        return None
    return "person" if words.text[end + 2] in (",", ".", ")") and words.lower[end - 1] not in nouns() else None


MIN_AGE, MAX_AGE = 3, 110
"""Years: the ages of people whom news names."""

_MONTHS = frozenset(month.lower() for month in month_name if month)


def _given_and_family_name(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    start, end = run
    if 1 < end - start < MAX_NAME_WORDS and words.lower[start] in first_names() and words.lower[end - 1] not in nouns():
        return "person"
    return None


def _behind_a_role(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """“His neighbour Orla Quist”: two or three capitalised words that the parser puts beside a noun for a person."""
    start, end = run
    head = words.root(start, end)
    role = words.head[head]
    beside = words.dep[head] == "appos" and role < start and words.tag[role] == "NN" and is_role(words, role)
    size = end - start
    return "person" if beside and 1 < size < MAX_NAME_WORDS and words.lower[end - 1] not in nouns() else None


def _given_name_alone(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """A first name that stands alone where a person stands: subject, possessor or object, not before a noun."""
    start, end = run
    if end - start > 1 or words.lower[start] not in first_names() or words.lower[start] in nouns():
        return None
    return "person" if words.dep[start] in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "appos") else None


def _acts_alone(words: Words, run: Range, small: frozenset[str], inside: frozenset[str]) -> bool:
    """“In 2007 Quist went to Osaka”: an unknown word with a capital, no article before it, as subject of a verb.

    A word that opens its sentence has a capital anyway: it needs one inside a sentence too, or "he" or "she" beside.
    """
    start, end = run
    word = words.lower[start]
    if end - start > 1 or words.dep[start] not in ("nsubj", "nsubjpass") or words.children[start]:
        return False
    if word in nouns() or singular(word) in nouns() or word in _MONTHS or word in _NO_NAMES or word in small:
        return False
    if len(word) < MIN_LETTERS_ALONE or not word.isalpha() or words.text[start].isupper():
        return False
    if not words.tag[words.head[start]].startswith(("VB", "MD")):
        return False
    alone = Mention(start, end, start, "name")
    return not opens_sentence(words, start) or word in inside or gender_beside(words, alone) is not None


MIN_LETTERS_ALONE = 3
"""Letters: a shorter subject is a pronoun, a letter or a number."""

_NO_NAMES = frozenset({"god", "thou", "heaven", "hell"})


def _ends_in_org_noun(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """“Lakeside Hospital Trust”: several capitalised words that end in a noun for an organisation."""
    start, end = run
    last = words.lower[end - 1]
    body = nouns().get(last, ("", None))[0] == "org" or last in PAPERS or last in legal_forms()
    return "org" if end - start > 1 and (body or last in company_words()) else None


def _beside_a_body(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    """“Shares of Volta, the grocery chain, fell", "the pollster Volta": a name that a noun for a body stands beside."""
    head = words.root(*run)
    beside = [c for c in words.children[head] if words.dep[c] == "appos" and c >= run[1]]
    before = run[0] - 1
    if (
        before > 0
        and words.tag[before] == "NN"
        and words.lower[min(map(words.left_edge, (before, head)))] in ("the", "a", "an")
    ):
        beside += [before] if words.head[before] == head or words.head[head] == before else []
    called = {words.lower[i] for i in beside if words.tag[i] in ("NN", "NNP") and words.text[i].islower()}
    return "org" if any(nouns().get(word, ("", None))[0] == "org" or word in _BODIES for word in called) else None


_BODIES = frozenset(
    {"app", "operator", "pollster", "publisher", "broadcaster", "regulator", "developer", "giant", "platform"}
)
"""Nouns that are nouns for people or documents too, and for a body where a name stands beside them."""


def _stands_for_name(words: Words, i: int, bodies: dict[int, Mention]) -> bool:
    """“The Harbour Pilots' Partnership (HPP)”: an acronym in brackets behind the name of the body it stands for."""
    full, word = bodies.get(i - 1), words.text[i].replace(".", "")
    if full is None or i + 1 >= len(words) or words.text[i + 1] != ")":
        return False
    short = word.isupper() and _MIN_ACRONYM <= len(word) <= _MAX_ACRONYM
    return short and letters_in_order(word.lower(), " ".join(words.lower[full.start : full.end]))


def _acronym_that_speaks(words: Words, run: Range, sources: set[int]) -> EntityType | None:
    start, end = run
    word = words.text[start].replace(".", "")
    if word.lower() in nouns() and word.isalpha() and words.text[start] == word and len(word) > _MAX_LETTERS_OF_TITLE:
        return None  # "A BRIDE has told"
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
