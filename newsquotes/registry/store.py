"""What a registry asks of its storage: entries by id, names by key, and changes that happen whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from newsquotes.registry.names import Via
from newsquotes.registry.records import Entry

Action = Literal["add", "update", "merge", "split", "delete", "import", "mentions", "undo"]
ChangeKind = Literal["entry", "mentions"]


class Posting(NamedTuple):
    """A name of an entry under one of its keys; a tuple, since hundreds are compared with each unknown name."""

    entry_id: str
    key: str
    via: Via
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record as it was before an operation: an entry, or an article's mentions; None when there was none.

    ``key`` is the id of the entry or the article.
    """

    kind: ChangeKind
    key: str
    before: str | None


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the journal.

    ``number`` grows in the order in which operations were carried out; ``at`` is ISO 8601 in UTC; ``undone_by`` is the
    number of the operation that took this one back, None while it stands; ``entries`` counts the records it changed.
    """

    number: int
    at: str
    action: Action
    note: str
    entries: int = 0
    undone_by: int | None = None


MentionCounts = Mapping[tuple[str, str], int]
"""Of one article: (entry id, form) to the number of mentions."""


class Reader(Protocol):
    """The reading half of a storage."""

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id, merged or not."""

    def entries_of(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return the records of these ids, those that exist."""

    def postings(self, keys: Sequence[str]) -> list[Posting]:
        """Return every name that has one of these keys."""

    def near(self, blocks: Sequence[str], limit: int) -> list[Posting]:
        """Return up to ``limit`` whole names of the smallest of these blocks."""

    def with_external_id(self, system: str, value: str) -> list[str]:
        """Return the ids of the entries that have this id in this system."""

    def entries(self) -> Iterator[Entry]:
        """Yield every record by id, redirects included."""

    def __len__(self) -> int: ...


class Transaction(Protocol):
    """The writing half: what is done through it happens when the ``with`` block ends well, else not at all."""

    def entry(self, entry_id: str) -> Entry | None:
        """Return the record of this very id as the transaction sees it."""

    def prefetch(self, entry_ids: Sequence[str]) -> None:
        """Read many records at once, so that an import does not ask for each."""

    def put(self, entry: Entry) -> None:
        """Write an entry, in place of what stood under its id, and journal what that was."""

    def remove(self, entry_id: str) -> None:
        """Remove a record, and journal what it was."""

    def put_mentions(self, article_id: str, counts: MentionCounts) -> None:
        """Write the mention counts of one article, in place of its earlier ones, and journal those."""

    def operation(self, number: int) -> Operation | None:
        """Return an operation of the journal."""

    def changes(self, number: int) -> list[Change]:
        """Return what an operation changed, as it was before."""

    def later_changes(self, number: int, changes: Sequence[Change]) -> list[int]:
        """Return the numbers of later operations, not undone, that changed one of the same records."""

    def mark_undone(self, number: int, undone: bool) -> None:
        """Mark an operation as undone by the present one, or as standing again."""


class Store(Reader, Protocol):
    """A registry's storage."""

    def writing(self, action: Action, note: str) -> AbstractContextManager[Transaction]:
        """Begin a change: one operation of the journal, alone in writing until it ends."""

    def journal(self, limit: int | None = None) -> list[Operation]:
        """Return the operations, the latest first."""

    def forms(self, entry_id: str) -> dict[str, int]:
        """Return how often each form of an entry was recorded, over all articles."""

    def led_to(self, entry_id: str) -> list[str]:
        """Return this id and the ids that lead to it by merges."""

    def mention_totals(self, entry_ids: Sequence[str]) -> dict[str, int]:
        """Return how often each of these entries was recorded; those never recorded are left out."""

    def mentions_of(self, article_id: str) -> dict[tuple[str, str], int]:
        """Return the mention counts of one article."""

    def mentions(self) -> Iterable[tuple[str, str, str, int]]:
        """Yield all recorded mentions: article id, entry id, form, count."""

    def close(self) -> None:
        """Let go of files and connections."""
