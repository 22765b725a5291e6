from newsquotes.evaluation.document import Document, Identity
from newsquotes.results import Article, Entity, Quote, Span, Speaker

TEXT = "The captain said no. Ito, or Mina Ito, said yes. She sang."


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


ITO = Entity("ito", "Mina Ito", "person", (span("The captain"), span("Ito"), span("Mina Ito"), span("She")))


def test_aliases_are_the_mentions_that_are_names():
    quote = Quote("indirect", (span("no"),), (span("The captain"),), speakers=(Speaker("Mina Ito", "ito", "person"),))
    document = Document.of(Article(TEXT, (quote,), (ITO,)))
    assert document.identities == ((Identity("Mina Ito", ("Ito",), "person"),),)
    assert document.layers == {"attributions", "speakers", "entities", "confidence"}


def test_a_source_without_a_name_is_unnamed_only_where_speakers_are_annotated():
    named = Quote("indirect", (span("yes"),), (span("Ito"),), speakers=(Speaker("Mina Ito"),))
    bare = Quote("indirect", (span("no"),), (span("The captain"),))
    sourceless = Quote("indirect", (span("sang"),))
    assert Document.of(Article(TEXT, (bare, named, sourceless))).identities == ((), (Identity("Mina Ito"),), None)
    assert Document.of(Article(TEXT, (bare, sourceless))).identities == (None, None)


def test_mentions_have_a_form_and_a_head():
    mentions = Document.of(Article(TEXT, (), (ITO,))).mentions
    assert [(m.form, m.head.text) for m in mentions] == [
        ("nominal", "captain"),
        ("name", "Ito"),
        ("name", "Ito"),
        ("pronoun", "She"),
    ]
