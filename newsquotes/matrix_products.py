"""spaCy's matrix products, done by the BLAS that numpy brings.

thinc, spaCy's own library of networks, multiplies with BLIS, which takes three times as long for matrices of the sizes
that en_core_web_sm has; products are most of its time. thinc can go by numpy as well (`NumpyOps(use_blis=False)`).
numpy's BLAS would use every core, in each worker process too; here it has one, as spaCy has.

The two differ in the last digits, and with numpy these depend on how many rows are multiplied at once: with `alone`,
spaCy's networks read one article at a time, so that an article's answer does not depend on its neighbours.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

ALONE = {"batch_size": 1}
"""What `Language.pipe` is to tell the pipes with a network of spaCy's."""


def use_numpy(nlp: Language) -> Language:
    """Let the networks of a pipeline multiply by numpy, in place; those on a GPU or with products of their own stay."""
    ops = OneThreadOps()
    for network in _networks(nlp).values():
        for layer in network.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
    return nlp


def alone(nlp: Language) -> dict[str, dict[str, Any]]:
    """Return the part of the ``component_cfg`` of `Language.pipe` by which such networks read one article at a time."""
    return {name: dict(ALONE) for name, network in _networks(nlp).items() if type(network.ops) is OneThreadOps}


def _networks(nlp: Language) -> dict[str, Model[Any, Any]]:
    return {name: pipe.model for name, pipe in nlp.pipeline if isinstance(pipe, TrainablePipe) and pipe.model}


class OneThreadOps(NumpyOps):  # type: ignore[misc]  # thinc's is compiled, so its type is not known
    """thinc's operations with numpy's matrix products, in one thread."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply two matrices [M, K] and [K, N], each of them turned first if so asked."""
        with one_thread():
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)


def one_thread() -> AbstractContextManager[Any]:
    """Keep numpy's products to one thread for a while; for small ones more threads wait longer than they work."""
    limited: AbstractContextManager[Any] = _blas().limit(limits=1)
    return limited


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """Find the BLAS libraries in use, once: it takes some milliseconds."""
    return ThreadpoolController().select(user_api="blas")
