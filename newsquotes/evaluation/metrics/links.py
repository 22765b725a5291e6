"""Links: does a name come back with the id its entity has in the registry, and a new one with no id of it?

links in registry    name mentions whose entity is in the registry: recall; precision over all name mentions that were
                     given an id of the registry
new kept new         name mentions whose entity is not in the registry: right when not given an id of it

Only mentions whose entity gold links somewhere count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newsquotes.evaluation.document import Document
from newsquotes.evaluation.metrics.entities import holder
from newsquotes.evaluation.metrics.score import PRF, Counts, Metric, Share

METRICS: tuple[Metric, ...] = (
    PRF("links in registry", "links right", "links given", "links known"),
    Share("new kept new", "new right", "new"),
)


def count(gold: Document, predicted: Document, registry: Mapping[str, str]) -> Counts:
    """Count one article; ``registry`` maps what gold calls an entry (its id or title) to the entry's id."""
    counts: Counts = Counter()
    ids = frozenset(registry.values())
    for mention in gold.mentions:
        if mention.form != "name" or mention.type is None or mention.link is None:
            continue
        entity = holder(mention, predicted.article.entities)
        given = entity.id if entity is not None and entity.id in ids else None
        known = registry.get(mention.link)
        counts["links given"] += given is not None
        if known is None:
            counts["new"] += 1
            counts["new right"] += given is None
        else:
            counts["links known"] += 1
            counts["links right"] += given == known
    return counts
