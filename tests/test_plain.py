"""Articles as plain values: round trips, and messages that name the place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes import Article, Entity, FormatError, Quote, Span, Speaker
from newsquotes.results import ENTITY_TYPES, KINDS, MODES, POLARITIES, Candidate

TEXT = "Ann said “no”."
SPAN = {"start": 10, "end": 12, "text": "no"}


def data(**changes: object) -> dict[str, object]:
    quote = {"kind": "direct", "content": [SPAN]}
    return {"id": "a", "text": TEXT, "quotes": [{**quote, **changes}], "entities": []}


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(min_size=1, max_size=40))
    spans = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span.of(text, start, end))
    )
    maybe = st.none() | st.text(max_size=5)
    types = st.sampled_from(ENTITY_TYPES)
    candidates = st.lists(st.builds(Candidate, maybe, maybe, st.floats(0, 1), maybe), max_size=2).map(tuple)
    speakers = st.builds(Speaker, maybe, maybe, st.none() | types, maybe, maybe, maybe, candidates)
    groups = st.lists(spans, max_size=2).map(tuple)
    quotes = st.builds(
        Quote,
        st.sampled_from(KINDS),
        st.lists(spans, min_size=1, max_size=2).map(tuple),
        groups,
        groups,
        st.lists(speakers, max_size=2).map(tuple),
        st.floats(0, 1),
        st.lists(st.text(max_size=5), max_size=2).map(tuple),
        st.sampled_from(MODES),
        st.sampled_from(POLARITIES),
        groups,
        groups,
        st.none() | st.floats(0, 1),
    )
    entities = st.builds(Entity, st.text(max_size=5), st.text(max_size=5), types, groups)
    return Article(
        text, tuple(draw(st.lists(quotes, max_size=3))), tuple(draw(st.lists(entities, max_size=3))), draw(maybe)
    )


@given(articles())
def test_round_trips(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_dict(json.loads(article.to_json())) == article
    assert "\n" not in article.to_json(indent=None)


def test_to_dict_is_plain_json_with_every_field() -> None:
    span = Span.of(TEXT, 10, 12)
    speaker = Speaker("Ann", "person:ann", "person", "chair", "UN", None, (Candidate("Ann", "person:ann", 0.9),))
    parts = (span,), (Span.of(TEXT, 0, 3),), (Span.of(TEXT, 4, 8),)
    quote = Quote("direct", *parts, (speaker,), 0.5, ("cue 'said'",), quote_confidence=0.75)
    article = Article(TEXT, (quote,), (Entity("person:ann", "Ann", "person", (Span.of(TEXT, 0, 3),)),), "a")
    plain = {
        "name": "Ann", "entity_id": "person:ann", "type": "person", "role": "chair", "affiliation": "UN",
        "description": None,
        "candidates": [{"name": "Ann", "entity_id": "person:ann", "probability": 0.9, "description": None}],
    }  # fmt: skip
    ann = {"start": 0, "end": 3, "text": "Ann"}
    assert article.to_dict() == {
        "id": "a",
        "text": TEXT,
        "quotes": [
            {
                "kind": "direct",
                "text": "no",
                "content": [SPAN],
                "source": [ann],
                "cue": [{"start": 4, "end": 8, "text": "said"}],
                "speaker": plain,
                "speakers": [plain],
                "confidence": 0.5,
                "evidence": ["cue 'said'"],
                "mode": "speech",
                "polarity": "positive",
                "addressee": [],
                "channel": [],
                "quote_confidence": 0.75,
            }
        ],
        "entities": [{"id": "person:ann", "name": "Ann", "type": "person", "mentions": [ann]}],
    }


def test_a_file_written_by_hand_may_leave_out_what_has_a_default() -> None:
    article = Article.from_dict({"text": TEXT, "quotes": [{"kind": "direct", "content": [{"start": 10, "end": 12}]}]})
    (quote,) = article.quotes
    assert (quote.text, quote.source, quote.speakers, quote.confidence) == ("no", (), (), 1.0)
    assert (quote.mode, quote.polarity, quote.addressee, quote.channel) == ("speech", "positive", (), ())
    assert quote.quote_confidence is None
    assert article.id is None


def test_a_single_speaker_is_read_too() -> None:
    assert Article.from_dict(data(speaker={"name": "Ann"})).quotes[0].speaker == Speaker("Ann")


@pytest.mark.parametrize(
    ("given_data", "message"),
    [
        ([], "an article must be a JSON object, not list"),
        ({}, "article: 'text' must be str, not nothing"),
        ({"text": 3}, "article: 'text' must be str, not int"),
        ({"text": "", "id": 3}, "article: 'id' must be a string or null, not int"),
        ({"text": "", "quotes": {}}, "article: 'quotes' must be a list, not dict"),
        ({"text": "", "id": "x", "quotes": [3]}, r"article 'x', quotes\[0\] must be a JSON object, not int"),
        (data(kind="spoken"), r"quotes\[0\]: 'kind' is 'spoken'; allowed: direct, mixed, indirect"),
        (data(kind=["direct"]), r"quotes\[0\]: 'kind' is \['direct'\]"),
        (data(content=[]), r"quotes\[0\]: 'content' is empty"),
        (data(content=[{"start": 3, "end": 99}]), r"quotes\[0\], content\[0\]: span 3:99 is out of bounds; .* 14 char"),
        (data(content=[{"start": 3, "end": 3}]), "span 3:3 is out of bounds"),
        (data(content=[{"start": -1, "end": 3}]), "span -1:3 is out of bounds"),
        (data(content=[{"start": "1", "end": 3}]), r"content\[0\]: 'start' must be int, not str"),
        (data(content=[{"start": True, "end": 3}]), r"content\[0\]: 'start' must be int, not bool"),
        (data(content=[{**SPAN, "text": "yes"}]), r"content\[0\]: span 10:12 says 'yes', the text has 'no'"),
        (data(source=[{"start": 0}]), r"source\[0\]: 'end' must be int, not nothing"),
        (data(confidence=1.5), "'confidence' must be a number from 0 to 1, not 1.5"),
        (data(confidence="high"), "'confidence' must be a number from 0 to 1, not 'high'"),
        (data(confidence=True), "'confidence' must be a number from 0 to 1, not True"),
        (data(confidence=float("nan")), "'confidence' must be a number from 0 to 1, not nan"),
        (data(speakers="Ann"), r"quotes\[0\]: 'speakers' must be a list, not str"),
        (data(speakers=["Ann"]), r"quotes\[0\], speakers\[0\] must be a JSON object, not str"),
        (data(speaker="Ann"), r"quotes\[0\].*speaker.* must be a JSON object, not str"),
        (data(speakers=[{"name": 3}]), r"speakers\[0\]: 'name' must be a string or null, not int"),
        (data(speakers=[{"type": "dog"}]), r"speakers\[0\]: 'type' is 'dog'; allowed: person, org, place, group"),
        (data(mode="song"), r"quotes\[0\]: 'mode' is 'song'; allowed: speech, writing, thought"),
        (data(mode=None), r"quotes\[0\]: 'mode' is None"),
        (data(polarity="no"), r"quotes\[0\]: 'polarity' is 'no'; allowed: positive, negative, open"),
        (data(addressee="Ann"), r"quotes\[0\]: 'addressee' must be a list, not str"),
        (data(channel=[{"start": 3, "end": 99}]), r"quotes\[0\], channel\[0\]: span 3:99 is out of bounds"),
        (data(speakers=[{"candidates": {}}]), r"speakers\[0\]: 'candidates' must be a list, not dict"),
        (data(speakers=[{"candidates": ["Ann"]}]), r"candidates\[0\] must be a JSON object, not str"),
        (data(speakers=[{"candidates": [{"name": 3}]}]), r"candidates\[0\]: 'name' must be a string or null, not int"),
        (
            data(speakers=[{"candidates": [{"probability": 2}]}]),
            r"speakers\[0\], candidates\[0\]: 'probability' must be a number from 0 to 1, not 2",
        ),
        (data(quote_confidence=-0.1), "'quote_confidence' must be a number from 0 to 1, not -0.1"),
        (data(evidence="cue"), r"quotes\[0\]: 'evidence' must be a list of strings"),
        (data(evidence=[3]), r"quotes\[0\]: 'evidence' must be a list of strings"),
        ({"text": "", "entities": [{"id": "a"}]}, r"entities\[0\]: 'name' must be str, not nothing"),
        ({"text": "", "entities": [{"id": "a", "name": "A", "type": "x"}]}, r"entities\[0\]: 'type' is 'x'; allowed"),
    ],
)
def test_format_errors_name_the_place(given_data: object, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        Article.from_dict(given_data)  # type: ignore[arg-type]
