"""load(), attribute(), attribute_many(): inputs, order, laziness, and what holds for any text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import newsquotes
from newsquotes import Article, ConfigError, ModelNotFoundError, Registry, RegistryError, TextTooLongError
from newsquotes.pipeline import COMPONENTS
from newsquotes.quoting.component import QuoteFinder

SAID = "Ann Lee is the mayor of Oslo. “The bridge will open in the spring,” Lee said on Monday."
TEXTS = [SAID, "", "Nothing was said.", SAID.replace("Lee", "Poe"), " \n ", SAID.replace("said", "`said`")]


def test_load_puts_the_stages_in_order(nlp: Language) -> None:
    assert tuple(name for name in nlp.pipe_names if name in COMPONENTS) == COMPONENTS
    assert nlp.max_length == 1_000_000


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelNotFoundError, match=r"'en_no_such'.*en_core_web_sm"):
        newsquotes.load("en_no_such")


def test_attribute_uses_a_pipeline_of_its_own_when_none_is_given() -> None:
    assert newsquotes.attribute(SAID).quotes


class TestModes:
    TEXT = "Ann Lee said the bridge was safe. Ann Lee hopes that the bridge will last. Ann Lee wrote that it was late."

    def test_the_default_gives_all(self, nlp: Language) -> None:
        assert [quote.mode for quote in newsquotes.attribute(self.TEXT, nlp=nlp).quotes] == [
            "speech",
            "thought",
            "writing",
        ]

    def test_quotes_are_filtered_and_entities_stay(self, nlp: Language) -> None:
        whole = newsquotes.attribute(self.TEXT, nlp=nlp)
        part = newsquotes.attribute(self.TEXT, nlp=nlp, modes=("speech", "writing"))
        assert part.quotes == (whole.quotes[0], whole.quotes[2])
        assert part.entities == whole.entities
        assert list(newsquotes.attribute_many([self.TEXT], nlp=nlp, modes=["speech", "writing"])) == [part]
        assert newsquotes.article(nlp(self.TEXT), modes=("speech", "writing")) == part

    @pytest.mark.parametrize("modes", ["speech", (), ("song",), ("speech", "song")])
    def test_an_unknown_mode_is_refused_before_any_reading(self, nlp: Language, modes: object) -> None:
        for call in (newsquotes.attribute, newsquotes.attribute_many):
            with pytest.raises(ConfigError, match=r"modes is .*; allowed: a list of one or more of"):
                call([], nlp=nlp, modes=modes)  # type: ignore[operator]

    def test_quotes_below_a_least_confidence_are_left_out(self, nlp: Language) -> None:
        whole = newsquotes.attribute(self.TEXT, nlp=nlp)
        least = sorted(quote.confidence for quote in whole.quotes)[1]
        part = newsquotes.attribute(self.TEXT, nlp=nlp, min_confidence=least)
        assert part.quotes == tuple(quote for quote in whole.quotes if quote.confidence >= least)
        assert 0 < len(part.quotes) < len(whole.quotes)
        assert part.entities == whole.entities
        assert list(newsquotes.attribute_many([self.TEXT], nlp=nlp, min_confidence=least)) == [part]

    @pytest.mark.parametrize("least", [-0.1, 1.5, "0.5", None, True, float("nan")])
    def test_a_least_confidence_that_is_none_is_refused(self, nlp: Language, least: object) -> None:
        for call in (newsquotes.attribute, newsquotes.attribute_many):
            with pytest.raises(ConfigError, match=r"min_confidence is .*; allowed: a number from 0 to 1"):
                call([], nlp=nlp, min_confidence=least)  # type: ignore[operator]

    def test_a_component_may_keep_some_modes_only(self) -> None:
        quotes = newsquotes.load().replace_pipe("newsquotes_quotes", "newsquotes_quotes", config={"modes": ["thought"]})
        assert quotes.modes == ("thought",)  # type: ignore[attr-defined]
        with pytest.raises(ConfigError, match="modes is"):
            QuoteFinder(modes=["song"])  # type: ignore[list-item]


class TestInput:
    @pytest.mark.parametrize("text", [None, b"bytes", bytearray(b"x"), 3, ["text"]])
    def test_only_a_str_is_a_text(self, nlp: Language, text: object) -> None:
        with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
            newsquotes.attribute(text, nlp=nlp)  # type: ignore[arg-type]

    def test_bytes_get_a_hint(self, nlp: Language) -> None:
        with pytest.raises(TypeError, match=r"decode it first, e\.g\. data\.decode\('utf-8'\)"):
            newsquotes.attribute(b"bytes", nlp=nlp)  # type: ignore[arg-type]

    def test_attribute_many_wants_many(self, nlp: Language) -> None:
        with pytest.raises(TypeError, match=r"not one str; use attribute\(text\)"):
            newsquotes.attribute_many("text", nlp=nlp)

    def test_attribute_many_names_the_item(self, nlp: Language) -> None:
        with pytest.raises(TypeError, match="item 1: text must be a str, not NoneType"):
            list(newsquotes.attribute_many(["a", None], nlp=nlp))  # type: ignore[list-item]

    def test_too_long(self, nlp: Language, small_limit: int) -> None:
        newsquotes.attribute("a" * small_limit, nlp=nlp)
        with pytest.raises(TextTooLongError, match=r"1,001 characters; the limit is 1,000\..*max_length="):
            newsquotes.attribute("a" * (small_limit + 1), nlp=nlp)
        with pytest.raises(TextTooLongError, match="item 2: The text has 1,001 characters"):
            list(newsquotes.attribute_many(["a", "b", "a" * (small_limit + 1)], nlp=nlp))

    def test_the_limit_can_be_set(self) -> None:
        assert newsquotes.load(max_length=10).max_length == 10

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", "\ufeff"])
    def test_an_empty_text_gives_an_empty_article(self, nlp: Language, text: str) -> None:
        assert newsquotes.attribute(text, nlp=nlp) == Article(text)


class TestMany:
    def test_one_article_per_text_in_order(self, nlp: Language) -> None:
        articles = list(newsquotes.attribute_many(TEXTS, nlp=nlp, batch_size=2))
        assert [article.text for article in articles] == TEXTS
        assert articles == [newsquotes.attribute(text, nlp=nlp) for text in TEXTS]

    def test_texts_are_taken_a_batch_at_a_time(self, nlp: Language) -> None:
        taken = 0

        def endless() -> Iterator[str]:
            nonlocal taken
            while True:
                taken += 1
                yield SAID

        articles = newsquotes.attribute_many(endless(), nlp=nlp, batch_size=2)
        assert taken == 0
        next(articles)
        assert 1 <= taken <= 4

    def test_no_texts_no_articles(self, nlp: Language) -> None:
        assert list(newsquotes.attribute_many([], nlp=nlp)) == []

    def test_two_processes_find_the_same(self, nlp: Language, seed_text: str) -> None:
        texts = [*TEXTS, seed_text]
        alone = list(newsquotes.attribute_many(texts, nlp=nlp))
        assert list(newsquotes.attribute_many(texts, nlp=nlp, n_process=2, batch_size=2)) == alone


class TestLearning:
    FIRST = "Ilsa Varga leads the Harbour Workers Union. “The port stays shut,” Varga said on Monday."
    SECOND = "“The port may open,” Varga told reporters."
    # Unrelated articles between the two keep a worker of its own busy.
    TEXTS = (FIRST, SAID, SAID.replace("Lee", "Poe"), SECOND)

    def test_without_a_registry_it_is_refused_at_the_call(self, nlp: Language) -> None:
        with pytest.raises(RegistryError, match="pass registry="):
            newsquotes.attribute(SAID, nlp=nlp, learn=True)
        with pytest.raises(RegistryError, match="pass registry="):
            newsquotes.attribute_many([SAID], nlp=nlp, learn=True)

    def test_what_is_not_to_be_learned_writes_nothing(self, nlp: Language, tmp_path: Path) -> None:
        path = tmp_path / "registry.db"
        with Registry(path) as registry:
            registry.add(name="Ann Lee", type="person")
        before = path.read_bytes()
        with Registry(path) as registry:
            assert newsquotes.attribute(SAID, nlp=nlp, registry=registry).quotes
            assert list(newsquotes.attribute_many(self.TEXTS, nlp=nlp, registry=registry, n_process=2))
            assert len(registry.journal()) == 1
        assert path.read_bytes() == before

    def test_one_article(self, nlp: Language) -> None:
        registry = Registry()
        article = newsquotes.attribute(self.FIRST, nlp=nlp, registry=registry, learn=True)
        speaker = article.quotes[0].speaker
        assert speaker is not None
        assert registry.get(speaker.entity_id or "") is not None
        assert registry.forms(speaker.entity_id or "") == {"Ilsa Varga": 1, "Varga": 1}
        later = newsquotes.attribute(self.SECOND, nlp=nlp, registry=registry)
        assert [s.entity_id for q in later.quotes for s in q.speakers] == [speaker.entity_id]

    def test_the_same_article_twice_counts_once(self, nlp: Language) -> None:
        registry = Registry()
        articles = [newsquotes.attribute(self.FIRST, nlp=nlp, registry=registry, learn=True) for _ in range(2)]
        assert articles[0] == articles[1]
        assert set(registry.forms(articles[0].entities[0].id).values()) == {1}

    @pytest.mark.parametrize("n_process", [1, 2])
    @pytest.mark.parametrize("stored", [False, True])
    def test_many(self, nlp: Language, tmp_path: Path, n_process: int, stored: bool) -> None:
        registry = Registry(tmp_path / "registry.db" if stored else None)
        articles = list(
            newsquotes.attribute_many(
                self.TEXTS, nlp=nlp, registry=registry, learn=True, n_process=n_process, batch_size=1
            )
        )
        first, last = articles[0].quotes[0].speaker, articles[-1].quotes[0].speaker
        assert first is not None
        assert last is not None
        assert first.entity_id == last.entity_id
        assert registry.forms(first.entity_id or "") == {"Ilsa Varga": 1, "Varga": 2}
        # Nothing but the ids differs from what is found without learning.
        plain = newsquotes.attribute_many(self.TEXTS, nlp=nlp)
        assert [[q.content for q in a.quotes] for a in articles] == [[q.content for q in a.quotes] for a in plain]


class TestAnyText:
    PIECES = st.sampled_from(
        ["“", "”", '"', "'", "''", "``", "«", "»", "„", "‘", "’", " ", "\n", "\n\n", ", ", ". ", ": ", "he said", "Ann Lee",
         "said Ann Lee", "according to the U.N.", "told Reuters", "that", "the mayor", "We stay", "Also Read: ", "(NRF)",
         "`", "पर", "\u2028", "it", "denied", "1. ", "!", "?", "—"]
    )  # fmt: skip
    TEXT = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=100)

    @settings(max_examples=150)
    @given(text=TEXT)
    def test_no_crash_spans_in_bounds_same_result_twice(self, nlp: Language, text: str) -> None:
        article = newsquotes.attribute(text, nlp=nlp)
        assert article.text == text
        assert newsquotes.attribute(text, nlp=nlp) == article
        # from_dict checks every span: in bounds, not empty, and text[start:end] == span.text.
        assert Article.from_dict(article.to_dict()) == article
        for quote in article.quotes:
            assert 0 <= quote.confidence <= 1
            assert list(quote.content) == sorted(quote.content)
        ids = {entity.id for entity in article.entities}
        assert {speaker.entity_id for quote in article.quotes for speaker in quote.speakers} <= {*ids, None}

    @settings(max_examples=150)
    @given(text=TEXT)
    def test_contents_overlap_only_when_nested(self, nlp: Language, text: str) -> None:
        quotes = newsquotes.attribute(text, nlp=nlp).quotes
        whole = [(quote.content[0].start, quote.content[-1].end) for quote in quotes]
        for i, (start, end) in enumerate(whole):
            for other_start, other_end in whole[:i]:
                apart = end <= other_start or other_end <= start
                nested = (start <= other_start and other_end <= end) or (other_start <= start and end <= other_end)
                assert apart or nested

    def test_the_order_of_texts_does_not_matter(self, nlp: Language) -> None:
        texts = [text for text in TEXTS if text.strip()]
        alone = {text: newsquotes.attribute(text, nlp=nlp) for text in texts}
        random.Random(1).shuffle(texts)
        assert {text: newsquotes.attribute(text, nlp=nlp) for text in texts} == alone

    def test_the_seeds_spans_stand_where_they_say(self, nlp: Language, seed_text: str) -> None:
        article = newsquotes.attribute(seed_text, nlp=nlp)
        assert article.quotes
        assert article.entities
        assert Article.from_dict(article.to_dict()) == article

    def test_an_id_is_one_entity(self, nlp: Language, seed_text: str) -> None:
        ids = [entity.id for entity in newsquotes.attribute(seed_text, nlp=nlp).entities]
        assert sorted(ids) == sorted(set(ids))

    def test_furniture_yields_nothing(self, nlp: Language, seed_text: str) -> None:
        article = newsquotes.attribute(seed_text, nlp=nlp)
        spans = [span for quote in article.quotes for part in (quote.content, quote.cue, quote.source) for span in part]
        spans += [span for entity in article.entities for span in entity.mentions]
        for start, end in newsquotes.reading.furniture(nlp.make_doc(seed_text)):
            inside = [span for span in spans if span.start < end and start < span.end]
            assert inside == [], seed_text[start:end]


@pytest.mark.parametrize("name", ["n_process", "batch_size"])
def test_counts_below_one_are_refused_before_any_text_is_taken(nlp: Language, name: str) -> None:
    with pytest.raises(ConfigError, match=rf"{name} is 0; allowed: 1 or more"):
        newsquotes.attribute_many([SAID], nlp=nlp, **{name: 0})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=rf"{name} must be an int, not str"):
        newsquotes.attribute_many([SAID], nlp=nlp, **{name: "2"})  # type: ignore[arg-type]


def test_a_name_in_place_of_the_thing_is_told_how_to_make_the_thing(nlp: Language) -> None:
    with pytest.raises(TypeError, match=r"nlp must be a pipeline, not str; newsquotes.load\('x'\)"):
        newsquotes.attribute(SAID, nlp="x")  # type: ignore[arg-type]
    for learn in (False, True):
        with pytest.raises(TypeError, match=r"registry must be a Registry, not str; newsquotes.Registry\('r.db'\)"):
            newsquotes.attribute(SAID, nlp=nlp, registry="r.db", learn=learn)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="registry must be a Registry"):
            newsquotes.attribute_many([SAID], nlp=nlp, registry="r.db", learn=learn)  # type: ignore[arg-type]


def test_modes_that_are_no_list_are_refused(nlp: Language) -> None:
    with pytest.raises(ConfigError, match="modes is None; allowed: a list"):
        newsquotes.attribute(SAID, nlp=nlp, modes=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("learn", [False, True])
def test_an_empty_registry_is_the_one_that_was_given(nlp: Language, learn: bool) -> None:
    registry = Registry(world=False)
    assert len(registry) == 0
    text = "Officials in France said the bridge was safe."
    article = newsquotes.attribute(text, nlp=nlp, registry=registry, learn=learn)
    assert [entity.id.startswith("nq:") for entity in article.entities] == [True]
