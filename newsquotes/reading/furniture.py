"""Web furniture: the lines of a page that are not part of the article.

Each rule below recognises one kind of line by its general form. Rules on one line come first, then rules that need
the neighbouring lines. A furniture line yields no quotes and no entities.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from newsquotes.reading.lines import Line

MENU_WORDS = 4
"""A menu entry has at most this many words."""

LINK_LIST_CHARACTERS = 160
"""Lines longer than this are prose, even in a list of related stories."""

NOTICE_WORDS = 30
"""A call to follow, share or subscribe is at most this long; a longer line is prose that mentions it."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
_TIME = r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}))?)"
_NAME = r"[^\W\d_a-z][\w.'’-]*"

_LINK = re.compile(
    r"(?:also |must |further |recommended |related |continue )?"
    r"(?:read|reading|see|watch|listen|explained?|related|recommended|more|opinion|gallery|in pictures|live updates)"
    r"(?: (?:also|more|next|now|here|on|from|about|this|video|stories|story|articles?|news|topics|full|the|our|\w+ story)){0,4}"
    r" ?(?::[-–—>]*|[-–—|]{1,2}>?|>{1,2}|»)(?: .*)?$",
    re.I,
)
_BARE_LINK = re.compile(
    r"(?:also|must|further|recommended|related|most|continue|keep|don't miss|don’t miss|you may also like|more on this story|up next|trending|editors?['’]s? picks?|top stories)"
    r"(?: (?:read|reading|stories|story|articles?|popular|topics|viewed|news|links?|now|content|on this|coverage)){0,3} ?:?$",
    re.I,
)
_BYLINE_OPENING = re.compile(r"(?:[Bb]y|BY|[Ff]rom|FROM|[Ww]ritten by|[Rr]eported by|Words:?|Text:?) +(?=[^\W\d_a-z])")
_BYLINE_PARTICLES = frozenset("and & de del di da van von der den bin bint al el la in for at of the on".split())
_CREDIT = re.compile(r"\(?(?:(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|photos?|photograph|image|picture|illustration|graphics?|video|credit|caption|source)) ?(?:by\b|credit\b|:|courtesy\b|©)", re.I)
_DATELINE = re.compile(rf"(?:(?:(?:first )?(?:published|updated|posted|modified|created|print(?:ed)?|last (?:updated|modified|reviewed))(?: (?:on|at|date))?|date)\b[ :|-]*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:{_DATE}|{_TIME})?(?:[ ,|/@–-]+(?:at )?(?:{_DATE}|{_TIME}|[A-Z]{{2,4}}|updated.*|published.*))*\.?$", re.I)
_UPDATED = re.compile(r"(?:(?:first |last )?(?:published|updated|posted|modified)|(?:publication|update|updated|published|posted|modified)) (?:date|on|at|ago)\b[^.]{0,40}$|(?:last )?(?:updated|published|posted)\b[^.]{0,40}\bago$|\d+ (?:min|minute|hour|day)s?(?: read| ago)$", re.I)
_NOTICE = re.compile(
    r"\b(?:follow|join|like|find) us\b"
    r"|^(?:follow|join|like|find) (?:@\w+|our|the [\w ]+|[A-Z][\w ]+) (?:on|at) (?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|google|linkedin|tiktok)\b"
    r"|^(?:please )?(?:subscribe|sign up|sign in|log in|register|click|tap|download|share) (?:to|for|on|here|now|this|the|our|with|via|in)\b"
    r"|^(?:leave a comment|view (?:all )?comments|show more|load more|skip to|support (?:our|us)|become a (?:member|subscriber)|e-?mail (?:us|this|the author|a friend))\b"
    r"|^(?:subscribe|sign up|sign in|log in|register|share|tweet|e-?mail|print|save|copy link|comments?)(?: \(?\d*\)?)?$"
    r"|\b(?:subscribe to|sign up (?:for|to)|download) (?:our|the|this) (?:\w+ ){0,3}(?:newsletters?|channel|app|alerts|updates|bulletin)\b"
    r"|\ball rights reserved\b|^©|^\(c\) \d{4}|^copyright\b|\bterms (?:of|and) (?:use|conditions|service)\b|\bprivacy policy\b|\bcookies?\b.*\b(?:accept|consent|policy|settings)\b",
    re.I,
)
_FURTHER = re.compile(r"for (?:the latest|more|all the|breaking|live|daily)\b.*\b(?:follow|visit|click|subscribe|download|log on|stay|sign)\b", re.I)
_ADVERTISEMENT = re.compile(r"[-–—*\[( ]*(?:advertisements?|advertising|sponsored(?: content| links?)?|promoted(?: content| stories)?|ad|story continues below(?: this)?(?: advertisement| ad)?|article continues (?:below|after).*)[-–—*\]) ]*\.?$", re.I)
_BREADCRUMB_MARK = re.compile(r" ?(?:[>›»→|•·]|/(?= )|::) ?")
_MENU_ITEM = re.compile(r"(?P<number>\d{1,2})[.)] (?P<item>.+)$")
_RULE = re.compile(r"[\W_]+$")
_HANDLE = re.compile(r"(?:[@#]\w+[ ,|]*)+$|https?://\S+$|www\.\S+$|\S+@\S+\.\w+$", re.I)
_LEADING_NUMBER = re.compile(r"^\d{1,2}[.)] ")
_SPEECH_MARK = re.compile(r"[\"“”«»„]|''|``")


def is_link(text: str) -> bool:
    """A link to another story: "Read more: …", "Also Read :- …", "RELATED STORIES"."""
    return bool(_LINK.match(text) or _BARE_LINK.match(text))


def is_byline(text: str) -> bool:
    """Who wrote it: "By Jane Roe, Berlin", "Reporting by A. Roe; editing by B. Doe"."""
    if len(text.split()) > NOTICE_WORDS or _SPEECH_MARK.search(text):
        return False
    if _CREDIT.match(text):
        return True
    opening = _BYLINE_OPENING.match(text)
    if opening is None or text.endswith((".", "!", "?", ":")):
        return False
    return all(word in _BYLINE_PARTICLES or not word[0].islower() for word in text[opening.end() :].split())


def is_dateline(text: str) -> bool:
    """A date or time with nothing else: "Updated: 3 May 2021, 10:15 GMT", "Updated Date", "5 min read"."""
    return bool((any(c.isdigit() for c in text) and _DATELINE.match(text)) or _UPDATED.match(text))


def is_notice(text: str) -> bool:
    """A call on the reader: follow, share, subscribe, accept; or a rights notice."""
    return len(text.split()) <= NOTICE_WORDS and bool(_NOTICE.search(text) or _FURTHER.match(text))


def is_advertisement(text: str) -> bool:
    """The label of an advertisement."""
    return bool(_ADVERTISEMENT.match(text))


def is_breadcrumb(text: str) -> bool:
    """A path or a bar of menu entries: "Home > World > Asia", "News | Sport | Weather"."""
    parts = _BREADCRUMB_MARK.split(text)
    if len(parts) < 2 or _SPEECH_MARK.search(text.replace("»", "")):
        return False
    short = sum(1 for part in parts if len(part.split()) <= MENU_WORDS and not part.endswith((".", "!", "?", ":")))
    return short >= len(parts) - (len(parts) > 2) and parts[0] != ""


def is_rule(text: str) -> bool:
    """A line of dashes, stars or dots; a lone quotation mark is not one."""
    return bool(_RULE.match(text)) and not _SPEECH_MARK.search(text) and not any(c in "'‘’`" for c in text)


def is_handle(text: str) -> bool:
    """Handles, tags, addresses and links alone on a line."""
    return bool(_HANDLE.match(text))


def is_other_script(text: str) -> bool:
    """Most letters are not Latin: a line for readers of another language."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum(1 for c in letters if c.isascii() or unicodedata.name(c, "").startswith("LATIN"))
    return latin * 2 < len(letters)


LINE_RULES: tuple[Callable[[str], bool], ...] = (
    is_link,
    is_byline,
    is_dateline,
    is_notice,
    is_advertisement,
    is_breadcrumb,
    is_rule,
    is_handle,
    is_other_script,
)


def numbered_menu(lines: Sequence[Line]) -> set[Line]:
    """A numbered menu above the article: lines 1, 2, … of which the first ones are menu entries."""
    found: list[Line] = []
    for line in lines:
        match = _MENU_ITEM.match(line.text)
        if match is None or int(match["number"]) != len(found) + 1:
            break
        if len(found) < 2 and (len(match["item"].split()) > MENU_WORDS or match["item"].endswith((".", "!", "?"))):
            break
        found.append(line)
    return set(found) if len(found) >= 2 else set()


def is_menu_entry(text: str) -> bool:
    """A few capitalised words with no end mark: as single line too little to go by, in a run a menu."""
    words = text.split()
    return len(words) <= MENU_WORDS and text[0].isupper() and text[-1].isalnum() and not _SPEECH_MARK.search(text)


def menu_run(lines: Sequence[Line]) -> set[Line]:
    """Three or more menu entries on adjoining lines with no blank between: a navigation bar set as lines."""
    found: set[Line] = set()
    run: list[Line] = []
    for line in lines:
        if not is_menu_entry(line.text):
            run = []
            continue
        run = [line] if line.after_blank else [*run, line]
        if len(run) >= 3:
            found.update(run)
    return found


def link_list(lines: Sequence[Line]) -> set[Line]:
    """The titles under a heading such as "Related stories": lines that end no sentence, up to the first that does."""
    found: set[Line] = set()
    open_list = False
    for line in lines:
        if _BARE_LINK.match(line.text):
            open_list = True
        elif open_list:
            if line.text.endswith((".", '."', ".”", "?”", "!”")) or len(line.text) > LINK_LIST_CHARACTERS:
                open_list = False
            else:
                found.add(line)
    return found


def repeated_headline(lines: Sequence[Line]) -> set[Line]:
    """A line that says again, word for word, what the headline or another line has said before."""
    found: set[Line] = set()
    seen: set[str] = set()
    for line in lines:
        key = _LEADING_NUMBER.sub("", line.text).casefold()
        if len(key.split()) >= 4 and key in seen:
            found.add(line)
        seen.add(key)
    return found


def furniture_lines(lines: Sequence[Line]) -> set[Line]:
    """Return the lines of a text that are furniture, by any rule."""
    found = {line for line in lines if any(rule(line.text) for rule in LINE_RULES)}
    found |= numbered_menu(lines) | menu_run(lines) | link_list(lines)
    return found | repeated_headline([line for line in lines if line not in found])
