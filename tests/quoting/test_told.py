"""Reports inside reports, and reports that grammar makes certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.quoting.layout import lay_out
from newsquotes.quoting.proposal import Proposal
from newsquotes.quoting.told import missed_reports, reports_inside
from newsquotes.reading import reading


def texts(text, proposal):
    return tuple(
        " … ".join(text[slice(*span)] for span in part) for part in (proposal.source, proposal.cue, proposal.content)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ito said that she had been told that the bridge was safe.",
            [("", "had been told", "that the bridge was safe")],
        ),
        (
            "Ito said that she had been told by the engineer that the bridge was safe.",
            [("the engineer", "had been told", "that the bridge was safe")],
        ),
        ("Ito said that the mayor had told them to wait.", [("the mayor", "had told", "to wait")]),
        ("Ito said that the mayor had told them not to wait.", [("the mayor", "had told", "not to wait")]),
        (
            "Ito said the mayor had warned that prices would rise.",
            [("the mayor", "had warned", "that prices would rise")],
        ),
        (
            "Ito said the mayor had assured her that it was “a solid bridge”.",
            [("the mayor", "had assured", "that it was “a solid bridge”")],
        ),
        ("Ito said that the mayor had refused to wait.", [("the mayor", "had refused", "to wait")]),
        ("Ito said that the mayor had asked for a new bridge.", [("the mayor", "had asked", "for a new bridge")]),
        (
            "Ito said the mayor had called the engineer and told her that the bridge was safe.",
            [("the mayor", "told", "that the bridge was safe")],
        ),
        ("Ito said that the mayor had asked about nothing.", []),
        ("Ito said that the mayor wanted to tell them that the bridge was safe.", []),
        ("Ito said that the mayor had wanted a bridge.", []),
    ],
)
def test_reports_inside_reports(nlp, text, expected):
    doc = nlp(text)
    content = (text.index("said ") + len("said "), len(text) - 1)
    outer = Proposal((content,), ((0, 3),), ((4, 8),))
    found = reports_inside(doc, lay_out(doc, reading(doc)), [outer])
    assert [texts(text, proposal) for proposal in found] == expected


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ("I told him that it was late", [("I", "told", "that it was late")]),
        ("She told me not to wait", [("She", "told", "not to wait")]),
        ("I was told to wait", [("", "was told", "to wait")]),
        ("I asked why the bridge was closed", [("I", "asked", "why the bridge was closed")]),
        ("He said to me that it was late", [("He", "said", "that it was late")]),
        ("My mother used to say that bridges are late", [("My mother", "used to say", "that bridges are late")]),
        ("He said it was late", []),  # PolNeAR, which does not annotate these, would lose too much by them
        ("I asked him", []),
        ("I told them what I know", []),
        ("I tell them that it is late", []),
        ("I wanted it to be late", []),
    ],
)
def test_reports_inside_speech(nlp, speech, expected):
    text = f"“{speech},” Ito said."
    doc = nlp(text)
    outer = Proposal(((0, text.index(" Ito")),), ((text.index("Ito"), text.index(" said")),), ())
    found = reports_inside(doc, lay_out(doc, reading(doc)), [outer])
    assert [texts(text, proposal) for proposal in found] == expected


def test_a_cue_that_is_known_is_not_found_again(nlp):
    text = "Ito said the mayor had told them to wait."
    doc = nlp(text)
    at = text.index("had told")
    known = [
        Proposal(((text.index("the mayor"), len(text) - 1),), ((0, 3),), ((4, 8),)),
        Proposal(((text.index("to wait"), len(text) - 1),), (), ((at, at + len("had told")),)),
    ]
    assert reports_inside(doc, lay_out(doc, reading(doc)), known) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The airline has sought to reassure its customers that no flight will be lost.",
            [("The airline", "sought to reassure", "that no flight will be lost")],
        ),
        (
            "Okoro reminded the council that the law, which it had passed itself, forbids tolls, which are unpopular.",
            [("Okoro", "reminded", "that the law, which it had passed itself, forbids tolls")],
        ),
        ("Residents were told to leave their homes.", [("", "were told", "to leave their homes")]),
        ("The driver was ordered to pay a fine.", []),
        ("Just remind yourself that the bridge is safe.", []),
        ("Okoro told the council about the bridge.", []),
        ("The song says “tell them that I am home”.", []),
    ],
)
def test_who_was_told_is_a_report_by_its_grammar(nlp, text, expected):
    doc = nlp(text)
    found = missed_reports(doc, lay_out(doc, reading(doc)), [])
    assert [texts(text, proposal) for proposal in found] == expected


def test_nothing_is_added_to_what_is_known(nlp):
    text = "Okoro told the council that the bridge was safe."
    doc = nlp(text)
    known = Proposal(((text.index("that"), len(text) - 1),), ((0, 5),), ((6, 10),))
    assert missed_reports(doc, lay_out(doc, reading(doc)), [known]) == []


@given(cut=st.tuples(st.integers(0, 90), st.integers(1, 90)))
def test_contents_stay_inside(nlp, cut):
    text = "Ito said the mayor had told “the board of the town” that they had assured Osei to wait, which she did."
    doc = nlp(text)
    start, end = cut[0], min(len(text), cut[0] + cut[1])
    for proposal in reports_inside(doc, lay_out(doc, reading(doc)), [Proposal(((start, end),))]):
        assert all(0 <= first < last <= len(text) for first, last in proposal.content)
