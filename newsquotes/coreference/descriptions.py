"""Descriptions ("the spokesman", "a senior official", "the agency"): finding them, and joining them to names.

A description joins a name by apposition ("Rick Brennan, the agency's director"), by copula ("Massoud is the son of ..."),
as a role before the name ("Taliban spokesman Zabihullah Mujahid") or by a word of the name ("the committee").
"""

from __future__ import annotations

from collections.abc import Callable

from newsquotes.article import EntityType
from newsquotes.coreference.lexicons import Gender, NounKind, nouns, titles
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.words import Words

DEFINITE = frozenset({"the", "this", "that", "these", "those", "my", "our", "your", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "one", "every", "each", "many", "several", "few", "most"})

_TYPES: dict[str, EntityType] = {"person": "person", "org": "org", "place": "place", "people": "group"}
Nouns = dict[str, tuple[NounKind, Gender | None]]

_PLURAL_TAGS = ("NNS", "NNPS")
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")


def find_descriptions(words: Words, taken: set[int]) -> list[Mention]:
    """Return noun phrases headed by a noun that can speak; ``taken`` are the tokens of names."""
    found = []
    table = nouns()
    for i, tag in enumerate(words.tag):
        if tag not in _NOUN_TAGS or i in taken or words.furniture[i]:
            continue
        kind, gender, plural = _kind_of(words.lower[i], tag, table)
        if kind is None or _is_modifier(words, i):
            continue
        start = words.left_edge(i)
        definite = _is_definite(words, start, i)
        found.append(Mention(start, i + 1, i, "description", kind, gender, plural, definite))
    return found


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


# ---- joining descriptions to named chains -----------------------------------------------------------------------------

Index = dict[int, Chain]


def join_descriptions(words: Words, descriptions: list[Mention], chains: list[Chain]) -> list[Mention]:
    """Put descriptions with the names they stand beside; return those that no rule joined.

    Also writes on each named chain the role nouns that the document gives it.
    """
    by_token: Index = {i: chain for chain in chains for m in chain.mentions for i in range(m.start, m.end)}
    for chain in chains:
        for mention in chain.mentions:
            chain.roles |= roles_before(words, mention)
    rest = []
    for description in descriptions:
        if not any(rule(words, description, by_token) for rule in _RULES):
            rest.append(description)
    return rest


def roles_before(words: Words, name: Mention) -> set[str]:
    """Return the role nouns directly before a person's name ("former president", "spokesman"), lower case."""
    roles = set()
    i = name.start - 1
    table = nouns()
    while i >= 0 and (words.lower[i] in titles() or table.get(words.lower[i], ("", None))[0] == "person"):
        if words.tag[i] in _NOUN_TAGS:
            roles.add(words.lower[i].rstrip("."))
        i -= 1
    return roles


def _by_apposition(words: Words, description: Mention, names: Index) -> bool:
    """"Rick Brennan, the agency's director" and "the agency's director, Rick Brennan"."""
    head = description.head
    others = [c for c in words.children[head] if words.dep[c] == "appos"]
    if words.dep[head] == "appos":
        others.append(words.head[head])
    return any(_join(description, names.get(other), "in apposition to {}") for other in others)


def _by_commas(words: Words, description: Mention, names: Index) -> bool:
    """The same without the parser's word for it: name, comma, "the ..." up to a comma, or the other way round."""
    before = description.start - 1
    if before >= 1 and words.text[before] == "," and description.definite and _closes(words, description):
        return _join(description, names.get(before - 1), "set off by commas after {}")
    after = description.end
    if after + 1 < len(words) and words.text[after] == "," and after + 1 in names and description.definite:
        chain = names[after + 1]
        end = next((m.end for m in chain.mentions if m.start == after + 1), 0)
        if end and (end >= len(words) or words.text[end] in (",", ".")):
            return _join(description, chain, "set off by commas before {}")
    return False


def _closes(words: Words, description: Mention) -> bool:
    """A comma or full stop follows the description's own "of"/"for" phrase within the sentence."""
    end = description.end
    return end >= len(words) or words.text[end] in (",", ".") or words.lower[end] in ("of", "for", "at", "in")


def _by_copula(words: Words, description: Mention, names: Index) -> bool:
    """"Massoud is the son of a commander"; not where it is denied or asked."""
    head = description.head
    verb = words.head[head]
    if words.dep[head] != "attr" or words.lower[verb] not in ("is", "was", "'s", "became"):
        return False
    if any(words.dep[c] == "neg" for c in words.children[verb]) or description.plural:
        return False
    subjects = [c for c in words.children[verb] if words.dep[c] == "nsubj"]
    return any(_join(description, names.get(subject), "said to be {}") for subject in subjects)


def _join(description: Mention, chain: Chain | None, reason: str) -> bool:
    if chain is None or not _types_agree(description, chain):
        return False
    chain.mentions.append(description)
    chain.links[description.head] = Link(reason.format(chain.name))
    return True


def _types_agree(description: Mention, chain: Chain) -> bool:
    return description.type == chain.type or {description.type, chain.type} == {"org", "group"}


_RULES: tuple[Callable[[Words, Mention, Index], bool], ...] = (_by_apposition, _by_commas, _by_copula)


def roles_of_joined(words: Words, chains: list[Chain]) -> None:
    """After joining: the heads of a chain's descriptions are roles it is called by."""
    for chain in chains:
        chain.roles |= {words.lower[m.head] for m in chain.mentions if m.form == "description"}


def resolve_definite(
    words: Words, description: Mention, chains: list[Chain], last_named: dict[int, int]
) -> tuple[Chain, Link] | None:
    """Return the named chain that "the committee", "the president" takes up, with the reason; None when unclear.

    ``last_named`` gives for ``id(chain)`` the position of its latest mention before the description.
    """
    if not description.definite or description.plural or words.lower[description.start] not in ("the", "this", "that"):
        return None
    noun = words.lower[description.head]
    seen = [chain for chain in chains if id(chain) in last_named and _types_agree(description, chain)]
    for rule, reason in ((_named_with, "a word of the name"), (_called, "introduced with this role")):
        fitting = [chain for chain in seen if rule(noun, chain)]
        if fitting:
            best = max(fitting, key=lambda chain: last_named[id(chain)])
            return best, Link(f"{reason}: {best.name}")
    return None


def _named_with(noun: str, chain: Chain) -> bool:
    return chain.type != "person" and any(noun in form.split()[1:] for form in chain.forms)


def _called(noun: str, chain: Chain) -> bool:
    return noun in chain.roles
