"""All names of a Doc: which rules look for them, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.names.bodies import find_bodies
from newsquotes.coreference.names.headlines import Written, drop_openers, drop_unwitnessed, headline_tokens
from newsquotes.coreference.names.known import find_known, find_nested, known_names, split_glued
from newsquotes.coreference.names.missed import find_missed
from newsquotes.coreference.names.recognised import (
    LABELS,
    bodies_of_owners,
    complete_bodies,
    drop_roles,
    named_after,
    names_of_recogniser,
)
from newsquotes.coreference.words import Words
from newsquotes.results import Quote


def find_names(doc: Doc, words: Words, quotes: Sequence[Quote]) -> list[Mention]:
    """Return the names of a Doc: the recogniser's, mended, and those it missed."""
    headline, written = headline_tokens(words), Written.of(words)
    recognised = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    names = drop_roles(words, drop_unwitnessed(words, names_of_recogniser(words, recognised), headline), written.small)
    others = {i for start, end, label in recognised if label not in LABELS for i in range(start, end)}
    sources: set[int] = set()
    for quote in quotes:
        for span in quote.source:
            sources.update(range(*words.between(span.start, span.end)))
    others -= sources & {i for start, end, label in recognised if label in MISTAKEN for i in range(start, end)}
    others -= {start for start, end, label in recognised if label in MISTAKEN and end == start + 1}
    names = split_glued(words, names, known_names(words, names))
    names += find_missed(words, names, others, headline, sources, written)
    names = bodies_of_owners(words, complete_bodies(words, drop_openers(words, names, written)))
    known = known_names(words, names)
    names = sorted(names + find_known(words, names, known))
    return sorted(names + named_after(words, names) + find_bodies(words, names) + find_nested(words, names, known))


MISTAKEN = ("WORK_OF_ART", "PRODUCT", "EVENT")
"""Labels of the recogniser that a source of a quote, who is somebody, gets by mistake."""
