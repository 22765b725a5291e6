import pytest

from newsquotes.errors import FormatError
from newsquotes.evaluation.formats import read

TEXT = "Ito said no,\nand yes. Lind agreed."
SPANS = "T1\tSource 0 3\tIto\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;13 20\tno and yes\n"


@pytest.fixture
def pair(tmp_path):
    def write(annotation, text=TEXT):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / "a.ann").write_text(annotation, encoding="utf-8")
        return tmp_path

    return write


def test_events(pair):
    (document,) = read(
        pair(f"{SPANS}E1\tCue:T2 Source:T1 Content:T3\nA1\tSpeaker E1 Mina Ito\n#1\tAnnotatorNotes E1\tsure?\n")
    )
    (quote,) = document.article.quotes
    assert document.article.id == "a"
    assert [span.text for span in quote.content] == ["no", "and yes"]
    assert (quote.source[0].text, quote.cue[0].text, quote.speakers[0].name) == ("Ito", "said", "Mina Ito")


def test_relations_and_lines_in_any_order(pair):
    (document,) = read(pair(f"R1\tSource Arg1:T2 Arg2:T1\nR2\tContent Arg1:T3 Arg2:T2\n{SPANS}"))
    assert [q.source[0].text for q in document.article.quotes] == ["Ito"]


def test_several_spans_of_a_role_and_a_line_break_written_as_a_blank(pair):
    spans = "T1\tContent 9 20\tno, and yes\nT2\tContent 22 26\tLind\nT3\tAttribution 4 8\tsaid\n"
    (document,) = read(pair(f"{spans}E1\tAttribution:T3 Content:T1 Content2:T2\n"))
    assert [span.text for span in document.article.quotes[0].content] == ["no,\nand yes", "Lind"]


def test_events_without_content_are_counted(pair):
    (document,) = read(pair(f"{SPANS}E1\tCue:T2 Source:T1\n"))
    assert (document.article.quotes, document.dropped) == ((), 1)


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        ("T1 Source 0 3 Ito\n", "a.ann:1: brat separates its columns by tabs"),
        ("T1\tSource 0 3\tIta\n", "a.ann:1: T1 says 'Ita', the text has 'Ito'"),
        ("T1\tSource 0 300\tIto\n", "a.ann:1: span 0:300 is out of bounds"),
        ("T1\tSource 0-3\tIto\n", "a.ann:1: offsets must read 'start end'"),
        (f"{SPANS}E1\tCue:T9\n", "a.ann:4: there is no span 'T9' in this file"),
        (f"{SPANS}E1\tCue T2\n", "a.ann:4: a role must read 'Role:T1', not 'Cue'"),
        ("T1\tPerson 0 3\tIto\nE1\tCue:T1\n", "a.ann:2: T1 is a 'person'; allowed: Source, Cue, Content, Attribution"),
        (
            f"{SPANS}R1\tX Arg1:T1 Arg2:T3\n",
            "a.ann:4: a relation must tie a Cue to a Source or a Content, not source to content",
        ),
        (f"{SPANS}R1\tX Arg1:T1\n", "a.ann:4: a relation must read 'Type Arg1:T1 Arg2:T2'"),
        (f"{SPANS}A1\tSpeaker E4 Ito\n", "a.ann:4: there is no attribution 'E4'"),
        ("hello\n", "a.ann:1: a line begins with T, E, R"),
    ],
)
def test_errors_name_file_line_and_reason(pair, annotation, message):
    with pytest.raises(FormatError, match=message):
        read(pair(annotation))


def test_a_missing_text_is_named(tmp_path):
    (tmp_path / "a.ann").write_text(SPANS, encoding="utf-8")
    with pytest.raises(FormatError, match=r"a.ann: its text is missing; looked for .*a.txt and .*text/a.txt"):
        read(tmp_path)
