"""Article and friends: what they compute, and the dataframe."""

from __future__ import annotations

import dataclasses
import sys

import pandas
import pytest

from newsquotes import Article, MissingDependencyError, Quote, Span, Speaker
from newsquotes.results import Candidate

TEXT = "Ann said “no”."


def test_text_and_speaker_of_a_quote() -> None:
    quote = Quote("direct", (Span.of(TEXT, 0, 3), Span.of(TEXT, 10, 12)))
    assert quote.text == "Ann … no"
    assert quote.speaker is None
    assert dataclasses.replace(quote, speakers=(Speaker("A"), Speaker("B"))).speaker == Speaker("A")


@pytest.mark.parametrize(
    "thing", [Span.of(TEXT, 0, 3), Candidate("A"), Speaker("A"), Quote("direct", ()), Article(TEXT)]
)
def test_results_are_frozen_and_hashable(thing: object) -> None:
    field = dataclasses.fields(thing)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(thing, field, None)
    hash(thing)


def test_dataframe() -> None:
    content = (Span.of(TEXT, 10, 12), Span.of(TEXT, 0, 3))
    ann = Speaker("Ann", candidates=(Candidate("Ann", None, 0.62), Candidate(None, None, 0.2, "a guard")))
    named = Quote("direct", content, cue=(Span.of(TEXT, 4, 8),), speakers=(ann,), evidence=("a", "b"))
    frame = Article(TEXT, (named, Quote("indirect", (Span.of(TEXT, 0, 3),)))).to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert len(frame) == 2
    first = frame.iloc[0].to_dict()
    assert (first["start"], first["end"], first["cue"], first["speaker"]) == (0, 12, "said", "Ann")
    assert first["evidence"] == "a; b"
    assert (first["mode"], first["polarity"], first["addressee"], first["channel"]) == (
        "speech",
        "positive",
        None,
        None,
    )
    assert first["candidates"] == "Ann 62%; a guard 20%"
    assert frame[["speaker", "cue"]].isna().iloc[1].all()


def test_a_dataframe_of_no_quotes_has_its_columns() -> None:
    assert list(Article("").to_dataframe().columns)[:4] == ["kind", "text", "start", "end"]


def test_without_pandas_the_error_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'newsquotes\[dataframe\]'") as caught:
        Article("").to_dataframe()
    assert isinstance(caught.value, ImportError)
