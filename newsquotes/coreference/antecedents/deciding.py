"""Whether the likeliest candidate is taken for a pronoun's antecedent, and the words that say why."""

from __future__ import annotations

from newsquotes.coreference import links
from newsquotes.coreference.antecedents.features import Seen
from newsquotes.coreference.antecedents.ranker import Ranker
from newsquotes.coreference.antecedents.reading import Choice
from newsquotes.coreference.mentions import Contender, Link


def decide(ranker: Ranker, choice: Choice, threshold: float) -> tuple[Seen | None, Link | None]:
    """Return the candidate that is likelier than all others, than none, and than the threshold; else None.

    The link names the contenders either way.
    """
    probabilities = ranker.probabilities(choice.features, around := ranker.around(choice.around))
    best = max(range(len(probabilities)), key=probabilities.__getitem__)
    contenders = tuple(
        Contender(seen.chain.mentions[0], seen.chain.name, p)
        for seen, p in zip(choice.seen, probabilities, strict=False)
    )
    if best == len(choice.seen) or probabilities[best] < threshold:
        return None, Link("nobody named before is likely enough", probabilities[best], contenders)
    others = [i for i in range(len(choice.seen)) if i != best]
    rival = max(others, key=probabilities.__getitem__, default=len(choice.seen))
    lead = around[best] - around[rival] if around else 0.0
    reasons = links.explain(ranker.reasons(choice.features[best], choice.features[rival], lead))
    return choice.seen[best], Link(reasons, probabilities[best], contenders)


def by_turn(choice: Choice, link: Link) -> tuple[Seen | None, Link]:
    """Take the likeliest after all where it is who spoke last and the pronoun asks for a speaker.

    “..., Ito said. The firm is hiring. “We need hands,” she said”: no other who agrees may be mentioned between, and no
    more than one paragraph may end there. ``link`` tells how likely each candidate is.
    """
    if choice.pronoun.mention is not None:
        return None, link
    best = max(range(len(choice.seen)), key=lambda i: link.candidates[i].probability)
    told = {feature.removeprefix(f"{choice.pronoun.kind}:") for feature in choice.features[best]}
    if not told >= _SPOKE_LAST or not told & _NEAR:
        return None, link
    likely = link.candidates[best].probability
    return choice.seen[best], Link("spoke last, with nobody else named since", likely, link.candidates)


_SPOKE_LAST = {"last speaker, asks for a speaker", "rank=0"}
_NEAR = {"paragraphs=0", "paragraphs=1"}
