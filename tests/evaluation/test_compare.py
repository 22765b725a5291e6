import json

import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation import evaluate
from newsquotes.evaluation.compare import compare, load
from newsquotes.evaluation.report.comparison import comparison_json
from newsquotes.evaluation.report.result import to_json


@pytest.fixture
def results(gold, predicted, evaluation, tmp_path):
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(to_json(evaluation), encoding="utf-8")
    after.write_text(to_json(evaluate(gold, gold)), encoding="utf-8")
    return before, after


def test_what_was_gained_and_what_false_ones_went(results):
    comparison = compare(*results)
    kinds = [change.kind for change in comparison.changes]
    # The gold file gives no names, so named speakers stay wrong; two quotes were found by half before.
    assert set(kinds) == {"gained", "lost", "changed", "false gone"}
    missed = next(change for change in comparison.changes if change.text == "Roe was late")
    assert (missed.kind, missed.article, missed.start, missed.before, missed.after) == (
        "gained",
        "lost-4",
        0,
        "missed",
        "right",
    )


def test_the_other_way_round_gained_and_lost_change_places(results):
    forth, back = compare(*results), compare(*reversed(results))
    count = lambda comparison, kind: sum(change.kind == kind for change in comparison.changes)  # noqa: E731
    assert count(forth, "gained") == count(back, "lost")
    assert count(forth, "false gone") == count(back, "false new")


def test_a_result_against_itself_has_no_change(results):
    comparison = compare(results[0], results[0])
    assert comparison.changes == ()
    assert not any(difference.significant for difference in comparison.differences)


def test_differences_are_of_the_scores(results, evaluation):
    relation = next(d for d in compare(*results).differences if (d.metric, d.value) == ("relation", "f1"))
    assert (relation.before, relation.after) == (evaluation.scores["relation"].values["f1"], 1.0)
    assert json.loads(comparison_json(compare(*results)))["differences"][0]["metric"] == "relation"


def test_results_of_other_articles_are_refused(gold, results, tmp_path):
    other = tmp_path / "other.json"
    other.write_text(to_json(evaluate(gold[:1], gold[:1])), encoding="utf-8")
    with pytest.raises(FormatError, match=r"other.json does not score article 'court-2' \(3 such\)"):
        compare(results[0], other)
    with pytest.raises(FormatError, match=r"other\.json does not score"):
        compare(other, results[0])


@pytest.mark.parametrize(
    ("source", "message"), [("{}", "is no result of this version"), ("{\n,", "x.json:2: not JSON")]
)
def test_what_is_no_result(tmp_path, source, message):
    (tmp_path / "x.json").write_text(source, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        load(tmp_path / "x.json")
