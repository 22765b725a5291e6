"""Who each source is, on small texts with the quotes given by hand."""

import pytest
from spacy.language import Language

from newsquotes.annotations import get_quotes, set_quotes
from newsquotes.coreference.component import EntityResolver
from newsquotes.results import Kind, Quote, Span, Speaker
from newsquotes.speakers.component import SpeakerNamer


def quote(text: str, source: str, content: str, kind: Kind = "indirect") -> Quote:
    def span(piece: str) -> tuple[Span, ...]:
        start = text.index(piece)
        return (Span.of(text, start, start + len(piece)),)

    return Quote(kind, span(content), span(source) if source else ())


def named(nlp: Language, text: str, *quotes: Quote) -> tuple[Quote, ...]:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsquotes")]):
        doc = nlp(text)
    set_quotes(doc, quotes)
    EntityResolver()(doc)
    return SpeakerNamer().name_speakers(doc)


def speaker(nlp: Language, text: str, source: str, content: str) -> Speaker:
    result = named(nlp, text, quote(text, source, content))[0].speaker
    assert result is not None
    return result


NAMED: list[tuple[str, str, str, str | None]] = [
    ("Carl Novak said the talks failed.", "Carl Novak", "the talks failed", "Carl Novak"),
    ("Carl Novak spoke first. Novak said the talks failed.", "Novak", "the talks failed", "Carl Novak"),
    ("Maria Ito spoke first. She said the talks failed.", "She", "the talks failed", "Maria Ito"),
    (
        "The agency's director, Rick Jansen, said the talks failed.",
        "The agency's director, Rick Jansen,",
        "the talks failed",
        "Rick Jansen",
    ),
    (
        "The ship's owner, Holm Lines Ltd., said the talks failed. Holm Lines Ltd. is in Oslo.",
        "The ship's owner, Holm Lines Ltd.,",
        "the talks failed",
        "Holm Lines Ltd.",
    ),
    (
        "Carl Novak, on his way home, said the talks failed.",
        "Carl Novak, on his way home,",
        "the talks failed",
        "Carl Novak",
    ),
    (
        "A panel of the Oslo Harbour Court said it failed. The Oslo Harbour Court sits in June.",
        "A panel of the Oslo Harbour Court",
        "it failed",
        "Oslo Harbour Court",
    ),
    (
        "Ida Holm of the opposition Heiwa Minshu said it failed.",
        "Ida Holm of the opposition Heiwa Minshu",
        "it failed",
        "Ida Holm",
    ),
    ("DJ Carl Novak, who was late, said it failed.", "DJ Carl Novak, who was late", "it failed", "Carl Novak"),
    ("Reuters met Carl Novak, the coach. The coach said it failed.", "The coach", "it failed", "Carl Novak"),
    (
        "Sens. Ada Holm (D-Ore.) and Carl Berg (D-Ohio) said it failed.",
        "Sens. Ada Holm (D-Ore.)",
        "it failed",
        "Ada Holm",
    ),
    ("Maria Ito, an engineer on loan from NASA, who says it failed, was late.", "who", "it failed", "Maria Ito"),
    ("A Reuters poll showed the party had lost.", "A Reuters poll", "the party had lost", "Reuters"),
    *(
        (f"{source} said it failed. Carl Novak was late.", source, "it failed", name)
        for source, name in (
            ("Chemistry student at University of Ostrava Carl Novak", "Carl Novak"),
            ("Port co-owner Carl Novak", "Carl Novak"),
            ("A spokesman for campaign manager Carl Novak", None),
            ("A friend of Carl Novak", None),
            ("Friends of Senator Carl Novak", None),
        )
    ),
    ("A statement by Carl Novak said the talks failed.", "A statement by Carl Novak", "the talks failed", "Carl Novak"),
]


@pytest.mark.parametrize(("text", "source", "content", "name"), NAMED)
def test_named(nlp: Language, text: str, source: str, content: str, name: str | None) -> None:
    assert speaker(nlp, text, source, content).name == name


UNNAMED = [
    ("The plan pleases Democrats in Oslo, who say the talks failed.", "who", "Democrats", None),
    ("At least one Democrat was sure the talks failed.", "one Democrat", "one Democrat", None),
    (
        "A senior State Department official said the talks failed.",
        "A senior State Department official",
        "a senior State Department official",
        "State Department",
    ),
    ("Two officials said the talks failed.", "Two officials", "two officials", None),
    ("Many Republicans said the talks failed.", "Many Republicans", "many Republicans", None),
    ("A spokesman for Reuters said the talks failed.", "A spokesman for Reuters", "a spokesman", "Reuters"),
]


@pytest.mark.parametrize(("text", "source", "description", "affiliation"), UNNAMED)
def test_unnamed(nlp: Language, text: str, source: str, description: str, affiliation: str | None) -> None:
    found = speaker(nlp, text, source, "the talks failed")
    assert found.name is None
    assert found.description == description
    assert found.affiliation == affiliation


def test_role_and_affiliation(nlp: Language) -> None:
    text = "Taliban spokesman Zabihullah Mujahid said the talks failed."
    found = speaker(nlp, text, "Taliban spokesman Zabihullah Mujahid", "the talks failed")
    assert (found.name, found.role, found.affiliation) == ("Zabihullah Mujahid", "spokesman", "Taliban")


def test_several_speakers(nlp: Language) -> None:
    text = "Carl Novak and Maria Ito said the talks failed."
    (result,) = named(nlp, text, quote(text, "Carl Novak and Maria Ito", "the talks failed"))
    assert [s.name for s in result.speakers] == ["Carl Novak", "Maria Ito"]


def test_no_source_gives_no_speaker(nlp: Language) -> None:
    text = "The talks failed, it was said."
    (result,) = named(nlp, text, quote(text, "", "The talks failed"))
    assert result.speakers == ()


def test_second_quote_of_a_run(nlp: Language) -> None:
    text = '"The talks failed," Carl Novak said. "Nobody is to blame."'
    first = quote(text, "Carl Novak", "The talks failed,", "direct")
    second = quote(text, "", "Nobody is to blame.", "direct")
    result = named(nlp, text, first, second)
    assert [q.speaker.name for q in result if q.speaker] == ["Carl Novak", "Carl Novak"]
    assert any("no source of its own" in reason for reason in result[1].evidence)


def test_evidence_names_the_antecedent(nlp: Language) -> None:
    text = "Maria Ito spoke first. She said the talks failed."
    (result,) = named(nlp, text, quote(text, "She", "the talks failed"))
    assert any(reason.startswith("She → Maria Ito: ") for reason in result.evidence)


def test_without_quotes_nothing_happens(nlp: Language) -> None:
    doc = nlp("")
    assert SpeakerNamer().name_speakers(doc) == ()
    assert get_quotes(doc) == ()
