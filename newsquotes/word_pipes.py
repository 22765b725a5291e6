"""spaCy's attribute ruler and rule lemmatizer, made quick: what they say of a word is worked out once and remembered.

In en_core_web_sm the two take a fifth of the whole pass, asking the same of "the" every time it comes. The classes here
give the same answers, so a pipe stays what its config says and is saved as such: only its class is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from spacy.errors import Errors
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_OF_FEW_VALUES = frozenset({"TAG", "DEP", "POS", "IS_SPACE", "IS_PUNCT", "IS_ALPHA", "IS_DIGIT"})
"""Attributes by which tokens fall into few groups; of LOWER only the values that a pattern names are told apart."""

Match = tuple[int, int, int, int]
"""The number of the rule, its id in the matcher, start and end of the tokens."""


def quicken(nlp: Language) -> Language:
    """Make the pipes of these two kinds quick, in place; others stay as they are."""
    for _, pipe in nlp.pipeline:
        if type(pipe) is EnglishLemmatizer and pipe.mode == "rule":
            pipe.__class__ = QuickLemmatizer
            index = pipe.lookups.get_table("lemma_index", {})
            for pos, words in list(index.items()):
                index[pos] = _WordList(words)
        elif type(pipe) is AttributeRuler:
            pipe.__class__ = QuickRuler
    return nlp


class _WordList(list[str]):
    """The lemmatizer's list of known words; it asks thousands of times whether one of 57,000 is in it."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(words)
        self._all = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._all


class QuickLemmatizer(EnglishLemmatizer):
    """Remembers the lemma of each word form, part of speech and morphology, on which alone it depends."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token that has none (of every one, when the pipe overwrites)."""
        if not self._validated:
            self._validate_tables(Errors.E1004)
        try:
            return self._lemmatize(doc)
        except Exception as error:  # whatever it is, the pipeline's own handler decides, as in spaCy
            self.get_error_handler()(self.name, self, [doc], error)
            return doc

    def _lemmatize(self, doc: Doc) -> Doc:
        known: dict[tuple[int, ...], int] = self.__dict__.setdefault("_known", {})
        lemmas = []
        for i, (lemma, *key) in enumerate(doc.to_array(["LEMMA", "ORTH", "POS", "MORPH"]).tolist()):
            if not lemma or self.overwrite:
                lemma = known.get(tuple(key))
                if lemma is None:
                    lemma = known[tuple(key)] = doc.vocab.strings.add(self.lemmatize(doc[i])[0])
            lemmas.append(lemma)
        if lemmas:
            doc.from_array(["LEMMA"], np.array(lemmas, np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
        return doc


class QuickRuler(AttributeRuler):
    """Remembers which rules about single tokens hold for tokens with the same attributes."""

    def match(self, doc: Doc) -> list[Match]:
        """Return the matches of all rules, the later rules last."""
        rules: _WordRules | None = self.__dict__.get("_rules")
        if rules is None or rules.count != len(self.attrs):
            rules = self.__dict__["_rules"] = _WordRules(self)
        return rules.match(doc)


class _WordRules:
    """An attribute ruler's patterns in two heaps: those of one token and few attributes, and all others."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.count = len(ruler.attrs)
        self._strings = ruler.vocab.strings
        self._words, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        named: set[str] = set()
        columns: set[str] = set()
        rules: Any = ruler.patterns  # typed more loosely by spaCy than what it gives
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                by_word = _is_by_word(pattern)
                (self._words if by_word else self._others).add(str(number), [pattern])
                if by_word:
                    columns.update(pattern[0])
                    named.update(_values(pattern[0].get("LOWER", [])))
        self._columns: list[int | str] = sorted(columns)
        self._lower = self._columns.index("LOWER") if "LOWER" in self._columns else None
        self._named = np.array([self._strings.add(value) for value in sorted(named)], np.uint64)
        self._known: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def match(self, doc: Doc) -> list[Match]:
        found: list[Match] = [
            (int(self._strings[rule]), rule, start, end)
            for rule, start, end in self._others(doc, allow_missing=True, as_spans=False)
        ]
        for i, key in enumerate(self._keys(doc)):
            rules = self._known.get(key)
            if rules is None:
                matches = self._words(doc[i : i + 1], allow_missing=True, as_spans=False)
                rules = self._known[key] = [(int(self._strings[rule]), rule) for rule, _, _ in matches]
            found += [(number, rule, i, i + 1) for number, rule in rules]
        found.sort()
        return found

    def _keys(self, doc: Doc) -> list[tuple[int, ...]]:
        if not self._columns or not len(doc):
            return []
        table: Any = doc.to_array(self._columns).reshape(len(doc), -1)
        if self._lower is not None:
            lower = table[:, self._lower]
            table[:, self._lower] = np.where(np.isin(lower, self._named), lower, 0)
        return [tuple(row) for row in table.tolist()]


def _is_by_word(pattern: list[dict[str, Any]]) -> bool:
    """Whether a pattern asks of one token for attributes that can be listed."""
    if len(pattern) != 1:
        return False
    return all(
        name in _OF_FEW_VALUES or (name == "LOWER" and (isinstance(value, str) or list(value) == ["IN"]))
        for name, value in pattern[0].items()
    )


def _values(asked: Any) -> list[str]:
    """The words that a pattern names: "be", or {"IN": ["am", "are"]}."""
    return [asked] if isinstance(asked, str) else list(asked["IN"] if asked else [])
