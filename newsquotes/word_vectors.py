"""What the quotation network made of each word, kept on the Doc for the stage that asks who a pronoun means.

Plain bytes under ``doc.user_data["newsquotes"]["word_vectors"]``: some 750 bytes a word, so the stage that reads them
takes them off the Doc.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from newsquotes.annotations import KEY

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = "word_vectors"


@dataclass(frozen=True, slots=True)
class WordVectors:
    """W words in text order: where each begins (character offsets, [W]) and its vector ([W, D], half floats).

    ``network`` names the weights that made them: vectors of other weights mean other things.
    """

    network: str
    starts: NDArray[np.int32]
    vectors: NDArray[np.float16]

    def rows(self, offsets: Sequence[int]) -> list[int]:
        """Return the numbers of the words that hold these characters; where none does, of the one before."""
        found = np.searchsorted(self.starts, np.asarray(offsets), side="right") - 1
        return [max(row, 0) for row in found.tolist()]


def set_word_vectors(doc: Doc, found: WordVectors) -> None:
    """Write the vectors on the Doc."""
    doc.user_data.setdefault(KEY, {})[_NAME] = {
        "network": found.network,
        "starts": found.starts.astype("<i4").tobytes(),
        "vectors": found.vectors.astype("<f2").tobytes(),
    }


def get_word_vectors(doc: Doc) -> WordVectors | None:
    """Return the vectors on the Doc; None where there are none, or no words."""
    kept: dict[str, Any] | None = doc.user_data.get(KEY, {}).get(_NAME)
    if not kept or not kept["starts"]:
        return None
    starts = np.frombuffer(kept["starts"], "<i4")
    return WordVectors(kept["network"], starts, np.frombuffer(kept["vectors"], "<f2").reshape(len(starts), -1))


def drop_word_vectors(doc: Doc) -> None:
    """Take the vectors off the Doc, if there are any."""
    doc.user_data.get(KEY, {}).pop(_NAME, None)
