from dataclasses import replace

import pytest

from newsquotes.evaluation import evaluate
from newsquotes.evaluation.groups import by_kind, by_publisher, by_rule, rule_name


def test_by_publisher_counts_add_up(evaluation):
    groups = by_publisher(evaluation)
    assert list(groups) == ["gazette", "sport daily"]
    for metric in ("relation", "content", "named"):
        assert (
            sum(scores[metric].counts["gold"] for scores in groups.values()) == evaluation.scores[metric].counts["gold"]
        )


def test_by_kind(evaluation):
    assert by_kind(evaluation)["mixed"]["relation"].main == 1.0


@pytest.mark.parametrize(
    ("evidence", "rule"),
    [
        ("cue 'said'", "cue"),
        ("subject “he”", "subject"),
        ("he → Ito: nearest person that agrees, same paragraph", "nearest person that agrees, same paragraph"),
        ("marks closed 3 words on", "marks closed"),
        ("'he'", "'he'"),
    ],
)
def test_rules_are_told_without_the_words_of_the_text(evidence, rule):
    assert rule_name(evidence) == rule


def test_by_rule(gold, predicted):
    first = predicted[0].article
    quotes = (
        replace(first.quotes[0], evidence=("cue 'told'", "subject 'Ito'")),
        replace(first.quotes[4], evidence=("cue 'ready'",)),
    )
    groups = by_rule(evaluate([gold[0]], [replace(predicted[0], article=replace(first, quotes=quotes))]))
    assert list(groups) == ["cue", "subject"]
    assert groups["cue"]["relation precision"].counts == {"right": 1, "of": 2}
    assert groups["subject"]["content precision"].values == {"share": 1.0}
