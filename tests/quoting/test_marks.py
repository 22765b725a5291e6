"""Pairing of quotation marks: tables of small texts, and properties that hold for any text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.quoting.marks import pair_marks
from newsquotes.reading import read


def stretches(text):
    result = read(text)
    return [(m.depth, text[m.start : m.end]) for m in pair_marks(result.text, result.paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We stay,” he said. “All of us.”", [(0, "“We stay,”"), (0, "“All of us.”")], id="curly"),
        pytest.param('"We stay," he said. "All of us."', [(0, '"We stay,"'), (0, '"All of us."')], id="straight"),
        pytest.param("''We stay,'' he said. ``All of us.''", [(0, "''We stay,''"), (0, "``All of us.''")], id="latex"),
        pytest.param(
            "«We stay», he said. „All of us“, then.", [(0, "«We stay»"), (0, "„All of us“")], id="guillemets and low"
        ),
        pytest.param("»We stay«, he said.", [(0, "»We stay«")], id="guillemets turned outwards"),
        pytest.param("‘We stay,’ he said.", [(0, "‘We stay,’")], id="single"),
        pytest.param("'We stay,' he said.", [(0, "'We stay,'")], id="straight single"),
        pytest.param(
            "”We stay,“ he said, ”all of us.“", [(0, "”We stay,“"), (0, "”all of us.“")], id="wrong way round"
        ),
        pytest.param(
            "Party claims “Big win”, rivals,”we will go on”",
            [(0, "“Big win”"), (0, "”we will go on”")],
            id="headline, one wrong way round",
        ),
        pytest.param(
            "“She told me ‘go away,’ and I went,” he said.",
            [(0, "“She told me ‘go away,’ and I went,”"), (1, "‘go away,’")],
            id="single in double",
        ),
        pytest.param(
            "‘Don’t say “stop” now,’ he said.", [(0, "‘Don’t say “stop” now,’"), (1, "“stop”")], id="double in single"
        ),
        pytest.param(
            "“She said “stop” to me,” he said.", [(0, "“She said “stop” to me,”"), (1, "“stop”")], id="double in double"
        ),
        pytest.param(
            '"She said "stop" to me," he said.',
            [(0, '"She said "stop" to me,"'), (1, '"stop"')],
            id="straight in straight",
        ),
        pytest.param(
            "‘We are the workers’ union, and won’t stop,’ she said.",
            [(0, "‘We are the workers’ union, and won’t stop,’")],
            id="apostrophes in single marks",
        ),
        pytest.param(
            "``She told me, `Go away,''' he said. ```Go,' she said.''",
            [
                (0, "``She told me, `Go away,'''"),
                (1, "`Go away,'"),
                (0, "```Go,' she said.''"),
                (1, "`Go,'"),
            ],
            id="latex in latex",
        ),
        pytest.param("The '90s and rock 'n' roll weren't dead.", [], id="elisions"),
        pytest.param('The 6\'2" guard said "go."', [(0, '"go."')], id="feet and inches"),
        pytest.param(
            "“We stay. He left. Then “come back,” she said.",
            [(0, "“We stay."), (0, "“come back,”")],
            id="first never closed",
        ),
        pytest.param("He said “we stay and we fight.", [(0, "“we stay and we fight.")], id="never closed"),
    ],
)
def test_pairs_in_a_paragraph(text, expected):
    assert stretches(text) == expected


def test_speech_over_paragraphs_reopens_its_mark():
    text = "“One.\n\n“Two.\n\n“Three,” he said. More.\n\n“Four,” she said."
    result = read(text)
    marked = pair_marks(result.text, result.paragraphs)
    assert [(m.closed, m.continues) for m in marked] == [(False, False), (False, True), (True, True), (True, False)]


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("''", "''")])
def test_speech_over_paragraphs_may_go_on_without_a_mark(opening, closing):
    text = f"Osei said, {opening}One.\n\nIt was two.{closing} Later she said, {opening}Three.{closing}"
    result = read(text)
    marked = pair_marks(result.text, result.paragraphs)
    assert [text[m.start : m.end] for m in marked] == [
        f"{opening}One.",
        f"It was two.{closing}",
        f"{opening}Three.{closing}",
    ]
    assert [(m.closed, m.continues) for m in marked] == [(False, False), (True, True), (True, False)]


def test_an_unclosed_quote_does_not_swallow_the_next_paragraph():
    assert stretches("“One.\n\nThe road was closed. “Two,” he said.") == [(0, "“One."), (0, "“Two,”")]


@given(st.text(alphabet="ab. ,“”\"'‘’«»„`\n", max_size=200))
def test_any_marks_give_nested_or_disjoint_stretches_in_bounds(text):
    result = read(text)
    marked = pair_marks(result.text, result.paragraphs)
    assert all(0 <= m.start <= m.inner[0] <= m.inner[1] <= m.end <= len(text) for m in marked)
    for first, second in itertools.pairwise(marked):
        assert first.end <= second.start or (first.start <= second.start and second.end <= first.end)


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "‘", "’", "‘a ", "“a‘b", '"a ', "''", "``", "« "])
def test_work_grows_linearly(unit):
    """Counts operations, not seconds: doubling the text may not do more than about double the calls."""
    import sys

    def calls(text):
        count = 0

        def tracer(frame, event, arg):
            nonlocal count
            count += event == "call"

        result = read(text)
        sys.setprofile(tracer)
        try:
            pair_marks(result.text, result.paragraphs)
        finally:
            sys.setprofile(None)
        return count

    small, large = calls(unit * 1000), calls(unit * 2000)
    assert large <= 2.2 * small + 50
