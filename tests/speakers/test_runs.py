"""Speech without a source of its own, and "I" within speech."""

from spacy.language import Language

from newsquotes.annotations import set_quotes
from newsquotes.coreference.component import EntityResolver
from newsquotes.results import Kind, Quote, Span
from newsquotes.speakers.component import SpeakerNamer


def quote(text: str, source: str, content: str, kind: Kind = "indirect") -> Quote:
    def span(piece: str) -> tuple[Span, ...]:
        start = text.index(piece)
        return (Span.of(text, start, start + len(piece)),) if piece else ()

    return Quote(kind, span(content), span(source))


def named(nlp: Language, text: str, *quotes: Quote) -> tuple[Quote, ...]:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsquotes")]):
        doc = nlp(text)
    set_quotes(doc, quotes)
    EntityResolver()(doc)
    return SpeakerNamer().name_speakers(doc)


def test_speech_after_a_speakers_sentence(nlp: Language) -> None:
    text = "Ida Holm said she was tired. “I want to sleep.”"
    report = quote(text, "Ida Holm", "she was tired")
    speech = quote(text, "", "“I want to sleep.”", "direct")
    assert [q.speaker and q.speaker.name for q in named(nlp, text, report, speech)] == ["Ida Holm", "Ida Holm"]


def test_a_question_stands_between(nlp: Language) -> None:
    text = "Ida Holm shook her head. Was she tired?\n\n“Not at all.”"
    found = named(nlp, text, quote(text, "", "“Not at all.”", "direct"))[0]
    assert found.speaker is not None
    assert found.speaker.name == "Ida Holm"
    assert "no source of its own" in found.evidence[-1]


def test_nobody_speaks_before(nlp: Language) -> None:
    text = "The rain went on. “Not at all.”"
    assert named(nlp, text, quote(text, "", "“Not at all.”", "direct"))[0].speaker is None


def test_i_is_the_speaker_of_the_quote_around(nlp: Language) -> None:
    text = "Ida Holm shook her head. “I told him no.”"
    outer = quote(text, "", "“I told him no.”", "direct")
    inner = quote(text, "I", "no.")
    assert [q.speaker and q.speaker.name for q in named(nlp, text, outer, inner)] == ["Ida Holm", "Ida Holm"]
