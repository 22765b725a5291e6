"""Quotations of a headline that the article gives again."""

import re
from dataclasses import replace

import pytest

from newsquotes.results import Span
from newsquotes.speakers.component import SpeakerNamer

from .conftest import MakeDoc, quote

BODY = "“It is a bridge that nobody wanted to have here,” said Ida Holm, who chairs Volta Energy."


@pytest.mark.parametrize(
    ("headline", "source", "content", "expected"),
    [
        pytest.param("Dalby opens its bridge: ‘Nobody wanted’ it", "Dalby", "‘Nobody wanted’", "Dalby", id="two words"),
        pytest.param("‘Nobody wanted to have’ the bridge, engineer says", "engineer", "‘Nobody wanted to have’", "Ida Holm", id="one"),
        pytest.param("Residents say ‘nobody wanted to have’ bridge", "Residents", "‘nobody wanted to have’", None, id="several"),
        pytest.param("Bridge opens: ‘Nobody wanted to have’ it", "", "‘Nobody wanted to have’", "Ida Holm", id="nobody"),
        pytest.param("Company: ‘Nobody wanted to have’ the bridge", "Company", "‘Nobody wanted to have’", "Volta Energy", id="body"),
        pytest.param("Engineer says ‘everybody wanted to have’ it", "Engineer", "‘everybody wanted to have’", None, id="others"),
    ],
)  # fmt: skip
def test_speaker_of_a_headline(
    doc_with: MakeDoc, headline: str, source: str, content: str, expected: str | None
) -> None:
    text = f"{headline}\n\n{BODY}\n"
    said = quote(
        text, "Ida Holm, who chairs Volta Energy", "“It is a bridge that nobody wanted to have here,”", "direct"
    )
    first = quote(text, source, content, "direct")
    says = re.search(r" says?\b", headline)
    cue = (Span.of(text, says.start() + 1, says.end()),) if says else ()
    found = SpeakerNamer().name_speakers(doc_with(text, replace(first, cue=cue), said))
    assert (found[0].speaker and found[0].speaker.name) == expected


@pytest.mark.parametrize(
    ("headline", "source", "content", "expected"),
    [
        pytest.param("Engineer: bridge that ‘nobody wanted’", "Engineer", "bridge that ‘nobody wanted’", "Ida Holm", id="stretch"),
        pytest.param("Engineer: bridge that ‘everybody wanted’", "Engineer", "bridge that ‘everybody wanted’", None, id="other"),
    ],
)  # fmt: skip
def test_words_in_marks_inside_a_report(
    doc_with: MakeDoc, headline: str, source: str, content: str, expected: str | None
) -> None:
    text = f"{headline}\n\n{BODY}\n"
    said = quote(text, "Ida Holm", "“It is a bridge that nobody wanted to have here,”", "direct")
    found = SpeakerNamer().name_speakers(doc_with(text, quote(text, source, content, "mixed"), said))
    assert (found[0].speaker and found[0].speaker.name) == expected


def test_only_a_headline_is_given_again(doc_with: MakeDoc) -> None:
    text = f"The engineer told her: “Nobody wanted to have it.”\n\n{BODY.replace('to have here', 'to have it')}"
    first = quote(text, "The engineer", "“Nobody wanted to have it.”", "direct")
    said = quote(text, "Ida Holm", "“It is a bridge that nobody wanted to have it,”", "direct")
    found = SpeakerNamer().name_speakers(doc_with(text, first, said))
    assert found[0].speaker is not None
    assert "the article quotes" not in found[0].evidence[-1]
