"""The recogniser's names mended, by whole texts."""

import pytest
from spacy.language import Language

from newsquotes.coreference.component import EntityResolver

NAMES = [
    ("Han Seo-jin said the yard was full. Han Seo-jin left.", "Han Seo-jin", "person"),
    ("The Dock and Ferry Staff Union said its members were told.", "Dock and Ferry Staff Union", "org"),
    ("His neighbor Orla Quist said he felt the same.", "Orla Quist", "person"),
    ("Cllr. Ada Holm said no vote was taken. Holm left.", "Ada Holm", "person"),
    ("Its founder, Garda Immaculata Holm, believes it is late.", "Immaculata Holm", "person"),
    ("Ida Holm TD said no vote was taken.", "Ida Holm", "person"),
    ("The rain fell. Dolores Kimani told reporters it was late.", "Dolores Kimani", "person"),
    ("The Harbour Pilots' Association said it was late.", "Harbour Pilots' Association", "org"),
    (
        "The Department of Harbours and Inland Ferries said it was late. The department has two boats.",
        "Department of Harbours and Inland Ferries",
        "org",
    ),
    (
        "OSTRAVA - The Harbour Pilots Partnership said it was late. It has two boats.",
        "Harbour Pilots Partnership",
        "org",
    ),
    (
        "The Harbour Pilots Partnership (HPP) met on Monday. Its boats are old. An HPP survey is due.",
        "Harbour Pilots Partnership",
        "org",
    ),
    (
        "The Department of Harbours and National Parks said it was late. The department has two boats.",
        "Department of Harbours and National Parks",
        "org",
    ),
    ("Volta Marine BV said it would hire. Volta Marine BV is in Delft.", "Volta Marine BV", "org"),
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_names(nlp: Language, text: str, name: str, kind: str) -> None:
    entities = EntityResolver().resolve(nlp(text))
    assert (name, kind) in {(entity.name, entity.type) for entity in entities}


@pytest.mark.parametrize(
    "text",
    [
        "BRIDE in tears\n\nThe bride wept.",
        "A BRIDE has told how it rained.\n\nThe bride wept.",
        "The Commissioner for Works said no.",
        "The Secretary of State said no.",
        "The Minister for Defense said no.",
    ],
)
def test_roles_are_no_names(nlp: Language, text: str) -> None:
    assert not [entity for entity in EntityResolver().resolve(nlp(text)) if entity.type in ("person", "org")]
