"""brat stand-off: a .txt and an .ann side by side, or PolNeAR's layout, text/ID.txt and attributions/ID.ann.

Lines that are read (offsets are characters of the .txt, end-exclusive)::

    T1<tab>Source 0 8;15 20<tab>text      a span of type Source, Cue or Content, in one or more pieces
    E1<tab>Cue:T2 Source:T1 Content:T3    an attribution; a role may stand several times (Content:T3 Content2:T4)
    R1<tab>Source Arg1:T2 Arg2:T1         the same with relations: each ties a Cue to a Source or a Content
    A1<tab>Speaker E1 Mina Ito            who the source is; other attributes (A, M), notes (#), N and * are skipped

The trigger of an E line may also be of type Attribution: it then counts as the cue. The text after the second tab of
a T line must be what stands at its offsets, pieces joined by a blank (brat writes a line break as a blank).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsquotes.errors import FormatError
from newsquotes.evaluation.document import Document
from newsquotes.evaluation.formats.quotes import quote_of
from newsquotes.evaluation.formats.rows import files, read_text, span
from newsquotes.results import Article, Quote, Span

_PARTS = {"source": "source", "cue": "cue", "content": "content", "attribution": "cue"}
_SKIPPED = ("#", "A", "M", "*", "N")
_LINE_BREAK = re.compile(r"[\r\n]")


def accepts(path: Path) -> bool:
    """Say whether the path is an .ann file or a folder with some."""
    return path.suffix == ".ann" or (path.is_dir() and any(path.rglob("*.ann")))


def read(path: Path, texts: Mapping[str, str]) -> Iterator[Document]:
    """Read articles; the id is the file's name without .ann."""
    for annotation in files(path, (".ann",)):
        text = read_text(_text_of(annotation))
        quotes, dropped = _Standoff(annotation, text).quotes()
        article = Article(text, quotes, id=annotation.stem)
        document = Document.of(article, confidence=False)
        yield replace(document, dropped=dropped)


def _text_of(annotation: Path) -> Path:
    choices = (annotation.with_suffix(".txt"), annotation.parent.parent / "text" / f"{annotation.stem}.txt")
    for choice in choices:
        if choice.is_file():
            return choice
    raise FormatError(f"{annotation}: its text is missing; looked for {' and '.join(map(str, choices))}")


@dataclass(slots=True)
class _Attribution:
    parts: dict[str, list[str]] = field(default_factory=lambda: {"source": [], "cue": [], "content": []})

    def add(self, part: str, name: str) -> None:
        if name not in self.parts[part]:
            self.parts[part].append(name)


class _Standoff:
    """One .ann file being read."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.types: dict[str, str] = {}
        self.spans: dict[str, tuple[Span, ...]] = {}
        self.attributions: dict[str, _Attribution] = {}
        self.speakers: dict[str, str] = {}
        # Spans come first whatever the order of the lines, since events may stand before the spans they name.
        # Not splitlines(): the text of a span may hold the other characters that count as line ends there.
        lines = [(i, line) for i, line in enumerate(read_text(path).split("\n"), 1) if line.strip()]
        for start in ("T", "E", "R", "A"):
            for number, line in lines:
                if line.startswith(start):
                    self._line(f"{path}:{number}", line)
        for number, line in lines:
            if not line.startswith(("T", "E", "R", *_SKIPPED)):
                raise FormatError(f"{path}:{number}: a line begins with T, E, R, A, M, N, # or *, not {line[:20]!r}")

    def _line(self, where: str, line: str) -> None:
        fields = line.rstrip("\r").split("\t", 2)
        if len(fields) < 2:
            raise FormatError(f"{where}: brat separates its columns by tabs; there is none in {line[:40]!r}")
        readers = {"T": self._span_line, "E": self._event_line, "R": self._relation_line, "A": self._attribute_line}
        readers[line[0]](where, fields)

    def _span_line(self, where: str, fields: list[str]) -> None:
        kind, _, offsets = fields[1].partition(" ")
        try:
            pieces = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
            spans = tuple(span(self.text, start, end, where) for start, end in pieces)
        except ValueError as error:
            if isinstance(error, FormatError):
                raise
            raise FormatError(f"{where}: offsets must read 'start end' or 's e;s e', not {offsets!r}") from error
        said = fields[2] if len(fields) > 2 else None
        here = " ".join(_LINE_BREAK.sub(" ", piece.text) for piece in spans)
        if said is not None and said != here:
            raise FormatError(f"{where}: {fields[0]} says {said!r}, the text has {here!r}")
        self.types[fields[0]] = kind.lower()
        self.spans[fields[0]] = spans

    def _part(self, where: str, name: str) -> str:
        if name not in self.spans:
            raise FormatError(f"{where}: there is no span {name!r} in this file")
        kind = self.types[name].rstrip("0123456789")
        if kind not in _PARTS:
            raise FormatError(f"{where}: {name} is a {self.types[name]!r}; allowed: Source, Cue, Content, Attribution")
        return _PARTS[kind]

    def _event_line(self, where: str, fields: list[str]) -> None:
        attribution = self.attributions.setdefault(fields[0], _Attribution())
        for role in fields[1].split():
            _, separator, name = role.partition(":")
            if not separator:
                raise FormatError(f"{where}: a role must read 'Role:T1', not {role!r}")
            attribution.add(self._part(where, name), name)

    def _relation_line(self, where: str, fields: list[str]) -> None:
        names = [argument.partition(":")[2] for argument in fields[1].split()[1:]]
        if len(names) != 2:
            raise FormatError(f"{where}: a relation must read 'Type Arg1:T1 Arg2:T2', not {fields[1]!r}")
        parts = [self._part(where, name) for name in names]
        if parts.count("cue") != 1:
            raise FormatError(f"{where}: a relation must tie a Cue to a Source or a Content, not {' to '.join(parts)}")
        cue = names[parts.index("cue")]
        attribution = self.attributions.setdefault(cue, _Attribution())
        for name, part in zip(names, parts, strict=True):
            attribution.add(part, name)

    def _attribute_line(self, where: str, fields: list[str]) -> None:
        kind, _, rest = fields[1].partition(" ")
        target, _, value = rest.partition(" ")
        if kind == "Speaker":
            if target not in self.attributions:
                raise FormatError(f"{where}: there is no attribution {target!r} in this file")
            self.speakers[target] = value

    def quotes(self) -> tuple[tuple[Quote, ...], int]:
        """Return the attributions in the order of the file, and how many had no content."""
        quotes = []
        for name, attribution in self.attributions.items():
            parts = {
                part: sorted({piece for span_name in names for piece in self.spans[span_name]})
                for part, names in attribution.parts.items()
            }
            names = [self.speakers[name]] if name in self.speakers else []
            quotes.append(quote_of(self.text, parts, names=names))
        kept = tuple(quote for quote in quotes if quote is not None)
        return kept, len(quotes) - len(kept)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write PolNeAR's layout into a folder: text/ID.txt and attributions/ID.ann; entities and roles are left out."""
    for folder in ("text", "attributions"):
        (path / folder).mkdir(parents=True, exist_ok=True)
    for i, document in enumerate(documents, 1):
        name = document.article.id or f"article-{i}"
        if Path(name).name != name:
            raise FormatError(f"article {name!r}: brat names files by the id, and this one cannot name a file")
        _write_exactly(path / "text" / f"{name}.txt", document.article.text)
        _write_exactly(path / "attributions" / f"{name}.ann", "".join(_lines(document.article)))


def _write_exactly(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


def _lines(article: Article) -> Iterator[str]:
    count = 0
    for number, quote in enumerate(article.quotes, 1):
        roles = []
        for part, spans in (("Cue", quote.cue), ("Source", quote.source), ("Content", quote.content)):
            if spans:
                count += 1
                offsets = ";".join(f"{piece.start} {piece.end}" for piece in spans)
                said = " ".join(_LINE_BREAK.sub(" ", piece.text) for piece in spans)
                yield f"T{count}\t{part} {offsets}\t{said}\n"
                roles.append(f"{part}:T{count}")
        yield f"E{number}\t{' '.join(roles)}\n"
        if quote.speaker and quote.speaker.name:
            yield f"A{number}\tSpeaker E{number} {quote.speaker.name}\n"
