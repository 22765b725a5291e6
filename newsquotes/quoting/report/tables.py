"""The tables that the rules of this room read; their files' headers say where they come from."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, cast

from newsquotes.data_files import data_json, data_rows
from newsquotes.results import Mode

Effect = Literal["negative", "avoiding", "open"]
Frame = Literal["object", "some", "to", "with", "on", "at", "of"]
Weights = dict[Mode, dict[str, float]]

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
"""spaCy's parts of speech as the table of cues names them."""


@lru_cache(maxsize=1)
def cue_modes() -> dict[tuple[str, str], Mode]:
    """Return the mode of the words that have one by themselves, by lemma and part ("verb", "noun", "adjective")."""
    return {(lemma, part): cast(Mode, mode) for lemma, part, mode in data_rows("report/cue_modes.tsv")[1:]}


@lru_cache(maxsize=1)
def negative_cues() -> dict[str, frozenset[Effect]]:
    """Return what a lemma does to the polarity of a report."""
    found: dict[str, frozenset[Effect]] = {}
    for lemma, effect in data_rows("report/negative_cues.tsv")[1:]:
        found[lemma] = found.get(lemma, frozenset()) | {cast(Effect, effect)}
    return found


@lru_cache(maxsize=1)
def addressee_frames() -> dict[str, frozenset[Frame]]:
    """Return where a verb names whom it is told to."""
    found: dict[str, frozenset[Frame]] = {}
    for lemma, frame in data_rows("report/addressee_verbs.tsv")[1:]:
        found[lemma] = found.get(lemma, frozenset()) | {cast(Frame, frame)}
    return found


@lru_cache(maxsize=1)
def channels() -> dict[tuple[str, str], Mode]:
    """Return the mode of each channel, by its word or words and the preposition before it."""
    return {
        (word, preposition): cast(Mode, mode)
        for word, prepositions, mode in data_rows("report/channels.tsv")[1:]
        for preposition in prepositions.split()
    }


@cache
def words(group: str) -> frozenset[str]:
    """Return a small group of words by its name in the table."""
    return frozenset(dict(data_rows("report/word_groups.tsv"))[group].split())


@lru_cache(maxsize=1)
def mode_weights() -> Weights:
    """Return the fitted weights of the features that decide where no word does."""
    return cast(Weights, data_json("report/mode_weights.json")["weights"])
