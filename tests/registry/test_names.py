from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquotes.errors import RegistryError
from newsquotes.registry.blocks import blocks, skeleton
from newsquotes.registry.ids import mint_id
from newsquotes.registry.names import acronym, match_key, name_keys, plain_person, strip_title, surnames


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The World Bank's", "world bank"),
        ("U.S.", "US"),
        ("São Paulo", "Sao Paulo"),
        ("J. F. Kennedy", "J.F. Kennedy"),
        ("St. Louis", "Saint Louis"),
        ("U.S. Dept. of State", "United States Department of State"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("O’Brien", "O'Brien"),
        ("Łódź", "Lodz"),
        ("Ministry of Defence", "ministry of defense"),
    ],
)
def test_the_same_name_has_the_same_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("The Times", "Time"), ("North Korea", "South Korea")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Dr. James L. Jones Jr", "james jones"),
        ("George H. W. Bush", "george bush"),
        ("former Prime Minister Jane Roe", "jane roe"),
        ("Prince", "prince"),
    ],
)
def test_plain_person(name: str, plain: str) -> None:
    assert plain_person(name) == plain


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ahmad Massoud", ("massoud",)),
        ("Ban Ki-moon", ("ban",)),
        ("Ann Smith-Jones", ("smith jones", "jones")),
        ("Hilary of Poitiers", ("hilary",)),
        ("Jaap de Hoop Scheffer", ("scheffer", "hoop scheffer", "de hoop scheffer")),
        ("Pele", ()),
    ],
)
def test_surnames(name: str, short: tuple[str, ...]) -> None:
    assert surnames(match_key(name), name) == short


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("World Health Organization", "who"),
        ("National Resistance Front of Afghanistan", "nrfa"),
        ("United Nations", ""),
        ("Reuters", ""),
    ],
)
def test_acronym(name: str, letters: str) -> None:
    assert acronym(name) == letters


def test_keys_of_an_organisation() -> None:
    assert dict(name_keys("Facebook, Inc.", "org")) == {"facebook inc": "name", "facebook": "plain"}
    assert dict(name_keys("Harvard University", "org"))["harvard"] == "short"
    assert dict(name_keys("Adriatic Sea", "place"))["adriatic"] == "short"


def test_a_title_is_no_name() -> None:
    assert strip_title("president") == "president"
    assert strip_title("vice president jane roe") == "jane roe"


@pytest.mark.parametrize(
    ("one", "other"), [("massoud", "masood"), ("guterres", "gutteres"), ("philip", "filip"), ("blinken", "blincken")]
)
def test_a_misspelling_sounds_the_same(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert set(blocks(f"ann {one}")) & set(blocks(f"ann {other}"))


def test_minted_ids() -> None:
    minted = mint_id("person", "Ahmad Massoud")
    assert minted.startswith("nq:person:ahmad-massoud-")
    assert minted == mint_id("person", "Mr. AHMAD MASSOUD") == mint_id("person", "Ahmad Massoud's")
    assert minted != mint_id("org", "Ahmad Massoud")
    assert mint_id("person", "习近平") != mint_id("person", "李克强")


@pytest.mark.parametrize(("type", "name"), [("thing", "x"), ("person", "  ")])
def test_no_id_for_what_is_no_entity(type: str, name: str) -> None:
    with pytest.raises(RegistryError):
        mint_id(type, name)  # type: ignore[arg-type]


@given(st.text(min_size=1, max_size=40), st.sampled_from(["person", "org", "place", "group"]))
def test_any_name_can_be_keyed(name: str, type: str) -> None:
    keys = name_keys(name, type)  # type: ignore[arg-type]
    assert match_key(match_key(name)) is not None
    assert all(key == key.strip() and key for key, _ in keys)
    assert len({key for key, _ in keys}) == len(keys)
    if name.strip():
        assert mint_id(type, name) == mint_id(type, name)  # type: ignore[arg-type]
