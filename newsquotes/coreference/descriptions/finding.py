"""Descriptions ("the spokesman", "a senior official", "the agency"): finding them, and joining them to names.

A description joins a name by apposition ("Rick Brennan, the agency's director"), by copula ("X is the son of ..."),
as a role before the name ("Taliban spokesman Zabihullah Mujahid") or by a word of the name ("the committee").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from newsquotes.coreference.gender import gender_of_name
from newsquotes.coreference.lexicons import Gender, NounKind, callings, nouns, title_roles, titles
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.name_words import is_title
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

DEFINITE = frozenset({"the", "this", "that", "these", "those", "my", "our", "your", "his", "her", "its", "their"})
INDEFINITE = frozenset(
    {"a", "an", "another", "some", "any", "no", "one", "every", "each", "many", "several", "few", "most"}
)

_TYPES: dict[str, EntityType] = {"person": "person", "org": "org", "place": "place", "people": "group"}
Nouns = dict[str, tuple[NounKind, Gender | None]]

_PLURAL_TAGS = ("NNS", "NNPS")
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")


def find_descriptions(words: Words, taken: set[int]) -> list[Mention]:
    """Return noun phrases headed by a noun that can speak; ``taken`` are the tokens of names."""
    found = []
    table = nouns()
    for i, tag in enumerate(words.tag):
        if is_aged(words, i):
            start = words.left_edge(i)
            found.append(Mention(start, i + 1, i, "description", "person", definite=_is_definite(words, start, i)))
        if tag not in _NOUN_TAGS or i in taken or words.furniture[i]:
            continue
        two = f"{words.lower[i - 1]} {words.lower[i]}" if i else ""
        kind, gender, plural = _kind_of(two if two in table else words.lower[i], tag, table)
        if kind is None or _is_modifier(words, i):
            continue
        start = _behind_list_mark(words, words.left_edge(i), i)
        definite = _is_definite(words, start, i)
        found.append(Mention(start, i + 1, i, "description", kind, gender, plural, definite))
    return found


def _behind_list_mark(words: Words, start: int, head: int) -> int:
    """A phrase does not begin in the line before where a dash or dot opens its own: an item of a list."""
    if words.paragraph[start] == words.paragraph[head]:
        return start
    marks = (i for i in range(head - 1, start, -1) if words.text[i] in _LIST_MARKS and "\n" in words.text[i - 1])
    return next((i + 1 for i in marks), start)


_LIST_MARKS = frozenset({"-", "–", "—", "•", "*", "·", "●"})


def find_strangers(words: Words, heads: Iterable[int], taken: set[int]) -> list[Mention]:
    """Return the sources of quotes who are one unnamed person by their words: "one of them", "a second", "a coxswain".

    ``heads`` are the head tokens of the sources, ``taken`` those of names and descriptions found so far.
    """
    found = []
    for head in sorted(set(heads) - taken):
        start = words.left_edge(head)
        counted = words.lower[head] in _COUNTED and words.dep[head] == "nsubj"
        noun = words.tag[head] == "NN" and words.lower[start] in ("a", "an") and start < head
        called = words.tag[head] == "NN" and words.lower[start] == "the" and words.lower[head] in callings()
        if (counted or called or (noun and _may_be_person(words.lower[head]))) and not words.furniture[head]:
            found.append(Mention(start, head + 1, head, "description", "person", definite=called))
    return found


_COUNTED = frozenset({"one", "another", "second", "third"})


def _may_be_person(noun: str) -> bool:
    return noun not in nouns() and not noun.endswith(("ing", "tion", "ment", "ness", "ity"))


def is_aged(words: Words, i: int) -> bool:
    """“The 70-year-old said”: an age that stands for its person; not one before a noun ("a 70-year-old farmer")."""
    if words.lower[i] != "old" or i < _AGE_TOKENS or words.text[i - 1] != "-":
        return False
    after = words.tag[i + 1] if i + 1 < len(words) else ""
    return words.lower[i - 2] in ("year", "month") and not after.startswith(("NN", "JJ", "HYPH"))


_AGE_TOKENS = len(("70", "-", "year", "-"))


def _kind_of(word: str, tag: str, table: Nouns) -> tuple[EntityType | None, Gender | None, bool]:
    plural = tag in _PLURAL_TAGS
    entry = table.get(word)
    if entry is None and plural:
        entry = table.get(singular(word))
    if entry is None or entry[0] == "document":
        return None, None, plural
    kind = _TYPES[entry[0]]
    if plural and kind == "person":
        kind = "group"
    return kind, entry[1], plural or kind == "group"


def singular(noun: str) -> str:
    """Return a regular plural's singular, also "-men" to "-man"; other words as they are."""
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _is_modifier(words: Words, i: int) -> bool:
    """The noun only stands before another noun ("party officials", "spokesman Mujahid")."""
    return words.dep[i] in ("compound", "nmod", "amod", "npadvmod") and words.head[i] > i


def _is_definite(words: Words, start: int, head: int) -> bool:
    first = words.lower[start]
    if first in INDEFINITE:
        return False
    has_possessor = any(words.dep[c] == "poss" for c in words.children[head])
    return first in DEFINITE or has_possessor


# ---- joining descriptions to named chains --------------------------------------------------------------------------

Index = dict[int, Chain]


def join_descriptions(words: Words, descriptions: list[Mention], chains: list[Chain]) -> list[Mention]:
    """Put descriptions with the names they stand beside; return those that no rule joined.

    Also writes on each named chain the role nouns that the document gives it.
    """
    by_token: Index = {i: chain for chain in chains for m in chain.mentions for i in range(m.start, m.end)}
    for chain in chains:
        for mention in chain.mentions:
            chain.roles |= roles_before(words, mention) | party_behind(words, mention)
    rest = []
    for description in descriptions:
        if not any(rule(words, description, by_token) for rule in _RULES):
            rest.append(description)
    return rest


def roles_before(words: Words, name: Mention) -> set[str]:
    """Return the words of a role directly before a person's name, lower case ("republican", "nominee")."""
    roles: set[str] = set()
    i = name.start - 1
    if i > 0 and words.text[i] == "." and is_title(words, i - 1):
        i -= 1
    while i >= 0 and name.start - i <= _MAX_ROLE_WORDS and (words.tag[i] in _ROLE_TAGS or is_title(words, i)):
        roles.update(role_word(part) for part in words.lower[i].split("-"))
        i -= 1
        if i > 0 and words.text[i] == "." and is_title(words, i - 1):
            i -= 1
    table = nouns()
    roles.discard("")
    is_role = any(role in titles() or table.get(role, ("", None))[0] == "person" for role in roles)
    return roles if is_role else set()


def party_behind(words: Words, name: Mention) -> set[str]:
    """Return the party that brackets behind a politician's name tell: "(R-Utah)", "(D)"."""
    if name.type != "person" or name.end + 2 >= len(words) or words.text[name.end] != "(":
        return set()
    letter, closed = words.text[name.end + 1].split("-")[0].split(",")[0], words.text[name.end + 2 : name.end + 6]
    return {_PARTY_LETTERS[letter]} if letter in _PARTY_LETTERS and ")" in closed else set()


_PARTY_LETTERS = {"R": "republican", "D": "democratic", "I": "independent"}


@lru_cache(maxsize=4096)  # each description is compared with every one called something
def role_word(word: str) -> str:
    """Return the one word for a role under its several spellings ("senator" for "sen.", "republican" for "gop")."""
    word = title_roles().get(word) or title_roles().get(word + ".") or word
    return _SAME_WORD.get(word, word)


_SAME_WORD = {"gop": "republican", "democrat": "democratic", "spokeswoman": "spokesman", "spokesperson": "spokesman"}
_MAX_ROLE_WORDS = 6
_ROLE_TAGS = ("NN", "NNP", "JJ")


def _by_apposition(words: Words, description: Mention, names: Index) -> bool:
    """“Rick Brennan, the agency's director” and "the agency's director, Rick Brennan"."""
    head = description.head
    others = [c for c in words.children[head] if words.dep[c] == "appos"]
    if words.dep[head] == "appos":
        others.append(words.head[head])
    return any(_join(names, description, names.get(other), "stands beside the name") for other in others)


def _by_commas(words: Words, description: Mention, names: Index) -> bool:
    """The same without the parser's word for it: name, comma, "the ..." up to a comma, or the other way round."""
    before = description.start - 1
    if before >= 1 and words.text[before] == "," and description.definite and _closes(words, description):
        return _join(names, description, names.get(before - 1), "set off by commas after {}")
    after = description.end
    if after + 1 < len(words) and words.text[after] == "," and description.definite:
        start = _name_after(words, after + 1, names)
        chain = names.get(start)
        end = start
        while chain is not None and names.get(end) is chain:
            end += 1
        if end > start and (end >= len(words) or words.text[end] in (",", ".") or words.tag[end].startswith("V")):
            return _join(names, description, chain, "set off by commas before {}")
    return False


def _name_after(words: Words, start: int, names: Index) -> int:
    """Skip a role before the name ("the actress and activist Maria Ito"); return the token where the name may start."""
    for i in range(start, min(start + _MAX_ROLE_WORDS, len(words))):
        if i in names or not (words.tag[i] in _ROLE_TAGS or words.lower[i] in ("the", "and")):
            return i
    return start


def _closes(words: Words, description: Mention) -> bool:
    """A comma or full stop follows the description's own "of"/"for" phrase within the sentence."""
    end = description.end
    return end >= len(words) or words.text[end] in (",", ".") or words.lower[end] in ("of", "for", "at", "in")


def _by_copula(words: Words, description: Mention, names: Index) -> bool:
    """“Massoud is the son of a commander”; not where it is denied or asked."""
    head = description.head
    verb = words.head[head]
    if words.dep[head] != "attr" or words.lower[verb] not in ("is", "was", "'s", "became"):
        return False
    if any(words.dep[c] == "neg" for c in words.children[verb]) or description.plural:
        return False
    subjects = [c for c in words.children[verb] if words.dep[c] == "nsubj"]
    return any(_join(names, description, names.get(subject), "said to be {}") for subject in subjects)


def _by_adjacency(words: Words, description: Mention, names: Index) -> bool:
    """“His father Carl Novak”, "the pollster Blue Data": a noun directly before the name of one such."""
    following = description.end
    if following not in names or (following > 0 and names.get(following - 1) is names[following]):
        return False
    if description.type == "org":
        return _ends_phrase(words, following, names) and _join(
            names, description, names[following], "directly before {}"
        )
    return description.type == "person" and _join(names, description, names[following], "directly before {}")


def _ends_phrase(words: Words, start: int, names: Index) -> bool:
    """The name is no owner of, nor stands before, another noun ("agency Reuters said", not "agency Reuters' poll")."""
    end = start
    while end < len(words) and names.get(end) is names[start]:
        end += 1
    return end >= len(words) or not words.tag[end].startswith(("NN", "POS", "JJ"))


def _by_of(words: Words, description: Mention, names: Index) -> bool:
    """“The city of Phoenix”: the noun for a place and the place's name are one."""
    if description.type != "place" or description.end + 1 >= len(words) or words.lower[description.end] != "of":
        return False
    return _join(names, description, names.get(description.end + 1), "the place {} itself")


def _join(names: Index, description: Mention, chain: Chain | None, reason: str) -> bool:
    if chain is None or not _types_agree(description, chain) or _is_somebody_else(names, description, chain):
        return False
    chain.mentions.append(description)
    chain.links[description.head] = Link(reason.format(chain.name))
    return True


def _is_somebody_else(names: Index, description: Mention, chain: Chain) -> bool:
    """“Novak's mother” is not Novak, and a “father” is not a Maria: the name inside the phrase, or the wrong gender."""
    if any(names.get(i) is chain for i in range(description.start, description.end)):
        return True
    told = gender_of_name(max(chain.forms, key=len, default=""))
    return description.gender is not None and told is not None and description.gender != told


def _types_agree(description: Mention, chain: Chain) -> bool:
    return description.type == chain.type or {description.type, chain.type} == {"org", "group"}


_RULES: tuple[Callable[[Words, Mention, Index], bool], ...] = (
    _by_apposition,
    _by_commas,
    _by_copula,
    _by_adjacency,
    _by_of,
)


def roles_of_joined(words: Words, chains: list[Chain]) -> None:
    """After joining: the words of a chain's descriptions are roles it is called by."""
    for chain in chains:
        for mention in chain.mentions:
            if mention.form == "description":
                chain.roles |= role_words(words, mention)


def role_words(words: Words, description: Mention) -> set[str]:
    """Return the nouns and adjectives of a description, lower case, each under its one word."""
    span = range(description.start, description.end)
    return {role_word(words.lower[i]) for i in span if words.tag[i] in _ROLE_TAGS}
