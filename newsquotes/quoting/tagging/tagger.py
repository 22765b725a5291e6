"""Source, cue and content of every attribution in a text: onnxruntime and numpy, no torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from newsquotes.quoting.tagging.crf import Crf
from newsquotes.quoting.tagging.decoding import Attribution, Settings, decode
from newsquotes.quoting.tagging.encoding import Encoded, WindowInput, WordPieces, encode, window_input, windows
from newsquotes.quoting.tagging.links import Pointers, WindowScores
from newsquotes.quoting.tagging.spans import WordSpan
from newsquotes.word_vectors import WordVectors

WINDOW = 128
"""Wordpieces read at once. The network was fitted on up to 256; 128 scores the same and takes a twentieth less time."""
CONTEXT = 0
"""Wordpieces of left context: 64 took a third more time and cost 0.4 points of relation F1 on PolNeAR dev."""

Arrays = tuple[NDArray[Any], NDArray[Any]]
Reader = Callable[[WindowInput], Arrays]


@dataclass
class QuoteTagger:
    """Finds attributions. A window is read alone, unpadded, so a text's answer never depends on its neighbours."""

    read: Reader
    wordpieces: WordPieces
    crf: Crf
    pointers: Pointers
    settings: Settings = field(default_factory=Settings)
    context: int = CONTEXT
    network: str = ""
    """Names the weights, so that what is fitted on this network's vectors can tell them from those of others."""

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1) -> QuoteTagger:
        """Read model.onnx, vocab.txt and parameters.json from a folder."""
        parameters = json.loads((folder / "parameters.json").read_text(encoding="utf8"))
        crf = Crf(*(np.array(parameters["crf"][k]) for k in ("transition", "start", "end")))
        pointers = Pointers(
            *(np.array(parameters["pointers"][k], np.float32) for k in ("nothing", "nothing_bias", "distance"))
        )
        known = {f.name for f in fields(Settings)}  # older weights name settings that nothing asks for any more
        stored: dict[str, Any] = {k: v for k, v in parameters.get("settings", {}).items() if k in known}
        settings = Settings(**stored | {"weights": tuple(stored.get("weights", ()))})
        return cls(
            onnx_reader(folder / "model.onnx", threads),
            WordPieces.from_file(folder / "vocab.txt"),
            crf,
            pointers,
            settings,
            network=network_name(parameters),
        )

    def tag(self, texts: Sequence[str]) -> list[list[dict[str, Any]]]:
        """Attributions of every text; offsets are characters, end-exclusive, probabilities in [0, 1]."""
        return [[to_dict(a, article) for a in self.attributions(article)] for article in map(self.encode, texts)]

    def read_text(self, text: str) -> tuple[list[dict[str, Any]], WordVectors]:
        """Return the attributions of a text, as `tag` does, and what the network made of each word."""
        article = self.encode(text)
        starts = np.array([word.start for word in article.words], np.int32)
        if not article.words:
            return [], WordVectors(self.network, starts, np.zeros((0, 0), np.float16))
        scores = self.scores(article)
        found = decode(article, scores, self.crf, self.pointers, self.settings)
        own = [s.vectors[s.window.core - s.window.first :].astype(np.float16) for s in scores]
        return [to_dict(a, article) for a in found], WordVectors(self.network, starts, np.concatenate(own))

    def encode(self, text: str) -> Encoded:
        """Words, pieces and features."""
        return encode(text, self.wordpieces)

    def attributions(self, article: Encoded) -> list[Attribution]:
        """Attributions of one encoded article, in words."""
        if not article.words:
            return []
        return decode(article, self.scores(article), self.crf, self.pointers, self.settings)

    def scores(self, article: Encoded) -> list[WindowScores]:
        """The network's answer for every window."""
        cls, sep = self.wordpieces.vocabulary["[CLS]"], self.wordpieces.vocabulary["[SEP]"]
        return [
            WindowScores(w, *self.read(window_input(article, w, cls, sep)))
            for w in windows(article, WINDOW, self.context)
        ]


def network_name(parameters: dict[str, Any]) -> str:
    """Name weights by what was fitted along with the network, whatever settings they have; 12 hexadecimal digits."""
    fitted = json.dumps([parameters["crf"], parameters["pointers"]], sort_keys=True)
    return hashlib.sha256(fitted.encode()).hexdigest()[:12]


def onnx_reader(path: Path, threads: int) -> Reader:
    """Run the exported network on one window."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def read(x: WindowInput) -> Arrays:
        feed = {name: np.array(getattr(x, name), np.int64) for name in ("ids", "quote", "case", "first_piece")}
        emissions, vectors = session.run(["emissions", "vectors"], feed)
        return emissions, vectors

    return read


def to_dict(a: Attribution, article: Encoded) -> dict[str, Any]:
    """Character spans and probabilities of one attribution."""

    def characters(span: WordSpan) -> tuple[int, int]:
        return article.words[span.first].start, article.words[span.last].end

    def parts(spans: Sequence[WordSpan]) -> list[dict[str, float]]:
        return [{"presence": round(s.presence, 4), "exact": round(s.exact, 4)} for s in spans]

    by_role = {"source": [a.source] if a.source else [], "cue": [a.cue] if a.cue else [], "content": a.content}
    return {
        **{role: [characters(s) for s in spans] for role, spans in by_role.items()},
        "confidence": round(a.confidence, 4),
        "probabilities": {role: parts(spans) for role, spans in by_role.items()}
        | {
            "content_links": [round(x, 4) for x in a.content_links],
            "source_link": round(a.source_link, 4),
            "no_source": round(a.no_source, 4),
        },
    }
