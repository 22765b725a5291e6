"""A pronoun that no candidate is likely enough for, behind somebody who spoke."""

import pytest

from newsquotes.coreference.antecedents.deciding import by_turn
from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.pronouns import Pronoun
from newsquotes.coreference.antecedents.reading import Choice
from newsquotes.coreference.mentions import Chain, Contender, Link, Mention

SPOKE = ("last speaker, asks for a speaker", "rank=0", "paragraphs=1")


@pytest.mark.parametrize(
    ("kind", "first", "second", "expected"),
    [
        ("he", SPOKE, ("rank=1",), "Holm"),
        ("it", tuple(f"it:{feature}" for feature in SPOKE), ("it:rank=1",), "Holm"),
        ("he", ("last speaker, asks for a speaker", "rank=1", "paragraphs=0"), ("rank=0",), None),
        ("he", ("last speaker, asks for a speaker", "rank=0", "paragraphs=2"), ("rank=1",), None),
        ("he", ("rank=0", "paragraphs=0"), SPOKE, None),
    ],
)
def test_who_spoke_last_is_taken(kind, first, second, expected):
    mentions = [Mention(0, 1, 0, "name"), Mention(4, 5, 4, "name")]
    seen = tuple(Seen(Chain(name, "person"), at) for name, at in zip(("Holm", "Novak"), mentions, strict=True))
    contenders = tuple(Contender(one.last, one.chain.name, p) for one, p in zip(seen, (0.3, 0.2), strict=True))
    choice = Choice(Pronoun(9, kind, None, False, False), seen, (first, second, ("none",)))
    found, link = by_turn(choice, Link("nobody named before is likely enough", 0.3, contenders))
    assert (found and found.chain.name) == expected
    assert (link.reason == "spoke last, with nobody else named since") == (expected is not None)
