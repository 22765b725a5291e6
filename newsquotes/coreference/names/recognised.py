"""Names from the entity recogniser, mended where news text breaks it: which repairs, in which order; halves joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from newsquotes.coreference.lexicons import first_names, languages, nouns, organisations, places, titles
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.name_words import Range, behind_proper, is_given, is_proper, is_role, is_title, title_range
from newsquotes.coreference.names.edges import (
    complete_hyphens,
    cut_at_bracket,
    cut_at_joint,
    cut_at_line_break,
    cut_at_other_script,
    cut_at_plain_of,
    cut_before_article,
    cut_before_credit,
    drop_leading_adjective,
    edges_of_person,
    is_credit,
    person_of_owner,
    take_in_circuit,
    take_in_field,
    take_in_first_half,
    take_in_nickname,
    take_in_owner,
    take_in_place,
    take_in_second_half,
    take_off_titles,
    trim_edges,
)
from newsquotes.coreference.words import Words
from newsquotes.results import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""Labels of the entity recogniser (OntoNotes) that name something newsquotes keeps, with its type here."""


def names_of_recogniser(words: Words, entities: Iterable[tuple[int, int, str]]) -> list[Mention]:
    """Return the recogniser's names mended, in text order, none overlapping."""
    names: list[Mention] = []
    for start, end, label in entities:
        found = LABELS.get(label)
        if found is None:
            continue
        for piece, kind in _repaired(words, (start, end), found):
            if names and names[-1].start <= piece[0] and piece[1] <= names[-1].end:
                continue
            while names and names[-1].start >= piece[0]:
                names.pop()
            names.append(Mention(piece[0], piece[1], words.root(*piece), "name", kind))
    return [_with_title_gender(words, name) for name in _extend_left(words, join_adjacent(words, names))]


def _repaired(words: Words, span: Range, label: EntityType) -> Iterator[tuple[Range, EntityType]]:
    for piece in cut_at_line_break(words, span):
        kind = label
        for repair in _REPAIRS:
            piece = repair(words, piece)
        person = person_of_owner(words, piece) if kind in ("org", "place") else None
        if person is not None:
            yield trim_edges(words, (piece[0], person[0])), kind
            kind, piece = "person", person
        if kind == "person":
            piece = take_in_nickname(words, edges_of_person(words, piece))
        elif _is_titled(words, piece):
            kind, piece = "person", take_off_titles(words, piece)
        elif kind == "org":
            for complete in _COMPLETIONS:
                piece = complete(words, piece)
        if kind == "group" and _only_modifies(words, piece):
            continue
        for part in cut_at_joint(words, piece) if kind == "org" else (piece,):
            if part[0] < part[1] and _looks_like_name(words, part):
                yield part, kind


def _is_titled(words: Words, span: Range) -> bool:
    """“Sister Ada Holm”, "Cllr Holm": a title that no body bears, and then a name, held for a body or a place."""
    start, end = span
    size = end - start
    if not 1 < size <= len(("title", "first", "middle", "last")) or not is_title(words, start):
        return False
    last = words.lower[end - 1]
    given = words.lower[start + 1] in first_names() and size > len(("title", "name"))
    return last not in nouns() and last not in places() and (given or words.lower[start] not in _AMBIGUOUS_TITLES)


# fmt: off
_AMBIGUOUS_TITLES = frozenset({
    "general", "king", "queen", "prince", "princess", "lady", "lord", "major", "st", "st.", "saint", "judge",
    "justice", "chief", "officer", "sister", "father", "mother", "brother", "speaker", "leader", "mayor",
    "minister", "premier", "president", "secretary", "editor", "director", "coach", "baron", "duke",
    "bishop", "cardinal", "captain", "sultan",
})
# fmt: on
"""Titles that names of bodies and places begin with as well ("General Motors", "King Street")."""


_REPAIRS: tuple[Callable[[Words, Range], Range], ...] = (
    cut_at_bracket,
    cut_at_other_script,
    cut_at_plain_of,
    cut_before_article,
    cut_before_credit,
    trim_edges,
    drop_leading_adjective,
    complete_hyphens,
)


_COMPLETIONS: tuple[Callable[[Words, Range], Range], ...] = (
    take_in_first_half,
    take_in_owner,
    take_in_place,
    take_in_circuit,
    take_in_second_half,
    take_in_field,
)
"""Of names of organisations."""


def _only_modifies(words: Words, span: Range) -> bool:
    """“the Afghan team”, "Republican senators": a people's name that only describes another noun names no group."""
    last = span[1] - 1
    return last >= 0 and words.tag[last].startswith("JJ") and words.dep[last] in ("amod", "compound", "nmod")


def _looks_like_name(words: Words, span: Range) -> bool:
    start, end = span
    if any(words.furniture[start:end]) or languages().issuperset(words.lower[start:end]):
        return False
    has_capital = any(words.text[i][:1].isupper() for i in range(start, end))
    return has_capital and not (end - start == 1 and is_title(words, start))


def join_adjacent(words: Words, names: list[Mention]) -> list[Mention]:
    """A person's name that the parser hangs on the name right behind it is its first half (Valeska + Paris)."""
    result: list[Mention] = []
    starts = {name.start for name in names}
    for name in names:
        name = _with_last_half(words, name, starts)
        before = result[-1] if result else None
        if (
            before is not None
            and (before.type == "person" or _is_given_name(words, before))
            and name.type in ("person", "place")
            and before.end == name.start
            and words.head[before.head] == name.head
            and words.dep[before.head] == "compound"
        ):
            result[-1] = Mention(before.start, name.end, name.head, "name", "person")
        else:
            result.append(name)
    return result


def _with_last_half(words: Words, name: Mention, starts: set[int]) -> Mention:
    """The same where the recogniser saw the first half alone ("Amina" + Bello)."""
    i = name.end
    if name.type != "person" or i >= len(words) or i in starts or not is_proper(words, i) or words.furniture[i]:
        return name
    belongs = words.dep[name.head] == "compound" and words.head[name.head] == i
    if not belongs or words.lower[i] in nouns() or is_title(words, i) or is_credit(words, i):
        return name
    return replace(name, end=i + 1, head=i)


def _is_given_name(words: Words, name: Mention) -> bool:
    word = words.lower[name.start]
    return name.end - name.start == 1 and word in first_names() and word not in places()


def _extend_left(words: Words, names: list[Mention]) -> list[Mention]:
    """A given name left out by the recogniser, directly before the rest of the name, belongs to it."""
    taken = {i for name in names for i in range(name.start, name.end)}
    given = first_names()
    result = []
    for name in names:
        start = name.start
        if name.type == "person":
            while start > 0 and start - 1 not in taken and (is_proper(words, start - 1) or is_given(words, start - 1)):
                word = words.lower[start - 1]
                if is_title(words, start - 1) or is_role(words, start - 1) or words.furniture[start - 1]:
                    break
                if word not in given and name.end - name.start > 1:
                    break
                start -= 1
        elif _lacks_given_name(words, name, taken):
            start -= 1
        result.append(_widened(words, name, start))
    return result


def _widened(words: Words, name: Mention, start: int) -> Mention:
    """The name from ``start`` on, with the head that it then has."""
    head = words.root(start, name.end)
    return name if (start, head) == (name.start, name.head) else replace(name, start=start, head=head)


def complete_bodies(words: Words, names: list[Mention]) -> list[Mention]:
    """Give names of organisations the first half that stands before "and"; names inside the longer one go."""
    result: list[Mention] = []
    for name in sorted(names):
        start = take_in_first_half(words, (name.start, name.end))[0] if name.type == "org" else name.start
        while result and start < name.start and result[-1].start >= start:
            result.pop()
        result.append(_widened(words, name, start))
    return result


def bodies_of_owners(words: Words, names: list[Mention]) -> list[Mention]:
    """“The Harbour Pilots' Forum”: people in the plural with a capital and the body they own make one name."""
    found = []
    for i in range(1, len(words) - 1):
        if words.text[i] not in ("'", "’") or words.tag[i - 1] != "NNPS" or not is_proper(words, i + 1):
            continue
        start, end = i - 1, behind_proper(words, i + 2)
        while start > 0 and is_proper(words, start - 1) and words.sentence[start - 1] == words.sentence[i]:
            start -= 1
        body = nouns().get(words.lower[end - 1], ("", None))[0] == "org" and words.head[i - 1] in range(i + 1, end)
        if body and not any(words.furniture[start:end]):
            found.append(Mention(start, end, words.root(start, end), "name", "org"))
    taken = {i for name in found for i in range(name.start, name.end)}
    return sorted([name for name in names if taken.isdisjoint(range(name.start, name.end))] + found) if found else names


def _lacks_given_name(words: Words, name: Mention, taken: set[int]) -> bool:
    """A lone unknown word held for a body or a place, with a capitalised word before it in the same compound."""
    i, word = name.start - 1, words.lower[name.start]
    if i < 0 or i in taken or name.end - name.start > 1 or name.type == "group" or words.furniture[i]:
        return False
    known = word in places() or word in organisations() or word in nouns() or words.text[name.start].isupper()
    before = words.lower[i]
    plain = (is_proper(words, i) or is_given(words, i)) and not is_title(words, i)
    plain = plain and before not in nouns() and before not in places()
    return not known and plain and words.head[i] == name.head and words.dep[i] == "compound"


def drop_roles(words: Words, names: list[Mention], small: frozenset[str] = frozenset()) -> list[Mention]:
    """“BRIDE's fury”: a lone noun for a person is no name, unless a longer name of the article ends in it.

    Where it is a first name too, it is a noun if the article has it in small letters (``small``) somewhere.
    """
    families = {words.lower[name.end - 1] for name in names if name.end - name.start > 1}
    return [name for name in names if not _is_charge(words, name) and not _is_only_role(words, name, families, small)]


def _is_only_role(words: Words, name: Mention, families: set[str], small: frozenset[str]) -> bool:
    if name.end - name.start == 1 and words.lower[name.start] in small and words.lower[name.start] not in families:
        return nouns().get(words.lower[name.start], ("", None))[0] == "person"
    if not is_role(words, name.start):
        return False
    lone = name.end - name.start == 1
    return words.lower[name.start] not in families if lone else _is_office(words, name)


def _is_charge(words: Words, name: Mention) -> bool:
    """“Secretary of State”, "Minister for Health": what a minister has charge of is a part of the office's name."""
    of, minister = name.start - 1, name.start - 2
    if minister < 0 or words.lower[of] not in ("of", "for") or words.lower[minister] not in _MINISTERS:
        return False
    return " ".join(words.lower[name.start : name.end]) not in places()


_MINISTERS = frozenset({"secretary", "undersecretary", "minister", "secretaries", "ministers"})


def _is_office(words: Words, name: Mention) -> bool:
    """“Commissioner for Works”: an office is no name."""
    return words.lower[name.start + 1] in ("for", "of") and name.type != "place"


_NAMED_AFTER = frozenset({"campaign", "administration", "presidency", "family", "team", "foundation"})


def named_after(words: Words, names: list[Mention]) -> list[Mention]:
    """Add "the Novak campaign", "Ito's campaign": an organisation named after a person, who stays a name inside it."""
    found = []
    for name in names:
        head = words.head[name.head]
        between = words.tag[name.end : head]
        belongs = words.dep[name.head] in ("compound", "poss", "nmod") and name.end <= head <= name.end + 2
        belongs = belongs and all(tag in ("POS", "JJ") for tag in between)
        if name.type in ("person", "org") and belongs and words.lower[head] in _NAMED_AFTER:
            found.append(Mention(name.start, head + 1, head, "name", "org"))
    return found


def _with_title_gender(words: Words, name: Mention) -> Mention:
    """Keep what a title tells: "Mr." a man, "Mrs." a woman; and a name with a title is a person's."""
    first, last = title_range(words, name)
    if first == last:
        return name
    genders = [titles()[words.lower[i]] for i in range(first, last)]
    gender = next((g for g in genders if g), None)
    if gender and name.type != "person" and name.end - name.start <= len(("first", "middle", "last")):
        return replace(name, type="person", gender=gender)
    return replace(name, gender=gender)
