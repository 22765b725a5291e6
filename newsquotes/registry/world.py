"""The built-in world: countries, subdivisions, cities, nationalities and organisations, read-only and offline.

Two files in newsquotes/data, both written by ``python -m newsquotes.registry.draw_world``:

    world.tsv        one entry a line, readable; its header names the columns and where each row comes from
    world_index.tsv  what world.tsv can be found by: keys with the rows that have them, blocks with the keys they hold

Opening reads both and splits lines; an entry is parsed when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newsquotes.data_files import data_lines
from newsquotes.errors import FormatError
from newsquotes.registry.memory import postings_of
from newsquotes.registry.names import match_key
from newsquotes.registry.records import Alias, Entry, as_alias
from newsquotes.registry.store import Posting

COLUMNS = ("id", "type", "name", "country", "prior", "source", "external_ids", "description", "aliases")
FULL_NAMES = ("name", "former")
LIST_SEPARATOR = "|"
BLOCKS_HEADING = "%blocks"


class World:
    """The built-in entries, as the reading half of a storage."""

    def __init__(self, rows: Sequence[str], index: Sequence[str]) -> None:
        self._rows = rows
        self._ids = [row[: row.index("\t")] for row in rows]
        self._number = {entry_id: i for i, entry_id in enumerate(self._ids)}
        heading = index.index(BLOCKS_HEADING)
        self._keys = index[:heading]
        self._rows_of = {line[: line.index("\t")]: line for line in self._keys}
        self._block_lines = index[heading + 1 :]
        self._blocks: dict[str, str] | None = None
        self._parsed: dict[int, Entry] = {}
        self._postings: dict[str, tuple[Posting, ...]] = {}
        self._external: dict[tuple[str, str], list[str]] | None = None

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry of this id."""
        number = self._number.get(entry_id)
        return None if number is None else self._entry(number)

    def entries_of(self, entry_ids: Sequence[str]) -> dict[str, Entry]:
        """Return the entries of these ids, those that exist."""
        return {i: self._entry(self._number[i]) for i in entry_ids if i in self._number}

    def postings(self, keys: Sequence[str]) -> list[Posting]:
        """Return every name that has one of these keys."""
        return [posting for key in keys for posting in self._postings_of_key(key)]

    def near(self, blocks: Sequence[str], limit: int) -> list[Posting]:
        """Return up to ``limit`` whole names of the smallest of these blocks; the names are given as keys."""
        if self._blocks is None:
            self._blocks = dict(line.split("\t", 1) for line in self._block_lines)
        numbers: dict[str, None] = {}
        for block in sorted({b for b in blocks if b in self._blocks}, key=lambda b: (len(self._blocks[b]), b)):  # type: ignore[index]
            for number in self._blocks[block].split():
                if len(numbers) >= limit:
                    break
                numbers[number] = None
        return [posting for number in numbers for posting in self._near_postings(int(number))]

    def with_external_id(self, system: str, value: str) -> list[str]:
        """Return the ids of the entries that have this id in this system."""
        if self._external is None:
            self._external = {}
            for entry in self.entries():
                for pair in entry.external_ids.items():
                    self._external.setdefault(pair, []).append(entry.id)
        return self._external.get((system, value), [])

    def entries(self) -> Iterator[Entry]:
        """Yield every entry by id."""
        return (self._entry(self._number[i]) for i in sorted(self._number))

    def __len__(self) -> int:
        return len(self._rows)

    def synonyms(self, name: str) -> tuple[str, ...]:
        """Return the full names, present and former, of whatever in the world is called ``name``: of "U.S." "United
        States" and "United States of America", not the looser "America" or "Uncle Sam".
        """
        key = match_key(name)
        found = self.entries_of([p.entry_id for p in self.postings([key]) if p.via == "name"]).values()
        # "German" is no other name of Germany: it may as well be a person, a language or a shepherd.
        entries = [e for e in found if not any(a.kind == "demonym" and match_key(a.name) == key for a in e.aliases)]
        full = (
            other
            for entry in entries
            for other in (entry.name, *(a.name for a in entry.aliases if a.kind in FULL_NAMES))
        )
        return tuple(dict.fromkeys(full))

    def _entry(self, number: int) -> Entry:
        entry = self._parsed.get(number)
        if entry is None:
            entry = self._parsed[number] = entry_from_row(self._rows[number])
        return entry

    def _postings_of_key(self, key: str) -> tuple[Posting, ...]:
        line = self._rows_of.get(key)
        if line is None:
            return ()
        found = self._postings.get(key)
        if found is None:
            entries = [self._entry(int(number)) for number in line.split("\t", 1)[1].split()]
            found = tuple(p for entry in entries for p in postings_of(entry) if p.key == key)
            self._postings[key] = found
        return found

    def _near_postings(self, number: int) -> list[Posting]:
        key, rows = self._keys[number].split("\t", 1)
        return [Posting(self._ids[int(row)], key, "name", key) for row in rows.split()]


@cache
def world() -> World:
    """Return the built-in world; read once in a process."""
    return World(data_lines("world.tsv"), data_lines("world_index.tsv"))


def entry_from_row(row: str) -> Entry:
    """Read one line of world.tsv."""
    cells = row.split("\t")
    if len(cells) != len(COLUMNS):
        raise FormatError(f"world.tsv: a row has {len(cells)} columns, not {len(COLUMNS)}: {row[:80]!r}")
    value = dict(zip(COLUMNS, cells, strict=True))
    return Entry(
        id=value["id"],
        name=value["name"],
        type=value["type"],  # type: ignore[arg-type]  # checked by Entry
        aliases=tuple(_alias(text) for text in value["aliases"].split(LIST_SEPARATOR) if text),
        description=value["description"],
        country=value["country"],
        external_ids=_external_ids(value["external_ids"]),
        source=value["source"],
        prior=int(value["prior"] or 0),
    )


def row_of(entry: Entry) -> str:
    """Return an entry as one line of world.tsv."""
    cells: Mapping[str, str] = {
        "id": entry.id,
        "type": entry.type,
        "name": entry.name,
        "country": entry.country,
        "prior": str(entry.prior or ""),
        "source": entry.source,
        "external_ids": LIST_SEPARATOR.join(f"{k}={v}" for k, v in entry.external_ids.items()),
        "description": entry.description,
        "aliases": LIST_SEPARATOR.join(_alias_cell(alias) for alias in entry.aliases),
    }
    return "\t".join(cells[column] for column in COLUMNS)


def _external_ids(cell: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in cell.split(LIST_SEPARATOR) if pair)


def _alias(text: str) -> Alias:
    name, _, kind = text.partition("=")
    return as_alias({"name": name, "kind": kind or "name"})


def _alias_cell(alias: Alias) -> str:
    return alias.name if alias.kind == "name" else f"{alias.name}={alias.kind}"
