"""Small sentences with marked quotes."""

from __future__ import annotations

import re

from newsquotes import Quote, Span
from newsquotes.quoting.report import described

_PARTS = {"[": "source", "{": "cue", "<": "content"}


def marked(sentence):
    """Read "[source] {cue} <content>" into the plain sentence and a quote with those spans."""
    text, parts, opened = "", {"source": [], "cue": [], "content": []}, []
    for piece in re.split(r"([\[\]{}<>])", sentence):
        if piece in _PARTS:
            opened.append((_PARTS[piece], len(text)))
        elif piece in ("]", "}", ">"):
            part, start = opened.pop()
            parts[part].append((start, len(text)))
        else:
            text += piece
    spans = {part: tuple(Span.of(text, *where) for where in places) for part, places in parts.items()}
    quoted = sum(span.text.startswith("“") for span in spans["content"])
    kind = "direct" if quoted == len(spans["content"]) else "mixed" if "“" in text else "indirect"
    return text, Quote(kind, **spans)


def read_all(nlp, sentence):
    """Return the quote that a marked sentence holds, described; nothing where it is hollow."""
    text, quote = marked(sentence)
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if not name.startswith("newsquotes"):
            doc = pipe(doc)
    return described(doc, [quote])


def read(nlp, sentence):
    """Return the quote that a marked sentence holds, described."""
    return read_all(nlp, sentence)[0]
