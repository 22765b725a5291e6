from dataclasses import replace

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.agreement import agreement
from newsquotes.results import Article, Entity, Quote, Span, Speaker

TEXT = "Ito, captain of the Gull, said no. An aide said yes."


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


ITO = Speaker("Mina Ito", "ito", "person", "captain", "the Gull")
ARTICLE = Article(
    TEXT,
    (
        Quote("indirect", (span("no"),), (span("Ito"),), (span("said"),), (ITO,)),
        Quote("indirect", (span("yes"),), (span("An aide"),), (), (Speaker(None, description="an aide"),)),
    ),
    (Entity("ito", "Mina Ito", "person", (span("Ito"),)),),
    "a",
)


def changed(**change):
    return replace(ARTICLE, quotes=(replace(ARTICLE.quotes[0], **change), ARTICLE.quotes[1]))


def shares(other):
    return {
        name: (score.counts["right"], score.counts["of"])
        for name, score in agreement([ARTICLE], [other]).items()
        if "of" in score.counts
    }


def test_the_same_annotation_agrees_in_every_layer():
    scores = agreement([ARTICLE], [ARTICLE])
    measured = {name: score.main for name, score in scores.items() if score.main is not None}
    assert set(measured.values()) == {1.0}
    # One name mention makes no pair, and there is no pronoun.
    assert scores.keys() - measured.keys() == {"name pairs", "pronouns"}


@pytest.mark.parametrize(
    ("change", "layer", "counted"),
    [
        ({"kind": "mixed"}, "kind", (1, 2)),
        ({"speakers": (replace(ITO, name="Bo Lind", entity_id=None),)}, "speaker", (1, 2)),
        ({"speakers": (Speaker(None),)}, "speaker", (1, 2)),
        ({"speakers": (replace(ITO, name="Ito"),)}, "speaker", (2, 2)),
        ({"speakers": (replace(ITO, role="mate"),)}, "role", (0, 1)),
        ({"speakers": (replace(ITO, role="the captain"),)}, "role", (1, 1)),
        ({"speakers": (replace(ITO, affiliation=None),)}, "affiliation", (0, 1)),
        ({"speakers": (Speaker(None),)}, "role", (0, 0)),
    ],
)
def test_a_disagreement_shows_in_its_layer(change, layer, counted):
    assert shares(changed(**change))[layer] == counted


def test_f1_is_the_same_in_both_directions():
    other = replace(ARTICLE, quotes=ARTICLE.quotes[:1], entities=())
    for name, score in agreement([ARTICLE], [other]).items():
        if "f1" in score.values:
            back = agreement([other], [ARTICLE])[name].values["f1"]
            assert score.values["f1"] == pytest.approx(back) or (score.values["f1"] or 0.0) == (back or 0.0), name


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ([ARTICLE], [], "only the first set has the article 'a'"),
        ([], [ARTICLE], "only the second set has the article 'a'"),
        ([], [], "nothing to compare"),
    ],
)
def test_both_must_have_the_same_articles(first, second, message):
    with pytest.raises(FormatError, match=message):
        agreement(first, second)
