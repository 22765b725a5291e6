"""Web furniture by the line alone: links, bylines, notices, advertisements, menus.

Each rule recognises one kind of line by its general form. Taking prose for furniture loses a quote, so a rule asks
for more than a first word: what follows must have the form too. A line with speech in quotation marks is furniture
only as the title of a link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from newsquotes.reading.date_lines import is_dateline, opens_with_date

MENU_WORDS = 4
"""A menu entry has at most this many words."""

PAIR_WORDS = 2
"""In a path of two parts each has at most this many words; a longer first part is a headline before the site's name."""

NOTICE_WORDS = 30
"""A call to follow, share or subscribe is at most this long; a longer line is prose that mentions it."""

LONGEST = 400
"""Characters; a longer line is prose, whatever it says."""

_SPEECH_MARK = re.compile(r"[\"“”«»„]|''|``")


def _one_of(*patterns: str) -> str:
    """Join patterns into one that matches any of them."""
    return "(?:" + "|".join(patterns) + ")"


# ---- links to other stories -----------------------------------------------------------------------------------------

_STORIES = "(?:stories|story|articles?|news|coverage|videos?|links?|topics|reading)"
_SEPARATOR = r" ?(?::[-–—>]*|[|»]|>{1,2}|[-–—]>?) ?"

_LINK_WORDS = _one_of(
    "(?:also|must|further|recommended|related|continue) (?:read|reading|see|watch|listen)",
    "(?:read|see|watch|listen) (?:also|more|next|now|this|here|the full story)(?: (?:here|on this|news|stories))?",
    f"(?:more|related|recommended|top|other) {_STORIES}(?: (?:on this|for you|from us))?",
    "more on this",
    "what to read next",
    "recommended for you",
    "don['’]t miss",
    "you may also like",
    "up next",
)
_LINK = re.compile(rf"{_LINK_WORDS}(?:{_SEPARATOR}.*)?$", re.IGNORECASE)

_LABEL_WORDS = _one_of(
    "read",
    "see",
    "watch(?: (?:video|live|the video))?",
    "listen",
    "more",
    "related",
    "recommended",
    "trending",
    "opinion",
    "explained",
    "explainer",
    "gallery",
    "in pictures",
    "live updates",
)
_LINK_LABEL = re.compile(rf"{_LABEL_WORDS} ?(?::[-–—>]*|[|»]|>{{1,2}}) ?\S", re.IGNORECASE)

_HEADING_WORDS = _one_of(
    "(?:also|must|further|related|recommended|continue|keep)(?: read(?:ing)?)?",
    f"(?:related|recommended|most|top|more|trending|latest|other) (?:read|popular|viewed|now|content|{_STORIES})",
    "read (?:also|more|next)",
    "see also",
    "trending",
    "up next",
    "more on this(?: story)?",
    "don['’]t miss",
    "you may also like",
    "what to read next",
    "recommended for you",
    "editors?['’]s? picks?",
)
_LINK_HEADING = re.compile(rf"{_HEADING_WORDS} ?[:.…]*$", re.IGNORECASE)


def is_link(text: str) -> bool:
    """A link to another story that says so: "Read more: …", "Also Read :- …", "RELATED STORIES"."""
    return bool(_LINK.match(text) or _LINK_HEADING.match(text))


def is_link_heading(text: str) -> bool:
    """The heading of a list of links: "Related stories", "Further reading:"."""
    return bool(_LINK_HEADING.match(text))


def is_link_label(text: str) -> bool:
    """A label before a title: "Watch: …", "Opinion: …". As first line it may be the article's own headline."""
    return bool(_LINK_LABEL.match(text)) and not text.endswith(".")


# ---- who made it ----------------------------------------------------------------------------------------------------

_BYLINE_OPENING = re.compile(r"(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Pp]osted) by|(?:Words|Text):?) +(?=[^\W\d_a-z])")
_CORRESPONDENT = re.compile(
    "(?:by|from) (?:(?:our|a|the) )?(?:(?:own|staff|special|foreign|political) )*"
    "(?:correspondents?|reporters?|writers?|desk|staff)$",
    re.IGNORECASE,
)
_CREDIT_WORDS = _one_of(
    r"(?:additional )?(?:reporting|writing|editing|compiled|edited|translated) by\b",
    r"(?:photo(?:graph|s|graphs)?|image|picture|illustration|graphics?|video|file photo)"
    r"(?: credits? ?:| credit\b| by\b| courtesy(?: of)?\b| ?:| ?©|/)",
    "(?:credits?|source|photographer) ?:",
)
_CREDIT_OPENING = re.compile(rf"\(?{_CREDIT_WORDS} ?", re.IGNORECASE)
_JOINING = frozenset(
    "and & de del di da dos van von der den bin bint al el la le in for at of the on by with via "  # noqa: SIM905
    "reporting writing editing compiled translated".split()
)
_HEADLINE_WORDS = frozenset(
    "It Is Are Was Were Be Been Has Have Had Will Would Can Could With Up To Who What When How Why Not Its His Her "  # noqa: SIM905
    "Their As Than After Before Into Out Over".split()
)
"""Words that a headline in capitals has and a byline has not: "By Giving Up Power, the King Kept It"."""


def is_byline(text: str) -> bool:
    """Who wrote it: "By Jane Roe, Berlin", "Reporting by A. Roe; editing by B. Doe", "Photo: B. Doe"."""
    if len(text.split()) > NOTICE_WORDS or _SPEECH_MARK.search(text):
        return False
    if _CORRESPONDENT.match(text):
        return True
    credit = _CREDIT_OPENING.match(text)
    if credit is not None:
        return _only_names(text[credit.end() :])
    opening = _BYLINE_OPENING.match(text)
    if opening is None or text.endswith((".", "!", "?", ":")):
        return False
    rest = text[opening.end() :]
    return _only_names(rest) and not opens_with_date(rest)


def _only_names(text: str) -> bool:
    words = [word.strip("()[],;:.|/–—-") for word in text.split()]
    words = [word for word in words if word]
    return bool(words) and all(
        (not word[0].islower() or word.lower() in _JOINING) and word not in _HEADLINE_WORDS for word in words
    )


# ---- calls on the reader --------------------------------------------------------------------------------------------

_PLATFORM = (
    r"(?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|google(?: news)?|linkedin|tiktok|threads|bluesky)\b"
)
_FOLLOW = "(?:follow|join|like|find)"
_SIGN_UP = "(?:subscribe|sign up|sign in|log in|register)"
_NEWSLETTER = r"(?:newsletters?|channel|app|alerts|updates|bulletin|podcast)\b"
_TERMS = r"\b(?:terms (?:of|and) (?:use|conditions|service)|privacy (?:policy|notice))\b"
_TO_THE_READER = r"\b(?:you|your|our|us|this)\b"

_NOTICE = re.compile(
    _one_of(
        rf"\b{_FOLLOW} us (?:on|at|via) (?:our\b|social\b|@|{_PLATFORM})",
        rf"^{_FOLLOW} us\b[^.,]{{0,20}}$",
        rf"\b(?:subscribe to|sign up (?:for|to)|get|download) (?:our|the|this|your) (?:[\w-]+ ){{0,3}}{_NEWSLETTER}",
        rf"^subscribe to [^,]{{0,60}}\b{_NEWSLETTER}[^,]{{0,10}}$",
        rf"^(?:please )?{_SIGN_UP}(?: (?:now|here|today|for free))?[.!]?$",
        rf"^(?:please )?{_SIGN_UP} to (?:read|continue|comment|view|access|get|unlock)\b",
        r"^(?:please )?(?:click|tap) (?:here|on the (?:link|icon|button))\b(?!,)",
        r"^share (?:this )?(?:article|story|post|page|on|via)\b(?: \w+){0,4}$",
        "^share this ?:?$",
        "^(?:share|tweet|e-?mail|print|save|copy link|comments?)(?: \\(?\\d+\\)?)?$",
        "^(?:leave a comment|view (?:all )?comments|\\d+ comments?)$",
        "^(?:show more|load(?:ing)?(?: more)?|skip to (?:main )?content|toggle navigation)[.…]*$",
        "^enter your e-?mail(?: address)?$",
        r"^listen to this (?:article|story)(?: \d+ min\w*)?$",
        "^become a (?:member|subscriber|supporter)(?: (?:now|here|today))?[.!]?$",
        r"^support (?:our|independent|quality) (?:[\w-]+ )?(?:journalism|newsroom|reporting|work)\b",
        "^e-?mail (?:us|this|the author|a friend|this (?:article|story))$",
        r"^(?:©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4}))",
        r"\ball rights reserved\W*$",
        r"^(?:terms (?:of|and) \w+|privacy (?:policy|notice)|cookie (?:policy|settings))$",
        rf"{_TERMS}.*{_TO_THE_READER}",
        rf"{_TO_THE_READER}.*{_TERMS}",
        r"\b(?:we|site) uses? cookies\b",
    ),
    re.IGNORECASE,
)
_FOLLOW_SOMEONE = re.compile(
    rf"(?i:{_FOLLOW}) (?:(?i:our|the) )?(?:[A-Z@])[\w.'’-]*(?: [\w.'’-]+){{0,14}} (?i:on|at) (?i:{_PLATFORM})"
    r"(?:[^.!?]{0,60}[.!]?|.*(?:@\w|https?:).*)$"
)
_FURTHER = re.compile(
    r"for (?:the latest|more|all the latest|breaking|live|daily)\b(?! than)[^,]*, (?:please )?"
    r"(?:follow|visit|click (?:here|on)|subscribe|download|log on|sign up|stay tuned|go to)\b",
    re.IGNORECASE,
)
_ADVERTISEMENT_WORDS = _one_of(
    "(?:advertisements?|advertising|ad)(?: ?[-–—:] ?continue reading below)?",
    "sponsored(?: content| links?)?",
    "promoted(?: content| stories)?",
    "(?:story|article) continues (?:below|after)(?: (?:this|the))?(?: (?:advertisement|ad|video|promotion))?",
)
_ADVERTISEMENT = re.compile(rf"[-–—*\[( ]*{_ADVERTISEMENT_WORDS}[-–—*\]) ]*\.?$", re.IGNORECASE)


def is_notice(text: str) -> bool:
    """A call on the reader: follow, share, subscribe, accept; or a rights notice."""
    if len(text.split()) > NOTICE_WORDS or _SPEECH_MARK.search(text):
        return False
    return bool(_NOTICE.search(text) or _FOLLOW_SOMEONE.match(text) or _FURTHER.match(text))


def is_advertisement(text: str) -> bool:
    """The label of an advertisement."""
    return bool(_ADVERTISEMENT.match(text))


# ---- menus, rules, handles, other languages -------------------------------------------------------------------------

_BREADCRUMB_MARK = re.compile(r" ?(?:[>›»→|•·]|/(?= )|::) ?")
_PATH_MARK = re.compile(r"[>›»|]")
_RULE = re.compile(r"[\W_]+$")
DRAWN_MARKS = 20
"""Quotation marks in a run: more than any quotation opens; a line drawn with them, or rubbish."""

_HANDLE = re.compile(r"(?:[@#]\w+[ ,|]*)+$|https?://\S+$|www\.\S+$|\S+@\S+\.\w+$", re.IGNORECASE)


def is_breadcrumb(text: str) -> bool:
    """A path or a bar of menu entries: "Home > World > Asia", "News | Sport | Weather"."""
    parts = _BREADCRUMB_MARK.split(text)
    if len(parts) < 2 or not parts[0] or _SPEECH_MARK.search(text.replace("»", "")):
        return False
    if len(parts) == 2:
        return bool(_PATH_MARK.search(text)) and all(_is_menu_item(part, PAIR_WORDS) for part in parts)
    # The last part of a longer path may be the headline.
    return all(_is_menu_item(part, MENU_WORDS) for part in parts[:-1])


def _is_menu_item(text: str, words: int) -> bool:
    return 0 < len(text.split()) <= words and text[0].isupper() and text[-1].isalpha()


def is_rule(text: str) -> bool:
    """A line of dashes, stars or dots; a lone quotation mark is not one, a line drawn with marks is."""
    if not _RULE.match(text):
        return False
    return len(text) >= DRAWN_MARKS or not (_SPEECH_MARK.search(text) or any(c in "'‘’`" for c in text))


def is_handle(text: str) -> bool:
    """Handles, tags, addresses and links alone on a line."""
    return bool(_HANDLE.match(text))


def is_other_script(text: str) -> bool:
    """Most letters are not Latin: a line for readers of another language."""
    letters = [] if text.isascii() else [c for c in text if c.isalpha()]
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
    is_handle,
)
"""The rules for a line of at most `LONGEST` characters."""


def is_furniture(text: str) -> bool:
    """Tell whether the line is furniture by any rule that needs no neighbours."""
    return (len(text) <= LONGEST and any(rule(text) for rule in LINE_RULES)) or is_rule(text) or is_other_script(text)
