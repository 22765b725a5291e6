"""Same-length normalisation: every character becomes exactly one character."""

from __future__ import annotations

import re

_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # direction marks
)
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), 0x1F, *range(0x7F, 0xA0))))

TRANSLATION = str.maketrans(
    {
        **dict.fromkeys(_CONTROLS, " "),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_BREAKS, "\n"),
        "\u00b4": "'",  # acute accent typed for an apostrophe
        "\u02bc": "'",  # modifier letter apostrophe
        "\u2032": "'",  # prime
        "\uff07": "'",  # full-width apostrophe
        "\u2033": '"',  # double prime
        "\uff02": '"',  # full-width quotation mark
        "\u275d": "“",  # ornaments
        "\u275e": "”",
        "\u201f": "“",  # double high-reversed-9
        "\u201b": "‘",  # single high-reversed-9
        "\x91": "‘",  # Windows-1252 marks decoded as Latin-1
        "\x92": "’",
        "\x93": "“",
        "\x94": "”",
        "\x96": "–",
        "\x97": "—",
    }
)

_SINGLE_BACKTICK = re.compile(r"(?<!`)((?:``)?)`(?!`)")
_CARRIAGE_RETURN = re.compile(r"\r(\n?)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return ``text`` at the same length with odd spaces, breaks and quote marks replaced by their plain kin.

    A lone backtick becomes an apostrophe ("the agency`s"); a pair of them is a LaTeX quotation mark and stays, and of
    three the last one is the inner mark.
    Quotation marks that pairing can use („ “ ” « » ‘ ’ '') stay as they are: their direction is information.
    Half a surrogate pair, which no encoder takes, becomes the replacement character.
    """
    text = text.translate(TRANSLATION)
    if "\r" in text:
        text = _CARRIAGE_RETURN.sub(lambda m: " \n" if m[1] else "\n", text)
    if "`" in text:
        text = _SINGLE_BACKTICK.sub(r"\1'", text)
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\ufffd", text)
    return text
