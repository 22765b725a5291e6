"""Mode, polarity, addressee and channel on small sentences, as a person would mark them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes import Span
from newsquotes.annotations import get_quotes
from newsquotes.results import MODES, POLARITIES

from .conftest import read

MODE_ROWS = [
    ("[Osei] {said} <the bridge would open>.", "speech"),
    ("<“The bridge is open,”> [Osei] {said}.", "speech"),
    ("<“The bridge is open!”> {shouted} [the mayor].", "speech"),
    ("[Osei]{:} <“The bridge is open.”>", "speech"),
    ("<“It will open in May.”>", "speech"),
    ("[The mayor] {announced} <that the bridge would open>.", "speech"),
    ("[The mayor] {promised} <to open the bridge>.", "speech"),
    ("[Voters] {complained} <that the bridge was late>.", "speech"),
    ("[Osei] {warned} <that the river was rising>.", "speech"),
    ("{According to} [the mayor], <the bridge is safe>.", "speech"),
    ("[Osei] {made it clear} <that the bridge was safe>.", "speech"),
    ("[Osei] {went on to say} <that the bridge was safe>.", "speech"),
    ("[Osei] {expressed hope} <that the bridge would last>.", "speech"),
    ("[Osei] {asked} <whether the bridge was safe>.", "speech"),
    ("[Osei] {sought to reassure} the drivers <that the bridge was safe>.", "speech"),
    ("[Osei] {is seeking} <to close the bridge>.", "thought"),
    ("[Osei] {wrote} <that the bridge was safe>.", "writing"),
    ("<“The bridge is safe,”> [Osei] {wrote}.", "writing"),
    ("<“The bridge is safe,”> [Osei] {tweeted}.", "writing"),
    ("[Osei] {tweeted} <that the bridge was safe>.", "writing"),
    ("[The mayor] {posted}: <“The bridge is safe.”>", "writing"),
    ("[The letter] {says} <the bridge is safe>.", "writing"),
    ("[The report] {said} <the bridge was safe>.", "writing"),
    ("{According to} [the report], <the bridge is safe>.", "writing"),
    ("[A survey] {found} <that drivers like the bridge>.", "writing"),
    ("[A poll] {shows} <that drivers like the bridge>.", "writing"),
    ("[The lawsuit] {alleges} <that the bridge was never tested>.", "writing"),
    ("[The tweet] {read}: <“The bridge is safe.”>", "writing"),
    ("[The ministry] {said in a statement} <that the bridge was safe>.", "writing"),
    ("[The ministry] {said} in a statement <that the bridge was safe>.", "writing"),
    ("In a letter, [the ministry] {said} <the bridge was safe>.", "writing"),
    ("[Osei] {said} on Twitter <that the bridge was safe>.", "writing"),
    ("<“The bridge is safe,”> [Osei] {said} by email.", "writing"),
    ("[Osei] {hopes} <the bridge will open in May>.", "thought"),
    ("[Osei] {believes} <that the bridge is safe>.", "thought"),
    ("[Osei] {wants} <to open the bridge in May>.", "thought"),
    ("[Osei] {fears} <the bridge will be late>.", "thought"),
    ("[Engineers] {expect} <the bridge to last>.", "thought"),
    ("[Osei] {thinks} <the bridge is safe>.", "thought"),
    ("[The council] {plans} <to open the bridge in May>.", "thought"),
    ("[Osei] {is confident} <that the bridge will last>.", "thought"),
    ("[Drivers] {are worried} <that the bridge will close>.", "thought"),
    ("[The council] {does not know} <who built the bridge>.", "thought"),
    ("[Osei] {realised} <that the bridge was late>.", "thought"),
    ("[Osei] {would like} <to open the bridge in May>.", "thought"),
    ("[The board] {feels} <that the bridge is ugly>.", "thought"),
    ("[Drivers] {see} <the bridge as a waste of money>.", "thought"),
    ("[Many drivers] {wonder} <whether the bridge is safe>.", "thought"),
    ("[The mayor] {considers} <the bridge a success>.", "thought"),
    ("<“I hope so,”> [Osei] {thought aloud}.", "speech"),
    ("<“What can one do?”> {wondered} [Osei].", "speech"),
    ("[Osei] {insisted} <that the bridge was safe>.", "speech"),
]

POLARITY_ROWS = [
    ("[Osei] {said} <the bridge was safe>.", "positive"),
    ("[Osei] {said} <the bridge was not safe>.", "positive"),
    ("[Osei] {confirmed} <that the bridge was safe>.", "positive"),
    ("[Osei] {not only said} <the bridge was safe> but drove over it.", "positive"),
    ("[The board] {has yet to announce} <“a new bridge”>.", "negative"),
    ("[Osei] {is yet to say} <when “a new bridge” will open>.", "negative"),
    ("[Osei] {said yet} again <that the bridge was safe>.", "positive"),
    ("[Nobody] {said} <that the bridge was safe>.", "negative"),
    ("[No official] {believes} <that the bridge is safe>.", "negative"),
    ("[Osei] {denied} <that the bridge was unsafe>.", "negative"),
    ("[The board] {has denied} <the accusation>.", "negative"),
    ("[Osei] {refuted} <claims that the bridge was unsafe>.", "negative"),
    ("[The builder] {disputes} <that the bolts are loose>.", "negative"),
    ("[Engineers] {doubt} <that the bridge will last>.", "negative"),
    ("[Osei] {did not say} <when the bridge would open>.", "negative"),
    ("[Osei] {didn’t say} <when the bridge would open>.", "negative"),
    ("[Osei] {would not say} <who paid for the bridge>.", "negative"),
    ("[Osei] {wouldn't say} <who paid for the bridge>.", "negative"),
    ("[Osei] has never {said} <that the bridge was safe>.", "negative"),
    ("[Osei] {never said} <that the bridge was safe>.", "negative"),
    ("[The builder] {declined to comment} on <the delay>.", "negative"),
    ("[The builder] {declined to say} <why the bridge was late>.", "negative"),
    ("[The builder] {refused to say} <why the bridge was late>.", "negative"),
    ("[Osei] {stopped short of saying} <the bridge was unsafe>.", "negative"),
    ("[Osei] {does not think} <the bridge is safe>.", "negative"),
    ("[Osei] {ruled out} <“a new bridge”>.", "negative"),
    ("[Police] {could not confirm} <that the bridge had closed>.", "open"),
    ("[Police] {have not confirmed} <that the bridge is closed>.", "open"),
    ("[Osei] {did not deny} <that the bridge was late>.", "open"),
    ("[Osei] {neither confirmed nor denied} <that the bridge was late>.", "open"),
    ("[The council] {does not know} <who built the bridge>.", "open"),
    ("[Osei] {did not rule out} <a new bridge>.", "open"),
    ("[Osei] {does not doubt} <that the bridge will last>.", "positive"),
]

ADDRESSEE_ROWS = [
    ("[Osei] {said} <the bridge was safe>.", ()),
    ("[Osei] {told} Reuters <that the bridge was safe>.", ("Reuters",)),
    ("<“The bridge is safe,”> [Osei] {told} reporters.", ("reporters",)),
    ("<“The bridge is safe,”> [she] {told} The Dalby Courier on Friday.", ("The Dalby Courier",)),
    ("[Osei] {told} the council <that the bridge was safe>.", ("the council",)),
    ("[Osei] {told} members of the council <that the bridge was safe>.", ("members of the council",)),
    ("[Osei] {told} me <that the bridge was safe>.", ("me",)),
    ("[Osei] {told} Ines Okoro, who built it, <that the bridge was safe>.", ("Ines Okoro",)),
    ("<“The bridge is safe,”> [Osei] {said} to reporters.", ("reporters",)),
    ("[Osei] {explained} to voters <why the bridge was late>.", ("voters",)),
    ("[Osei] {wrote} to the governor <that the bridge was safe>.", ("the governor",)),
    ("[A reporter] {asked} the minister <whether the bridge was safe>.", ("the minister",)),
    ("[The mayor] {warned} drivers <that the bridge was icy>.", ("drivers",)),
    ("[The mayor] {assured} residents <that the bridge was safe>.", ("residents",)),
    ("[The firm] {informed} the ministry <that the bridge was late>.", ("the ministry",)),
    ("[Osei] {promised} voters <that the bridge would open>.", ("voters",)),
    ("[Osei] {promised} <a new bridge>.", ()),
    ("[Osei] {told the truth} about <the bridge>.", ()),
    ("[Osei] {asked} <a question about the bridge>.", ()),
    ("[Osei] {urged} <drivers to stay at home>.", ("drivers",)),
    ("[He] was {told} by [doctors] <that he could go home>.", ()),
    ("In an interview with the BBC, [Osei] {said} <the bridge was safe>.", ("the BBC",)),
    ("[Osei] {said} in a letter to the governor <that the bridge was safe>.", ("the governor",)),
    ("[Osei] {called on} Congress <to pay for the bridge>.", ("Congress",)),
]

CHANNEL_ROWS = [
    ("[Osei] {said} <the bridge was safe>.", ()),
    ("[Osei] {said} on Friday <that the bridge was safe>.", ()),
    ("[Osei] {said} in London <that the bridge was safe>.", ()),
    ("[Osei] {said} at the time <that the bridge was safe>.", ()),
    ("[Osei] {said} in a statement <that the bridge was safe>.", ("in a statement",)),
    ("[The ministry] {said in a statement} <that the bridge was safe>.", ("in a statement",)),
    ("<“The bridge is safe,”> [Osei] {said} in a statement on Friday.", ("in a statement",)),
    ("<“The bridge is safe,”> [Osei] {wrote} on Twitter.", ("on Twitter",)),
    ("<“The bridge is safe,”> [Osei] {wrote} in a Facebook post.", ("in a Facebook post",)),
    ("<“The bridge is safe,”> [Osei] {said} at a news conference.", ("at a news conference",)),
    ("[Osei] {told} reporters at a press briefing <that the bridge was safe>.", ("at a press briefing",)),
    ("<“The bridge is safe,”> [Osei] {said} by phone.", ("by phone",)),
    ("<“The bridge is safe,”> [Osei] {said} by email on Monday.", ("by email",)),
    ("<“The bridge is safe,”> [Osei] {said} in a telephone interview.", ("in a telephone interview",)),
    ("In an interview with the BBC, [Osei] {said} <the bridge was safe>.", ("In an interview",)),
    ("[Osei] {said} on state television <that the bridge was safe>.", ("on state television",)),
    ("<“The bridge is safe,”> [Osei] {said} on CNN.", ("on CNN",)),
    ("<“The bridge is safe,”> [Osei] {said} on “Evening Talk.”", ("on “Evening Talk",)),
    ("[Osei] {said} in a letter to the governor <that the bridge was safe>.", ("in a letter",)),
    ("In a tweet, [Osei] {said} <the bridge was safe>.", ("In a tweet",)),
    ("[Osei] {wrote} in the Dalby Courier <that the bridge was safe>.", ("in the Dalby Courier",)),
    ("<“The bridge is safe,”> [Osei] {said} during a speech on Friday.", ("during a speech",)),
    ("<“The bridge is safe,”> [Osei] {said} via Skype.", ("via Skype",)),
    ("[The firm] {said} in court filings <that the bridge was safe>.", ("in court filings",)),
    ("<“The bridge is safe,”> [she] {said} in a statement posted on Facebook.", ("in a statement", "on Facebook")),
    ("[Osei] {said} <the bridge on Twitter Street was safe>.", ()),
]


@pytest.mark.parametrize(("sentence", "expected"), MODE_ROWS)
def test_mode(nlp, sentence, expected):
    assert read(nlp, sentence).mode == expected


@pytest.mark.parametrize(("sentence", "expected"), POLARITY_ROWS)
def test_polarity(nlp, sentence, expected):
    assert read(nlp, sentence).polarity == expected


@pytest.mark.parametrize(("sentence", "expected"), ADDRESSEE_ROWS)
def test_addressee(nlp, sentence, expected):
    assert tuple(span.text for span in read(nlp, sentence).addressee) == expected


@pytest.mark.parametrize(("sentence", "expected"), CHANNEL_ROWS)
def test_channel(nlp, sentence, expected):
    assert tuple(span.text for span in read(nlp, sentence).channel) == expected


def test_evidence_names_what_is_not_plain_speech(nlp):
    assert read(nlp, "[Osei] {hopes} <the bridge will last>.").evidence == ("thought: “hopes”",)
    assert read(nlp, "[Osei] {did not say} <when it would open>.").evidence == ("negative: not",)
    assert read(nlp, "[Osei] {said} <the bridge was safe>.").evidence == ()


_WORDS = st.sampled_from(
    [
        "He",
        "Osei",
        "said",
        "told",
        "hopes",
        "denied",
        "did",
        "not",
        "that",
        "“We",
        "know”",
        "Reuters",
        "reporters",
        "on",
        "Twitter",
        "in",
        "a",
        "statement",
        "to",
        "with",
        "by",
        "phone",
        ",",
        ".",
        ":",
        "the",
        "letter",
        "bridge",
        "was",
        "safe",
        "asked",
        "urged",
        "an",
        "interview",
        "never",
        "at",
        "rally",
    ]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_spans_lie_in_the_text_and_apart(nlp, text):
    for quote in get_quotes(nlp(text)):
        assert quote.mode in MODES
        assert quote.polarity in POLARITIES
        for span in (*quote.addressee, *quote.channel):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        starts = {span.start for span in quote.content}
        for told in quote.addressee:
            assert not any(_overlap(told, other) for other in (*quote.channel, *quote.source))
            opens = any(_inside(told, content) for content in quote.content)
            assert opens or not any(_overlap(told, content) for content in quote.content)
        for way in quote.channel:
            assert not any(_overlap(way, other) for other in (*quote.content, *quote.source)), (way, starts)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
