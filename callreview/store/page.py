"""One transaction being written: every row a person's edit touches goes through here.

A page remembers each row before and after. So the inverse of any edit is known without a
word written twice, what is hashed into the audit trail is what was written, and the session
sees which parts of its snapshot to read again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from callreview.domain.errors import Refused
from callreview.store import readings
from callreview.store.joined import call_now

Value = str | int | float | None
Row = dict[str, Any]  # what SQLite gives; the columns are known to who reads them
Key = tuple[Value, ...]

# Every table people's edits may write, with its key, parents first.
KEYS: Mapping[str, tuple[str, ...]] = {
    "folders": ("id",),
    "log_mappings": ("id",),
    "agents": ("id",),
    "agent_refs": ("ref",),
    "calls": ("id",),
    "call_recordings": ("recording_id",),
    "kept_apart": ("call_id", "other_id"),
    "marks": ("id",),
    "rubric_versions": ("id",),
    "sheet_versions": ("version_id",),
    "retired_sheets": ("sheet_id",),
    "rubric_drafts": ("id",),
    "draws": ("id",),
    "draw_frames": ("draw_id",),
    "draw_strata": ("draw_id", "stratum"),
    "draw_calls": ("draw_id", "uid"),
    "reviews": ("id",),
    "answers": ("review_id", "line_id"),
    "evidence": ("review_id", "line_id", "position"),
    "taken_over": ("review_id",),
    "handouts": ("review_id",),
    "disputes": ("review_id", "line_id"),
    "queues": ("id",),
    "queue_calls": ("queue_id", "position"),
    "skips": ("call_id",),
    "searches": ("id",),
    "snippets": ("id",),
    "printed_results": ("id",),
    "settings": ("name",),
}
# What the machine writes into a person's row; it neither hinders an undo nor is undone.
BY_MACHINE: Mapping[str, frozenset[str]] = {
    "calls": frozenset({readings.COLUMN}),
    "folders": frozenset({"looked_at"}),
    "draw_calls": frozenset({"call_id"}),
    "marks": frozenset({"call_id"}),  # a call may become one with another (see `sides`)
    "reviews": frozenset({"call_id", "heard", "skipped", "active_ms", "blind"}),
    "queue_calls": frozenset({"call_id"}),
}


@dataclass(frozen=True)
class RowChange:
    """A row before and after. For a row that stays, only the columns that differ."""

    table: str
    key: Key
    before: Row | None
    after: Row | None

    def then(self, later: "RowChange") -> "RowChange":
        """Return this change and a later one of the same row as one."""
        if self.before is None or later.after is None:
            after = None if later.after is None else {**(self.after or {}), **later.after}
            before = self.before
            if before is not None and self.after is not None:  # changed, then removed
                before = {**(later.before or {}), **before}
            return RowChange(self.table, self.key, before, after)
        if self.after is None:  # removed, then put in again
            return _differing(self.table, self.key, self.before, later.after)
        return _differing(
            self.table,
            self.key,
            {**(later.before or {}), **self.before},
            {**self.after, **later.after},
        )

    @property
    def is_nothing(self) -> bool:
        """Return whether the row is as it was."""
        return self.before == self.after

    @property
    def inverse(self) -> "RowChange":
        """Return the change back."""
        return RowChange(self.table, self.key, self.after, self.before)


class Page:
    """The rows of one edit, inside one transaction begun by the library.

    `at` is the time of the edit, `reviewer` who makes it, `sequence` the number its audit
    row will have. An edit that is typed letter by letter sets `typed` to the field's name:
    saves of one field in one go become one step of undo. `sealed` replaces what is hashed.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        at: str,
        reviewer: str,
        sequence: int,
        new_key: Callable[[], str],
    ) -> None:
        self.connection = connection
        self.new_key = new_key
        self.at = at
        self.reviewer = reviewer
        self.sequence = sequence
        self.typed: str | None = None
        self.sealed: object | None = None
        self._changes: dict[tuple[str, Key], RowChange] = {}

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """Return what differs from before the edit, in the order it was first touched."""
        return tuple(change for change in self._changes.values() if not change.is_nothing)

    def row(self, table: str, *key: Value) -> Row | None:
        """Return the row of that key as it is now, or None."""
        found = self.connection.execute(
            f"SELECT * FROM {table} WHERE {_where(table)}",  # noqa: S608 - names are our own
            key,
        ).fetchone()
        return None if found is None else dict(found)

    def rows(self, table: str, **having: Value) -> list[Row]:
        """Return the rows with these values, in the order of their keys."""
        where = " AND ".join(f"{column} IS ?" for column in having)
        order = ", ".join(KEYS[table])
        found = self.connection.execute(
            f"SELECT * FROM {table} WHERE {where} ORDER BY {order}",  # noqa: S608 - as above
            tuple(having.values()),
        )
        return [dict(row) for row in found.fetchall()]

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Put in a new row."""
        row = _storable(row)
        gaps = ", ".join("?" * len(row))
        self.connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({gaps})",  # noqa: S608 - as above
            tuple(row.values()),
        )
        key = tuple(row[column] for column in KEYS[table])
        self._note(RowChange(table, key, None, self.row(table, *key)))

    def update(self, table: str, key: Key, **values: Value) -> None:
        """Change columns of the row of that key, which must be there."""
        before = self.row(table, *key)
        assert before is not None, f"no row {key} in {table}"
        change = _differing(table, key, before, {**before, **_storable(values)})
        if not change.after:
            return
        columns = ", ".join(f"{column} = ?" for column in change.after)
        self.connection.execute(
            f"UPDATE {table} SET {columns} WHERE {_where(table)}",  # noqa: S608 - as above
            (*change.after.values(), *key),
        )
        self._note(change)

    def delete(self, table: str, *key: Value) -> None:
        """Take out the row of that key, which must be there."""
        before = self.row(table, *key)
        assert before is not None, f"no row {key} in {table}"
        self.connection.execute(
            f"DELETE FROM {table} WHERE {_where(table)}",  # noqa: S608 - as above
            key,
        )
        self._note(RowChange(table, key, before, None))

    def redo(self, changes: Iterable[RowChange]) -> None:
        """Do changes noted earlier; Refused "changed_since" if a row is not as they left it."""
        changes = tuple(changes)
        for change in changes:
            self._check_as_left(change)
        rank = list(KEYS)
        ordered = sorted(changes, key=lambda change: rank.index(change.table))
        try:  # what others will refer to comes first, what others referred to goes last
            for change in ordered:
                if change.before is None and change.after is not None:
                    self.insert(change.table, self._of_call_now(change.after))
            for change in ordered:
                if change.before is not None and change.after is not None:
                    self.update(change.table, change.key, **self._settled(change))
            for change in reversed(ordered):
                if change.after is None:
                    self.delete(change.table, *change.key)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
                raise
            raise Refused("changed_since") from error

    def _of_call_now(self, row: Row) -> Row:
        """Return a row of a call that has become one with another as a row of that one."""
        if "call_id" not in row:
            return row
        return {**row, "call_id": call_now(self.connection, row["call_id"])}

    def _check_as_left(self, change: RowChange) -> None:
        now = self.row(change.table, *change.key)
        if (now is None) != (change.before is None):
            raise Refused("changed_since")
        ignored = BY_MACHINE.get(change.table, frozenset())
        for column, value in (change.before or {}).items():
            if column not in ignored and now is not None and now[column] != value:
                raise Refused("changed_since")

    def _settled(self, change: RowChange) -> Row:
        now = self.row(change.table, *change.key) if change.table == "calls" else None
        return readings.settled(now or {}, change.after or {}) if now else change.after or {}

    def _note(self, change: RowChange) -> None:
        place = (change.table, change.key)
        earlier = self._changes.get(place)
        self._changes[place] = earlier.then(change) if earlier else change


def merged_changes(
    earlier: Iterable[RowChange], later: Iterable[RowChange]
) -> tuple[RowChange, ...]:
    """Return two lists of changes, one made after the other, as one without what cancels out."""
    merged = {(change.table, change.key): change for change in earlier}
    for change in later:
        place = (change.table, change.key)
        merged[place] = merged[place].then(change) if place in merged else change
    return tuple(change for change in merged.values() if not change.is_nothing)


def _differing(table: str, key: Key, before: Row, after: Row) -> RowChange:
    names = [name for name in after if before.get(name) != after[name]]
    return RowChange(
        table,
        key,
        {name: before.get(name) for name in names},
        {name: after[name] for name in names},
    )


def _storable(row: Mapping[str, Value]) -> Row:
    """Return the row with half letters, which a clipboard may hold and UTF-8 cannot, replaced."""
    return {column: whole_letters(value) for column, value in row.items()}


def whole_letters(value: Value) -> Value:
    """Return a text with half letters replaced; anything else as it is."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _where(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in KEYS[table])
