"""The confidence of the whole attribution: never more than that of the quote, and lower where a name is doubtful."""

from __future__ import annotations

import pytest

from newsquotes.results import Quote, Speaker
from newsquotes.speakers.component import SpeakerNamer
from newsquotes.speakers.confidence import INTERCEPT, SpeakerConfidence, load_confidence, speaker_features
from newsquotes.speakers.grounds import NO_SOURCE, Attributed, Grounds

from .conftest import MakeDoc, quote

CONTENT = "the talks had failed"
EVEN = SpeakerConfidence({})
"""Without weights every speaker is as likely right as wrong."""


def graded(doc_with: MakeDoc, text: str, source: str, min_probability: float | None = None) -> Quote:
    doc = doc_with(text, quote(text, source, CONTENT), min_probability=min_probability)
    return SpeakerNamer().name_speakers(doc)[0]


def test_the_quote_s_own_confidence_is_kept(doc_with: MakeDoc) -> None:
    found = graded(doc_with, "Carl Novak said the talks had failed.", "Carl Novak")
    assert found.quote_confidence == 0.9
    assert 0.5 < found.confidence < 0.9


def test_a_name_and_a_clear_pronoun_are_surer_than_one_left_open(doc_with: MakeDoc) -> None:
    text = "Carl Novak met Peter Holm on Monday. He said the talks had failed."
    name = graded(doc_with, "Carl Novak said the talks had failed.", "Carl Novak").confidence
    pronoun = graded(doc_with, text, "He").confidence
    left_open = graded(doc_with, text, "He", min_probability=1.0).confidence
    assert min(name, pronoun) > left_open


def test_without_a_source_the_quote_alone_counts_most() -> None:
    content = Quote("direct", (), confidence=0.8)
    found = load_confidence().grade(Attributed(content))
    assert found.quote_confidence == 0.8
    assert 0.4 < found.confidence <= 0.8


def test_of_several_speakers_the_least_sure_one_counts() -> None:
    model = SpeakerConfidence({"way: mention": 100.0})
    both = Quote("direct", (), speakers=(Speaker("A B"), Speaker("C D")), confidence=0.8)
    assert model.grade(Attributed(both, (Grounds("mention"), Grounds("pronoun")))).confidence == 0.4
    assert model.grade(Attributed(both, (Grounds("mention"), Grounds("mention")))).confidence == 0.8


def test_a_rule_s_only_candidate_is_as_likely_as_the_rule_is_right() -> None:
    said = Quote("direct", (), speakers=(Speaker("A B", "a"),), confidence=0.8)
    (speaker,) = EVEN.grade(Attributed(said, (Grounds("pronoun, by a rule"),))).speakers
    assert [(c.name, c.entity_id, c.probability) for c in speaker.candidates] == [("A B", "a", 0.5)]


@pytest.mark.parametrize(
    ("grounds", "features"),
    [
        (NO_SOURCE, {"way: no source"}),
        (Grounds("mention"), {"way: mention"}),
        (Grounds("pronoun, weighed", 0.9), {"way: pronoun, weighed", "log odds of the candidate"}),
        (Grounds("mention", None, True), {"way: mention", "handed on by another quote"}),
    ],
)
def test_features(grounds: Grounds, features: set[str]) -> None:
    assert {name for name, value in speaker_features(grounds).items() if value} == features | {INTERCEPT}


def test_a_likelier_candidate_makes_surer() -> None:
    model = load_confidence()
    shares = [model.probability(Grounds("pronoun, weighed", p)) for p in (0.3, 0.6, 0.9, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]
