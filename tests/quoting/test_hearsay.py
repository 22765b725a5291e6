"""Reports whose teller is not named."""

import pytest

from newsquotes.quoting.hearsay import propose_hearsay
from newsquotes.quoting.layout import lay_out
from newsquotes.quoting.proposal import Proposal
from newsquotes.reading import reading


def found(nlp, text, known=()):
    doc = nlp(text)
    proposals = propose_hearsay(doc, lay_out(doc, reading(doc)), known)
    return [tuple(" … ".join(text[slice(*s)] for s in part) for part in (p.cue, p.content)) for p in proposals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister is said to favour a toll.", [("is said", "The minister … to favour a toll")]),
        ("Two crews are understood to have refused.", [("are understood", "Two crews … to have refused")]),
        ("The minister is said by friends to favour a toll.", []),
        ("The ferry is expected to sail on Monday.", []),
        ("The minister said he favoured a toll.", []),
        ("“The minister is said to favour a toll,” she said.", []),
    ],
)
def test_somebody_is_said_to_do_something(nlp, text, expected):
    assert found(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A ferry opened.\n\nThe brakes of the lorry had failed twice before, the inquest heard.",
            [("heard", "The brakes of the lorry had failed twice before")],
        ),
        (
            "A ferry opened.\n\nThe brakes of the lorry had failed twice, jurors were told.",
            [("were told", "The brakes of the lorry had failed twice")],
        ),
        (
            "Lorry driver ignored brake warning, court hears\n\nA ferry opened.",
            [("hears", "Lorry driver ignored brake warning")],
        ),
        (
            "Lorry driver ignored brake warning, inquest told\n\nIt rained.",
            [("told", "Lorry driver ignored brake warning")],
        ),
        ("A ferry opened.\n\nThe brakes of the lorry squealed, a noise he heard.", []),
        ("A ferry opened.\n\nIt was the loudest bang, the window, that she heard.", []),
    ],
)
def test_what_a_court_or_meeting_heard(nlp, text, expected):
    assert found(nlp, text) == expected


def test_a_known_report_inside_stays_and_a_known_one_around_decides(nlp):
    text = "It rained.\n\nThe driver had asked for new brakes twice, the court heard."
    inner, whole = text.index("for new"), text.index("The driver")
    asked = Proposal(((inner, inner + 14),), ((whole, whole + 10),), ((text.index("asked"), text.index("asked") + 5),))
    known = Proposal(((whole, text.index(", the")),), ((text.index("the court"), len(text) - 7),))
    assert len(found(nlp, text, [asked])) == 1
    assert found(nlp, text, [known]) == []
