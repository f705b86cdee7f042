"""What a library holds, read beside the app by plain SQLite, to compare before and after."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from callreview.store.page import KEYS

PEOPLES = tuple(KEYS)
MACHINES = ("recordings", "recording_paths", "call_recordings")
_BY_MACHINE = ("heard", "skipped", "active_ms", "looked_at")

Dump = dict[str, list[tuple[object, ...]]]


@contextmanager
def beside(library: Path) -> Iterator[sqlite3.Connection]:
    """Read a library as any other program would."""
    uri = f"{library.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def dump(library: Path, tables: tuple[str, ...] = PEOPLES, *, whole: bool = False) -> Dump:
    """Return all rows of these tables; what only the machine writes into them if `whole`."""
    left_out = () if whole else _BY_MACHINE
    with beside(library) as connection:
        return {table: _rows(connection, table, left_out) for table in tables}


def count(library: Path, table: str) -> int:
    """Return how many rows a table has."""
    with beside(library) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(found)


def first(library: Path, sql: str, *values: object) -> object:
    """Return the first value of the first row."""
    with beside(library) as connection:
        row = connection.execute(sql, values).fetchone()
        return None if row is None else row[0]


def _rows(
    connection: sqlite3.Connection, table: str, left_out: tuple[str, ...]
) -> list[tuple[object, ...]]:
    columns = [
        row["name"]
        for row in connection.execute(f"PRAGMA table_info ({table})")
        if row["name"] not in left_out
    ]
    order = ", ".join(columns[:3])
    found = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")
    return [tuple(row) for row in found.fetchall()]
