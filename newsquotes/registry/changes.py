"""What can be done to a registry's entries: add, update, merge, split. Each works inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from newsquotes.errors import RegistryError
from newsquotes.registry.clock import now
from newsquotes.registry.ids import mint_id
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Alias, Entry, as_aliases
from newsquotes.registry.store import Transaction

Below = Callable[[str], Entry | None]
"""Gives the built-in entry of an id, which a first change copies into the storage."""

CHANGEABLE = ("name", "type", "aliases", "description", "country", "external_ids", "source", "prior")


def current(transaction: Transaction, below: Below, entry_id: str) -> Entry | None:
    """Return the record of an id as the transaction sees it, the built-in one when it was never changed."""
    return transaction.entry(entry_id) or below(entry_id)


def standing(transaction: Transaction, below: Below, entry_id: str) -> Entry:
    """Return an entry that stands for itself; raises RegistryError when it does not exist or was merged."""
    entry = current(transaction, below, entry_id)
    if entry is None:
        raise RegistryError(f"there is no entry {entry_id!r}; search() finds entries by name")
    if entry.merged_into is not None:
        raise RegistryError(
            f"entry {entry_id!r} was merged into {entry.merged_into!r}; use that id, or split it off first"
        )
    return entry


def add(transaction: Transaction, below: Below, entry: Entry, *, explicit: bool) -> Entry:
    """Add an entry.

    An ``explicit`` id that is taken raises RegistryError. A minted one that is taken is the same entity met again: the
    entry that stands gets the names and external ids it lacks.
    """
    old = current(transaction, below, entry.id)
    if old is None:
        transaction.put(entry)
        return entry
    if explicit:
        raise RegistryError(
            f"there is an entry {entry.id!r} already ({old.name}); change it with update(), or leave id out"
        )
    while old.merged_into is not None:
        target = current(transaction, below, old.merged_into)
        if target is None:
            raise RegistryError(
                f"entry {old.id!r} was merged into {old.merged_into!r}, which is gone; undo that removal"
            )
        old = target
    joined = absorb(old, entry)
    if joined != old:
        joined = replace(joined, updated=now())
        transaction.put(joined)
    return joined


def update(transaction: Transaction, below: Below, entry_id: str, values: dict[str, Any]) -> Entry:
    """Change fields of an entry; the id, the times and a redirect are not for changing."""
    unknown = sorted(set(values) - set(CHANGEABLE))
    if unknown:
        raise RegistryError(f"{unknown[0]!r} cannot be changed; what can: {', '.join(CHANGEABLE)}")
    entry = standing(transaction, below, entry_id)
    if "aliases" in values:
        values = {**values, "aliases": as_aliases(values["aliases"])}
    changed = replace(entry, **values)
    if changed != entry:
        changed = replace(changed, updated=now())
        transaction.put(changed)
    return changed


def merge(transaction: Transaction, below: Below, source_id: str, target_id: str) -> Entry:
    """Make ``source_id`` lead to ``target_id``, which gets its names and external ids."""
    if source_id == target_id:
        raise RegistryError(f"entry {source_id!r} cannot be merged into itself")
    source = standing(transaction, below, source_id)
    target = standing(transaction, below, target_id)
    if source.type != target.type:
        raise RegistryError(
            f"{source.name!r} is a {source.type} and {target.name!r} a {target.type}; update() the type of one first"
        )
    joined = replace(absorb(target, source), prior=target.prior + source.prior, updated=now())
    transaction.put(joined)
    transaction.put(replace(source, merged_into=target_id, updated=now()))
    return joined


def absorb(entry: Entry, other: Entry) -> Entry:
    """Return ``entry`` with the names, external ids, description and country of ``other`` that it lacks."""
    known = {entry.name, *(alias.name for alias in entry.aliases)}
    gained = [alias for alias in (Alias(other.name), *other.aliases) if alias.name not in known]
    return replace(
        entry,
        aliases=as_aliases([*entry.aliases, *gained]),
        description=entry.description or other.description,
        country=entry.country or other.country,
        external_ids={**other.external_ids, **entry.external_ids},
    )


def revive(transaction: Transaction, below: Below, entry: Entry) -> Entry:
    """Make a merged entry stand for itself again; its names leave the entry it was merged into."""
    target = current(transaction, below, entry.merged_into or "")
    if target is not None:
        own = {match_key(name) for name in entry.names} - {match_key(target.name)}
        transaction.put(
            replace(
                target,
                aliases=tuple(alias for alias in target.aliases if match_key(alias.name) not in own),
                external_ids={k: v for k, v in target.external_ids.items() if entry.external_ids.get(k) != v},
                prior=max(0, target.prior - entry.prior),
                updated=now(),
            )
        )
    revived = replace(entry, merged_into=None, updated=now())
    transaction.put(revived)
    return revived


def split(transaction: Transaction, below: Below, entry_id: str, names: Iterable[str], values: dict[str, Any]) -> Entry:
    """Move some aliases of an entry to a new one; ``values`` may give the new one's id, name, type and so on."""
    entry = standing(transaction, below, entry_id)
    wanted = list(dict.fromkeys(names))
    moved = tuple(alias for alias in entry.aliases if alias.name in wanted)
    missing = [name for name in wanted if name not in {alias.name for alias in moved}]
    if missing:
        known = ", ".join(alias.name for alias in entry.aliases) or "none"
        raise RegistryError(f"entry {entry_id!r} has no alias {missing[0]!r}; its aliases: {known}")
    if not moved:
        raise RegistryError(
            f"name the aliases to split off {entry_id!r}; to undo a merge, split the id that was merged"
        )
    name = values.pop("name", None) or moved[0].name
    type_ = values.pop("type", None) or entry.type
    new_id = values.pop("id", None) or mint_id(type_, name)
    if current(transaction, below, new_id) is not None:
        raise RegistryError(f"there is an entry {new_id!r} already; give the new entry another id")
    time = now()
    rest = tuple(alias for alias in moved if alias.name != name)
    new = Entry(id=new_id, name=name, type=type_, aliases=rest, created=time, updated=time, **values)
    transaction.put(replace(entry, aliases=tuple(a for a in entry.aliases if a not in moved), updated=time))
    transaction.put(new)
    return new
