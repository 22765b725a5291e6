import pytest

from newsquotes.evaluation.alignment import match, outcomes, speaker_is_right
from newsquotes.evaluation.document import Document, Identity
from newsquotes.results import Article, Quote, Span, Speaker


def sets(*groups):
    return [frozenset(group) for group in groups]


@pytest.mark.parametrize(
    ("gold", "predicted", "pairs"),
    [
        (sets({1, 2}), sets({1, 2}), [(0, 0)]),
        (sets({1, 2, 3}), sets({1}), []),
        (sets({1, 2}), sets({1}), [(0, 0)]),
        (sets({1, 2}, {1, 2}), sets({1, 2}), [(0, 0)]),
        (sets({1, 2}), sets({1}, {1, 2}), [(0, 1)]),
        (sets({1, 2}, {1, 2, 3}), sets({1, 2, 3}, {1, 2}), [(0, 1), (1, 0)]),
        (sets(set()), sets(set()), []),
    ],
)
def test_the_most_alike_are_paired_first_and_each_once(gold, predicted, pairs):
    assert match(gold, predicted) == pairs


TEXT = "Ito said yes. Lind said no. Vale said maybe. They sang."


def quote(content, source=None, name=None):
    def find(part):
        start = TEXT.index(part)
        return (Span(start, start + len(part), part),)

    return Quote("indirect", find(content), find(source) if source else (), speakers=(Speaker(name),) if name else ())


def test_every_kind_of_outcome():
    gold = Document.of(
        Article(
            TEXT,
            (quote("yes", "Ito", "Ito"), quote("no", "Lind", "Lind"), quote("maybe", "Vale", "Vale"), quote("sang")),
        )
    )
    predicted = Document.of(
        Article(
            TEXT, (quote("yes", "Ito", "Ito"), quote("no", "Lind", "Ito"), quote("maybe", "Ito", "Vale"), quote("They"))
        )
    )
    kinds = [(outcome.kind, outcome.start) for outcome in outcomes(gold, predicted)]
    assert kinds == [
        ("right", 9),
        ("wrong speaker", 24),
        ("wrong source", 38),
        ("false", 45),
        ("missed", 50),
    ]


@pytest.mark.parametrize(
    ("names", "given", "right"),
    [
        ((), None, True),
        ((), "Ito", False),
        (("Ito",), None, False),
        (("Ito",), "Ito", True),
        (("Vale", "Ito"), "Ito", True),
    ],
)
def test_a_name_for_an_unnamed_source_is_wrong_and_no_name_for_a_named_one(names, given, right):
    assert speaker_is_right([Identity(name) for name in names], given) is right
