"""The spaCy component "newsquotes_quotes": finds quotes on a parsed Doc."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from newsquotes.annotations import set_quotes
from newsquotes.errors import ConfigError
from newsquotes.matrix_products import one_thread
from newsquotes.quoting.assemble import find_quotes
from newsquotes.quoting.report import described
from newsquotes.quoting.tagging import QuoteTagger
from newsquotes.quoting.tagging.weights import bundled_weights
from newsquotes.results import KINDS, MODES, Kind, Mode, Quote, Span, check_modes
from newsquotes.word_vectors import WordVectors, set_word_vectors

SPAN_GROUPS = ("source", "cue", "content")
"""``doc.spans`` gets the groups newsquotes_source, newsquotes_cue and newsquotes_content; ids number the quotes."""


class QuoteFinder:
    """Finds who-said-what spans on a Doc that has tags, lemmas and a dependency parse.

    kinds: the kinds of quote to keep, any of "direct", "mixed", "indirect".
    modes: the modes to keep, any of "speech", "writing", "thought".
    weights: folder with the tagger's weights, as `newsquotes train quoting` writes it; by default the bundled ones.

    Raises ConfigError for any other kind or mode, or when ``weights`` is no such folder.
    """

    def __init__(
        self, *, kinds: Sequence[Kind] = KINDS, modes: Sequence[Mode] = MODES, weights: str | Path | None = None
    ) -> None:
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown or not kinds:
            raise ConfigError(f"kinds is {list(kinds)!r}; allowed: one or more of {', '.join(KINDS)}")
        self.kinds = tuple(kinds)
        self.modes = check_modes(modes)
        folder = Path(weights) if weights is not None else bundled_weights()
        if not (folder / "model.onnx").is_file():
            raise ConfigError(f"weights is {str(folder)!r}, which holds no model.onnx; name a folder of tagger weights")
        self.tagger = QuoteTagger.load(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Find quotes and write them on the Doc, with the network's vectors of its words for newsquotes_entities."""
        quotes, vectors = self._read(doc)
        self.set_annotations(doc, quotes)
        set_word_vectors(doc, vectors)
        return doc

    def find(self, doc: Doc) -> tuple[Quote, ...]:
        """Return the Doc's quotes, in text order; nothing is written."""
        return self._read(doc)[0]

    def _read(self, doc: Doc) -> tuple[tuple[Quote, ...], WordVectors]:
        with one_thread():
            found, vectors = find_quotes(doc, self.tagger)
        kept = (quote for quote in described(doc, found) if quote.kind in self.kinds and quote.mode in self.modes)
        return tuple(kept), vectors

    def set_annotations(self, doc: Doc, quotes: Iterable[Quote]) -> None:
        """Write quotes on the Doc: plain values for the next stages, span groups for spaCy's own tools."""
        quotes = tuple(quotes)
        set_quotes(doc, quotes)
        for part in SPAN_GROUPS:
            spans = [(number, span) for number, quote in enumerate(quotes) for span in getattr(quote, part)]
            doc.spans[f"newsquotes_{part}"] = _group(doc, f"newsquotes_{part}", spans)


def _group(doc: Doc, name: str, spans: Iterable[tuple[int, Span]]) -> SpanGroup:
    found = []
    for number, span in spans:
        tokens = doc.char_span(span.start, span.end, label=name, span_id=str(number), alignment_mode="expand")
        if tokens is not None:
            found.append(tokens)
    return SpanGroup(doc, name=name, spans=found)


@Language.factory(
    "newsquotes_quotes",
    assigns=["doc.spans", "doc.user_data"],
    requires=["token.pos", "token.lemma", "token.dep", "token.head"],
    default_config={"kinds": list(KINDS), "modes": list(MODES), "weights": None},
)
def create_quote_finder(
    nlp: Language, name: str, kinds: list[Kind], modes: list[Mode], weights: str | None
) -> QuoteFinder:
    """Build the component from a config."""
    return QuoteFinder(kinds=kinds, modes=modes, weights=weights)
