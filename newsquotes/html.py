"""An Article as an HTML fragment: its quotes coloured by speaker, its entities marked, the evidence on hover.

The fragment needs no script and nothing from outside. All marks are laid over the text at once: the text is cut at
every boundary of every span, so that nested and overlapping spans need no nested tags and no character is lost.
Colours are translucent tints over whatever background the page has, which serves light and dark pages alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Literal

from newsquotes.results import Article, Entity, Quote, Span, Speaker

Role = Literal["content", "source", "cue", "entity"]

GOLDEN_ANGLE = 137.508
"""Degrees between the hues of one speaker and the next: neighbours in the list stay far apart on the colour wheel."""

FIRST_HUE = 212
"""Blue; the first speaker's hue."""

STYLE = """
.newsquotes{font:15px/1.75 system-ui,-apple-system,"Segoe UI",sans-serif;color:inherit;max-width:52em}
.newsquotes .nq-text{white-space:pre-wrap;overflow-wrap:anywhere}
.newsquotes .nq{--c:hsl(var(--h,0) var(--s,75%) 52%);--t:hsl(var(--h,0) var(--s,75%) 52%/.2);color:inherit}
.newsquotes .nq-content{background:var(--t);border-bottom:2px solid var(--c);padding:1px 0}
.newsquotes .nq-mixed{border-bottom-style:dashed}
.newsquotes .nq-indirect{border-bottom-style:dotted;background:hsl(var(--h,0) var(--s,75%) 52%/.1)}
.newsquotes .nq-nested{border-top:2px solid hsl(var(--outer-h,0) var(--outer-s,75%) 52%)}
.newsquotes .nq-source{font-weight:650;box-shadow:inset 0 1px 0 var(--c),inset 0 -1px 0 var(--c)}
.newsquotes .nq-cue{font-style:italic;box-shadow:inset 0 -.5em 0 var(--t)}
.newsquotes .nq-entity{text-decoration:underline dotted rgba(128,128,128,.9) 1px;text-underline-offset:4px}
.newsquotes .nq-text .nq{cursor:help}
.newsquotes .nq[data-n]::after{content:attr(data-n);font:600 10px/1 system-ui,sans-serif;vertical-align:super;
color:#fff;background:hsl(var(--h,0) var(--s,75%) 36%);border-radius:7px;padding:1px 5px;margin:0 2px}
.newsquotes .nq-key{margin:0 0 1em;font-size:13px;opacity:.85}
.newsquotes .nq-key .nq{margin-right:1em}
.newsquotes .nq-speakers{border-top:1px solid rgba(128,128,128,.4);margin-top:1.2em;padding-top:.6em;font-size:13.5px}
.newsquotes .nq-speakers summary{cursor:pointer}
.newsquotes .nq-speakers ul{list-style:none;margin:.2em 0 .6em 1.6em;padding:0}
.newsquotes .nq-speakers li{margin:.25em 0;line-height:1.5}
.newsquotes .nq-badge{display:inline-block;min-width:1.5em;text-align:center;border-radius:8px;padding:0 .3em;
font-weight:600;font-size:11px;line-height:1.5em;color:#fff;background:hsl(var(--h,0) var(--s,75%) 36%)}
.newsquotes .nq-dim{opacity:.7}
"""

Voice = tuple[str | None, str | None, str | None]
"""What makes two sources one voice: entity id; name, when there is no id; description, when there is neither."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to show: what it is, whose number and colour it takes, and what hovering over it says."""

    span: Span
    role: Role
    tip: str
    number: int = 0
    style: str = ""
    kind: str = ""
    last: bool = False


@dataclass(slots=True)
class _Voice:
    """A speaker as the page shows it: a number, a colour, and all it said."""

    speaker: Speaker | None
    number: int
    quotes: list[Quote] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The CSS variables of its colour; voices without a name are grey."""
        if self.speaker is None or self.speaker.name is None:
            return "--h:0;--s:0%"
        return f"--h:{(FIRST_HUE + (self.number - 1) * GOLDEN_ANGLE) % 360:.0f}"


def render(article: Article) -> str:
    """Return the article as an HTML fragment; everything that came from the article is escaped."""
    voices = _voices(article.quotes)
    marks = [mark for quote in article.quotes for mark in _quote_marks(quote, voices[_voice_of(quote)])]
    marks += [mark for entity in article.entities for mark in _entity_marks(entity)]
    return (
        f'<div class="newsquotes"><style>{STYLE}</style>{_key(article)}'
        f'<div class="nq-text">{"".join(_paint(article.text, marks))}</div>'
        f"{_speaker_list(list(voices.values()))}</div>"
    )


# ---- whose quote it is ----------------------------------------------------------------------------------------------


def _voice_of(quote: Quote) -> Voice:
    speaker = quote.speaker
    if speaker is None:
        return (None, None, None)
    if speaker.entity_id:
        return (speaker.entity_id, None, None)
    return (None, speaker.name, None) if speaker.name else (None, None, speaker.description or "")


def _voices(quotes: Iterable[Quote]) -> dict[Voice, _Voice]:
    """Number the voices in order of their first quote."""
    voices: dict[Voice, _Voice] = {}
    for quote in quotes:
        key = _voice_of(quote)
        if key not in voices:
            voices[key] = _Voice(quote.speaker, len(voices) + 1)
        voices[key].quotes.append(quote)
    return voices


def _called(speaker: Speaker | None) -> str:
    if speaker is None:
        return "no source in the text"
    return speaker.name or f"unnamed: {speaker.description or 'nothing more is said'}"


def _full(speaker: Speaker | None) -> str:
    """The speaker with role and affiliation, as far as they are known."""
    extras = [part for part in (speaker.role, speaker.affiliation) if part] if speaker else []
    return ", ".join([_called(speaker), *extras])


# ---- spans to marks -------------------------------------------------------------------------------------------------


def _quote_marks(quote: Quote, voice: _Voice) -> Iterator[Mark]:
    speakers = "; ".join(_full(speaker) for speaker in quote.speakers) or _called(None)
    about = [f"{speakers} ({_kind(quote)}, confidence {quote.confidence:.2f})"]
    about += [f"{what}: {span.text}" for what, spans in _beside(quote) for span in spans]
    about += [f"· {step}" for step in quote.evidence]
    about += [f"· weighed: {', '.join(map(str, s.candidates))}" for s in quote.speakers if s.candidates]
    final = max(span.end for span in quote.content)
    parts: tuple[tuple[Role, tuple[Span, ...]], ...] = (
        ("content", quote.content),
        ("source", quote.source),
        ("cue", quote.cue),
    )
    for role, spans in parts:
        tip = "\n".join([f"{role} — {about[0]}", *about[1:]])
        for span in spans:
            last = role == "content" and span.end == final
            yield Mark(span, role, tip, voice.number, voice.style, quote.kind, last)


def _kind(quote: Quote) -> str:
    """Kind and mode, and the polarity where it is not plain."""
    return ", ".join([quote.kind, quote.mode, *([] if quote.polarity == "positive" else [quote.polarity])])


def _beside(quote: Quote) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return (("told to", quote.addressee), ("by way of", quote.channel))


def _entity_marks(entity: Entity) -> Iterator[Mark]:
    for span in entity.mentions:
        yield Mark(span, "entity", f"{entity.type} — {entity.name} [{entity.id}]")


# ---- marks to HTML --------------------------------------------------------------------------------------------------


def _paint(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the text cut at every boundary of every mark, each piece in a tag when a mark covers it."""
    ordered = sorted(marks, key=lambda mark: mark.span.start)
    cuts = sorted({0, len(text), *(m.span.start for m in ordered), *(m.span.end for m in ordered)})
    waiting, active = 0, list[Mark]()
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.span.end > start]
        while waiting < len(ordered) and ordered[waiting].span.start <= start:
            active.append(ordered[waiting])
            waiting += 1
        yield _piece(text[start:end], end, active)


def _piece(text: str, end: int, active: Sequence[Mark]) -> str:
    if not active:
        return _escape(text)
    # The innermost mark of each role decides the look; hovering tells of them all, innermost first.
    inner = sorted(active, key=lambda mark: mark.span.end - mark.span.start)
    shown = {mark.role: mark for mark in reversed(inner)}
    classes = ["nq", *(f"nq-{role}" for role in shown)]
    content = shown.get("content")
    if content and content.kind != "direct":
        classes.append(f"nq-{content.kind}")
    voice = shown.get("source") or shown.get("cue") or content
    numbers = " ".join(dict.fromkeys(str(mark.number) for mark in inner if mark.last and mark.span.end == end))
    style = voice.style if voice else ""
    outer = next((mark for mark in reversed(inner) if mark.role == "content" and mark is not content), None)
    if outer:
        classes.append("nq-nested")
        style += ";" + outer.style.replace("--", "--outer-")
    attributes = [
        f'class="{" ".join(classes)}"',
        f'title="{_escape(chr(10).join(dict.fromkeys(m.tip for m in inner)))}"',
    ]
    if style:
        attributes.append(f'style="{style}"')
    if numbers:
        attributes.append(f'data-n="{numbers}"')
    return f"<span {' '.join(attributes)}>{_escape(text)}</span>"


def _escape(text: str) -> str:
    # A parser would turn a bare carriage return into a line feed, and drop the null character.
    return escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def _key(article: Article) -> str:
    """What the marks mean, shown above the text."""
    if not article.quotes:
        return '<div class="nq-key">No quotes found.</div>'
    looks = (
        ("nq-content", "direct"),
        ("nq-content nq-mixed", "mixed"),
        ("nq-content nq-indirect", "indirect"),
        ("nq-source", "source"),
        ("nq-cue", "cue"),
        ("nq-entity", "entity"),
    )
    samples = "".join(f'<span class="nq {look}" style="--h:{FIRST_HUE}">{name}</span>' for look, name in looks)
    return f'<div class="nq-key">{samples}<span class="nq-dim">hover over a mark for the reasons</span></div>'


def _speaker_list(voices: Sequence[_Voice]) -> str:
    """Who spoke, and under each name all it said, with confidence and evidence."""
    if not voices:
        return ""
    return f'<div class="nq-speakers">{"".join(_speaker_entry(voice) for voice in voices)}</div>'


def _speaker_entry(voice: _Voice) -> str:
    count = len(voice.quotes)
    said = "".join(_said(quote) for quote in voice.quotes)
    return (
        f'<details><summary><span class="nq-badge" style="{voice.style}">{voice.number}</span> '
        f'<b>{_escape(_full(voice.speaker))}</b> <span class="nq-dim">{count} quote{"" if count == 1 else "s"}</span>'
        f"</summary><ul>{said}</ul></details>"
    )


def _said(quote: Quote) -> str:
    evidence = f"<br>{_escape('; '.join(quote.evidence))}" if quote.evidence else ""
    return (
        f'<li>{_escape(quote.text)}<br><span class="nq-dim">{_kind(quote)}, confidence {quote.confidence:.2f}'
        f"{evidence}</span></li>"
    )
