"""The quick pipes answer as spaCy's own do."""

import pickle

import pytest
import spacy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from newsquotes.pipeline import BUNDLED_MODEL
from newsquotes.word_pipes import QuickLemmatizer, QuickRuler, quicken

TEXTS = [
    "",
    "Mice were running, she said. They ain't gonna stop; let's go, ya'll gotta see the best of them!",
    "The better geese's cows lay, but “I've lain there,” he'd said.\n\n  A 2nd line\tand 3 leaves.",
    "The mice were running and the men said it again: running mice, running men. You're what you've been.",
]


@pytest.fixture(scope="module")
def plain():
    return spacy.load(BUNDLED_MODEL, exclude=["ner"])


@pytest.fixture(scope="module")
def quick():
    return quicken(spacy.load(BUNDLED_MODEL, exclude=["ner"]))


def attributes(doc):
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc]


def test_both_pipes_are_quick(quick):
    assert type(quick.get_pipe("lemmatizer")) is QuickLemmatizer
    assert type(quick.get_pipe("attribute_ruler")) is QuickRuler


@pytest.mark.parametrize("text", [*TEXTS, *TEXTS[::-1]])
def test_the_answers_are_the_same(plain, quick, text):
    assert attributes(quick(text)) == attributes(plain(text))


def test_matches_are_the_same(plain, quick):
    for text in TEXTS:
        doc = plain.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = plain.get_pipe(name)(doc)
        same = Doc(quick.vocab).from_bytes(doc.to_bytes())
        theirs = [(n, start, end) for n, _, start, end in plain.get_pipe("attribute_ruler").match(doc)]
        assert [(n, start, end) for n, _, start, end in quick.get_pipe("attribute_ruler").match(same)] == theirs


def test_rules_that_are_added_later_count(quick):
    nlp = quicken(spacy.load(BUNDLED_MODEL, exclude=["ner"]))
    nlp("The cat sat.")
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "cat"}]], {"LEMMA": "feline"})
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": {"REGEX": "^s.t$"}}]], {"LEMMA": "sit!"})
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": {"IN": ["on", "the"]}, "TAG": "DT"}]], {"LEMMA": "an article"})
    assert [t.lemma_ for t in nlp("The cat sat.")] == ["an article", "feline", "sit!", "."]


def test_lemmas_that_are_there_stay(quick):
    doc = quick.make_doc("The mice")
    doc[1].lemma_ = "rodent"
    doc[1].pos_ = "NOUN"
    doc[0].pos_ = "DET"
    assert [t.lemma_ for t in quick.get_pipe("lemmatizer")(doc)] == ["the", "rodent"]


def test_errors_go_to_the_handler(quick, monkeypatch):
    pipe = quick.get_pipe("lemmatizer")
    seen = []
    monkeypatch.setattr(pipe, "lemmatize", lambda token: [])
    pipe.set_error_handler(lambda name, proc, docs, error: seen.append((name, type(error))))
    doc = quick.make_doc("Unheardofs")
    doc[0].pos_ = "NOUN"
    pipe(doc)
    assert seen == [("lemmatizer", IndexError)]


def test_what_is_saved_is_plain(quick, tmp_path):
    quick.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert type(loaded.get_pipe("lemmatizer")) is EnglishLemmatizer
    assert type(loaded.get_pipe("attribute_ruler")) is AttributeRuler
    assert attributes(loaded(TEXTS[1])) == attributes(quick(TEXTS[1]))


def test_the_list_of_words_goes_to_other_processes(quick):
    index = quick.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    copied = pickle.loads(pickle.dumps(index))
    assert any("mouse" in words for words in copied.values())
    assert copied == index


def test_other_pipes_stay():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert quicken(nlp).pipe_names == ["sentencizer"]
