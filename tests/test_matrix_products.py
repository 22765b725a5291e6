"""numpy multiplies for spaCy, in one thread, and what spaCy says of an article stays the same."""

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info, threadpool_limits

from newsquotes.matrix_products import OneThreadOps, alone, one_thread, use_numpy
from newsquotes.pipeline import BUNDLED_MODEL, load

TEXTS = [
    "Mayor Ilse Brandt said on Monday that the bridge would open in May. “We have waited long enough,” she added.",
    "The union refused.",
    "According to two officials of the Harbour Board, Tom Okafor told Reuters, nothing was signed in Rotterdam.\n\n"
    "He declined to say who had asked for it, and his lawyers at Pell & Sons did not answer letters.",
    "",
]


@pytest.fixture(scope="module")
def plain():
    return spacy.load(BUNDLED_MODEL)


@pytest.fixture(scope="module")
def numpied():
    return use_numpy(spacy.load(BUNDLED_MODEL))


def read(doc):
    return [(t.tag_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_spacy_reads_the_same(plain, numpied, text):
    assert read(numpied(text)) == read(plain(text))


def test_every_layer_multiplies_by_numpy(numpied):
    for name in ("tok2vec", "tagger", "parser", "ner"):
        assert {type(layer.ops) for layer in numpied.get_pipe(name).model.walk()} == {OneThreadOps}, name
    assert type(get_current_ops()) is NumpyOps  # other pipelines of the process keep theirs


def test_operations_of_another_kind_stay():
    class Own(NumpyOps):
        pass

    nlp = spacy.load(BUNDLED_MODEL, exclude=["ner", "parser"])
    nlp.get_pipe("tagger").model.ops = own = Own()
    use_numpy(nlp)
    assert nlp.get_pipe("tagger").model.ops is own
    assert list(alone(nlp)) == ["tok2vec"]


def test_an_article_does_not_depend_on_its_neighbours():
    nlp = load()
    together = [doc.tensor for doc in nlp.pipe(TEXTS[:3], batch_size=8, component_cfg=alone(nlp))]
    for text, vectors in zip(TEXTS, together, strict=False):
        assert np.array_equal(nlp(text).tensor, vectors)


def test_only_networks_are_asked_to_read_alone(numpied):
    assert alone(numpied) == {name: {"batch_size": 1} for name in ("tok2vec", "tagger", "parser", "ner")}
    assert alone(spacy.blank("en")) == {}


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(trans1, trans2):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(5, 7) if trans1 else (7, 5)).astype("f")
    y = rng.normal(size=(9, 5) if trans2 else (5, 9)).astype("f")
    wanted = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    out = np.empty((7, 9), "f")
    given = OneThreadOps().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
    assert given is out
    assert np.allclose(given, wanted, atol=1e-5)
    assert np.allclose(OneThreadOps().gemm(x, y, trans1=trans1, trans2=trans2), wanted, atol=1e-5)


def test_the_threads_of_others_are_left_as_they_were():
    def threads():
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    with threadpool_limits(2, user_api="blas"):
        before = threads()
        OneThreadOps().gemm(np.ones((2, 2), "f"), np.ones((2, 2), "f"))
        assert threads() == before
        with one_thread():
            assert set(threads()) == {1}
        assert threads() == before


def test_what_is_saved_is_plain(numpied, plain, tmp_path):
    numpied.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert type(loaded.get_pipe("ner").model.ops) is NumpyOps
    assert read(loaded(TEXTS[0])) == read(plain(TEXTS[0]))
