import pytest

from newsquotes.evaluation import evaluate
from newsquotes.evaluation.metrics.entities import b_cubed
from newsquotes.results import Article, Entity, Span

TEXT = "Ann Roe met Bo Lind. She liked him. Roe and Lind sang in Sel."


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


ROE, SHE, LIND, HIM = span("Ann Roe"), span("She"), span("Bo Lind"), span("him")
SECOND_ROE, SECOND_LIND, SEL = Span.of(TEXT, 36, 39), Span.of(TEXT, 44, 48), span("Sel")


def make(*groups):
    entities = tuple(Entity(str(i), group[1].text, group[0], tuple(group[1:])) for i, group in enumerate(groups))
    return Article(TEXT, (), entities, "a")


GOLD = make(("person", ROE, SHE, SECOND_ROE), ("person", LIND, HIM, SECOND_LIND), ("place", SEL))


def test_the_same_clusters_are_perfect():
    scores = evaluate([GOLD], [GOLD]).scores
    for metric in ("mentions", "b-cubed", "name pairs", "pronouns", "entity types", "names found"):
        assert scores[metric].main == 1.0, metric


def test_one_merged_and_one_split():
    predicted = make(("person", ROE, SHE, HIM, SECOND_ROE), ("person", LIND), ("org", SECOND_LIND))
    scores = evaluate([GOLD], [predicted]).scores
    assert scores["mentions"].counts == {"right": 6, "predicted": 6, "gold": 7}
    assert scores["pronouns"].values["precision"] == 0.5
    assert scores["name pairs"].counts == {"right": 1, "predicted": 1, "gold": 2}
    assert scores["names found"].values["share"] == 4 / 5
    assert scores["entity types"].values["share"] == 3 / 4
    # Recall: Roe, She, Roe 3/3 each; Lind, him, Lind 1/3 each. Precision: the four of one 3/4, 3/4, 1/4, 3/4; 1; 1.
    assert scores["b-cubed"].values["recall"] == pytest.approx((3 + 1) / 7)
    assert scores["b-cubed"].values["precision"] == pytest.approx((2.5 + 2) / 6)


def test_a_mention_is_found_by_its_head():
    gold = make(("person", Span.of(TEXT, 8, 19), SECOND_LIND))  # "met Bo Lind": its head is Lind
    assert evaluate([gold], [make(("person", LIND, SECOND_LIND))]).scores["name pairs"].counts["right"] == 1


def test_b_cubed_sums():
    gold = {(0, 1): "a", (2, 3): "a", (4, 5): "b"}
    assert b_cubed(gold, {(0, 1): "x", (2, 3): "y", (6, 7): "y"}) == (1.0, 1.5)
