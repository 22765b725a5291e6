"""Whom a document speaks for."""

import pytest

from newsquotes.speakers.component import SpeakerNamer

from .conftest import MakeDoc, quote

ISSUED = [
    ("A memo that Anna Holm sent to staff says ties stay at home.", "A memo that Anna Holm sent to staff", "Anna Holm"),
    ("A letter seen by Reuters says ties stay at home.", "A letter seen by Reuters", None),
    ("Reuters made a survey of towns. The poll says ties stay at home.", "The poll", None),
    ("A Reuters survey came out on Monday. The poll says ties stay at home.", "The poll", "Reuters"),
    ("A Reuters survey came out. A new survey followed. The survey says ties stay at home.", "The survey", None),
    (
        "A study that appeared in the Oslo Times says ties stay at home.",
        "A study that appeared in the Oslo Times",
        "Oslo Times",
    ),
    ("Anna Holm wrote in a letter to staff. The letter says ties stay at home.", "The letter", "Anna Holm"),
    ("Anna Holm emailed her staff. The email says ties stay at home.", "The email", "Anna Holm"),
    ("Anna Holm spoke in the morning. The statement says ties stay at home.", "The statement", None),
    ("Anna Holm spoke in the morning. Her paper says ties stay at home.", "Her paper", "Anna Holm"),
    ("Poll: ties stay at home\n\nA Reuters poll found that few people like them.", "Poll", "Reuters"),
]


@pytest.mark.parametrize(("text", "source", "name"), ISSUED)
def test_issuer(doc_with: MakeDoc, text: str, source: str, name: str | None) -> None:
    doc = doc_with(text, quote(text, source, "ties stay at home"))
    speaker = SpeakerNamer().name_speakers(doc)[0].speaker
    assert speaker is not None
    assert speaker.name == name
