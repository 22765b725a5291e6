"""Types of names that their longer and shorter forms in the article tell."""

import pytest

from newsquotes.coreference.name_types import _first_words_take_type, _full_names_of_people
from newsquotes.results import EntityType

FIRST_WORDS: list[tuple[dict[str, EntityType], str, EntityType]] = [
    ({"zorvex": "place", "zorvex marine": "org"}, "zorvex", "org"),
    ({"london": "place", "london transit": "org"}, "london", "place"),
    ({"zorvex": "place", "zorvex marine": "org", "zorvex holm": "person"}, "zorvex", "place"),
    ({"holm": "person", "holm & sons": "org", "anna holm": "person"}, "holm", "person"),
]


@pytest.mark.parametrize(("types", "key", "kind"), FIRST_WORDS)
def test_first_words_take_type(types: dict[str, EntityType], key: str, kind: EntityType) -> None:
    assert _first_words_take_type(types, set())[key] == kind


def test_a_full_name_that_ends_in_a_person_s_is_that_person_s() -> None:
    types: dict[str, EntityType] = {"brakka holm": "org", "holm": "person", "london holm": "place"}
    assert _full_names_of_people(types) == {"brakka holm": "person", "holm": "person", "london holm": "place"}
