"""What a token can be in a name: a title, a role, a proper noun, the second half of a hyphenated word."""

from __future__ import annotations

from newsquotes.coreference.lexicons import first_names, nouns, places, titles
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import Words

Range = tuple[int, int]


def is_role(words: Words, i: int) -> bool:
    """Tell whether a token says what a person is ("Groom", "Retiree") and is nobody's first name."""
    word = words.lower[i]
    return nouns().get(word, ("", None))[0] == "person" and word not in first_names()


def hyphenated(words: Words, i: int) -> bool:
    """Tell whether a token hangs on the one before it by a hyphen, without a blank ("jin" in "Seo-jin")."""
    return (
        i > 1
        and words.text[i - 1] == "-"
        and words.end_offset[i - 1] == words.start_offset[i]
        and words.end_offset[i - 2] == words.start_offset[i - 1]
    )


def is_title(words: Words, i: int) -> bool:
    """Tell whether a token is a title, with or without the full stop that the tokeniser may have cut off."""
    known, word = titles(), words.lower[i]
    return word in known or word + "." in known or ("-" in word and all(part in known for part in word.split("-")))


def is_proper(words: Words, i: int) -> bool:
    """Tell whether the tagger takes a token for a capitalised proper noun."""
    return words.tag[i] in ("NNP", "NNPS") and words.text[i][:1].isupper()


def before_proper(words: Words, i: int) -> int:
    """Return the first token of the run of capitalised proper nouns that ends before ``i``; ``i`` without one."""
    while i > 0 and is_proper(words, i - 1):
        i -= 1
    return i


def behind_proper(words: Words, i: int) -> int:
    """Return the first token from ``i`` on that is no capitalised proper noun."""
    while i < len(words) and is_proper(words, i):
        i += 1
    return i


def title_range(words: Words, name: Mention) -> Range:
    """Return the tokens directly before a name that are titles ("former President", "Sen."); may be empty."""
    start = name.start
    while start > 0 and words.lower[start - 1] in titles() and "\n" not in words.text[start - 1]:
        start -= 1
    return start, name.start


def is_given(words: Words, i: int) -> bool:
    """A capitalised first name that opens its sentence, which the tagger may take for another kind of word."""
    opens = i == 0 or words.sentence[i - 1] != words.sentence[i]
    given = words.lower[i] in first_names() and words.lower[i] not in places()
    return opens and given and words.text[i][0].isupper() and words.dep[i] == "compound"
