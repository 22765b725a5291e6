"""What holds for the speakers of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import newsquotes
from newsquotes.results import Candidate, Speaker

PIECES = st.sampled_from(
    ["Ann Lee ", "Peter Holm ", "Ms. Lee ", "Holm ", "the mayor ", "The coach ", "a nurse ", "officials ", "The agency ",
     "the U.N. ", "She ", "he ", "they ", "It ", "who ", "said ", "told Reuters ", "according to ", "met ", "and ",
     "that the bridge would open ", "“We stay,” ", "“I am here.” ", ". ", ", ", "\n\n", "the mayor of Oslo, ", "(UN) "]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=40).map("".join)
ROUNDING = 0.001
"""Probabilities are rounded to four places, a dozen of them at most."""


@settings(max_examples=150)
@given(text=TEXT)
def test_speakers_of_any_text(nlp: Language, text: str) -> None:
    article = newsquotes.attribute(text, nlp=nlp)
    ids = {entity.id for entity in article.entities} | {None}
    names = {entity.id: entity.name for entity in article.entities}
    for quote in article.quotes:
        assert quote.quote_confidence is not None
        assert 0 <= quote.confidence <= quote.quote_confidence <= 1
        for speaker in quote.speakers:
            check_speaker(speaker)
            assert speaker.entity_id in ids
            assert speaker.entity_id is None or names[speaker.entity_id] == speaker.name
            for candidate in speaker.candidates:
                check_candidate(candidate)
                assert candidate.entity_id in ids
    assert newsquotes.attribute(text, nlp=nlp) == article


def check_speaker(speaker: Speaker) -> None:
    assert speaker.name is None or speaker.description is None
    assert speaker.name is not None or speaker.entity_id is None
    shares = [candidate.probability for candidate in speaker.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + ROUNDING
    named = [candidate for candidate in speaker.candidates if candidate.entity_id is not None]
    assert len(named) == len({candidate.entity_id for candidate in named})
    if speaker.name is not None and speaker.candidates:
        assert speaker.candidates[0].entity_id == speaker.entity_id


def check_candidate(candidate: Candidate) -> None:
    assert 0 <= candidate.probability <= 1
    assert candidate.name is None or candidate.description is None
    assert candidate.name is not None or candidate.entity_id is None
