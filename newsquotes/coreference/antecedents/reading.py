"""The article read from front to back: each pronoun and loose description goes to a chain, or stays alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsquotes.coreference.antecedents.candidates import contradicts, is_surely, is_unlikely, may_be, unquoted
from newsquotes.coreference.antecedents.features import (
    Scene,
    Seen,
    clause_path,
    features,
    governing_verb,
    grammatical_role,
    nothing_features,
    opened_clause,
    speaks,
)
from newsquotes.coreference.antecedents.later_names import join_later_names
from newsquotes.coreference.antecedents.pronouns import (
    Pronoun,
    as_anaphor,
    as_mention,
    is_speaker_word,
    is_thing_word,
    read_pronoun,
    relative_head,
)
from newsquotes.coreference.antecedents.surroundings import ReadText, Surroundings, surroundings
from newsquotes.coreference.antecedents.variation import body_just_named, campaign_of, just_named
from newsquotes.coreference.descriptions.bearers import (
    COMPANY_NOUNS,
    is_bare,
    kind_by_name,
    party_candidate,
    sole_bearer,
    sole_of_kind,
    speaks_against,
)
from newsquotes.coreference.descriptions.finding import role_words
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.words import OUTSIDE, Words
from newsquotes.results import Quote
from newsquotes.word_vectors import WordVectors

MAX_SENTENCES_BACK = 15
"""Sentences: a chain not mentioned for longer is no candidate; keeps the reading linear in the length of the text."""

MAX_SENTENCES_TO_IT, MAX_SENTENCES_TO_COMPANY = 1, 8
"""Sentences: how far back the organisation that acted last may be taken up by "it said" and by "the company"."""

MAX_CANDIDATES = 12
"""Candidates of one pronoun, the most recent ones."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun's candidates in order of recency, their features, and those of "none of them" last."""

    pronoun: Pronoun
    seen: tuple[Seen, ...]
    features: tuple[tuple[str, ...], ...]
    around: Surroundings | None = None
    """What the quotation network made of the pronoun and of the candidates; None where it is not known or not asked."""


Decide = Callable[[Choice], tuple[Seen | None, Link | None]]
"""Picks the candidate that is meant, with the reason, or None; the ranker at run time, the gold in training."""


class Reader:
    """Reads one document; `read` adds pronouns and descriptions to the chains it was given and returns all chains."""

    def __init__(
        self,
        words: Words,
        chains: Sequence[Chain],
        loose: Sequence[Mention],
        quotes: Sequence[Quote],
        vectors: WordVectors | None = None,
    ) -> None:
        self.words = words
        self.pronouns = [i for i, tag in enumerate(words.tag) if tag in ("PRP", "PRP$", "WP", "WP$")]
        self.text = None if vectors is None else ReadText(words, vectors, _heads(self.pronouns, chains, loose))
        self.chains = list(chains)
        self.loose = loose
        self.seen: dict[int, Seen] = {}
        self.at: dict[int, Chain] = {m.head: chain for chain in chains for m in chain.mentions}
        self.source_of = source_heads(words, quotes)
        self.spoken_of: dict[int, set[int]] = {}
        """By the head of a source, the ``id()`` of those whom its quotation marks call he or she: they do not speak."""
        self.source_heads = frozenset(self.source_of.values())
        self.main = _most_named(chains)
        self.called = {role for chain in chains for role in chain.roles}
        self.last_speaker: Chain | None = None
        self.last_body: tuple[Chain, int] | None = None
        self.topic: Seen | None = None
        self.recent: dict[int, Seen] = {}
        self.speaker_words: list[int] = []
        self.abstained: dict[int, Link] = {}
        self.first_in_sentence: dict[int, list[Chain]] = {}

    def read(self, decide: Decide) -> list[Chain]:
        """Go through the mentions in text order."""
        for event in self._events():
            at, mention, chain = event
            if chain is not None and mention is not None:
                self._note(chain, mention)
            elif mention is not None:
                self._read_description(mention, decide)
            else:
                self._read_word(at, decide)
        self._speakers_of_i()
        return join_later_names(self.words, self.chains)

    def _events(self) -> list[tuple[int, Mention | None, Chain | None]]:
        events: list[tuple[int, Mention | None, Chain | None]] = []
        for chain in self.chains:
            first = min(chain.mentions, key=lambda m: m.head)
            self.first_in_sentence.setdefault(self.words.sentence[first.head], []).append(chain)
            events += [(m.head, m, chain) for m in chain.mentions]
        events += [(m.head, m, None) for m in self.loose]
        taken = {at for at, _, _ in events}
        events += [(i, None, None) for i in self.pronouns if i not in taken]
        return sorted(events, key=lambda event: event[0])

    # ---- what is read ------------------------------------------------------------------------------------------

    def _note(self, chain: Chain, mention: Mention) -> None:
        """Remember a mention of a chain."""
        seen = self.seen.get(id(chain))
        if seen is None:
            seen = self.seen[id(chain)] = Seen(chain, mention)
        seen.last = mention
        if not self.words.marked[mention.head]:
            seen.last_unquoted = mention
        seen.mentions += 1
        if mention.form == "name":
            seen.names += 1
            seen.last_name = mention.head
            seen.first_name = mention.head if seen.first_name == OUTSIDE else seen.first_name
        seen.pronouns += mention.form == "pronoun"
        seen.subjects += grammatical_role(self.words, mention.head) == "subject"
        if mention.form == "pronoun":
            seen.women += mention.gender == "f"
            seen.men += mention.gender == "m"
            seen.things += is_thing_word(self.words, mention.head)
        self.recent.pop(id(chain), None)
        self.recent[id(chain)] = seen
        self.at[mention.head] = chain
        if mention.form == "pronoun" and mention.gender and self.words.marked[mention.head]:
            source = self.source_of.get(self.words.quote[mention.head], OUTSIDE)
            self.spoken_of.setdefault(source, set()).add(id(chain))
        if mention.head in self.source_heads or speaks(self.words, mention.head):
            seen.sources += 1
            self.last_speaker = chain
        acts = mention.head in self.source_heads or grammatical_role(self.words, mention.head) == "subject"
        if chain.type == "org" and acts and not self.words.marked[mention.head]:
            self.last_body = chain, mention.head
        if chain.type == "person" and chain.name and (self.topic is None or seen.mentions > self.topic.mentions):
            self.topic = seen

    def _read_description(self, mention: Mention, decide: Decide) -> None:
        """A definite description takes up a chain if the ranker is sure of it, else it opens one without a name."""
        if mention.definite and not mention.plural and self.words.lower[mention.start] in ("the", "this", "that"):
            choice = self.choice(as_anaphor(mention))
            best, link = decide(choice) if choice.seen else (None, None)
            if best is not None and link is not None:
                best.chain.roles |= role_words(self.words, mention)
                self.called |= best.chain.roles
                self._link(best.chain, mention, link)
                return
            bearer = self._bearer(mention)
            if bearer is not None:
                self._link(bearer[0], mention, Link(bearer[1]))
                return
            if link is not None:
                self.abstained[mention.head] = link
        elif (owned := campaign_of(self.words, mention, self.at, self.chains)) is not None:
            self._link(owned, mention, Link("named after whose it is"))
            return
        elif _belongs_to_name(self.words, mention):
            called = sole_bearer(self.words, mention, self.chains)
            if called is not None:
                self._link(called, mention, Link(f"the only one called {self.words.lower[mention.head]}"))
                return
        chain = Chain(
            name=None,
            type=mention.type,
            gender=mention.gender,
            woman=None if mention.gender is None else float(mention.gender == "f"),
            gender_source=None if mention.gender is None else "told",
            plural=mention.plural,
            definite=mention.definite,
            roles=role_words(self.words, mention),
        )
        self.chains.append(chain)
        self.called |= chain.roles
        chain.mentions.append(mention)
        self._note(chain, mention)

    def _link(self, chain: Chain, mention: Mention, link: Link) -> None:
        chain.mentions.append(mention)
        chain.links[mention.head] = link
        self._note(chain, mention)

    def _read_word(self, i: int, decide: Decide) -> None:
        if is_speaker_word(self.words, i):
            self.speaker_words.append(i)
            return
        noun = relative_head(self.words, i)
        if noun is not None and noun in self.at:
            chain = self.at[noun]
            self._link(chain, as_mention(i), Link("stands right behind it"))
            return
        pronoun = read_pronoun(self.words, i)
        if pronoun is None or self.words.furniture[i]:
            return
        choice = self.choice(pronoun)
        if not choice.seen:
            return
        best, link = decide(choice)
        if best is None or link is None:
            body = self._acting_body(i, MAX_SENTENCES_TO_IT) if pronoun.kind == "it" else None
            if body is not None and i in self.source_heads:
                self._link(body, as_mention(i), Link("the organisation that acted last"))
            elif link is not None:
                self.abstained[i] = link
            return
        mention = as_mention(i, pronoun.gender, pronoun.kind == "they")
        if pronoun.kind == "he" and best.chain.type != "person":
            best.chain.type = "person"
        self._link(best.chain, mention, link)

    def _speakers_of_i(self) -> None:
        """“I” inside quotation marks is the speaker of the quote."""
        for i in self.speaker_words:
            chain = self._speaker_around(i)
            if chain is not None:
                mention = as_mention(i)
                chain.mentions.append(mention)
                chain.links[i] = Link("the speaker of the quote")

    # ---- where the ranker abstains -----------------------------------------------------------------------------

    def _bearer(self, mention: Mention) -> tuple[Chain, str] | None:
        """The one who is called so, or for "the company" the organisation that acted last; None if there is none."""
        called = sole_bearer(self.words, mention, self.chains)
        if called is not None:
            return called, f"the only one called {self.words.lower[mention.head]}"
        candidate = party_candidate(self.words, mention, self.chains)
        if candidate is not None:
            return candidate, "the only one of that party"
        person = just_named(self.words, mention, self.source_heads, list(self.recent.values()), self.chains)
        if person is not None:
            return person
        if self.words.lower[mention.head] in COMPANY_NOUNS and is_bare(mention):
            body = self._acting_body(mention.head, MAX_SENTENCES_TO_COMPANY)
            noun = self.words.lower[mention.head]
            if body is not None and body.name and kind_by_name(noun, body) != "other":
                return body, "the organisation that acted last"
        body = body_just_named(self.words, mention, list(self.recent.values()), self.chains)
        if body is not None:
            return body, "the only organisation named just before"
        body = sole_of_kind(self.words, mention, self.chains)
        return None if body is None else (body, f"the only one whose name says {self.words.lower[mention.head]}")

    def _acting_body(self, i: int, sentences: int) -> Chain | None:
        """Return the organisation that was last a subject or speaker, at most so many sentences before ``i``."""
        if self.last_body is None:
            return None
        chain, at = self.last_body
        return chain if self.words.sentence[i] - self.words.sentence[at] <= sentences else None

    # ---- candidates --------------------------------------------------------------------------------------------

    def _within_reach(self, i: int) -> dict[int, Seen]:
        """Return the chains mentioned within the window, by ``id(chain)``, most recent last; drops those out of it."""
        floor = self.words.sentence[i] - MAX_SENTENCES_BACK
        for key in list(self.recent):
            if self.words.sentence[self.recent[key].last.head] >= floor:
                break
            del self.recent[key]
        return self.recent

    def choice(self, pronoun: Pronoun) -> Choice:
        """Return the candidates of a pronoun with their features."""
        words, i = self.words, pronoun.at
        window = [seen for seen in self._within_reach(i).values() if not _is_inside(i, seen)]
        candidates = [s for s in reversed(window) if may_be(pronoun, s.chain) and not contradicts(pronoun, s)]
        if i in self.spoken_of:
            candidates = [s for s in candidates if id(s.chain) not in self.spoken_of[i]]
        if pronoun.mention is not None:
            candidates = [s for s in candidates if not speaks_against(words, pronoun.mention, s.chain)]
        if not words.marked[i]:
            candidates = [unquoted(seen) for seen in candidates if seen.last_unquoted or seen.chain.name]
            candidates.sort(key=lambda seen: -seen.last.head)
        candidates = candidates[:MAX_CANDIDATES]
        candidates += self._following(pronoun)
        verb = governing_verb(words, i)
        opened = opened_clause(words, i)
        scene = Scene(
            words=words,
            pronoun=pronoun,
            role=grammatical_role(words, i),
            verb=verb,
            clause_path=clause_path(words, verb),
            speaker=self._speaker_around(i),
            last_speaker=self.last_speaker,
            is_source=i in self.source_heads or speaks(words, i),
            topic=self.topic.chain if self.topic else None,
            source_heads=self.source_heads,
            called=self.called,
            main=self.main,
            ahead=self.at.get(opened[0]) if opened else None,
            ahead_by=opened[1] if opened else "",
        )
        agreeing = [not is_unlikely(pronoun, seen.chain) for seen in candidates]
        total = sum(agreeing)
        sure = [is_surely(pronoun, seen) for seen in candidates]
        rows, rank = [], 0
        for seen, agrees, is_sure in zip(candidates, agreeing, sure, strict=True):
            rows.append(tuple(features(scene, seen, rank, total - agrees, sum(sure) - is_sure)))
            rank += agrees
        rows.append(tuple(nothing_features(scene, total)))
        return Choice(pronoun, tuple(candidates), tuple(rows), surroundings(self.text, pronoun, candidates))

    def _following(self, pronoun: Pronoun) -> list[Seen]:
        """Names first mentioned later in the same sentence ("When she left, Ms. Ito ...")."""
        i = pronoun.at
        return [
            Seen(chain, replace(first))
            for chain in self.first_in_sentence.get(self.words.sentence[i], ())
            if id(chain) not in self.seen and may_be(pronoun, chain)
            for first in [min(chain.mentions, key=lambda m: m.head)]
            if first.head > i and not first.start <= i
        ]

    def _speaker_around(self, i: int) -> Chain | None:
        number = self.words.quote[i]
        if number == OUTSIDE:
            return None
        return self.at.get(self.source_of.get(number, OUTSIDE))


def _heads(pronouns: Sequence[int], chains: Sequence[Chain], loose: Sequence[Mention]) -> list[int]:
    """Return the tokens that a mention hangs on, now or once the article is read: names, descriptions, pronouns."""
    mentions = [*loose, *(mention for chain in chains for mention in chain.mentions)]
    return sorted({*pronouns, *(mention.head for mention in mentions)})


def _most_named(chains: Sequence[Chain]) -> frozenset[int]:
    """Return the ``id()`` of the chain of each type that the article names most; none where two are named as often."""
    most = set()
    for kind in ("person", "org", "place"):
        counts = Counter({id(c): sum(m.form == "name" for m in c.mentions) for c in chains if c.type == kind})
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            most.add(ranked[0][0])
    return frozenset(most)


def _belongs_to_name(words: Words, mention: Mention) -> bool:
    """“Japan's finance minister”: the possessor is a name."""
    owners = (i for i in words.children[mention.head] if words.dep[i] == "poss")
    return not mention.plural and any(words.tag[i].startswith("NNP") for i in owners)


def _is_inside(i: int, seen: Seen) -> bool:
    """“His neighbour” is not the "his" in it."""
    return seen.last.start <= i < seen.last.end and seen.last.head != i


def source_heads(words: Words, quotes: Sequence[Quote]) -> dict[int, int]:
    """Return for each quote, by its index, the head token of its source; quotes without a source are left out."""
    heads = {}
    for number, quote in enumerate(quotes):
        for span in quote.source[:1]:
            first, last = words.between(span.start, span.end)
            if first < last:
                heads[number] = words.root(first, last)
    return heads
