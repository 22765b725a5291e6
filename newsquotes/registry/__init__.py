"""The canonical entity registry: records, storage, matching, import and export, and the built-in world."""

from newsquotes.registry.ids import mint_id
from newsquotes.registry.records import Alias, Entry, Hit, Link, LinkContext
from newsquotes.registry.registry import Registry

__all__ = ["Alias", "Entry", "Hit", "Link", "LinkContext", "Registry", "mint_id"]
