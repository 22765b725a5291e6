"""Which predicted attribution stands for which gold one, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsquotes.evaluation.document import Document, Identity
from newsquotes.evaluation.names import same_name
from newsquotes.evaluation.words import jaccard, word_starts
from newsquotes.results import Quote

# Two contents are the same attribution from half of their words in common on.
SAME_CONTENT = 0.5

OutcomeKind = Literal["right", "missed", "false", "wrong source", "wrong speaker"]
ERROR_KINDS: tuple[OutcomeKind, ...] = ("missed", "false", "wrong source", "wrong speaker")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a gold attribution, or of a predicted one that has no gold one (``gold`` is None)."""

    kind: OutcomeKind
    gold: Quote | None
    predicted: Quote | None
    identities: tuple[Identity, ...] | None = None

    @property
    def start(self) -> int:
        """Where the attribution's content begins, in characters."""
        quote = self.gold or self.predicted
        return min(span.start for span in quote.content) if quote else 0


def match(gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pair sets of words one to one, the most alike first.

    Of equals the one that comes first in gold wins, then the one that comes first in predicted. Returns pairs of
    positions, in the order they were made. Sets under `SAME_CONTENT` are never paired.
    """
    candidates = [
        (-likeness, i, j)
        for i, ours in enumerate(gold)
        for j, theirs in enumerate(predicted)
        if (likeness := jaccard(ours, theirs)) >= SAME_CONTENT
    ]
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def match_quotes(text: str, gold: Sequence[Quote], predicted: Sequence[Quote]) -> list[tuple[int, int]]:
    """Pair quotes by the words of their contents, as `match` does."""
    return match([word_starts(text, q.content) for q in gold], [word_starts(text, q.content) for q in predicted])


def source_is_right(text: str, gold: Quote, predicted: Quote) -> bool | None:
    """Say whether the sources share a word; None when gold has no source, so that nothing can be wrong."""
    ours = word_starts(text, gold.source)
    return bool(ours & word_starts(text, predicted.source)) if ours else None


def given_name(predicted: Quote) -> str | None:
    """Return the name a system puts to a quote: its first speaker's."""
    return predicted.speaker.name if predicted.speaker else None


def speaker_is_right(identities: Sequence[Identity], name: str | None) -> bool:
    """Say whether a name (or none) is right for the speakers gold knows (none: an unnamed source)."""
    if not identities:
        return name is None
    return name is not None and any(same_name(name, identity.names) for identity in identities)


def outcomes(gold: Document, predicted: Document) -> tuple[Outcome, ...]:
    """Return what came of every attribution of an article, in text order."""
    text = gold.article.text
    ours, theirs = gold.article.quotes, predicted.article.quotes
    pairs = dict(match_quotes(text, ours, theirs))
    found: list[Outcome] = []
    for i, quote in enumerate(ours):
        identities = gold.identities[i] if gold.identities else None
        if i not in pairs:
            found.append(Outcome("missed", quote, None, identities))
            continue
        other = theirs[pairs[i]]
        found.append(Outcome(_kind(text, quote, other, identities), quote, other, identities))
    matched = set(pairs.values())
    found += [Outcome("false", None, quote) for j, quote in enumerate(theirs) if j not in matched]
    return tuple(sorted(found, key=lambda outcome: outcome.start))


def _kind(text: str, gold: Quote, predicted: Quote, identities: Sequence[Identity] | None) -> OutcomeKind:
    if source_is_right(text, gold, predicted) is False:
        return "wrong source"
    if identities is not None and not speaker_is_right(identities, given_name(predicted)):
        return "wrong speaker"
    return "right"
