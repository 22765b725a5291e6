"""Speakers: is the name put to a found attribution the right one?

Only gold attributions whose speaker was annotated count; one is found when a predicted attribution has its content
(word Jaccard >= 0.5, one to one). It is right when gold names the speaker and the given name is one of that
speaker's names, or when gold's source is unnamed and no name is given.

named            precision: right names of all names given to found attributions; recall: right names of all named
                 gold attributions, so that it holds detection and resolution together
resolution:*     right of found, by the form of the source: name, pronoun, nominal, unnamed; implicit: no source in
                 the text
"""

from __future__ import annotations

from collections import Counter

from newsquotes.evaluation.alignment import given_name, match_quotes, speaker_is_right
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.metrics.score import PRF, Counts, Metric, Share
from newsquotes.evaluation.names import form_of_source

FORMS = ("name", "pronoun", "nominal", "unnamed", "implicit")

METRICS: tuple[Metric, ...] = (
    PRF("named", "right names", "names given", "named gold"),
    *(Share(f"resolution:{form}", f"resolved {form}", f"found {form}", f"speakers {form}") for form in FORMS),
)


def count(gold: Document, predicted: Document) -> Counts:
    """Count one article; nothing when its speakers were not annotated."""
    counts: Counts = Counter()
    annotated = [
        (quote, who) for quote, who in zip(gold.article.quotes, gold.identities, strict=True) if who is not None
    ]
    text, theirs = gold.article.text, predicted.article.quotes
    pairs = dict(match_quotes(text, [quote for quote, _ in annotated], theirs))
    for i, (quote, who) in enumerate(annotated):
        names = [name for identity in who for name in identity.names]
        form = form_of_source(quote.source, names) if who else "unnamed"
        counts["named gold"] += bool(who)
        counts[f"speakers {form}"] += 1
        if i not in pairs:
            continue
        name = given_name(theirs[pairs[i]])
        right = speaker_is_right(who, name)
        counts["names given"] += name is not None
        counts["right names"] += right and bool(who)
        counts[f"found {form}"] += 1
        counts[f"resolved {form}"] += right
    return counts
