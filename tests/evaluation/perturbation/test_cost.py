import pytest

from newsquotes.errors import ConfigError
from newsquotes.evaluation.perturbation.cost import costs


def test_a_reader_that_misses_nothing_loses_nothing(gold):
    found = list(costs(gold, gold, ["guillemets", "furniture"], lambda noisy: noisy))
    assert [cost.perturbation for cost in found] == ["guillemets", "furniture"]
    for cost in found:
        assert cost.relation.before == cost.relation.after == 1.0
        assert cost.relation.interval == (0.0, 0.0)


def test_a_reader_that_is_thrown_loses_all(gold):
    (cost,) = costs(gold, gold, ["crlf"], lambda noisy: [])
    assert cost.relation.after == 0.0
    assert cost.relation.difference == -1.0
    assert cost.relation.significant


def test_unknown_names_are_refused(gold):
    with pytest.raises(ConfigError, match="There is no perturbation 'noise'"):
        list(costs(gold, gold, ["noise"], lambda noisy: noisy))
