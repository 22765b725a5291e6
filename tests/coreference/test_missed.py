"""Names the recogniser misses or mars, on hand-made word lists (no model needed)."""

import pytest
import spacy

from newsquotes.coreference.headlines import headline_tokens
from newsquotes.coreference.known_names import find_known, known_names, split_glued
from newsquotes.coreference.mentions import Mention
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
