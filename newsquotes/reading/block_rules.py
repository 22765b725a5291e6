"""Web furniture by its neighbours: menus set as lines, lists of links, labels, a headline said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsquotes.reading.line_rules import MENU_WORDS, is_furniture, is_link_heading, is_link_label
from newsquotes.reading.lines import Line

LINK_LIST_CHARACTERS = 160
"""Lines longer than this are prose, even in a list of related stories."""

SHORTEST_MENU = 3
"""Two short capitalised lines may be a heading and a subheading; three are a menu."""

HEADLINE_WORDS = 4
"""A line of fewer words ("Conclusion") may well stand twice in an article."""

_MENU_ITEM = re.compile(r"(?P<number>\d{1,2})[.)] (?P<item>.+)$")
_LEADING_NUMBER = re.compile(r"^\d{1,2}[.)] ")
_ENDS_PROSE = re.compile(r"\.['\"”’)]*$|[?!]['\"”’]+$")
_SMALL_WORDS = frozenset(("and", "of", "the", "in", "to", "for", "on", "at", "&", "a"))


def furniture_lines(lines: Sequence[Line]) -> set[Line]:
    """Return the lines of a text that are furniture, by any rule."""
    found = {line for line in lines if is_furniture(line.text)}
    found |= numbered_menu(lines) | menu_run(lines) | link_list(lines)
    body = [line for line in lines if line not in found]
    return found | labelled_links(body) | repeated_headline(body)


def numbered_menu(lines: Sequence[Line]) -> set[Line]:
    """A numbered menu above the article: lines 1, 2, … of which the first ones are menu entries."""
    found: list[Line] = []
    for line in lines:
        match = _MENU_ITEM.match(line.text)
        if match is None or int(match["number"]) != len(found) + 1:
            break
        if len(found) < 2 and not is_menu_entry(match["item"]):
            break
        found.append(line)
    return set(found) if len(found) >= 2 else set()


def is_menu_entry(text: str) -> bool:
    """A few capitalised words with no end mark: as single line too little to go by, in a run a menu."""
    words = text.split()
    capital = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return len(words) <= MENU_WORDS and capital and text[0].isupper() and text[-1].isalpha()


def menu_run(lines: Sequence[Line]) -> set[Line]:
    """Three or more menu entries on adjoining lines with no blank between: a navigation bar set as lines."""
    found: set[Line] = set()
    run: list[Line] = []
    for line in lines:
        if not is_menu_entry(line.text):
            run.clear()
            continue
        if line.after_blank:
            run.clear()
        run.append(line)
        if len(run) == SHORTEST_MENU:
            found.update(run)
        elif len(run) > SHORTEST_MENU:
            found.add(line)
    return found


def link_list(lines: Sequence[Line]) -> set[Line]:
    """The titles under a heading such as "Related stories": lines that end no sentence, up to the first that does."""
    found: set[Line] = set()
    open_list = False
    for line in lines:
        if is_link_heading(line.text):
            open_list = True
        elif open_list:
            open_list = not _ENDS_PROSE.search(line.text) and len(line.text) <= LINK_LIST_CHARACTERS
            if open_list:
                found.add(line)
    return found


def labelled_links(lines: Sequence[Line]) -> set[Line]:
    """Titles with a label ("Watch: …"), but not the first line of the body, which may be a headline with a label."""
    return {line for line in lines[1:] if is_link_label(line.text)}


def repeated_headline(lines: Sequence[Line]) -> set[Line]:
    """A line without a full stop that says again, word for word, what one before it said."""
    found: set[Line] = set()
    seen: set[str] = set()
    for line in lines:
        key = _LEADING_NUMBER.sub("", line.text).casefold()
        if len(key.split()) < HEADLINE_WORDS or _ENDS_PROSE.search(line.text):
            continue
        if key in seen:
            found.add(line)
        seen.add(key)
    return found
