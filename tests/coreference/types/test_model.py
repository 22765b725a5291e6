"""The weights of types: sums, ties, unknown features, and the file that ships."""

from newsquotes.coreference.types.model import TYPES, TypeModel, load_type_model

MODEL = TypeModel({"behind a title": [2.0, 0.0, 0.0, 0.0], "article": [-1.0, 0.5, 0.0, 0.0]})


def test_scores_add_up_and_unknown_features_weigh_nothing() -> None:
    assert MODEL.scores(["behind a title", "article", "never seen"]) == [1.0, 0.5, 0.0, 0.0]
    assert MODEL.likeliest(["behind a title", "article"]) == "person"
    assert MODEL.likeliest(["article"]) == "org"


def test_without_evidence_the_first_type() -> None:
    assert MODEL.likeliest([]) == TYPES[0]


def test_the_shipped_weights_have_one_for_each_type() -> None:
    weights = load_type_model().weights
    assert len(weights) > 100
    assert {len(row) for row in weights.values()} == {len(TYPES)}
