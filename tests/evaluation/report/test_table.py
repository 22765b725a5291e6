from io import StringIO

import pytest
from rich.console import Console

from newsquotes.evaluation import Document, evaluate
from newsquotes.evaluation.groups import by_publisher
from newsquotes.evaluation.report.table import describe, percent, print_errors, tables
from newsquotes.results import Article, Quote, Span

TEXT = "Ito said no, and no again, and that nobody in all of Sel would ever hear another word of it from her or from anyone else."


def printed(*renderables):
    console = Console(width=140, file=StringIO())
    console.print(*renderables)
    return console.file.getvalue()


@pytest.mark.parametrize(("value", "shown"), [(None, "–"), (0.0, "0.0"), (0.12345, "12.3"), (1.0, "100.0")])
def test_percentages(value, shown):
    assert percent(value) == shown


def test_every_family_is_shown_or_said_to_have_nothing(evaluation):
    output = printed(tables(evaluation))
    for line in (
        "attributions",
        "speakers",
        "entities: nothing to score",
        "links: nothing to score",
        "calibration:",
        "calibration:speaker:",
    ):
        assert line in output


def test_names_from_the_data_are_no_markup():
    document = Document(Article("x", id="a"), publisher="[bold]gazette")
    result = evaluate([document], [document])
    assert "[bold]gazette" in printed(tables(result, {"publisher": by_publisher(result)}))


def test_long_quotes_are_cut_in_the_middle():
    quote = Quote("indirect", (Span(0, len(TEXT), TEXT),))
    assert describe(quote).startswith("Ito said no, and no again, and that nobody in")
    assert " … " in describe(quote)
    assert describe(quote).endswith("anyone else.  | source: no source | speaker: none given")
    assert describe(None) == "nothing"


def test_errors_stop_at_the_number_asked_for(evaluation):
    console = Console(width=140, file=StringIO())
    print_errors(evaluation, 3, console)
    assert len(console.file.getvalue().splitlines()) == 9
