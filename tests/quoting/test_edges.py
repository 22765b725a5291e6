"""Where a content ends, and what is none."""

import pytest

from newsquotes.quoting.edges import close_gaps, leave_out_fronted
from newsquotes.quoting.layout import lay_out
from newsquotes.quoting.proposal import Proposal
from newsquotes.reading import reading


def proposal_of(text: str, *content: str, source: str, cue: str) -> Proposal:
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in (*content, source, cue)]
    return Proposal(tuple(spans[:-2]), (spans[-2],), (spans[-1],), 0.5)


@pytest.mark.parametrize(
    ("text", "front", "after", "left"),
    [
        ("After the match, Osei said, “We were slow.”", "After the match", "“We were slow.”", 1),
        ('Asked about the bridge, Osei said: "It stands."', "Asked about the bridge", '"It stands."', 1),
        ("In cases of doubt, Osei said, “the flood wins.”", "In cases of doubt", "“the flood wins.”", 2),
        ("The bridge is late, Osei said, “We are slow.”", "The bridge is late", "“We are slow.”", 2),
        ("“In May, we hope,” Osei said, “We are slow.”", "In May, we hope", "“We are slow.”", 2),
    ],
)
def test_when_it_was_said_is_no_content_before_a_quoted_sentence(nlp, text, front, after, left):
    doc = nlp.make_doc(text)
    proposal = proposal_of(text, front, after, source="Osei", cue="said")
    assert len(leave_out_fronted(proposal, lay_out(doc, reading(doc))).content) == left


@pytest.mark.parametrize(
    ("text", "pieces", "source", "joined"),
    [
        ("Okoro said the bridge, built in 1900, was safe.", ["the bridge", "was safe"], "Okoro", 1),
        ("The bridge, Okoro said, was safe.", ["The bridge", "was safe"], "Okoro", 2),
        ("Okoro said it was safe. It was, she knew, old. It held.", ["it was safe", "It held"], "Okoro", 2),
        ("Okoro said “it was safe”, old, “and ready”.", ["“it was safe”", "“and ready”"], "Okoro", 2),
    ],
)
def test_an_insertion_between_commas_is_no_gap(nlp, text, pieces, source, joined):
    doc = nlp(text)
    span = lambda part: (text.index(part), text.index(part) + len(part))  # noqa: E731
    proposal = Proposal(tuple(map(span, pieces)), (span(source),), (span("said"),))
    assert len(close_gaps(proposal, lay_out(doc, reading(doc))).content) == joined
