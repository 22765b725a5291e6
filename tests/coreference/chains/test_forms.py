"""Forms of names: which belong together, which never."""

import pytest

from newsquotes.coreference.chains import forms


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("maria ito", "maria k ito", True),
        ("m ito", "maria ito", True),
        ("bill novak", "william novak", True),
        ("maria ito", "paula ito", False),
        ("john berg jr", "john berg sr", False),
        ("john berg jr", "john berg", True),
        ("ito", "maria ito", False),
        ("mori aiko", "aiko mori", True),
        ("mori aiko k", "aiko mori", False),
    ],
)
def test_same_full_name(a: str, b: str, same: bool) -> None:
    assert forms.same_full_name(a, b) is same


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("ito", "maria ito", True),
        ("de groot", "anna de groot", True),
        ("maria", "maria ito", False),
        ("berg jr", "john berg sr", False),
    ],
)
def test_is_family_name(short: str, full: str, fits: bool) -> None:
    assert forms.is_family_name(short, full) is fits


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("maria", "maria ito", True),
        ("bill", "william novak", True),
        ("jean marc", "jean marc petit", True),
        ("m", "maria ito", False),
    ],
)
def test_is_given_name(short: str, full: str, fits: bool) -> None:
    assert forms.is_given_name(short, full) is fits


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("nrf", "northern resistance front", True),
        ("nrf", "national resistance front of freedonia", True),
        ("nrff", "national resistance front of freedonia", True),
        ("who", "world health organization", True),
        ("ito", "international tea office bureau", False),
    ],
)
def test_is_acronym_of(short: str, full: str, fits: bool) -> None:
    assert forms.is_acronym_of(short, full) is fits


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("post", "evening post", True),
        ("acme", "acme steel", True),
        ("london", "london steel", False),
        ("steel", "acme steel works", False),
    ],
)
def test_is_short_org(short: str, full: str, fits: bool) -> None:
    assert forms.is_short_org(short, full) is fits


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("antonio guterres", "antonio gutteres", True),
        ("lee ali", "lee aly", False),
        ("maria ito", "mario ito", False),
        ("ito", "itu", False),
    ],
)
def test_spelling_variant(a: str, b: str, same: bool) -> None:
    assert forms.spelling_variant(a, b) is same


def test_known_short_forms_meet() -> None:
    assert forms.is_known_short_form("us", "united states")
    assert forms.is_known_short_form("us", "usa")
    assert not forms.is_known_short_form("us", "united kingdom")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("varn", "varn island", True),
        ("varns", "varn islands", True),
        ("mexico", "mexico city", False),
        ("island", "varn island", False),
        ("varn", "varn", False),
    ],
)
def test_is_short_place(short: str, full: str, fits: bool) -> None:
    assert forms.is_short_place(short, full) is fits


def test_a_body_without_the_people_it_belongs_to() -> None:
    assert forms.is_short_org("supreme court", "italian supreme court of appeal")
    assert not forms.is_short_org("high court", "italian supreme court of appeal")


def test_a_public_body_without_what_it_is_for() -> None:
    assert forms.is_short_org("fiji ministry", "fiji fisheries ministry")
    assert not forms.is_short_org("fiji bakers", "fiji master bakers")
