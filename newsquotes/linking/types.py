"""How well the type that an article gives an entity goes with that of an entry."""

from __future__ import annotations

from newsquotes.results import EntityType

NEAR_TYPES = (
    frozenset({"org", "place"}),
    frozenset({"org", "group"}),
    frozenset({"place", "group"}),
    frozenset({"person", "group"}),
)


def type_fit(wanted: EntityType, given: EntityType) -> str:
    """Tell how two types go together: "same", "near" or "far"."""
    if wanted == given:
        return "same"
    return "near" if frozenset({wanted, given}) in NEAR_TYPES else "far"
