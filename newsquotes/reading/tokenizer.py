"""A spaCy tokenizer that reads before it cuts: same-length normalised text, sentences that stop at paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import set_given_text
from newsquotes.reading.document import Reading, read, remember
from newsquotes.reading.line_rules import DRAWN_MARKS

READING_TOKENIZER = "newsquotes.ReadingTokenizer.v1"
"""The name under which spaCy configs find it, by the entry point in pyproject.toml."""


LONGEST_RUN = 500
"""Characters without a space; no address on the web that an article prints is longer."""

_MARK_IN_WORD = re.compile(r"(?<=[\w.,!?;:])[“”«»„](?=\w)|(?<=[,.!?])\"(?=[^\W\d])")
"""A space that got lost beside a quotation mark: "resistance,”said"."""

_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

_MARK_RUN = re.compile(rf"[\"'`´‘’‚“”„«»‹›]{{{DRAWN_MARKS},}} ?")


class ReadingTokenizer:
    """Wraps a pipeline's tokenizer.

    ``doc.text`` becomes the normalised text (same length as the given one, so offsets agree); the given text is kept
    on the Doc, and a sentence starts at each paragraph, which the parser respects.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Tokenize ``text``; raises TypeError when it is not a str."""
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        result = read(text)
        doc = self._tokenize(result.text)
        set_given_text(doc, text)
        remember(doc, result)
        start_sentences_at_paragraphs(doc, result)
        return doc

    def _tokenize(self, text: str) -> Doc:
        """Cut where spaCy would not, or would take time by the square of the length: marks in words, unbroken runs.

        A run of nothing but marks stays whole, in pieces of LONGEST_RUN: one token to parse instead of thousands.
        """
        cuts = {mark.start() for mark in _MARK_IN_WORD.finditer(text)}
        for run in _LONG_RUN.finditer(text):
            cuts.update(range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN))
        drawn = list(_MARK_RUN.finditer(text))
        for run in drawn:
            cuts.update((*range(*run.span(), LONGEST_RUN), run.end()))
        cuts -= {0, len(text)}
        if not cuts and not drawn:
            return self.tokenizer(text)
        pieces = [self._piece(text[i:j]) for i, j in itertools.pairwise([0, *sorted(cuts), len(text)])]
        doc = Doc.from_docs(pieces, ensure_whitespace=False)
        assert doc is not None  # only of no Docs at all
        return doc

    def _piece(self, text: str) -> Doc:
        """Tokenize what stands between two cuts."""
        if not _MARK_RUN.fullmatch(text):
            return self.tokenizer(text)
        return Doc(self.tokenizer("").vocab, words=[text.rstrip(" ")], spaces=[text.endswith(" ")])

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Serialise the wrapped tokenizer."""
        return self.tokenizer.to_bytes(**kwargs)  # type: ignore[attr-defined,no-any-return]

    def from_bytes(self, data: bytes, **kwargs: Any) -> ReadingTokenizer:
        """Load the wrapped tokenizer."""
        self.tokenizer.from_bytes(data, **kwargs)  # type: ignore[attr-defined]
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Save the wrapped tokenizer."""
        self.tokenizer.to_disk(path, **kwargs)  # type: ignore[attr-defined]

    def from_disk(self, path: str | Path, **kwargs: Any) -> ReadingTokenizer:
        """Load the wrapped tokenizer."""
        self.tokenizer.from_disk(path, **kwargs)  # type: ignore[attr-defined]
        return self


def start_sentences_at_paragraphs(doc: Doc, result: Reading) -> None:
    """Let a sentence start at each paragraph and furniture line, whatever the parser thinks.

    Without this the parser reads a headline without full stop, or a link line, into the paragraph after it.
    """
    starts = {start for start, _ in (*result.paragraphs, *result.furniture)} - {0}
    places = doc.to_array("IDX").tolist()
    begins: list[int] = doc.to_array("SENT_START").tolist()
    found = [int(place in starts) or begin for place, begin in zip(places, begins, strict=True)]
    if found:  # at once: a token that is told so by itself goes through its Doc each time to see that it has no parse
        doc.from_array(["SENT_START"], np.array(found, np.uint64).reshape(-1, 1))  # type: ignore[arg-type]


def create_reading_tokenizer() -> Callable[[Language], ReadingTokenizer]:
    """Build a ReadingTokenizer around a language's own tokenizer, for configs and ``spacy.load``."""
    from spacy.language import create_tokenizer

    return lambda nlp: ReadingTokenizer(create_tokenizer()(nlp))
