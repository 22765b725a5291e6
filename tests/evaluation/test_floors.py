import pytest

from newsquotes.errors import ConfigError
from newsquotes.evaluation.floors import Floor, failures, parse_floors


def test_floors_are_read():
    assert parse_floors("relation=0.8, named.precision=0.9,resolution:name=1,") == (
        Floor("relation", None, 0.8),
        Floor("named", "precision", 0.9),
        Floor("resolution:name", None, 1.0),
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("relation", "metric=number or metric.precision=number, not 'relation'; the metrics are: relation, content"),
        ("relations=0.8", "not 'relations=0.8'"),
        ("relation=high", "The floor of 'relation' must be a number from 0 to 1, not 'high'"),
        ("relation=80", "not '80'"),
        ("calibration error=0.1", "not 'calibration error=0.1'"),
    ],
)
def test_what_is_no_floor(source, message):
    with pytest.raises(ConfigError, match=message):
        parse_floors(source)


@pytest.mark.parametrize(
    ("source", "failed"),
    [
        ("relation=0.48", []),
        ("relation=0.5", [r"relation (f1) is 0.4828, under the floor of 0.5"]),
        ("named.recall=0.5", ["named (recall) is 0.4286, under the floor of 0.5"]),
        ("pronouns=0.1", ["pronouns (f1) had nothing to score; the floor is 0.1"]),
        ("resolution:name=0.6", []),
    ],
)
def test_which_floors_fail(evaluation, source, failed):
    assert failures(parse_floors(source), evaluation.scores) == failed


def test_a_value_the_metric_does_not_have(evaluation):
    with pytest.raises(ConfigError, match="'resolution:name' has no 'recall'; it has: share"):
        failures(parse_floors("resolution:name.recall=0.1"), evaluation.scores)
