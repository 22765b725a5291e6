"""Names the recogniser misses or mars, on hand-made word lists (no model needed)."""

import pytest
import spacy

from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.names.headlines import Written, headline_tokens
from newsquotes.coreference.names.known import find_known, known_names, split_glued
from newsquotes.coreference.names.missed import find_missed
from newsquotes.coreference.words import Words, read_words


def words_of(*tokens: str) -> Words:
    nlp = spacy.blank("en")
    return read_words(spacy.tokens.Doc(nlp.vocab, words=list(tokens)))


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("Taliban Claim Victory Over Valley", True),
        ("MINISTER DENIES SECRET DEAL", True),
        ("The minister has denied that there was a deal .", False),
        ("Minister Says Deal With Union Was Never Signed .", True),
    ],
)
def test_headline_tokens(line: str, is_headline: bool) -> None:
    assert all(flag is is_headline for flag in headline_tokens(words_of(*line.split())))


def test_known_name_is_found_in_capitals() -> None:
    words = words_of("NOVAK", "RESIGNS", "\n", "Carl", "Novak", "left", ".")
    name = Mention(3, 5, 4, "name", "person")
    found = find_known(words, [name], known_names(words, [name]))
    assert [(m.start, m.end, m.type) for m in found] == [(0, 1, "person")]


def test_glued_names_are_cut_apart() -> None:
    words = words_of("Reuters", "said", "Reuters", "Novak", "and", "Carl", "Novak", "met")
    names = [Mention(0, 1, 0, "name", "org"), Mention(2, 4, 3, "name", "person"), Mention(5, 7, 6, "name", "person")]
    cut = split_glued(words, names, known_names(words, names))
    assert [(m.start, m.end, m.type) for m in cut] == [(0, 1, "org"), (2, 3, "org"), (3, 4, "person"), (5, 7, "person")]


def test_family_name_of_a_full_name_held_for_a_body() -> None:
    words = words_of("Polly", "Quist", "left", ".", "Quist", "won", ".")
    names = [Mention(0, 2, 1, "name", "org")]
    assert [(m.start, m.end) for m in find_known(words, names, known_names(words, names))] == [(4, 5)]


def parsed(*rows: tuple[str, str, str, int]) -> Words:
    """Words of tokens given as text, tag, dependency and head; a token "\\n" ends a sentence."""
    texts, tags, deps, heads = zip(*rows, strict=True)
    starts = [i == 0 or texts[i - 1] in (".", "\n") for i in range(len(texts))]
    doc = spacy.tokens.Doc(
        spacy.blank("en").vocab, words=texts, tags=tags, deps=deps, heads=heads, lemmas=texts, sent_starts=starts
    )
    return read_words(doc)


def found_in(words: Words) -> list[str]:
    names = find_missed(words, [], set(), [False] * len(words), set(), Written.of(words))
    return [" ".join(words.text[name.start : name.end]) for name in names]


def test_unknown_subject_inside_a_sentence_is_a_name() -> None:
    words = parsed(("Later", "RB", "advmod", 2), ("Quist", "NNP", "nsubj", 2), ("won", "VBD", "ROOT", 2))
    assert found_in(words) == ["Quist"]


@pytest.mark.parametrize(
    ("owner", "found"),
    [("her", ["Quist"]), ("the", [])],
)
def test_unknown_word_that_opens_the_sentence_needs_a_pronoun_beside(owner: str, found: list[str]) -> None:
    words = parsed(
        ("Quist", "NNP", "nsubj", 1),
        ("won", "VBD", "ROOT", 1),
        (owner, "PRP$" if owner == "her" else "DT", "poss", 3),
        ("case", "NN", "dobj", 1),
    )
    assert found_in(words) == found


@pytest.mark.parametrize(
    ("word", "tag", "verb", "found"),
    [
        ("Polly", "RB", "has", ["Polly"]),
        ("Ellen", "JJ", "left", ["Ellen"]),
        ("Little", "JJ", "be", []),
        ("Freight", "NN", "has", []),
    ],
)
def test_given_name_before_its_verb(word: str, tag: str, verb: str, found: list[str]) -> None:
    words = parsed((word, tag, "advmod", 1), (verb, "VBZ", "ROOT", 1), ("sisters", "NNS", "dobj", 1))
    assert found_in(words) == found


@pytest.mark.parametrize(
    ("tokens", "heads", "name"),
    [
        ("Shares of Quorvo , the chain , fell", [7, 0, 1, 2, 5, 2, 2, 7], "Quorvo"),
        ("Shares of Quorvo , the farmer , fell", [7, 0, 1, 2, 5, 2, 2, 7], None),
        ("the pollster Quorvo fell", [2, 2, 3, 3], "Quorvo"),
        ("Quorvo for Dalby , the chain , fell", [7, 0, 1, 0, 5, 0, 0, 7], "Quorvo for Dalby"),
    ],
)
def test_a_name_that_a_noun_for_a_body_stands_beside(tokens: str, heads: list[int], name: str | None) -> None:
    text = tokens.split()
    tags = ["NNP" if word in ("Quorvo", "Dalby") else "NN" if word.isalpha() else "," for word in text]
    tags = [
        "IN" if word in ("of", "for") else "DT" if word == "the" else tag for word, tag in zip(text, tags, strict=True)
    ]
    deps = ["appos" if word in ("chain", "farmer") else "compound" if word == "pollster" else "dep" for word in text]
    words = read_words(spacy.tokens.Doc(spacy.blank("en").vocab, words=text, tags=tags, heads=heads, deps=deps))
    found = find_missed(words, [], set(), [False] * len(text), set(), Written.of(words))
    bodies = [" ".join(text[m.start : m.end]) for m in found if m.type == "org"]
    assert bodies == ([name] if name else [])
