"""Where a name of the recogniser starts and ends: one repair of its edges, one function.

Each takes a range of tokens, end-exclusive, and returns the range that is the name; a line break makes several of it.
"""

from __future__ import annotations

from newsquotes.coreference.gender import without_marks
from newsquotes.coreference.lexicons import first_names, nouns, organisations, places, world_first_name
from newsquotes.coreference.name_words import (
    Range,
    before_proper,
    behind_proper,
    hyphenated,
    is_proper,
    is_role,
    is_title,
)
from newsquotes.coreference.words import Words

MIN_WRAPPED_LINE = 40
"""Characters: a line at least this long, without a full stop, was wrapped; a shorter one ends where its text ends."""

_LAST_LATIN = "ɏ"
_EDGE_WORDS = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "and", "of", "that", "this", "by", "read", "via"})


def cut_at_line_break(words: Words, span: Range) -> list[Range]:
    """A name does not run on over the end of a line, unless the line was wrapped in the middle of a sentence.

    Nor over a dash with blanks around it: "OSTRAVA - The Harbour Partnership".
    """
    start, end = span
    pieces = []
    for i in range(start, end):
        if ("\n" in words.text[i] and not is_wrapped(words, i)) or _is_spaced_dash(words, i, span):
            pieces.append((start, i))
            start = i + 1
    return [*pieces, (start, end)]


def _is_spaced_dash(words: Words, i: int, span: Range) -> bool:
    apart = span[0] < i < span[1] - 1 and words.text[i] == "-"
    return apart and words.end_offset[i - 1] < words.start_offset[i] and words.end_offset[i] < words.start_offset[i + 1]


def is_wrapped(words: Words, newline: int) -> bool:
    """Tell whether the line that ends at token ``newline`` was broken by width: it is long and its text goes on."""
    if words.text[newline].count("\n") > 1:
        return False
    i = newline - 1
    while i >= 0 and "\n" not in words.text[i]:
        i -= 1
    line_start = words.start_offset[i] if i >= 0 else 0
    return words.start_offset[newline] - line_start >= MIN_WRAPPED_LINE


def cut_at_bracket(words: Words, span: Range) -> Range:
    """A party and state in brackets ("Sen. Lee (R-Utah)") or an acronym is not part of the name."""
    start, end = span
    for i in range(start, end):
        if words.text[i] in ("(", "[", "|", "—", "–", "--", ":", ";"):
            return start, i
    return span


def cut_at_joint(words: Words, span: Range) -> list[Range]:
    """“Ostrava Post/Radio One": a stroke joins two names of bodies, and so does a hyphen behind a name all know.

    So does a comma before a person's full name: "(Deputy Mayor for) Transport, Ada Holm".
    """
    start, end = span
    for i in range(start + 1, end - 1):
        known = " ".join(words.lower[start:i]) in organisations()
        if words.text[i] == "," and is_full_name(words, (i + 1, end), rare=True):
            return [(start, i), (i + 1, end)]
        if words.text[i] == "/" or (words.text[i] == "-" and known and words.text[i + 1][0].isupper()):
            return [(start, i), (i + 1, end)]
    return [span]


def cut_at_other_script(words: Words, span: Range) -> Range:
    """A name in Latin letters ends where a word of another script begins."""
    start, end = span
    latin = [words.text[i][0] <= _LAST_LATIN or not words.text[i][0].isalpha() for i in range(start, end)]
    return (start, start + latin.index(False)) if latin and latin[0] and False in latin else span


def cut_at_plain_of(words: Words, span: Range) -> Range:
    """“Ada Holm of the institute”: a name ends before an "of" with no capital behind it."""
    start, end = span
    for i in range(start + 1, end):
        if words.lower[i] == "of" and not any(words.text[j][0].isupper() for j in range(i + 1, end)):
            return start, i
    return span


def drop_leading_adjective(words: Words, span: Range) -> Range:
    """“the mainly Pashtun Taliban”: an adjective before the noun is not part of the name of one word."""
    start, end = span
    if end - start == 2 and words.tag[start] == "JJ" and words.tag[end - 1].startswith("NNP"):
        before = words.tag[start - 1] if start else ""
        return (start + 1, end) if before in ("RB", "JJ") else span
    return span


def trim_edges(words: Words, span: Range) -> Range:
    """Articles, possessive endings, marks and small words at the edges are not part of the name."""
    start, end = span
    while start < end and not _may_stand_at_edge(words, start):
        start += 1
    while end > start and not _may_stand_at_edge(words, end - 1):
        end -= 1
    return start, end


def _may_stand_at_edge(words: Words, i: int) -> bool:
    return words.lower[i] not in _EDGE_WORDS and any(c.isalnum() for c in words.text[i])


def take_off_titles(words: Words, span: Range) -> Range:
    """“Mr.”, "Sen.", "Landlord", "DSP" before a person's name is not part of it, unless nothing else is left."""
    start, end = span
    while start < end - 1 and (is_title(words, start) or is_role(words, start) or words.text[start] in _RANKS):
        start += 1
    return start, end


_RANKS = frozenset({
    "ACP", "ASP", "CM", "DC", "DCI", "DCP", "DI", "DIG", "DSP", "HM", "HRH", "IGP", "MLA", "PC", "PM", "SP", "SSP",
    "VP",
})  # fmt: skip
"""Ranks and offices that stand before a name as letters; in small letters they are other words."""


def cut_at_number(words: Words, span: Range) -> Range:
    """“Rovers 2-1 City”: no person's name goes on after a number."""
    start, end = span
    return start, next((i for i in range(start + 1, end) if words.text[i][0].isdigit()), end)


def edges_of_person(words: Words, span: Range) -> Range:
    """Mend the edges of a person's name: titles, numbers, commas, words in small letters, letters behind the name."""
    span = cut_at_comma(words, cut_at_number(words, take_off_titles(words, span)))
    return drop_letters_behind(words, drop_small_tail(words, span))


def drop_letters_behind(words: Words, span: Range) -> Range:
    """“Ida Holm TD”, "Ida Holm OBE": the letters of a seat or an order behind a full name are not part of it."""
    start, end = span
    while end - start > len(("first", "last")) and words.text[end - 1].replace(".", "") in _LETTERS_BEHIND:
        end -= 1
    return start, end


_LETTERS_BEHIND = frozenset({
    "BSc", "CBE", "DBE", "FRS", "JP", "KBE", "KC", "MBE", "MD", "MEP", "MLA", "MP", "MSP", "OBE", "PhD", "QC", "RN",
    "SC", "TD",
})  # fmt: skip


def drop_small_tail(words: Words, span: Range) -> Range:
    """“Rex mango”: no person's name ends in a word in small letters, but behind a hyphen ("Han Seo-jin")."""
    start, end = span
    while end > start + 1 and words.text[end - 1].islower() and not hyphenated(words, end - 1):
        end -= 1
    return start, end


def cut_before_article(words: Words, span: Range) -> Range:
    """“According to Holm the harbour office was shut”: the recogniser runs on into the noun phrase behind the name."""
    start, end = span
    articles = [i for i in range(start + 1, end - 1) if words.lower[i] == "the" and words.text[i - 1][0].isupper()]
    goes_on = end < len(words) and words.tag[end].startswith("NN") and words.head[end - 1] >= end
    return (start, articles[0]) if articles and goes_on else span


def cut_before_credit(words: Words, span: Range) -> Range:
    """“Ada Holm Image: Jan Novak”: the label of a picture's credit is not part of the caption's last name."""
    start, end = span
    return (start, end - 1) if end - start > 1 and is_credit(words, end - 1) else span


def is_credit(words: Words, i: int) -> bool:
    """“Photo:”, "Image:": a label that a name follows, not one that it ends in."""
    return i + 1 < len(words) and words.text[i + 1] == ":" and words.lower[i] in _CREDITS


_CREDITS = frozenset({"image", "photo", "photograph", "picture", "credit", "source", "video", "graphic"})


def complete_hyphens(words: Words, span: Range) -> Range:
    """A name that begins or ends beside a hyphen takes the rest of the word ("Q-Volt", "Han Seo-jin").

    To the right only where the word goes on with a capital, or as a name in small letters: "Holm-led" and
    "Ostrava-based carrier" are no names, their last word is an adjective or stands before a noun.
    """
    start, end = span
    while start > 1 and hyphenated(words, start) and words.text[start - 2][0].isupper():
        start -= 2
    while end + 1 < len(words) and hyphenated(words, end + 1) and _goes_on(words, end + 1):
        end += 2
    return start, end


def _goes_on(words: Words, i: int) -> bool:
    if not words.tag[i].startswith("NNP"):
        return False
    after = words.tag[i + 1] if i + 1 < len(words) else ""
    return words.text[i][0].isupper() or not after.startswith(("NN", "JJ"))


def cut_at_comma(words: Words, span: Range) -> Range:
    """“Transport, Ada Holm”: a person's name does not run over a comma; its longer side stays, "Jr." with it."""
    start, end = span
    commas = [i for i in range(start + 1, end - 1) if words.text[i] == ","]
    if len(commas) != 1 or words.lower[commas[0] + 1].rstrip(".") in ("jr", "sr", "phd", "md", "ii", "iii"):
        return span
    left, right = (start, commas[0]), (commas[0] + 1, end)
    return right if right[1] - right[0] > left[1] - left[0] else left


def person_of_owner(words: Words, span: Range) -> Range | None:
    """“Radio Vesta's Ida Holm”: return the full name of a person behind the name of the body whose the person is."""
    start, end = span
    owner = [i for i in range(start + 1, end - 2) if words.lower[i] in ("'s", "’s")]
    if not owner or not all(is_proper(words, i) for i in range(owner[-1] + 1, end)):
        return None
    first = owner[-1] + 1
    return (first, end) if is_full_name(words, (first, end)) else None


def is_full_name(words: Words, span: Range, *, rare: bool = False) -> bool:
    """Tell whether two or three capitalised words begin with a first name and end in no noun: "Ada Holm".

    ``rare``: first names of the whole world count too, among which other words stand.
    """
    start, end = span
    given, family = words.lower[start], words.lower[end - 1]
    is_given = given in first_names() or (rare and world_first_name(without_marks(given)) is not None)
    is_given = is_given and given not in places() and given not in nouns()
    proper = all(is_proper(words, i) or hyphenated(words, i) or words.text[i] == "-" for i in range(start, end))
    parts = 1 + sum(not (words.text[i] == "-" or hyphenated(words, i)) for i in range(start + 1, end))
    return is_given and proper and 1 < parts <= len(("first", "middle", "last")) and family not in nouns()


def take_in_first_half(words: Words, span: Range) -> Range:
    """“the Harbour and Dock Staff Union”: the words between "the" and an "and" belong to an organisation's name."""
    start, end = span
    joined = start > 2 and words.lower[start - 1] == "and" and is_proper(words, start - 2)
    if not joined or nouns().get(words.lower[end - 1], ("", None))[0] != "org" or end - start < _MIN_SECOND_HALF:
        return span
    first = before_proper(words, start - 2)
    opens = first == 0 or words.sentence[first - 1] != words.sentence[first]
    if (words.lower[first - 1] != "the" and not opens) or nouns().get(words.lower[start - 2], ("", None))[0] == "org":
        return span
    return (
        (first, end) if words.head[first] in range(start, end) or words.head[start - 2] in range(start, end) else span
    )


def take_in_field(words: Words, span: Range) -> Range:
    """“Department of Harbours" + "and Inland Ferries”: what an office is for goes on behind "and"."""
    start, end = span
    office = end - start > 2 and words.lower[start] in _OFFICES and words.lower[start + 1] in ("of", "for")
    if not office or end + 1 >= len(words) or words.lower[end] not in ("and", "&"):
        return span
    last = behind_proper(words, end + 1)
    rest = words.lower[end + 1 : last]
    name = " ".join(rest)
    known = name in organisations() or name in places() or (bool(rest) and rest[0] in first_names())
    belongs = words.dep[last - 1] == "conj" and words.head[last - 1] in range(start, end)
    if not rest or known or not belongs or nouns().get(rest[-1], ("", None))[0] in ("org", "person"):
        return span
    return span if any(words.text[i].isupper() for i in range(end + 1, last)) else (start, last)


_OFFICES = frozenset({"agency", "bureau", "commission", "committee", "department", "institute", "ministry", "office"})


def take_in_nickname(words: Words, span: Range) -> Range:
    """“Ada "Duchess" + Holm”: a person's name goes on behind a nickname in quotation marks."""
    start, end = span
    if end + 3 >= len(words) or words.text[end] not in _MARKS or not words.text[end + 1][0].isupper():
        return span
    close = next((i for i in range(end + 2, min(end + 4, len(words) - 1)) if words.text[i] in _MARKS), None)
    if close is None or not words.text[close + 1][0].isupper() or words.sentence[close + 1] != words.sentence[start]:
        return span
    return start, close + 2


_MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})


def take_in_place(words: Words, span: Range) -> Range:
    """“Central Bank" + "of Kenya”: a body's name takes in the place it is of."""
    start, end = span
    if end + 1 >= len(words) or words.lower[end] != "of" or words.lower[end - 1] not in _BODIES_OF:
        return span
    last = behind_proper(words, end + 1)
    form = " ".join(words.lower[end + 1 : last])
    return (start, last) if form in places() else span


def take_in_circuit(words: Words, span: Range) -> Range:
    """“Court of Appeals" + "for the Sixth Circuit”: a court's name takes in what it is the court for."""
    start, end = span
    court = any(words.lower[i] in ("court", "tribunal") for i in range(start, end))
    if not court or end + 2 >= len(words) or words.lower[end : end + 2] != ["for", "the"]:
        return span
    last = behind_proper(words, end + 2)
    return (start, last) if last > end + 2 else span


def take_in_second_half(words: Words, span: Range) -> Range:
    """“the Union of Dockers" + "and Sailors (UDAS)”: an acronym that tells more words than stand behind the "and"."""
    start, end = span
    last = behind_proper(words, end + 1)
    if last + 2 >= len(words) or words.lower[end] != "and" or not end + 1 < last or words.text[last] != "(":
        return span
    acronym, behind = words.text[last + 1], last - end - 1
    of_several = "of" in words.lower[start:end] and acronym.isupper() and words.text[last + 2] == ")"
    return (start, last) if of_several and len(acronym) > behind + 1 else span


def take_in_owner(words: Words, span: Range) -> Range:
    """“St Olave's" + "Hospital”: a lone noun for a body takes in the capitalised words whose it is."""
    start, end = span
    lone = end - start == 1 and nouns().get(words.lower[start], ("", None))[0] == "org"
    if not lone or start < _MIN_SECOND_HALF or words.lower[start - 1] not in ("'s", "’s", "'", "’"):
        return span
    first = before_proper(words, start - 1)
    return (first, end) if first < start - 1 else span


_BODIES_OF = frozenset({"bank", "university", "ministry", "government", "parliament", "church", "republic", "court"})

_MIN_SECOND_HALF = 2
"""Words: "the Post and Union" may be two names, "the Dock and Ferry Union" is one."""
