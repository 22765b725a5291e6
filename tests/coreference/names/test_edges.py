"""Where names start and end, on hand-made word lists (no model needed)."""

import pytest
import spacy

from newsquotes.coreference.names.edges import (
    cut_at_bracket,
    cut_at_joint,
    cut_at_line_break,
    cut_at_other_script,
    cut_before_article,
    cut_before_credit,
    person_of_owner,
    take_in_second_half,
    take_off_titles,
    trim_edges,
)
from newsquotes.coreference.words import Words, read_words


def words_of(*tokens: str) -> Words:
    nlp = spacy.blank("en")
    return read_words(spacy.tokens.Doc(nlp.vocab, words=list(tokens)))


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


@pytest.mark.parametrize(("first", "start"), [("DSP", 1), ("Dsp", 0), ("Mrs.", 1)])
def test_titles_and_ranks_are_taken_off(first: str, start: int) -> None:
    assert take_off_titles(words_of(first, "Ida", "Holm"), (0, 3)) == (start, 3)


def test_bracket_and_other_script_end_a_name() -> None:
    assert cut_at_bracket(words_of("Lee", "(", "R", ")"), (0, 4)) == (0, 1)
    assert cut_at_other_script(words_of("Twitter", "पर"), (0, 2)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Radio Vesta's Anna Novak", "Anna Novak"),
        ("Radio Vesta's Anna Trust", None),
        ("Radio Vesta's Evening Show", None),
        ("Anna's Maria", None),
        ("Radio Vesta", None),
    ],
)
def test_a_person_behind_the_body_whose_it_is(text: str, person: str | None) -> None:
    tokens = text.replace("'s", " 's").split()
    words = read_words(spacy.tokens.Doc(spacy.blank("en").vocab, words=tokens, tags=["NNP"] * len(tokens)))
    found = person_of_owner(words, (0, len(tokens)))
    assert (" ".join(tokens[found[0] : found[1]]) if found else None) == person


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Transport , Anna Novak", ["Transport", "Anna Novak"]),
        ("Novak , Berg", ["Novak , Berg"]),
        ("Radio One / Ostrava Post", ["Radio One", "Ostrava Post"]),
    ],
)
def test_where_two_names_meet(text: str, pieces: list[str]) -> None:
    tokens = text.split()
    words = read_words(spacy.tokens.Doc(spacy.blank("en").vocab, words=tokens, tags=["NNP"] * len(tokens)))
    assert [" ".join(tokens[a:b]) for a, b in cut_at_joint(words, (0, len(tokens)))] == pieces


@pytest.mark.parametrize(("last", "end"), [("office", 1), ("Great", 4)])
def test_a_name_does_not_run_on_into_the_noun_phrase_behind_it(last: str, end: int) -> None:
    tokens = ["Holm", "the", "Harbour", "Sea", last]
    tags = ["NNP", "DT", "NNP", "NNP", "NN" if last.islower() else "JJ"]
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=tokens, tags=tags, heads=[0, 4, 4, 4, 0], deps=["dep"] * 5)
    assert cut_before_article(read_words(doc), (0, 4)) == (0, end)


def test_the_label_of_a_credit_is_no_name() -> None:
    assert cut_before_credit(words_of("Anna", "Novak", "Photo", ":", "Reuters"), (0, 3)) == (0, 2)
    assert cut_before_credit(words_of("Anna", "Photo", "said"), (0, 2)) == (0, 2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Union of Dockers and Old Sailors ( UDAS )", "Union of Dockers and Old Sailors"),
        ("Union of Dockers and Sailors Club ( SC )", "Union of Dockers"),
        ("Union of Dockers and others ( UDAO )", "Union of Dockers"),
        ("Ostrava Dock Union and Sailors ( UDAS )", "Ostrava Dock Union"),
    ],
)
def test_an_acronym_tells_how_far_a_name_goes(text: str, name: str) -> None:
    tokens = text.split()
    tags = ["NNP" if word[0].isupper() else "IN" for word in tokens]
    words = read_words(spacy.tokens.Doc(spacy.blank("en").vocab, words=tokens, tags=tags))
    start, end = take_in_second_half(words, (0, 3))
    assert " ".join(tokens[start:end]) == name
