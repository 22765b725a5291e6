"""Blocking: which names are worth comparing letter by letter with a name that is nowhere to be found as written.

A name and its misspellings share at least one block, and a block is small: the consonant skeleton of each word (vowels
and doubled letters are what transliterations disagree on: "Massoud", "Masood"), and the beginnings of first and last
word together. After the blocking step of record linkage (Christen, Data Matching, 2012, ch. 4).
"""

from __future__ import annotations

from functools import lru_cache

MIN_WORD = 3  # letters; shorter words ("al", "of") stand in far too many names to narrow anything
MAX_WORDS = 6  # words of a name that are indexed; the seventh word of a long title narrows nothing further

_SOUND = str.maketrans(
    {
        **dict.fromkeys("aeiouyw", ""),
        "h": "",
        "c": "k",
        "q": "k",
        "g": "g",
        "j": "g",
        "z": "s",
        "v": "f",
        "p": "p",
        "b": "b",
        "d": "d",
        "t": "t",
    }
)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the consonants of a word as they sound, doubled ones once: "massoud" and "masood" -> "msd"."""
    sounds = word.replace("ph", "f").replace("x", "ks").translate(_SOUND)
    squeezed = [c for i, c in enumerate(sounds) if i == 0 or c != sounds[i - 1]]
    return "".join(squeezed) or word[:2]


def blocks(key: str) -> tuple[str, ...]:
    """Return the blocks of a name's key, each once; () for a key without a word long enough."""
    words = [word for word in key.split() if len(word) >= MIN_WORD][:MAX_WORDS]
    if not words:
        return ()
    found = dict.fromkeys(_word_block(word) for word in words)
    if len(words) > 1:
        found[f"+{words[0][:2]}{words[-1][:2]}"] = None
    else:
        found[f"^{words[0][:3]}"] = None
        found[f"${words[0][-3:]}{words[0][0]}"] = None
    return tuple(found)


def _word_block(word: str) -> str:
    sounds = skeleton(word)
    # One consonant alone says too little: "lea", "lou" and "ali" would share a block with every other short word.
    return f"={sounds}" if len(sounds) > 1 else f"={sounds}{word[:2]}"
