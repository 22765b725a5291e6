"""The journal's undo: every operation can be taken back, and so can the taking back."""

from __future__ import annotations

import json

from newsquotes.errors import RegistryError
from newsquotes.registry.records import Entry
from newsquotes.registry.store import Change, MentionCounts, Transaction


def undo(transaction: Transaction, number: int) -> list[Change]:
    """Put every record that an operation changed back as it was before; returns what was put back.

    Raises RegistryError when there is no such operation, it is undone already, or a later one built on it: that one
    has to be undone first.
    """
    operation = transaction.operation(number)
    if operation is None:
        raise RegistryError(f"the journal has no operation {number}; Registry.journal() lists those it has")
    if operation.undone_by is not None:
        raise RegistryError(f"operation {number} was undone by operation {operation.undone_by}; undo that one instead")
    changes = transaction.changes(number)
    later = transaction.later_changes(number, changes)
    if later:
        numbers = ", ".join(map(str, later[:5]))
        raise RegistryError(f"operation {number} has been built on by {numbers}; undo the last of these first")
    if operation.action == "undo":
        # Taking back an undo makes what it undid stand again.
        transaction.mark_undone(int(operation.note), False)
    transaction.mark_undone(number, True)
    for change in changes:
        _restore(transaction, change)
    return changes


def _restore(transaction: Transaction, change: Change) -> None:
    if change.kind == "mentions":
        transaction.put_mentions(change.key, mentions_from_json(change.before))
    elif change.before is None:
        transaction.remove(change.key)
    else:
        transaction.put(Entry.from_dict(json.loads(change.before)))


def mentions_to_json(counts: MentionCounts) -> str:
    """Return an article's mention counts as JSON: a list of [entry id, form, count]."""
    return json.dumps([[entry_id, form, n] for (entry_id, form), n in sorted(counts.items())], ensure_ascii=False)


def mentions_from_json(text: str | None) -> dict[tuple[str, str], int]:
    """Read what `mentions_to_json` gave; None is no mentions."""
    return {(entry_id, form): n for entry_id, form, n in json.loads(text or "[]")}
