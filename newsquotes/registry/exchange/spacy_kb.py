"""Entries as a spaCy KnowledgeBase, for users who train spaCy's own entity linker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from newsquotes.registry.records import Entry

if TYPE_CHECKING:
    from spacy.kb import InMemoryLookupKB
    from spacy.vocab import Vocab

VECTOR_LENGTH = 1  # the registry has no vectors of its own; train them with spaCy and set them afterwards


def to_spacy_kb(entries: Iterable[Entry], vocab: Vocab, counts: dict[str, int] | None = None) -> InMemoryLookupKB:
    """Return a spaCy KnowledgeBase with an entity per entry and an alias per name.

    ``counts``: recorded mentions by entry id; with the prior they give the frequencies and the alias probabilities.
    """
    from spacy.kb import InMemoryLookupKB

    kb = InMemoryLookupKB(vocab, entity_vector_length=VECTOR_LENGTH)
    frequency: dict[str, int] = {}
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        if entry.merged_into is not None:
            continue
        frequency[entry.id] = entry.prior + (counts or {}).get(entry.id, 0) + 1
        for name in entry.names:
            bearers[name][entry.id] = None
    ids = list(frequency)
    vectors = [np.zeros(VECTOR_LENGTH, dtype="float32") for _ in ids]
    kb.set_entities(entity_list=ids, freq_list=[frequency[i] for i in ids], vector_list=vectors)
    for name, held in bearers.items():
        total = sum(frequency[i] for i in held)
        kb.add_alias(alias=name, entities=list(held), probabilities=[frequency[i] / total for i in held])
    return kb
