"""What tells a person's gender."""

import pytest
from spacy.language import Language

from newsquotes.coreference.gender import doubt_gender, gender_of_name, set_gender
from newsquotes.coreference.mentions import Chain, Mention
from newsquotes.coreference.words import read_words


@pytest.mark.parametrize(
    ("form", "least", "most"),
    [("maria ito", 0.95, 1.0), ("carl novak", 0.0, 0.05), ("ito", None, None)],
)
def test_first_name(form: str, least: float | None, most: float | None) -> None:
    chain = Chain(form, "person", forms={form})
    set_gender(chain)
    if least is None or most is None:
        assert chain.woman is None
    else:
        assert chain.woman is not None
        assert least <= chain.woman <= most


def test_title_beats_first_name() -> None:
    chain = Chain("Carl Novak", "person", [Mention(1, 3, 2, "name", "person", "f")], forms={"carl novak"})
    set_gender(chain)
    assert chain.woman is not None
    assert chain.woman > 0.9
    assert chain.gender_source == "told"


@pytest.mark.parametrize(("form", "source"), [("agnieszka wolska", "rare first name"), ("agnieszka", None)])
def test_names_of_the_world_count_before_a_family_name(form: str, source: str | None) -> None:
    chain = Chain(form, "person", forms={form})
    set_gender(chain)
    assert chain.gender_source == source
    assert (chain.woman or 0) > 0.9 or source is None


def test_marks_over_letters_do_not_matter() -> None:
    assert gender_of_name("josé prado") == gender_of_name("jose prado") == "m"


@pytest.mark.parametrize(("text", "kept"), [("Stanley sold her boat.", False), ("Stanley sold his boat.", True)])
def test_pronouns_beside_make_a_lone_first_name_doubtful(nlp: Language, text: str, kept: bool) -> None:
    chain = Chain("Stanley", "person", [Mention(0, 1, 0, "name", "person")], forms={"stanley"})
    set_gender(chain)
    doubt_gender(read_words(nlp(text)), chain)
    assert (chain.woman is not None) is kept
