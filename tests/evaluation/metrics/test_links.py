from newsquotes.evaluation import evaluate
from newsquotes.results import Article, Entity, Span

TEXT = "Ann Roe, Bo Lind, Sel and Oskar Vale."
SPANS = {
    name: Span(TEXT.index(name), TEXT.index(name) + len(name), name)
    for name in ("Ann Roe", "Bo Lind", "Sel", "Oskar Vale")
}


def article(**ids):
    entities = [
        Entity(ids[name.split()[-1]], name, "person", (span,))
        for name, span in SPANS.items()
        if name.split()[-1] in ids
    ]
    return Article(TEXT, (), tuple(entities), "a")


REGISTRY = {"q1": "q1", "q2": "q2", "Sel (town)": "q3"}


def test_known_entities_need_their_id_and_new_ones_none():
    gold = article(Roe="q1", Lind="q2", Sel="Sel (town)", Vale="new person")
    predicted = article(Roe="q1", Lind="q1", Sel="q3", Vale="made-up")
    scores = evaluate([gold], [predicted], registry=REGISTRY).scores
    assert scores["links in registry"].counts == {"right": 2, "predicted": 3, "gold": 3}
    assert scores["new kept new"].values == {"share": 1.0}


def test_a_new_entity_with_an_id_of_the_registry_is_wrong():
    scores = evaluate([article(Vale="new person")], [article(Vale="q2")], registry=REGISTRY).scores
    assert scores["new kept new"].values == {"share": 0.0}
    assert scores["links in registry"].values == {"precision": 0.0, "recall": None, "f1": None}


def test_without_a_registry_links_are_not_scored():
    scores = evaluate([article(Roe="q1")], [article(Roe="q1")]).scores
    assert scores["links in registry"].main is None
