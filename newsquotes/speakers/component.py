"""The pipeline component "newsquotes_speakers": the source of each quote becomes its speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from newsquotes.annotations import get_entities, get_quotes, given_text, set_quotes
from newsquotes.coreference.links import get_links
from newsquotes.coreference.words import read_words
from newsquotes.results import Quote
from newsquotes.speakers.confidence import load_confidence
from newsquotes.speakers.grounds import Attributed, handed_on
from newsquotes.speakers.headlines import name_described
from newsquotes.speakers.naming import Found, speakers_of
from newsquotes.speakers.repeated import end_of_headlines, name_repeated
from newsquotes.speakers.runs import continue_runs
from newsquotes.speakers.scene import Scene


@Language.factory("newsquotes_speakers", assigns=["doc.user_data"], requires=["token.dep", "token.tag"])
def create_speaker_namer(nlp: Language, name: str) -> SpeakerNamer:
    """Return the component for a pipeline; see `SpeakerNamer`."""
    return SpeakerNamer(name=name)


class SpeakerNamer:
    """Gives every quote its speakers, with role and affiliation; unnamed sources keep their description.

    Needs "newsquotes_quotes" and "newsquotes_entities" earlier in the pipeline; ids come from "newsquotes_linker".
    """

    def __init__(self, *, name: str = "newsquotes_speakers") -> None:
        self.name = name
        self._confidence = load_confidence()

    def __call__(self, doc: Doc) -> Doc:
        """Name the speakers and write the quotes back on the Doc."""
        self.set_annotations(doc, self.name_speakers(doc))
        return doc

    def name_speakers(self, doc: Doc) -> tuple[Quote, ...]:
        """Return the Doc's quotes with ``speakers`` set, ``evidence`` extended and both confidences.

        Nothing is written on the Doc.
        """
        return tuple(self._confidence.grade(found) for found in attributed(doc))

    def set_annotations(self, doc: Doc, quotes: Sequence[Quote]) -> None:
        """Write quotes on the Doc."""
        set_quotes(doc, quotes)


def attributed(doc: Doc) -> list[Attributed]:
    """Return the Doc's quotes with their speakers and the grounds of each; ``confidence`` is as quoting left it."""
    quotes = get_quotes(doc)
    if not quotes:
        return []
    words = read_words(doc, quotes)
    scene = Scene.of(words, get_entities(doc), get_links(doc))
    found = [speakers_of(scene, quote) for quote in quotes]
    named = [_with_speakers(quote, answers) for quote, answers in zip(quotes, found, strict=True)]
    grounds = [tuple(answer.grounds for answer in answers) for answers in found]
    headlines = end_of_headlines(given_text(doc))
    told = name_repeated(scene, continue_runs(scene, named), headlines)
    return handed_on(named, grounds, name_described(scene, told, headlines))


def _with_speakers(quote: Quote, found: Sequence[Found]) -> Quote:
    reasons = dict.fromkeys(answer.reason for answer in found if answer.reason)
    return replace(quote, speakers=tuple(answer.speaker for answer in found), evidence=(*quote.evidence, *reasons))
