"""Ids for entities the registry does not know yet: the same type and name give the same id anywhere, at any time."""

from __future__ import annotations

import hashlib
import re

from newsquotes.errors import RegistryError
from newsquotes.registry.names import match_key, strip_title
from newsquotes.results import ENTITY_TYPES, EntityType

PREFIX = "nq"
SLUG_LENGTH = 48  # characters: room for "world-intellectual-property-organization" without making ids unreadable
SHORT_HASH = 8  # hex digits; enough beside a slug that spells the whole name
LONG_HASH = 16  # hex digits; for names that the slug cannot spell (another script, or cut), where only the hash differs


def mint_id(type: EntityType, name: str) -> str:
    """Return the id of a new entity, e.g. ``nq:person:ahmad-massoud-`` and eight hex digits.

    It depends on the type and on the name's key alone (case, accents, titles and punctuation do not matter), so
    workers that never meet mint the same id. Raises RegistryError for a name without a letter or a digit.
    """
    if type not in ENTITY_TYPES:
        raise RegistryError(f"type is {type!r}; allowed: {', '.join(ENTITY_TYPES)}")
    key = canonical_key(type, name)
    if not key:
        key = name.strip()
    if not key:
        raise RegistryError(f"no id can be made of the name {name!r}: it is blank")
    slug = re.sub(r"[^a-z0-9]+", "-", key).strip("-")
    spelled = len(slug) <= SLUG_LENGTH and re.fullmatch(r"[a-z0-9 ]+", key) is not None
    digest = hashlib.blake2b(f"{type}\0{key}".encode(), digest_size=LONG_HASH // 2).hexdigest()
    tail = digest[: SHORT_HASH if spelled else LONG_HASH]
    slug = slug[:SLUG_LENGTH].rstrip("-")
    return f"{PREFIX}:{type}:{slug}-{tail}" if slug else f"{PREFIX}:{type}:{tail}"


def canonical_key(type: EntityType, name: str) -> str:
    """Return the key that `mint_id` hashes: a person's without titles."""
    key = match_key(name)
    return strip_title(key) if type == "person" else key
