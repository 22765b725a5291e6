import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.evaluation.perturbation.edits import Edit, EditedText


@pytest.mark.parametrize(
    ("edits", "text", "pieces"),
    [
        ([], "say no more", [(4, 6)]),
        ([Edit(0, 0, "“")], "“say no more", [(5, 7)]),
        ([Edit(4, 6, "yes")], "say yes more", [(4, 7)]),
        ([Edit(3, 5, "-ow")], "say-owo more", [(3, 7)]),
        ([Edit(5, 8, "")], "say nore", [(4, 5)]),
        ([Edit(4, 4, "a "), Edit(6, 6, "t")], "say a not more", [(6, 8)]),
        ([Edit(5, 5, " and ")], "say n and o more", [(4, 5), (10, 11)]),
        ([Edit(4, 6, "")], "say  more", []),
    ],
)
def test_a_span_moves_along(edits, text, pieces):
    edited = EditedText("say no more", edits)
    assert edited.text == text
    assert edited.pieces(4, 6) == pieces


def test_what_is_inserted_parts_a_span_without_its_blanks():
    edited = EditedText("One.\n\nTwo.", [Edit(6, 6, "Advertisement\n\n")])
    assert [edited.text[a:b] for a, b in edited.pieces(0, 10)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Edit(0, 2, ""), Edit(1, 3, "")], "overlap"),
        ([Edit(5, 12, "")], "lies outside of the text, which has 11 characters"),
        ([Edit(3, 2, "")], "lies outside"),
    ],
)
def test_edits_that_cannot_be_made_are_named(edits, message):
    with pytest.raises(ValueError, match=message):
        EditedText("say no more", edits)


@st.composite
def edited_texts(draw):
    """A text of distinct characters, so that each can be found again, and edits that write other ones."""
    length = draw(st.integers(1, 40))
    text = "".join(chr(0x4E00 + i) for i in range(length))
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=12)))
    new = st.text("abc", max_size=3)
    edits = [Edit(a, b, draw(new)) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    return EditedText(text, edits)


@given(edited_texts(), st.data())
def test_every_character_that_was_not_edited_keeps_its_span(edited, data):
    start = data.draw(st.integers(0, len(edited.old) - 1))
    end = data.draw(st.integers(start + 1, len(edited.old)))
    pieces = edited.pieces(start, end)
    assert all(a < b for a, b in pieces)
    assert pieces == sorted(pieces)
    kept = "".join(edited.text[a:b] for a, b in pieces)
    touched = {i for edit in edited.edits for i in range(edit.start, edit.end)}
    inside = "".join(edited.old[i] for i in range(start, end) if i not in touched)
    assert "".join(c for c in kept if c not in "abc") == inside


@given(edited_texts())
def test_the_whole_text_is_the_whole_text_but_for_what_was_inserted(edited):
    inserted = sum(len(edit.text) for edit in edited.edits if edit.start == edit.end)
    covered = sum(b - a for a, b in edited.pieces(0, len(edited.old)))
    assert covered == len(edited.text) - inserted
