"""What speaks for the type of a name: its own words, the other names of the article that share them, where it stands.

Each piece of evidence is a named feature of the form of a name (`name_types.name_key`). `type_model` weighs them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsquotes.coreference.lexicons import (
    demonyms,
    first_names,
    legal_forms,
    nouns,
    organisations,
    places,
    short_forms,
    titles,
    world_kinds,
)
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import is_role, is_title
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType


@dataclass(slots=True)
class NameForm:
    """One form of name in an article: all its mentions, and the type that its words tell by themselves."""

    key: str
    by_words: EntityType | None = None
    mentions: list[Mention] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)

    @property
    def parts(self) -> list[str]:
        """Its words, lower case."""
        return self.key.split()

    @property
    def label(self) -> str:
        """The type that most of its mentions have from the recogniser or from the rule that found them."""
        return self.labels.most_common(1)[0][0]


def evidence(words: Words, forms: Mapping[str, NameForm]) -> dict[str, list[str]]:
    """Return the features of every form, by its key."""
    relatives = Relatives.of(forms)
    at = {mention.start: form for form in forms.values() for mention in form.mentions}
    result = {}
    for key, form in forms.items():
        rows = [set(of_surroundings(words, mention, at)) for mention in form.mentions]
        found = [*of_words(words, form), *relatives.features(form), *_counted(rows)]
        result[key] = list(dict.fromkeys(found))
    return result


def _counted(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """What is true of some mention, and what is true of several."""
    for name, count in Counter(name for row in rows for name in row).items():
        yield name
        if count > 1:
            yield f"again {name}"


# ---- the name's own words ------------------------------------------------------------------------------------------


def of_words(words: Words, form: NameForm) -> Iterator[str]:
    """Yield what the words of a name tell by themselves."""
    parts, first = form.parts, form.mentions[0]
    yield f"by words={form.by_words}"
    yield f"words={min(len(parts), MANY_WORDS)}"
    if len(form.mentions) > 1:
        yield "named again"
    yield from _of_lists(form.key, len(parts))
    size = "one" if len(parts) == 1 else "several"
    yield from (f"{size}: {name}" for name in _of_spelling([words.text[i] for i in range(first.start, first.end)]))
    yield from _of_one_word(parts[0]) if len(parts) == 1 else _of_several_words(parts)


MANY_WORDS = 5
"""Words: longer names are all alike."""


def _of_lists(key: str, size: int) -> Iterator[str]:
    for kind in sorted(world_kinds().get(key, ())):
        yield f"world has {kind}"
        yield f"world has {kind}, {'one word' if size == 1 else 'several words'}"
    if key in places():
        yield f"listed {places()[key]}"
    if key in organisations():
        yield "listed organisation"
    if key in demonyms():
        yield "listed people"
    if key in short_forms():
        yield f"short form of a {'place' if short_forms()[key].lower() in places() else 'body'}"


def _of_spelling(text: Sequence[str]) -> Iterator[str]:
    joined = " ".join(text)
    letters = [c for c in joined if c.isalpha()]
    if joined.isupper():
        yield "in capitals"
        if len(letters) <= MAX_ACRONYM:
            yield "short in capitals"
    elif any(c.isupper() for word in text for c in word[1:]):
        yield "capital inside a word"
    if any(c.isdigit() for c in joined):
        yield "number"
    yield from (f"has {mark}" for mark in MARKS if mark in joined)
    if not joined.isascii():
        yield "accents"
    if any(word.islower() and word.isalpha() for word in text):
        yield "word in small letters"


MAX_ACRONYM = 5
MARKS = ("&", "-", "'", "’", ".", ",")


def _of_one_word(word: str) -> Iterator[str]:
    kinds = list(_kinds(word))
    yield from (f"only {kind}" for kind in kinds)
    if kinds == [UNKNOWN]:
        yield from (f"ends in -{word[-size:]}" for size in (2, 3))


def _of_several_words(parts: Sequence[str]) -> Iterator[str]:
    last, head = parts[-1], parts[_head(parts)]
    for place, word in (("first", parts[0]), ("last", last), ("head", head)):
        yield f"{place}={word}"
        yield from (f"{place} {kind}" for kind in _kinds(word))
    if next(_kinds(last)) == UNKNOWN:
        yield f"last ends in -{last[-3:]}"
    if head is not last:
        yield f"head={head} of"
    yield from (f"inside={part}" for part in parts[1:-1])
    if any(len(part) == 1 and part.isalpha() for part in parts[:-1]):
        yield "initial inside"
    if parts[0] in first_names() and last not in nouns():
        plain = ", plain" if not JOINTS & set(parts) else ""
        yield f"first name first, words={min(len(parts), MANY_WORDS)}{plain}"
    if " ".join(parts[:-1]) in world_kinds():
        yield f"place and {next(_kinds(last))}"


JOINTS = frozenset({"of", "and", "&", "the"})
OF = frozenset({"of", "for", "on", "in", "de", "du", "des", "di", "del", "della", "do", "da", "at", "against"})
"""Words before which the noun stands that a name of several words is about, in a few languages."""


def _head(parts: Sequence[str]) -> int:
    """Return which word a name is about: the one before an "of", else the last ("Bank of Kenya", "Kenya Bank")."""
    return next((i for i in range(len(parts) - 1) if parts[i + 1] in OF), len(parts) - 1)


def _kinds(word: str) -> Iterator[str]:
    """Yield which lists a word is on; "unknown" for none."""
    given, place = word in first_names(), word in places() or word in world_kinds()
    found = [
        name
        for name, listed in (
            (f"noun for {nouns().get(word, ('',))[0]}", word in nouns()),
            ("first name", given and word not in places()),
            ("first name, place", given and word in places()),
            ("place", place),
            ("legal form", word in legal_forms()),
            ("people", word in demonyms()),
            ("title", word in titles()),
        )
        if listed
    ]
    yield from found or [UNKNOWN]


UNKNOWN = "unknown"


# ---- other names of the article ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Relatives:
    """Names of several words by the word they begin and end with."""

    forms: Mapping[str, NameForm]
    by_first: Mapping[str, Sequence[NameForm]]
    by_last: Mapping[str, Sequence[NameForm]]

    @classmethod
    def of(cls, forms: Mapping[str, NameForm]) -> Relatives:
        """Gather the names of an article."""
        by_first: dict[str, list[NameForm]] = defaultdict(list)
        by_last: dict[str, list[NameForm]] = defaultdict(list)
        for form in forms.values():
            parts = form.parts
            if len(parts) > 1:
                by_first[parts[0]].append(form)
                by_last[parts[-1]].append(form)
        return cls(forms, by_first, by_last)

    def features(self, form: NameForm) -> Iterator[str]:
        """Yield what the names that share the first or last word of a form tell about it."""
        parts = form.parts
        if len(parts) > 1:
            for place, part in (("first", parts[0]), ("last", parts[-1])):
                alone = self.forms.get(part)
                if alone is not None:
                    yield f"{place} word alone labelled {alone.label}"
            if " ".join((*parts[1:], parts[0])) in self.forms:
                yield "first word last in another"
            return
        for other in self.by_last.get(form.key, ()):
            yield f"ends a name labelled {other.label}"
            if other.parts[0] in first_names():
                yield "ends a name with a first name"
        for other in self.by_first.get(form.key, ()):
            yield f"begins a name labelled {other.label}"
            yield f"begins a name with {other.parts[-1]}"
            yield from (f"begins a name with last {kind}" for kind in _kinds(other.parts[-1]))


# ---- where it stands -----------------------------------------------------------------------------------------------


def of_surroundings(words: Words, mention: Mention, at: Mapping[int, NameForm]) -> Iterator[str]:
    """Yield what the sentence of one mention tells; ``at`` gives the name that starts at a token."""
    yield f"labelled {mention.type}"
    start = mention.start
    if start and words.lower[start - 1] in ARTICLES:
        yield "article"
    if start and is_title(words, start - 1):
        yield "behind a title"
    if start and is_role(words, start - 1):
        yield "behind a role"
    yield from _of_next_words(words, mention.end)
    yield from _of_grammar(words, mention, at)
    pronoun = _next_pronoun(words, mention, at)
    if pronoun:
        yield f"then {pronoun}"


ARTICLES = frozenset({"the", "a", "an"})


def _of_next_words(words: Words, end: int) -> Iterator[str]:
    """“Ada Holm, 29,”; "Dover, Delaware"; "Holm, who"; "Dover, where"."""
    if end < len(words) and words.text[end] == ",":
        end += 1
        if end + 1 < len(words) and words.text[end].isdigit() and words.text[end + 1] in (",", ".", ")"):
            yield "age behind"
        if end < len(words) and (words.lower[end] in places() or words.lower[end] in short_forms()):
            yield "place behind a comma"
    if end < len(words) and words.lower[end] in RELATIVE:
        yield f"clause {words.lower[end]}"


RELATIVE = frozenset({"who", "whose", "whom", "where", "which"})


def _of_grammar(words: Words, mention: Mention, at: Mapping[int, NameForm]) -> Iterator[str]:
    head = mention.head
    dep, above = words.dep[head], words.head[head]
    yield f"dep={dep}"
    if dep in ("nsubj", "nsubjpass"):
        yield f"subject of {words.lemma[above]}"
        predicates = [child for child in words.children[above] if words.dep[child] == "attr"]
        yield from (f"is a {name}" for child in predicates for name in _called(words, child))
    elif dep == "dobj":
        yield f"object of {words.lemma[above]}"
    elif dep == "pobj":
        preposition = words.lower[above]
        yield f"prep={preposition}"
        yield f"{words.lemma[words.head[above]]} {preposition}"
        yield from (f"{name} {preposition}" for name in _called(words, words.head[above]))
    elif dep in ("poss", "compound", "nmod") and not mention.start <= above < mention.end:
        yield from (f"{dep} of {name}" for name in _called(words, above))
    elif dep == "appos":
        yield from (f"behind {name}" for name in _called(words, above))
    elif dep == "conj" and above in at:
        yield f"with one labelled {at[above].label}"
    for child in words.children[head]:
        if words.dep[child] == "appos":
            yield from (f"beside {name}" for name in _called(words, child))
        elif words.dep[child] == "conj" and child in at:
            yield f"with one labelled {at[child].label}"


def _called(words: Words, i: int) -> Iterator[str]:
    """Yield a common noun and what it is a noun for; nothing for another word."""
    if words.tag[i] in ("NN", "NNS"):
        word = words.lemma[i].lower()
        yield word
        yield f"noun for {nouns()[word][0]}" if word in nouns() else "other noun"


def _next_pronoun(words: Words, mention: Mention, at: Mapping[int, NameForm]) -> str | None:
    """Return the kind of the first pronoun behind a mention, in its sentence or the next, with no name between."""
    last = words.sentence[mention.head] + 1
    for i in range(mention.end, min(mention.end + PRONOUN_WITHIN, len(words))):
        if words.sentence[i] > last or i in at:
            return None
        if words.lower[i] in PRONOUNS:
            return PRONOUNS[words.lower[i]]
    return None


PRONOUN_WITHIN = 30
"""Tokens: a pronoun farther behind a name hardly means it."""

PRONOUNS = {
    **dict.fromkeys(("he", "his", "him", "she", "her"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "their"), "they"),
}
