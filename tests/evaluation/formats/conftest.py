import pytest

from newsquotes.evaluation import Document
from newsquotes.results import Article, Entity, Quote, Span, Speaker

TEXT = "“We sail,” said captain Mina Ito,\n“at noon.” A guard said little. Both sang."


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


@pytest.fixture
def text():
    return TEXT


@pytest.fixture
def document():
    """An article with a content in two pieces, a shared cue, an unnamed source and a source that is missing."""
    said, guard = span("said"), span("A guard")
    return Document.of(
        Article(
            TEXT,
            (
                Quote(
                    "direct",
                    (span("“We sail,”"), span("“at noon.”")),
                    (span("captain Mina Ito"),),
                    (said,),
                    (Speaker("Mina Ito"),),
                ),
                Quote("indirect", (span("little"),), (guard,), (said,)),
                Quote("indirect", (span("sang"),)),
            ),
            (Entity("ito", "Mina Ito", "person", (span("Mina Ito"),)),),
            "harbour",
        )
    )


@pytest.fixture
def quotes():
    """What every format keeps of a document's quotes."""

    def kept(document):
        return [(q.kind, q.content, q.source, q.cue, q.speaker and q.speaker.name) for q in document.article.quotes]

    return kept
