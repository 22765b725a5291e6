"""Forms of names joined into chains."""

import pytest
from spacy.language import Language

from newsquotes.coreference.chains.joining import join_names
from newsquotes.coreference.component import EntityResolver
from newsquotes.coreference.mentions import Mention
from newsquotes.coreference.words import read_words


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("India is free. India is large. We must build our Nation.", True),
        ("India is free. France is large. We must build our Nation.", False),
        ("India is free. India is large. It was bad for one Nation.", False),
    ],
)
def test_our_nation_is_the_country_named_most(nlp: Language, text: str, one: bool) -> None:
    words = read_words(nlp(text))
    names = [
        Mention(i, i + 1, i, "name", "place")
        for i, word in enumerate(words.text)
        if word in ("India", "France", "Nation")
    ]
    chains = join_names(words, names)
    assert any({"india", "nation"} <= chain.forms for chain in chains) is one


def test_a_title_of_her_gender_picks_the_sister(nlp: Language) -> None:
    text = (
        "Garvan Holm was in court. His lawyer called the accused's sister, Bríd Holm, in the morning. Ms Holm said no."
    )
    sister = next(entity for entity in EntityResolver().resolve(nlp(text)) if entity.name == "Bríd Holm")
    assert [mention.text for mention in sister.mentions if mention.text == "Holm"] == ["Holm"]
