import pytest

from newsquotes.evaluation.marks import double_quoted, kind_of, quoted
from newsquotes.results import Span


def marked(text, inside):
    """Return the pieces of the text that are inside marks, a bar between them."""
    shown = "".join(character if i in inside else "\0" for i, character in enumerate(text))
    return "|".join(piece for piece in shown.split("\0") if piece)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said "go now" to me.', "go now"),
        ("She said “go now” to me.", "go now"),
        ("She said ``go now'' to me.", "go now"),
        ("“One,” she said. “Two.”", "One,|Two."),
        ("“Never closed.\n\nNext paragraph.", "Never closed."),
        ("No marks at all, it's said.", ""),
    ],
)
def test_double_marks(text, inside):
    assert marked(text, double_quoted(text)) == inside
    assert marked(text, quoted(text)) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said «go now» and «wait».", "go now|wait"),
        ("She said »go now« and »wait«.", "go now|wait"),
        ("She said „go now“ and „wait”.", "go now|wait"),
        ("She said ‚go now‘ then.", "go now"),
        ("‘It’s the boys’ club,’ she said.", "It’s the boys’ club,"),
        ("the so-called 'experts' of '68 don't", "experts"),
        ("It’s the boys’ club, she said.", ""),
        ("“He told me ‘go’ and I went,” she said.", "He told me ‘go’ and I went,"),
    ],
)
def test_other_marks(text, inside):
    assert marked(text, quoted(text)) == inside


@pytest.mark.parametrize(
    ("text", "kind"),
    [("“Go.”", "direct"), ("to “go”", "mixed"), ("to go", "indirect"), ("‘Go.’", "direct"), ("…", "indirect")],
)
def test_kinds(text, kind):
    assert kind_of(text, [Span(0, len(text), text)]) == kind
