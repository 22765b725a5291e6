"""Article.to_html(): nothing lost, everything escaped, nested and overlapping spans."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.results import Article, Candidate, Entity, Quote, Span, Speaker


class Page(HTMLParser):
    """The text shown inside ``.nq-text``, and the tags inside it with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[dict[str, str | None]] = []
        self.pieces: list[str] = []
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth:
            self._depth += 1
            self.marks.append(dict(attrs))
            self.pieces.append("")
        elif dict(attrs).get("class") == "nq-text":
            self._depth = 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data
        if self._depth > 1:
            self.pieces[-1] += data


def article(text: str, *quotes: Quote, entities: tuple[Entity, ...] = ()) -> Article:
    return Article(text, quotes, entities)


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span.of(text, start, start + len(part))


TEXT = 'Mayor Ada <Lee> said "the bridge & the road" will open, aides said.'


def lee(**changes: object) -> Quote:
    values = {
        "kind": "mixed",
        "content": (span(TEXT, '"the bridge & the road" will open'),),
        "source": (span(TEXT, "Mayor Ada <Lee>"),),
        "cue": (span(TEXT, "said"),),
        "speakers": (Speaker("Ada <Lee>", "person/ada-lee", "person", 'the "mayor"'),),
        "confidence": 0.875,
        "evidence": ("cue 'said'", '"</span><script>alert(1)</script>'),
        **changes,
    }
    return Quote(**values)  # type: ignore[arg-type]


def test_content_cue_source_and_entity_are_each_marked() -> None:
    page = Page(article(TEXT, lee(), entities=(Entity("p/1", "Ada", "person", (span(TEXT, "Ada"),)),)).to_html())
    looks = {piece: mark["class"] for piece, mark in zip(page.pieces, page.marks, strict=True)}
    assert looks["said"] == "nq nq-cue"
    assert looks["Mayor "] == "nq nq-source"
    assert set((looks["Ada"] or "").split()) == {"nq", "nq-entity", "nq-source"}
    assert looks['"the bridge & the road" will open'] == "nq nq-content nq-mixed"


@pytest.mark.parametrize(("kind", "extra"), [("direct", ""), ("mixed", " nq-mixed"), ("indirect", " nq-indirect")])
def test_the_kinds_look_different(kind: str, extra: str) -> None:
    page = Page(article(TEXT, lee(kind=kind, source=(), cue=())).to_html())
    assert [mark["class"] for mark in page.marks] == [f"nq nq-content{extra}"]


def test_hover_tells_speaker_kind_confidence_and_evidence() -> None:
    tips = [mark["title"] or "" for mark in Page(article(TEXT, lee()).to_html()).marks]
    assert len(tips) == 3
    for tip in tips:
        assert 'Ada <Lee>, the "mayor" (mixed, speech, confidence 0.88)' in tip
        assert "cue 'said'" in tip
        assert "told to" not in tip


def test_hover_tells_mode_polarity_addressee_and_channel() -> None:
    quote = lee(mode="writing", polarity="negative", addressee=(span(TEXT, "aides"),), channel=(span(TEXT, "open"),))
    for mark in Page(article(TEXT, quote).to_html()).marks:
        assert "(mixed, writing, negative, confidence 0.88)\ntold to: aides\nby way of: open" in (mark["title"] or "")


def test_everything_from_the_article_is_escaped() -> None:
    quote = lee(speakers=(Speaker('<b onload="x">', "<i>", "person", "<u>", "<s>"),))
    entity = Entity('"><script>', "<script>name", "person", (span(TEXT, "Ada"),))
    html = article(TEXT, quote, entities=(entity,)).to_html()
    assert "<script" not in html
    assert not re.search(r"<(?:b onload|i>|u>|s>|Lee)", html)
    assert "&lt;Lee&gt;" in html


def test_nothing_is_loaded_from_outside() -> None:
    html = article(TEXT, lee()).to_html()
    assert not re.search(r"https?:|src=|@import|url\(|<link", html)


def test_a_nested_quote_shows_both() -> None:
    text = "Ann said Bob said no rain would fall."
    outer = Quote("indirect", (span(text, "Bob said no rain would fall"),), speakers=(Speaker("Ann"),))
    inner = Quote("indirect", (span(text, "no rain would fall"),), speakers=(Speaker("Bob"),))
    page = Page(article(text, outer, inner).to_html())
    assert page.pieces == ["Bob said ", "no rain would fall"]
    tip = page.marks[1]["title"] or ""
    assert tip.index("Bob") < tip.index("Ann"), "innermost first"
    assert "nq-nested" in (page.marks[1]["class"] or "")
    assert page.marks[1]["data-n"] == "2 1", "both end here"
    assert "data-n" not in page.marks[0]


def test_overlapping_spans_are_cut_at_every_boundary() -> None:
    text = "abcdef"
    first = Quote("direct", (Span.of(text, 0, 4),), speakers=(Speaker("A"),))
    second = Quote("direct", (Span.of(text, 2, 6),), speakers=(Speaker("B"),))
    page = Page(article(text, first, second).to_html())
    assert page.pieces == ["ab", "cd", "ef"]


def test_speakers_are_listed_once_with_their_quotes() -> None:
    text = "“Yes,” “no,” “perhaps.”"
    said = [Quote("direct", (span(text, word),), speakers=speakers) for word, speakers in (
        ("Yes", (Speaker("Ann", "person/ann", role="chair", affiliation="UN"),)),
        ("no", (Speaker(None, description="an aide"),)),
        ("perhaps", (Speaker("Ann Lee", "person/ann"),)),
    )]  # fmt: skip
    html = article(text, *said).to_html()
    assert html.count("<details>") == 2
    assert "Ann, chair, UN</b>" in html
    assert "2 quotes</span>" in html
    assert "unnamed: an aide" in html
    assert "1 quote</span>" in html


def test_without_quotes_it_says_so() -> None:
    assert "No quotes found." in article("Nothing was said.").to_html()
    assert "<details" not in article("").to_html()


def test_a_notebook_shows_it() -> None:
    shown = article(TEXT, lee())
    assert shown._repr_html_() == shown.to_html()


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
        lambda ends: Span.of(text, min(ends[0], ends[1] - 1), max(ends[0] + 1, ends[1]))
    )
    groups = st.lists(spans, max_size=3).map(tuple)
    words = st.text(max_size=8)
    speakers = st.builds(Speaker, st.none() | words, st.none() | words, description=st.none() | words)
    quotes = st.builds(
        Quote,
        st.sampled_from(["direct", "mixed", "indirect"]),
        st.lists(spans, min_size=1, max_size=3).map(tuple),
        groups,
        groups,
        st.lists(speakers, max_size=2).map(tuple),
        st.floats(0, 1),
        st.lists(words, max_size=2).map(tuple),
    )
    entities = st.builds(Entity, words, words, st.just("person"), groups)
    return Article(text, tuple(draw(st.lists(quotes, max_size=4))), tuple(draw(st.lists(entities, max_size=3))))


@given(articles())
def test_every_character_stands_in_the_page_exactly_once(read: Article) -> None:
    # HTMLParser leaves CR alone; a browser would make LF of a bare one, which is why to_html() writes it as &#13;.
    html = read.to_html()
    assert "\r" not in html
    assert Page(html).text == read.text


def test_hover_tells_whom_a_pronoun_was_weighed_between() -> None:
    open_to = (Candidate("Ada <Lee>", "person/ada-lee", 0.45), Candidate(None, None, 0.3, "a guard"))
    page = Page(article(TEXT, lee(speakers=(Speaker(None, candidates=open_to),))).to_html())
    assert all("· weighed: Ada <Lee> 45%, a guard 30%" in (mark["title"] or "") for mark in page.marks)
    assert "weighed" not in article(TEXT, lee()).to_html()
