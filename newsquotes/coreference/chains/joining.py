"""Names joined into chains: first by form, then short forms to the one full name they can belong to.

Every rule works on whole forms of the document, so its cost grows with the number of different names, not of mentions.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from newsquotes.coreference.beside import genders_beside
from newsquotes.coreference.chains import forms
from newsquotes.coreference.chains.aliases import alias_pairs
from newsquotes.coreference.chains.kin import gender_as_kin, is_relative
from newsquotes.coreference.gender import gender_of_name
from newsquotes.coreference.lexicons import Gender, organisations, places
from newsquotes.coreference.mentions import Chain, Link, Mention
from newsquotes.coreference.names.edges import edges_of_person
from newsquotes.coreference.types.name_types import has_article, key_of, name_key, types_of_names
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

Test = Callable[[str, str], bool]

MAX_FORMS = 500
"""Different names of one type: beyond this many (lists, registers) only equal forms are joined, to stay linear."""


@dataclass(slots=True)
class _Group:
    """Forms found so far to name one thing."""

    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gender: Gender | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    fullest: str = field(init=False)  # kept, since every form is compared with every other

    def __post_init__(self) -> None:
        self.fullest = max(self.keys, key=_fullness)

    @property
    def first(self) -> int:
        return min(mention.start for mention in self.mentions)

    def take(self, other: _Group, reason: str) -> None:
        self.mentions += other.mentions
        self.keys += other.keys
        self.fullest = max(self.fullest, other.fullest, key=_fullness)
        self.reasons.update(dict.fromkeys(other.keys, reason) | other.reasons)
        self.gender = self.gender or other.gender


def _fullness(key: str) -> tuple[int, int]:
    return len(key.split()), len(key)


def join_names(words: Words, names: list[Mention]) -> list[Chain]:
    """Return one chain per thing named, in order of first mention."""
    types = types_of_names(words, names)
    names = [_mended(words, name, types) for name in names]
    groups = _by_form(words, names, types)
    by_type: dict[EntityType, list[_Group]] = defaultdict(list)
    for group in groups:
        by_type[group.type].append(group)
    joined: list[_Group] = []
    for kind, members in by_type.items():
        if len(members) > MAX_FORMS:
            joined += members
        elif kind == "person":
            joined += _join_people(words, members)
        else:
            joined += _join_others(members)
    joined = _join_brackets(words, joined)
    joined = _join_aliases(words, joined)
    joined = _join_nation(words, joined)
    return [_chain(words, group) for group in sorted(joined, key=lambda group: group.first)]


def _mended(words: Words, name: Mention, types: dict[str, EntityType]) -> Mention:
    """A name that the article shows to be a person's, with the edges of one; ``types`` learns the new form."""
    if types.get(name_key(words, name)) != "person":
        return name
    start, end = edges_of_person(words, (name.start, name.end))
    if (start, end) == (name.start, name.end) or start >= end:
        return name
    mended = replace(name, start=start, end=end, head=words.root(start, end))
    types.setdefault(name_key(words, mended), "person")
    return mended


def _by_form(words: Words, names: list[Mention], types: dict[str, EntityType]) -> list[_Group]:
    """Equal form, equal gender of title: one group ("Mrs. Clinton" apart from "Mr. Clinton")."""
    groups: dict[tuple[str, Gender | None], _Group] = {}
    for name in names:
        key = name_key(words, name)
        if key not in types:
            continue
        gender = name.gender if types[key] == "person" and " " not in key else None
        group = groups.get((key, gender))
        if group is None:
            group = groups[key, gender] = _Group(types[key], keys=[key], gender=gender)
        group.mentions.append(name if name.type == types[key] else replace(name, type=types[key]))
        group.gender = group.gender or name.gender
    return list(groups.values())


# ---- people --------------------------------------------------------------------------------------------------------


def _join_people(words: Words, groups: list[_Group]) -> list[_Group]:
    full = [group for group in groups if len(forms.person_parts(group.keys[0])) > 1]
    short = [group for group in groups if len(forms.person_parts(group.keys[0])) <= 1]
    full = _merge(full, forms.same_full_name, "same full name")
    full = _merge(full, forms.spelling_variant, "spelling variant")
    full = _attach_long_families(full)
    for group in full:
        group.gender = group.gender or _gender_as_kin(words, group)
    rest = []
    for group in short:
        if not _share_out(words, group, full) and not _attach(
            group, full, forms.is_given_name, "given name", only_one=True
        ):
            rest.append(group)
    return full + _merge_titled(rest)


NEAR_WORDS, STALE_WORDS = 80, 400
"""Tokens: a family name that two people share goes to the one named in full at most NEAR_WORDS before it, where its
usual bearer was not mentioned for STALE_WORDS; else to the usual bearer."""


def _gender_as_kin(words: Words, group: _Group) -> Gender | None:
    return gender_as_kin(words, min(mention for mention in group.mentions if mention.end - mention.start > 1))


def _share_out(words: Words, short: _Group, full: list[_Group]) -> bool:
    """A family name goes to its bearer; of several, to the one named most, unless only another one was named nearby."""
    fitting = [group for group in full if _may_be_called(short, group, forms.is_family_name)]
    if short.gender and any(group.gender == short.gender for group in fitting):
        fitting = [group for group in fitting if group.gender == short.gender]
    fitting = _without_relatives(words, short, fitting)
    if not fitting:
        return False
    usual = max(fitting, key=lambda group: (len(group.mentions), -group.first))
    named = {id(group): sorted(group.mentions) for group in fitting}
    for mention in sorted(short.mentions):
        best = usual
        if len(fitting) > 1 and _gap(named[id(usual)], mention) > STALE_WORDS:
            nearest = min(fitting, key=lambda group: _gap(named[id(group)], mention))
            best = nearest if _gap(named[id(nearest)], mention) <= NEAR_WORDS else usual
        best.take(replace_mentions(short, [mention]), "family name")
        insort(named[id(best)], mention)
    return True


def _without_relatives(words: Words, short: _Group, fitting: list[_Group]) -> list[_Group]:
    """“Holm was born to Jan Holm. She ...”: who is brought in as a relative of the one called so is somebody else.

    So is, where several bear the family name, who is of the other gender than the pronouns beside it tell.
    """
    women, men = genders_beside(words, short.mentions)
    other: Gender | None = "m" if women > 2 * men else "f" if men > 2 * women else None
    surname = short.keys[0].split()[-1]
    left, same = [], []
    for group in fitting:
        first = min(mention for mention in group.mentions if mention.end - mention.start > 1)
        told = group.gender or gender_of_name(group.fullest)
        contrary = other is not None and told == other
        if not is_relative(words, first, surname):
            left.append(group)
            same += [] if contrary else [group]
        elif len(fitting) == 1 and first < min(short.mentions) and not contrary:
            left.append(group)
    return same or left


def _gap(mentions: list[Mention], mention: Mention) -> int:
    """Return the tokens between a mention and the last of the sorted ``mentions`` before it; huge without one."""
    before = bisect_left(mentions, mention)
    return mention.start - mentions[before - 1].start if before else sys.maxsize


def replace_mentions(group: _Group, mentions: list[Mention]) -> _Group:
    """Return a copy of a group with other mentions."""
    return _Group(group.type, mentions, list(group.keys), group.gender, dict(group.reasons))


def _may_be_called(short: _Group, group: _Group, test: Test) -> bool:
    name = short.fullest
    if short is group or not any(test(name, key) for key in group.keys):
        return False
    told = short.gender and (group.gender or gender_of_name(group.fullest))
    return not told or short.gender == told


def _attach_long_families(full: list[_Group]) -> list[_Group]:
    """A family name of several words ("de Blasio") looks like a full name until the full one is seen."""
    kept: list[_Group] = []
    for group in sorted(full, key=lambda group: -len(group.fullest.split())):
        if not _attach(group, kept, forms.is_family_name, "family name") and not _attach(
            group, kept, forms.is_given_name, "given names", only_one=True
        ):
            kept.append(group)
    return kept


def _merge_titled(groups: list[_Group]) -> list[_Group]:
    """“Mr. Ali” and "Ali" are one, as long as no "Mrs. Ali" stands beside them; so are "Saint Jude" and "Jude"."""
    by_key: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        by_key[" ".join(forms.person_parts(group.keys[0])) or group.keys[0]].append(group)
    result = []
    for members in by_key.values():
        genders = {member.gender for member in members if member.gender}
        if len(genders) < 2:
            for other in members[1:]:
                members[0].take(other, "same name")
            members = members[:1]
        result += members
    return result


# ---- organisations, places, groups ---------------------------------------------------------------------------------


def _join_others(groups: list[_Group]) -> list[_Group]:
    groups = _merge(groups, forms.is_known_short_form, "well-known short form")
    groups = _merge(groups, forms.spelling_variant, "spelling variant")
    groups = sorted(groups, key=lambda group: -len(group.fullest.split()))
    kept: list[_Group] = []
    for group in groups:
        acronym = _attach(group, kept, forms.is_acronym_of, "initials", only_one=True)
        shorter = _SHORT_FORMS.get(group.type)
        if acronym or (shorter and _attach(group, kept, shorter, "short form of the name", only_one=True)):
            continue
        kept.append(group)
    return kept


_SHORT_FORMS: dict[EntityType, Test] = {"org": forms.is_short_org, "place": forms.is_short_place}


def _join_brackets(words: Words, groups: list[_Group]) -> list[_Group]:
    """“National Resistance Front of Afghanistan (NRFA)”: a short form in brackets behind the name it stands for."""
    by_end = {mention.end: group for group in groups for mention in group.mentions}
    gone: dict[int, _Group] = {}

    def current(group: _Group) -> _Group:
        while id(group) in gone:
            group = gone[id(group)]
        return group

    for group in groups:
        for mention in group.mentions:
            i = mention.start - 1
            if i < 1 or words.text[i] != "(" or mention.end >= len(words) or words.text[mention.end] != ")":
                continue
            if i not in by_end or len(key_of(words.text[mention.start])) < 2:
                continue
            full, short = current(by_end[i]), current(group)
            if full is not short and forms.letters_in_order(short.keys[0].replace(" ", ""), full.fullest):
                full.take(short, "short form in brackets")
                gone[id(short)] = full
                break
    return [group for group in groups if id(group) not in gone]


def _join_aliases(words: Words, groups: list[_Group]) -> list[_Group]:
    """“Arvid Holm, also known as Ole Berg”: two names of which the text says that they are one."""
    group_of = {mention: group for group in groups for mention in group.mentions}
    gone: set[int] = set()
    for first, second in alias_pairs(words, list(group_of)):
        full, other = group_of[first], group_of[second]
        if full is other:
            continue
        for mention in other.mentions:
            group_of[mention] = full
        full.take(other, "also known as")
        gone.add(id(other))
    return [group for group in groups if id(group) not in gone]


def _join_nation(words: Words, groups: list[_Group]) -> list[_Group]:
    """“Our Nation”, in a speech: the country that is named most, if it is named at least twice as often as others."""
    nation = [group for group in groups if group.keys[0] in ("nation", "country")]
    countries = sorted(
        (group for group in groups if any(places().get(key) == "country" for key in group.keys)),
        key=lambda group: -len(group.mentions),
    )
    if not nation or not countries:
        return groups
    if len(countries) > 1 and len(countries[0].mentions) < 2 * len(countries[1].mentions):
        return groups
    for group in nation:
        if all(words.lower[max(m.start - 1, 0)] in ("the", "our", "this", "my") for m in group.mentions):
            countries[0].take(group, "the country named most")
            groups = [other for other in groups if other is not group]
    return groups


# ---- how groups meet -----------------------------------------------------------------------------------------------


def _merge(groups: list[_Group], test: Test, reason: str) -> list[_Group]:
    """Join every group to the first one that passes the test, in either direction."""
    kept: list[_Group] = []
    for group in groups:
        for other in kept:
            if other.type == group.type and _passes(group, other, test):
                other.take(group, reason)
                break
        else:
            kept.append(group)
    return kept


def _passes(group: _Group, other: _Group, test: Test) -> bool:
    if group.gender and other.gender and group.gender != other.gender:
        return False
    return test(group.fullest, other.fullest) or test(other.fullest, group.fullest)


def _attach(short: _Group, groups: Iterable[_Group], test: Test, reason: str, only_one: bool = False) -> bool:
    """Put a short form with the full name it can belong to; of several, the one named most in full, then first.

    With ``only_one`` several candidates mean that the short form stays alone.
    """
    fitting = [group for group in groups if _may_be_called(short, group, test)]
    if not fitting or (only_one and len(fitting) > 1):
        return False
    best = max(fitting, key=lambda group: (len(group.mentions), -group.first))
    best.take(short, reason)
    return True


# ---- outcome -------------------------------------------------------------------------------------------------------


def _chain(words: Words, group: _Group) -> Chain:
    mentions = sorted(group.mentions)
    name = _display(words, group)
    links = {}
    for mention in mentions:
        key = name_key(words, mention)
        if key in group.reasons:
            links[mention.head] = Link(f"{group.reasons[key]} of {name}")
    return Chain(
        name=name,
        type=group.type,
        mentions=mentions,
        gender=group.gender,
        forms=set(group.keys),
        with_article=any(has_article(words, mention) for mention in mentions),
        links=links,
    )


def _display(words: Words, group: _Group) -> str:
    """Return the fullest form as the article writes it; one not set in capitals if there is a choice."""
    written = [surface(words, mention) for mention in sorted(group.mentions)]
    known = [name for name in written if name.lower() in organisations()]
    if len(known) * 2 > len(written):  # "Taliban", not "Pashtun Taliban"
        return known[0]
    return max(written, key=lambda name: (len(name.split()), not name.isupper(), len(name)))


def surface(words: Words, mention: Mention) -> str:
    """Return the mention's tokens as written, line breaks and runs of blanks made one blank."""
    pieces = [words.text[mention.start]]
    for i in range(mention.start + 1, mention.end):
        gap = words.start_offset[i] > words.end_offset[i - 1]
        pieces.append(" " + words.text[i] if gap else words.text[i])
    return " ".join("".join(pieces).split())
