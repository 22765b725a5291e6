"""Who said what on small texts: source, cue and content as a person would mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.annotations import get_quotes
from newsquotes.quoting.lending import leave_out_told, lend_subject
from newsquotes.quoting.proposal import Proposal


def found(nlp, text):
    join = lambda spans: " … ".join(span.text for span in spans)  # noqa: E731
    # The corpus that the tagger was fitted on counts a colon and an adverb beside the verb as part of the cue.
    return [(q.kind, join(q.source), join(q.cue).rstrip(":") or ":", join(q.content)) for q in get_quotes(nlp(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The bridge will open in May,” Mayor Ines Okoro said on Friday.",
            [("direct", "Mayor Ines Okoro", "said", "“The bridge will open in May,”")],
            id="cue after",
        ),
        pytest.param(
            "“The bridge will open in May,” said Ines Okoro, the mayor of Dalby.",
            [("direct", "Ines Okoro, the mayor of Dalby", "said", "“The bridge will open in May,”")],
            id="inverted cue",
        ),
        pytest.param(
            "Okoro said: “The bridge will open in May.”",
            [("direct", "Okoro", "said", "“The bridge will open in May.”")],
            id="cue before",
        ),
        pytest.param(
            "“The bridge,” Okoro said, “will open in May.”",
            [("direct", "Okoro", "said", "“The bridge,” … “will open in May.”")],
            id="cue in the middle",
        ),
        pytest.param(
            "“The bridge is ready,” Okoro said. “It will open in May.”",
            [("direct", "Okoro", "said", "“The bridge is ready,” … “It will open in May.”")],
            id="goes on with no cue",
        ),
        pytest.param(
            "Okoro told reporters that the bridge would open in May.",
            [("indirect", "Okoro", "told", "that the bridge would open in May")],
            id="indirect with that",
        ),
        pytest.param(
            "Okoro said the bridge would open in May.",
            [("indirect", "Okoro", "said", "the bridge would open in May")],
            id="indirect without that",
        ),
        pytest.param(
            "The bridge would open in May, according to the mayor.",
            [("indirect", "the mayor", "according to", "The bridge would open in May")],
            id="according to, behind",
        ),
        pytest.param(
            "According to the mayor, the bridge would open in May.",
            [("indirect", "the mayor", "According to", "the bridge would open in May")],
            id="according to, before",
        ),
        pytest.param(
            "Okoro said the delay was “a disgrace” to the town.",
            [("mixed", "Okoro", "said", "the delay was “a disgrace” to the town")],
            id="mixed",
        ),
        pytest.param(
            "Readers wrote to us.\n\n“The ferry was our road to school and to work.” ― Ida Nwosu\n\n"
            "“Nobody asked us, and nobody ever will.” — Bram Haugen, teacher",
            [
                ("direct", "Ida Nwosu", "―", "“The ferry was our road to school and to work.”"),
                ("direct", "Bram Haugen, teacher", "—", "“Nobody asked us, and nobody ever will.”"),
            ],
            id="signed behind a dash",
        ),
        pytest.param(
            "Okoro denied that the bridge was unsafe.",
            [("indirect", "Okoro", "denied", "that the bridge was unsafe")],
            id="denial",
        ),
        pytest.param(
            "Okoro: “The bridge is safe.”", [("direct", "Okoro", ":", "“The bridge is safe.”")], id="name and colon"
        ),
        pytest.param("Bridge to open\n\nLondon: The bridge was built in 1900.", [], id="a dateline is no source"),
        pytest.param(
            "Bridge to open\n\nLisbon: The bridge was built in 1900 and it crosses the river.\n\nIt links Lisbon with Almada.",
            [],
            id="a dateline whose place is told elsewhere",
        ),
        pytest.param(
            "“He told me, ‘The bridge is safe,’ and left,” Okoro said.",
            [
                ("direct", "Okoro", "said", "“He told me, ‘The bridge is safe,’ and left,”"),
                ("direct", "He", "told", "‘The bridge is safe,’"),
            ],
            id="speech inside speech",
        ),
        pytest.param(
            "Okoro said the bridge would open, but she did not say when.",
            [("indirect", "Okoro", "said", "the bridge would open"), ("indirect", "she", "did not say", "when")],
            id="what the writer adds is cut off",
        ),
        pytest.param("The so-called “bridge of sighs” was built in 1900.", [], id="a name in marks is not speech"),
        pytest.param("Her novel “The Long Way Down” sold out in a week.", [], id="a title is not speech"),
        pytest.param("The bridge was built in 1900 and is 300 metres long.", [], id="nobody speaks"),
    ],
)
def test_small_texts(nlp, text, expected):
    assert found(nlp, text) == expected


@given(st.text(alphabet=st.sampled_from("He said that, “”\"'.\n: we according to Ann"), max_size=120))
def test_any_text_gives_spans_of_the_text(nlp, text):
    for quote in get_quotes(nlp(text)):
        for span in (*quote.content, *quote.source, *quote.cue):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("The mayor was glad that the bridge held.", "was glad", "that the bridge held", "The mayor"),
        ("Okoro smiled and said it held.", "said", "it held", "Okoro"),
        ("It is said that the bridge held.", "is said", "that the bridge held", None),
        ("That the bridge held was denied by Okoro.", "was denied", "That the bridge held", "Okoro"),
    ],
)
def test_a_report_without_source_takes_the_subject_of_its_cue(nlp, text, cue, content, source):
    span = lambda part: (text.index(part), text.index(part) + len(part))  # noqa: E731
    lent = lend_subject(nlp(text), Proposal((span(content),), cue=(span(cue),)))
    assert lent.source == ((span(source),) if source else ())


@pytest.mark.parametrize(
    ("text", "content", "stays"),
    [
        ("Okoro was arrested and told that the bridge was shut.", "that the bridge was shut", False),
        ("Okoro was arrested and told the court that he slept.", "that he slept", True),
        ("Okoro arrived and told them that he slept.", "that he slept", True),
    ],
)
def test_who_was_told_does_not_tell(nlp, text, content, stays):
    span = lambda part: (text.index(part), text.index(part) + len(part))  # noqa: E731
    proposal = Proposal((span(content),), source=(span("Okoro"),), cue=(span("told"),))
    assert bool(leave_out_told(nlp(text), proposal).source) == stays
