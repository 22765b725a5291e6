"""Same-length normalisation: every character becomes exactly one character."""

from __future__ import annotations

import re

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

TRANSLATION = str.maketrans(
    {
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
    }
)

_LONE_BACKTICK = re.compile(r"(?<!`)`(?!`)")
_CARRIAGE_RETURN = re.compile(r"\r(\n?)")


def normalise(text: str) -> str:
    """Return ``text`` at the same length with odd spaces, breaks and quote marks replaced by their plain kin.

    A lone backtick becomes an apostrophe ("the agency`s"); a pair of them is a LaTeX quotation mark and stays.
    Quotation marks that pairing can use („ “ ” « » ‘ ’ '') stay as they are: their direction is information.
    """
    text = text.translate(TRANSLATION)
    if "\r" in text:
        text = _CARRIAGE_RETURN.sub(lambda m: " \n" if m[1] else "\n", text)
    if "`" in text:
        text = _LONE_BACKTICK.sub("'", text)
    return text
