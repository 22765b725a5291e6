"""Where a content ends, and what is none: the writer's additions, a dateline, a second speaker's quotation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container
from dataclasses import replace

from newsquotes.quoting.layout import Layout
from newsquotes.quoting.proposal import Proposal

_WRITER_ADDS = re.compile(
    r",? without (?:saying|giving|elaborating|naming|specifying|providing|offering|going into|further)\b"
    r"|,? (?:but|though|although|and) (?:he|she|they|it|the \w+) "
    r"(?:did not|didn['’]t|declined|refused|would not|wouldn['’]t|could not|has not|have not"
    r"|gave no|offered no|provided no)\b"
    r"|,? but (?:gave|offered|provided|cited|named) no\b|,? but (?:did not|declined|refused|would not)\b"
)
"""What the source did not say, in the writer's voice: ", but he did not set a date", ", without saying which"."""

_INSERTION = re.compile(r"\s*,[^.!?…:;\n“”\"]*,\s*")
"""“his force, drawn from the remnants of the army, was still fighting”."""

_FRONTED = re.compile(
    r"(?:After|Although|Amid|As|Asked|At|Before|By|During|Earlier|Following|From|In|Last|Later|On|Since|Speaking|Then|To|Until|When"
    r"|While|With|Writing)\b[^“”\"„«»:;.!?]*"
)
"""What opens a sentence to say when, where or why somebody spoke: "After the match, …"."""

_QUOTED = frozenset("“”\"«»„'‘’")

_NEXT_SPEAKER = re.compile(r"\W*((?:[^\W\d_][\w.’'-]*[ ]?){1,3})[,:]\W*$")
"""Between two headline quotations: a few words and a comma or colon, "“…”, Opposition, “…”"."""


def cut_what_the_writer_adds(proposal: Proposal, layout: Layout) -> Proposal:
    """End the last piece before a remark on what the source left unsaid, unless marks show that it was said."""
    start, end = proposal.content[-1]
    for match in _WRITER_ADDS.finditer(layout.text, start + 1, end):
        if not layout.in_marks(match.start()):
            evidence = (*proposal.evidence, f"ends before “{match[0].strip(' ,')}”, which the writer adds")
            return replace(proposal, content=(*proposal.content[:-1], (start, match.start())), evidence=evidence)
    return proposal


def leave_out_fronted(proposal: Proposal, layout: Layout) -> Proposal:
    """Leave out the first piece where it only says when or where: After the match, the coach said, “We …”.

    A quoted sentence of its own must follow. In PolNeAR's training part it is then left out 80 times of 85; before an
    indirect report, or a quotation that goes on with the sentence, it often belongs to what was said.
    """
    if len(proposal.content) < 2 or not (proposal.source or proposal.cue):
        return proposal
    (start, end), (after, _) = proposal.content[:2]
    frame = sorted((*proposal.source, *proposal.cue))
    between = layout.text[end : frame[0][0]]
    quoted = layout.text[after] in _QUOTED and layout.text[after : after + 3].lstrip("".join(_QUOTED))[:1].isupper()
    fronted = _FRONTED.fullmatch(layout.text, start, end) and not layout.in_marks(start)
    if not fronted or between.strip() != "," or not frame[-1][1] <= after or not quoted:
        return proposal
    evidence = (*proposal.evidence, f"“{layout.text[start:end]}” says when or how it was said")
    return replace(proposal, content=proposal.content[1:], evidence=evidence)


def close_gaps(proposal: Proposal, layout: Layout) -> Proposal:
    """Join pieces that only an insertion between two commas parts: what interrupts a content is its source and cue."""
    pieces = [proposal.content[0]]
    for start, end in proposal.content[1:]:
        (first, last), apart = pieces[-1], layout.text[pieces[-1][1] : start]
        interrupted = any(last <= a < start for a, _ in (*proposal.source, *proposal.cue))
        if interrupted or not _INSERTION.fullmatch(apart) or _QUOTED & {layout.text[last - 1], layout.text[start]}:
            pieces.append((start, end))
        else:
            pieces[-1] = (first, end)
    return replace(proposal, content=tuple(pieces))


def is_dateline(proposal: Proposal, layout: Layout, places: Container[str]) -> bool:
    """A place and a colon that open a paragraph below the headline say where the story was filed, not who speaks.

    places: what is a place's name anywhere in the text, in small letters; a name before a colon alone tells too little.
    """
    if len(proposal.source) != 1 or [layout.text[slice(*cue)] for cue in proposal.cue] != [":"]:
        return False
    start, end = proposal.source[0]
    opens = start in layout.paragraph_starts[1:] and not layout.in_marks(proposal.content[0][0] + 1)
    return opens and layout.text[start:end].lower() in places


def part_headline_quotations(proposal: Proposal, layout: Layout) -> list[Proposal]:
    """Part a content that runs over another speaker's name: claims “A”, Opposition, “B” are two attributions."""
    for start, end in proposal.content:
        inside = [s.marked for s in layout.stretches if start <= s.marked.start and s.marked.end <= end]
        for first, second in itertools.pairwise(inside):
            between = layout.text[first.end : second.start]
            name = _NEXT_SPEAKER.match(between)
            if name and name[1][0].isupper() and "\n" not in between:
                at = first.end + name.start(1)
                source = (at, at + len(name[1].rstrip()))
                kept = tuple(piece for piece in proposal.content if piece[1] <= start)
                after = tuple(piece for piece in proposal.content if piece[0] >= end)
                evidence = (f"attributed to “{layout.text[slice(*source)]}”, the name before the quotation",)
                return [
                    replace(proposal, content=(*kept, (start, first.end))),
                    Proposal(((second.start, end), *after), (source,), (), proposal.confidence, evidence),
                ]
    return [proposal]
