"""JSONL of coreference, the form GUM is kept in here: a line a document.

    {"id", "text", "mentions": [{"start", "end", "head_start", "head_end", "type", "cluster", "wiki", "kind"}]}

"type" is GUM's: person, organization and place are scored, other types are kept out. "kind" is proper, pronoun or
nominal; "wiki" the title the mention links to. Read only; there are no attributions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document, Mention
from newsquotes.evaluation.formats.rows import Row, first_row, read_rows, span
from newsquotes.evaluation.names import Form
from newsquotes.results import Article, Entity, EntityType

TYPES: Mapping[str, EntityType] = {"person": "person", "organization": "org", "place": "place", "group": "group"}
FORMS: Mapping[str, Form] = {"proper": "name", "pronoun": "pronoun", "nominal": "nominal"}


def accepts(path: Path) -> bool:
    """Say whether the first object has "mentions" that carry a "cluster"."""
    row = first_row(path)
    mentions = row.get("mentions") if row else None
    return isinstance(mentions, list) and all(isinstance(m, dict) and "cluster" in m for m in mentions[:1])


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read documents; the clusters of scored types also become the article's entities."""
    for row in read_rows(path):
        text = row.get("text", str)
        name = row.get("id", str)
        mentions = tuple(_mention(item, text) for item in row.named(name).rows("mentions"))
        article = Article(text, (), tuple(_entities(mentions)), name)
        yield Document(article, (), mentions, frozenset({"entities"}), row.get("genre", str, required=False))


def _mention(row: Row, text: str) -> Mention:
    kind = row.get("kind", str)
    if kind not in FORMS:
        raise FormatError(f"{row.where}: 'kind' is {kind!r}; allowed: {', '.join(FORMS)}")
    data = row.data
    return Mention(
        span(text, data.get("start"), data.get("end"), row.where),
        span(text, data.get("head_start"), data.get("head_end"), f"{row.where}: head"),
        FORMS[kind],
        str(data.get("cluster")),
        TYPES.get(row.get("type", str)),
        row.get("wiki", str, required=False),
    )


def _entities(mentions: tuple[Mention, ...]) -> Iterator[Entity]:
    clusters: dict[str, list[Mention]] = {}
    for mention in mentions:
        clusters.setdefault(mention.entity, []).append(mention)
    for name, members in clusters.items():
        named = next((m for m in members if m.form == "name"), members[0])
        if named.type is not None:
            yield Entity(name, named.span.text, named.type, tuple(m.span for m in members))
