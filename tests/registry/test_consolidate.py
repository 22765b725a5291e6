from __future__ import annotations

import pytest

from newsquotes.registry import Entry, Registry
from newsquotes.registry.consolidate import judge


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (Entry("a", "Ahmad Massoud", "person"), Entry("b", "Ahmed Massoud", "person"), "alike"),
        (Entry("a", "Jane Roe", "person"), Entry("b", "Dr Jane Roe", "person"), "the same name"),
        (Entry("a", "Jane A. Roe", "person"), Entry("b", "Jane Roe", "person"), "without initials"),
        (Entry("a", "Facebook, Inc.", "org"), Entry("b", "Facebook", "org"), "legal form"),
        (
            Entry("a", "X", "org", external_ids={"wikidata": "Q1"}),
            Entry("b", "Y", "org", external_ids={"wikidata": "Q1"}),
            "the same id",
        ),
    ],
)
def test_likely_the_same(one: Entry, other: Entry, reason: str) -> None:
    proposal = judge(one, other)
    assert proposal is not None
    assert reason in proposal.reasons[0]
    assert 0.5 < proposal.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Entry("a", "Ahmad Massoud", "person"), Entry("b", "Masood Khan", "person")),
        (Entry("a", "Georgia", "place"), Entry("b", "Georgia", "org")),
        (Entry("a", "Sarah Palin", "person"), Entry("b", "Michael Palin", "person")),
        (
            Entry("a", "John Smith", "person", external_ids={"wikidata": "Q1"}),
            Entry("b", "John Smith", "person", external_ids={"wikidata": "Q2"}),
        ),
    ],
)
def test_not_the_same(one: Entry, other: Entry) -> None:
    assert judge(one, other) is None


def test_a_report_and_no_more(registry: Registry) -> None:
    registry.add(id="a", name="Zabihullah Mujahid", type="person", prior=5)
    registry.add(id="b", name="Zabiullah Mujahid", type="person")
    registry.add(id="c", name="Jane Roe", type="person")
    (proposal,) = registry.consolidate()
    assert (proposal.source.id, proposal.target.id) == ("b", "a")
    assert len(registry) == 3
    registry.merge(proposal.source.id, proposal.target.id)
    assert registry.consolidate() == []
