"""Headlines that only describe their speaker, over short stories that name several."""

import pytest

from newsquotes.speakers.component import SpeakerNamer

from .conftest import MakeDoc, quote

BODY = (
    "The ferries of Dalby will not sail in April. They have eight boats.\n\n"
    "Ida Holm, secretary of the Deckhands' Union, said the crews would not give in.\n\n"
    "Ole Berg, a pharmacist, said his boats were full.\n\n"
    "The Dalby Ferry Council said that the crews were paid well.\n"
)


@pytest.mark.parametrize(
    ("headline", "source", "content", "expected"),
    [
        pytest.param("Crews will not give in, union boss says", "union boss", "Crews will not give in", "Ida Holm", id="head"),
        pytest.param("Crews paid well, council says", "council", "Crews paid well", "Dalby Ferry Council", id="body"),
        pytest.param("Crews paid well, union says", "union", "Crews paid well", None, id="body of another kind"),
        pytest.param("Boats were full, groom says", "groom", "Boats were full", None, id="another role"),
        pytest.param("Crews paid well, officials say", "officials", "Crews paid well", None, id="several"),
        pytest.param("Crews paid well, a council says", "a council", "Crews paid well", None, id="any"),
    ],
)  # fmt: skip
def test_who_a_headline_describes(
    doc_with: MakeDoc, headline: str, source: str, content: str, expected: str | None
) -> None:
    text = f"{headline}\n\n{BODY}"
    told = [
        quote(text, source, content),
        quote(text, "Ida Holm, secretary of the Deckhands' Union", "the crews would not give in"),
        quote(text, "Ole Berg, a pharmacist", "his boats were full"),
        quote(text, "The Dalby Ferry Council", "the crews were paid well"),
    ]
    found = SpeakerNamer().name_speakers(doc_with(text, *told))
    assert (found[0].speaker and found[0].speaker.name) == expected
