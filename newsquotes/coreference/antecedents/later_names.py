"""People and bodies described first and named later: "one woman ...", and then "The woman, Ida Holm, said"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsquotes.coreference.antecedents.features import speaks
from newsquotes.coreference.descriptions.bearers import sole_bearer, speaks_against
from newsquotes.coreference.descriptions.finding import role_word
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.words import Words

MAX_WORDS_APART = 8
"""Tokens between "the woman" and the name that introduces her."""

_ARTICLES = frozenset({"the", "this", "that"})


def join_later_names(words: Words, chains: Sequence[Chain]) -> list[Chain]:
    """Put chains without a name with the name that the article gives them later; returns the chains left."""
    named = [chain for chain in chains if chain.name]
    introduced = _introduced(words, named)
    people = (chain for chain in named if chain.type == "person")
    entries = sorted(((min(chain.mentions), chain) for chain in people), key=lambda entry: entry[0])
    by_head = {mention.head: chain for chain in named for mention in chain.mentions}
    left = []
    for chain in chains:
        found = None if chain.name or chain.plural else _later_name(words, chain, named, entries, introduced, by_head)
        if found is None:
            left.append(chain)
            continue
        target, reason = found
        for mention in chain.mentions:
            target.mentions.append(mention)
            target.links[mention.head] = Link(reason)
        target.links.update({head: link for head, link in chain.links.items() if link.probability < 1})
    return left


Entries = list[tuple[Mention, Chain]]
"""The first mention of each named person, in text order, and whose it is."""

Introduced = dict[str, list[tuple[int, Chain]]]
"""By role noun: where a "the" phrase with it stands beside the first name of whom, and that chain."""


def _later_name(
    words: Words,
    chain: Chain,
    named: Sequence[Chain],
    entries: Entries,
    introduced: Introduced,
    by_head: dict[int, Chain],
) -> tuple[Chain, str] | None:
    called = _name_is(words, chain, by_head)
    if called is not None:
        return called, f"whose name is {called.name}"
    first = min((mention for mention in chain.mentions if mention.form == "description"), default=None)
    if first is None:
        return None
    noun = role_word(words.lower[first.head])
    later = [other for at, other in introduced.get(noun, ()) if at > first.start and _agree(chain, other)]
    if len(later) == 1:
        return later[0], f"named later: the {noun}, {later[0].name}"
    body = _body_of_words(words, first, chain, named)
    if body is not None:
        return body, "the organisation whose name has the same words"
    bearer = _opened_with(words, first, noun, chain, named)
    if bearer is not None:
        return bearer, f"the only {noun} that the article goes on to name"
    if not first.definite and _is_bare(words, first):
        bearer = sole_bearer(words, first, named) or _sole_head(words, first, named)
        if bearer is not None and _agree(chain, bearer):
            return bearer, f"the only one called {words.lower[first.head]}"
    return _named_next(words, chain, first, entries)


def _opened_with(words: Words, first: Mention, noun: str, chain: Chain, named: Sequence[Chain]) -> Chain | None:
    """“A Danish judge has ruled ...”, in the opening, is the one judge whom the article names later."""
    if first.start > MAX_OPENING or chain.type != "person" or noun in _ANYBODY:
        return None
    if words.dep[first.head] not in ("nsubj", "nsubjpass"):
        return None
    fitting = [other for other in named if other.type == "person" and same_office(noun) & other.roles]
    if len(fitting) != 1 or speaks_against(words, first, fitting[0]) or not _agree(chain, fitting[0]):
        return None
    named_at = min(mention.start for mention in fitting[0].mentions if mention.form == "name")
    return fitting[0] if named_at > first.start else None


def _body_of_words(words: Words, first: Mention, chain: Chain, named: Sequence[Chain]) -> Chain | None:
    """“A union of dock pilots”, in the opening: the one organisation named later with two of these words in its name.

    Only words for kinds of things count: names in the phrase are those of others ("a group of Holm Bank staff").
    """
    if first.start > MAX_OPENING or chain.type != "org":
        return None
    asked = {words.lower[i] for i in _phrase(words, first.head) if words.tag[i] in ("NN", "NNS", "JJ")}
    shared = [
        (len(asked & {word for form in other.forms for word in form.split()}), other)
        for other in named
        if other.type == "org" and min(other.mentions).start > first.start
    ]
    best = max((count for count, _ in shared), default=0)
    fitting = [other for count, other in shared if count == best]
    return fitting[0] if best >= MIN_SHARED and len(fitting) == 1 else None


MIN_SHARED = 2
"""Words that a description and a name must share, the noun itself counted."""


def _phrase(words: Words, head: int) -> list[int]:
    """Return the tokens of the phrase under a noun, at most MAX_PHRASE of them."""
    found = [head]
    for i in found:
        found += [c for c in words.children[i] if len(found) < MAX_PHRASE]
    return found[:MAX_PHRASE]


MAX_PHRASE = 15
"""Tokens: "a union of pilots who ..." goes on long after what it is has been told."""

MAX_OPENING = 60
"""Tokens of the headline and the first sentence, where news does not name yet."""

_SAME_OFFICE = (
    frozenset({"judge", "justice", "magistrate"}),
    frozenset({"lawyer", "attorney", "counsel", "solicitor"}),
)

# fmt: off
_ANYBODY = frozenset({
    "activist", "adviser", "aide", "analyst", "boy", "chief", "child", "critic", "employee", "expert", "friend",
    "girl", "insider", "leader", "man", "member", "neighbor", "neighbour", "observer", "officer", "official",
    "passenger", "person", "president", "protester", "representative", "reporter", "resident", "researcher",
    "scientist", "soldier", "source", "spokesman", "student", "supporter", "teenager", "victim", "voter", "witness",
    "woman", "worker",
})
# fmt: on
"""Nouns for people of whom an article may mean several without names."""

_HEADS = frozenset({"boss", "chief", "head", "leader"})
"""What headlines call whoever heads something."""

OFFICES_OF_HEADS = _HEADS | {
    "chairman", "chairwoman", "chair", "chairperson", "commander", "commissioner", "director", "executive", "founder",
    "governor", "landlord", "manager", "mayor", "minister", "owner", "president", "secretary", "superintendent",
}  # fmt: skip


def same_office(noun: str) -> frozenset[str]:
    """Return the nouns (lower case) that may mean whoever a noun does: "judge", "justice"; itself among them."""
    return next((same for same in _SAME_OFFICE if noun in same), frozenset({noun}))


def is_called_head(noun: str) -> bool:
    """Tell whether a noun (lower case) is what headlines call whoever heads something: "boss", "chief"."""
    return noun in _HEADS


def _sole_head(words: Words, mention: Mention, named: Sequence[Chain]) -> Chain | None:
    """“Tugs to stay in port, union boss says”: the only person of the article who heads anything."""
    if words.lower[mention.head] not in _HEADS:
        return None
    heads = [chain for chain in named if chain.type == "person" and chain.roles & OFFICES_OF_HEADS]
    return heads[0] if len(heads) == 1 else None


MAX_WORDS_TO_NAME = 90
"""Tokens from "the finance minister said" to the first sentence that gives the name."""


def _named_next(words: Words, chain: Chain, first: Mention, entries: Entries) -> tuple[Chain, str] | None:
    """“..., the energy minister said. “We have listened,” Ida Holm told reporters.”

    A name that enters as a subject without a word on who bears it is that of the last person described, if no other
    name enters between and the description is of one person: "the ...", "Japan's ..."; in the opening any but a plain
    word for people ("A glazier has told ...").
    """
    last = max(chain.mentions)
    if chain.type != "person" or not _is_one(words, first) or not speaks(words, first.head):
        return None
    following = bisect_right(entries, first.start, key=lambda entry: entry[0].start)
    if following == len(entries):
        return None
    entry, other = entries[following]
    plain = entry.form == "name" and not other.roles and entry.end - entry.start > 1 and speaks(words, entry.head)
    if not plain or not _agree(chain, other) or last.start > entry.start or _has_apposition(words, entry):
        return None
    if entry.start - first.start > MAX_WORDS_TO_NAME:
        return None
    return other, f"named next, with no other word on who that is: {other.name}"


def _is_one(words: Words, first: Mention) -> bool:
    """Tell whether a description is of one person whom the article may go on to name."""
    if first.definite:
        return words.lower[first.start] in _ARTICLES or words.tag[first.start].startswith("NNP")
    known = role_word(words.lower[first.head]) not in _ANYBODY
    return first.start <= MAX_OPENING and known and (_is_bare(words, first) or words.lower[first.start] in ("a", "an"))


def _has_apposition(words: Words, name: Mention) -> bool:
    """Tell whether more is said on the bearer right behind the name than an age."""
    after = words.text[name.end : name.end + 3]
    if len(after) == len((",", "29", ",")) and after[0] == after[-1] == "," and after[1].isdigit():
        return False
    return after[:1] == [","] or any(words.dep[c] in ("appos", "relcl") for c in words.children[name.head])


def _introduced(words: Words, named: Sequence[Chain]) -> Introduced:
    """“The woman, Ida Holm”: a phrase with "the" beside a first name takes up somebody met before."""
    found: Introduced = {}
    for chain in named:
        first = min(mention for mention in chain.mentions if mention.form == "name")
        for mention in chain.mentions:
            near = abs(mention.end - first.start) <= MAX_WORDS_APART
            before = mention.start < first.start and words.lower[mention.start] in _ARTICLES
            if mention.form == "description" and near and before:
                found.setdefault(role_word(words.lower[mention.head]), []).append((mention.start, chain))
    return found


def _name_is(words: Words, chain: Chain, by_head: dict[int, Chain]) -> Chain | None:
    """“His name is Jan Novak”: the name told of a pronoun of the chain."""
    for mention in chain.mentions:
        noun = words.head[mention.head]
        verb = words.head[noun]
        if words.dep[mention.head] != "poss" or words.lower[noun] != "name" or words.lower[verb] not in ("is", "was"):
            continue
        for child in words.children[verb]:
            if words.dep[child] == "attr" and child in by_head:
                return by_head[child]
    return None


def _agree(chain: Chain, other: Chain) -> bool:
    """One type, no gender against the other."""
    if chain.type != other.type:
        return False
    women = [c.woman for c in (chain, other) if c.woman is not None]
    return len(women) < len((chain, other)) or abs(women[0] - women[1]) < SAME_GENDER


SAME_GENDER = 0.5
"""Two shares of women farther apart than this are a man's and a woman's."""


def _is_bare(words: Words, mention: Mention) -> bool:
    """No article nor any word in its place: "Coach told me", "Payments firm says"."""
    return words.tag[mention.start] not in ("DT", "PRP$", "CD", "PDT", "WDT") and words.tag[mention.head] in (
        "NN",
        "NNP",
    )
