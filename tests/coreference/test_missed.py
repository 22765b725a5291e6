"""Names the recogniser misses or mars, on hand-made word lists (no model needed)."""

import pytest
import spacy

from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.missed import find_known, headline_tokens, known_names, split_glued
from newsquotes.coreference.names import cut_at_bracket, cut_at_line_break, cut_at_other_script, trim_edges
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


def test_line_break_cuts_unless_wrapped() -> None:
    words = words_of("Carl", "Novak", "\n", "Oslo")
    assert cut_at_line_break(words, (0, 4)) == [(0, 2), (3, 4)]
    long = [
        "The",
        "committee",
        "that",
        "was",
        "asked",
        "to",
        "look",
        "into",
        "the",
        "affair",
        "heard",
        "Carl",
        "\n",
        "Novak",
    ]
    assert cut_at_line_break(words_of(*long), (11, 14)) == [(11, 14)]


@pytest.mark.parametrize(
    ("tokens", "kept"),
    [(["the", "FBI", "'s"], ["FBI"]), (['"', "Oslo", ","], ["Oslo"]), (["Acme", "Inc."], ["Acme", "Inc."])],
)
def test_trim_edges(tokens: list[str], kept: list[str]) -> None:
    start, end = trim_edges(words_of(*tokens), (0, len(tokens)))
    assert tokens[start:end] == kept


def test_bracket_and_other_script_end_a_name() -> None:
    assert cut_at_bracket(words_of("Lee", "(", "R", ")"), (0, 4)) == (0, 1)
    assert cut_at_other_script(words_of("Twitter", "पर"), (0, 2)) == (0, 1)
