"""Inline markup: an annotated article as plain text that a person can write in any editor.

A file is a JSON header, a line of exactly ``---``, and the article's text with tags::

    {"id": "harbour", "entities": {"ito": {"name": "Mina Ito", "type": "person"}},
     "quotes": {"1": {"speakers": ["ito"], "role": "captain"}}}
    ---
    <c1>“We sail at noon,”</c1> <k1>said</k1> <s1>captain <m:ito>Mina Ito</m:ito></s1>.

Check files while you write them (exit code 1 when one has an error)::

    python -m newsquotes.evaluation.formats.inline check FILE... [--text-dir DIR]

``--text-dir DIR`` also holds each file's text to ``DIR/<id>.txt``. docs/evaluation.md describes the format in full.
"""

from newsquotes.evaluation.formats.inline.reader import parse, read
from newsquotes.evaluation.formats.inline.writer import render

__all__ = ["parse", "read", "render"]
