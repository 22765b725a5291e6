"""What a tagger finds in annotated articles, kept so that decode settings are cheap to try, and how good it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch

from newsquotes.evaluation import Document, Evaluation, evaluate
from newsquotes.quoting.tagging.crf import Crf
from newsquotes.quoting.tagging.decoding import Attribution, Settings, decode
from newsquotes.quoting.tagging.encoding import Encoded, WindowInput, WordPieces
from newsquotes.quoting.tagging.links import Pointers, WindowScores
from newsquotes.quoting.tagging.spans import WordSpan
from newsquotes.quoting.tagging.tagger import Arrays, QuoteTagger
from newsquotes.reading.normalise import normalise
from newsquotes.results import Article, Quote, Span
from newsquotes.training.quoting.network import QuoteNetwork


@dataclass(frozen=True, slots=True)
class Read:
    """An annotated article with what the network says of it."""

    gold: Document
    encoded: Encoded
    scores: list[WindowScores]


def read_all(tagger: QuoteTagger, documents: Iterable[Document]) -> list[Read]:
    """Run the network once over every article."""
    out = []
    for document in documents:
        encoded = tagger.encode(normalise(document.article.text))
        out.append(Read(document, encoded, tagger.scores(encoded)))
    return out


def decode_read(tagger: QuoteTagger, read: Read, settings: Settings) -> list[Attribution]:
    """Attributions of one article under other settings."""
    return decode(read.encoded, read.scores, tagger.crf, tagger.pointers, settings) if read.encoded.words else []


def score(tagger: QuoteTagger, read: Sequence[Read]) -> Evaluation:
    """Score the tagger alone, without the rules around it."""
    predicted = [
        Document.of(Article(r.gold.article.text, id=r.gold.article.id, quotes=as_quotes(r, tagger))) for r in read
    ]
    return evaluate([r.gold for r in read], predicted)


def as_quotes(read: Read, tagger: QuoteTagger) -> tuple[Quote, ...]:
    """Quotes under the tagger's own settings; the kind is told from the text when they are scored."""
    return tuple(as_quote(read, a) for a in decode_read(tagger, read, tagger.settings))


def as_quote(read: Read, found: Attribution) -> Quote:
    """One attribution in characters."""
    text, words = read.gold.article.text, read.encoded.words

    def spans(parts: Iterable[WordSpan | None]) -> tuple[Span, ...]:
        return tuple(Span.of(text, words[p.first].start, words[p.last].end) for p in parts if p)

    content = spans(found.content)
    return Quote("indirect", content, spans([found.source]), spans([found.cue]), confidence=found.confidence)


def torch_tagger(network: QuoteNetwork, wordpieces: WordPieces) -> QuoteTagger:
    """A tagger that runs the network as it is, without an export: for dev scores while fitting."""
    network.eval()

    @torch.no_grad()
    def read(x: WindowInput) -> Arrays:
        given = (torch.tensor(part)[None] for part in (x.ids, x.quote, x.case, x.first_piece))
        emissions, vectors = network(*given)
        return emissions[0].numpy(), vectors[0].numpy()

    crf = Crf(*(x.detach().double().numpy() for x in network.crf()))
    pointers = (network.nothing, network.nothing_bias, network.distance)
    return QuoteTagger(read, wordpieces, crf, Pointers(*(x.detach().numpy() for x in pointers)))
