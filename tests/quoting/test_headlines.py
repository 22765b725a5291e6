"""Headlines: their own forms of attribution, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.annotations import get_quotes
from newsquotes.quoting.headlines import propose_headline
from newsquotes.quoting.layout import lay_out
from newsquotes.reading import reading

STORY = "\n\nDALBY — The harbour lies an hour north of the capital.\n\nIt was built in 1920. Ada Osei was there in the evening."

REPORTS = [
    ("Mayor claims “Victory over the floods”", "Mayor", "“Victory over the floods”"),
    ("Minister: no new tax", "Minister", "no new tax"),
    ("Two held, say police", "police", "Two held"),
    ("Bridge unsafe, warns engineer", "engineer", "Bridge unsafe"),
    ("Vote was stolen, claims opposition", "opposition", "Vote was stolen"),
    ("Three missing after landslide, say rescuers", "rescuers", "Three missing after landslide"),
    ("Bridge is unsafe, engineers say", "engineers", "Bridge is unsafe"),
    ("Police: Driver fled scene of crash", "Police", "Driver fled scene of crash"),
    pytest.param(
        *("Report: Bank hid losses for years", "Report", "Bank hid losses for years"),
        marks=pytest.mark.xfail(reason="the parser sees no verb, the tagger no report"),
    ),
    ("Osei to voters: Give us one more year", "Osei", "Give us one more year"),
    ("Mother of two: Someone must know", "Mother of two", "Someone must know"),
    ("Nine hurt in blast – officials", "officials", "Nine hurt in blast"),
    ("“I was never told”: Nurse on the night of the fire", "Nurse", "“I was never told”"),
    ("‘We will not sell the port,’ says Osei", "Osei", "‘We will not sell the port,’"),
    ("Witness: “I saw the roof come down”", "Witness", "“I saw the roof come down”"),
    pytest.param(
        *("Villagers fear new flood", "Villagers", "new flood"),
        marks=pytest.mark.xfail(reason="a fear of something, not that something: the tagger sees no report"),
    ),
]

NO_REPORTS = [
    "The “smart” road that nobody uses",
    "Inside the ‘House of Silk’",
    "Festival opens with “The Long Winter”",
    "Jim “Lucky” Okoro dies at 90",
    "“Queen of Hearts” wins best film",
    "Review: “The Glass Boat”",
    "Opinion: the port is not for sale",
    "Live: we follow election night",
    "Photos: the flood in ten pictures",
    "Obituary: Ada Osei, builder of bridges",
    "Norton: fire guts mill",
    "Explainer: how the vote works",
    "Dead whale – third this year – found on beach",
    "Rain stops play – again",
    "Wine, cheese and song",
    "‘Operation Clean Sweep’ enters second week",
    "“Fast Eddie” Lund back on the track",
    "Museum shows lost ‘Sunflowers’",
    pytest.param("The man they called “Duke”", marks=pytest.mark.xfail(reason="a nickname behind a verb of calling")),
]


def in_headline(nlp, headline):
    """The source and content of each quote in the headline of a small story."""
    found = [quote for quote in get_quotes(nlp(headline + STORY)) if quote.content[0].start < len(headline)]
    join = lambda spans: " … ".join(span.text for span in spans)  # noqa: E731
    return [(join(quote.source), join(quote.content)) for quote in found]


@pytest.mark.parametrize(("headline", "source", "content"), REPORTS)
def test_reports(nlp, headline, source, content):
    assert in_headline(nlp, headline) == [(source, content)]


@pytest.mark.parametrize("headline", NO_REPORTS)
def test_no_reports(nlp, headline):
    assert in_headline(nlp, headline) == []


def test_a_form_is_named_in_the_evidence(nlp):
    doc = nlp("Two held, say police" + STORY)
    (proposal,) = propose_headline(doc, lay_out(doc, reading(doc)))
    assert proposal.evidence == ("cue “say” in a headline (said behind)", "source “police”")


_WORDS = st.sampled_from(
    [
        "Police",
        "police",
        ":",
        ",",
        "–",
        "say",
        "says",
        "two",
        "held",
        "I",
        "we",
        "Osei",
        "to",
        "voters",
        "“We",
        "know”",
        "report",
        ".",
        "\n",
    ]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_any_headline_gives_spans_of_the_text(nlp, text):
    for quote in get_quotes(nlp(text)):
        for span in (*quote.content, *quote.source, *quote.cue):
            assert text[span.start : span.end] == span.text != ""
