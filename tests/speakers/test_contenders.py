"""Candidates: who was weighed, with registry ids, when a name is given and when it is not."""

from __future__ import annotations

import pytest

from newsquotes.annotations import get_entities
from newsquotes.results import Candidate, Speaker
from newsquotes.speakers.component import SpeakerNamer
from newsquotes.speakers.contenders import shown

from .conftest import MakeDoc, quote

TWO_MEN = "Carl Novak met Peter Holm on Monday. He said the talks had failed."
CONTENT = "the talks had failed"


def speaker(
    doc_with: MakeDoc, text: str, source: str, min_probability: float | None = None
) -> tuple[Speaker, set[str]]:
    doc = doc_with(text, quote(text, source, CONTENT), min_probability=min_probability)
    (found,) = SpeakerNamer().name_speakers(doc)[0].speakers
    return found, {entity.id for entity in get_entities(doc)}


def test_a_pronoun_that_is_resolved_tells_who_was_weighed(doc_with: MakeDoc) -> None:
    found, ids = speaker(doc_with, TWO_MEN, "He")
    assert found.name in {"Carl Novak", "Peter Holm"}
    assert found.candidates[0].name == found.name
    assert found.candidates[0].entity_id == found.entity_id
    assert {candidate.entity_id for candidate in found.candidates} <= ids


def test_a_pronoun_left_open_has_no_name_but_contenders(doc_with: MakeDoc) -> None:
    found, ids = speaker(doc_with, TWO_MEN, "He", min_probability=1.0)
    assert found.name is None
    assert found.entity_id is None
    assert {candidate.name for candidate in found.candidates} <= {"Carl Novak", "Peter Holm"}
    assert found.candidates
    assert {candidate.entity_id for candidate in found.candidates} <= ids


def test_a_description_left_open_has_contenders_too(doc_with: MakeDoc) -> None:
    text = "Carl Novak met Peter Holm on Monday. The lawyer said the talks had failed."
    found, _ = speaker(doc_with, text, "The lawyer", min_probability=1.0)
    assert (found.name, found.description) == (None, "the lawyer")
    assert found.candidates


def test_a_description_that_a_rule_decides_has_one_candidate(doc_with: MakeDoc) -> None:
    text = "Rick Jansen, the coach, was late. Carl Novak left. The coach said the talks had failed."
    found, _ = speaker(doc_with, text, "The coach", min_probability=1.0)
    (only,) = found.candidates
    assert (only.name, only.entity_id) == (found.name, found.entity_id) == ("Rick Jansen", found.entity_id)
    assert 0.5 < only.probability < 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Carl Novak said the talks had failed.", "Carl Novak"),
        ("Carl Novak met Peter Holm. Novak said the talks had failed.", "Novak"),
        ("The agency's director, Rick Jansen, said the talks had failed.", "The agency's director, Rick Jansen,"),
        ("Two officials said the talks had failed.", "Two officials"),
    ],
)
def test_who_is_named_in_the_source_or_weighed_against_nobody_has_none(
    doc_with: MakeDoc, text: str, source: str
) -> None:
    # The second text has "Novak" twice; the first place is within the full name.
    source_is_second = source == "Novak"
    marked = text.replace("Novak met", "NOVAK met", 1) if source_is_second else text
    found = quote(marked, source, CONTENT)
    assert SpeakerNamer().name_speakers(doc_with(text, found))[0].speakers[0].candidates == ()


def test_somebody_unnamed_is_described(doc_with: MakeDoc) -> None:
    text = "A nurse came in. She said the talks had failed."
    found, _ = speaker(doc_with, text, "She")
    assert found.description == "a nurse"
    assert found.candidates[0].name is None
    assert found.candidates[0].description == "a nurse"


def test_shown_names_the_likeliest() -> None:
    told = shown([Candidate("Ada", None, 0.412), Candidate(None, None, 0.3, "a guard"), Candidate("B"), Candidate("C")])
    assert told == " (Ada 41%, a guard 30%, B 100%)"
    assert shown([]) == ""
