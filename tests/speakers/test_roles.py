"""What somebody is, and of what."""

import pytest

from newsquotes.speakers.component import SpeakerNamer

from .conftest import MakeDoc, quote


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ida Holm, who chairs Volta Energy,", "Volta Energy"),
        ("Ida Holm, who runs a shop,", None),
        ("Ida Holm, who left Volta Energy,", None),
    ],
)
def test_who_leads_a_body_belongs_to_it(doc_with: MakeDoc, source: str, expected: str | None) -> None:
    text = f"“The lights stay on,” said {source} to reporters in Dalby."
    said = quote(text, source.rstrip(","), "“The lights stay on,”", "direct")
    speaker = SpeakerNamer().name_speakers(doc_with(text, said))[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.affiliation) == ("Ida Holm", expected)


def test_a_body_led_by_somebody(doc_with: MakeDoc) -> None:
    text = "Police fought with the Kolmar Liberation Army (KLA), led by Jan Novak. “We stay,” Novak said."
    said = quote(text, "Novak said".removesuffix(" said"), "“We stay,”", "direct")
    speaker = SpeakerNamer().name_speakers(doc_with(text, said))[0].speaker
    assert speaker is not None
    assert speaker.affiliation == "Kolmar Liberation Army"
