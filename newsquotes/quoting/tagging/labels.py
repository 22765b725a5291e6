"""The 13 labels: O, and begin, inside, end, single of source, cue and content."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BIES"))
OPENERS, CLOSERS = "BS", "ES"


def label_index(part: str, role: str) -> int:
    """Index of a label such as B-cue."""
    return LABELS.index(f"{part}-{role}")


def can_follow(before: str, after: str) -> bool:
    """Whether label `after` may come right after `before`."""
    open_role = before[2:] if before[0] in "BI" else None
    wanted = after[2:] if after[0] in "IE" else None
    return open_role == wanted


def allowed_transitions() -> list[list[bool]]:
    """[before][after]."""
    return [[can_follow(a, b) for b in LABELS] for a in LABELS]


def allowed_start() -> list[bool]:
    """Labels that may begin a paragraph."""
    return [can_follow("O", b) for b in LABELS]


def allowed_end() -> list[bool]:
    """Labels that may end a paragraph."""
    return [can_follow(a, "O") for a in LABELS]
