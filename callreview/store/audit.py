"""The audit trail: who did what when, and a salted hash of what was written, never the words.

Each row carries the hash of the row before it and of its own fields, so a changed, missing or
added row shows. The salt stands beside and is not part of the chain, only its hash is: erasing
words and salt leaves the chain whole and nothing to guess the words from. Tamper-evident, not
tamper-proof: who can rewrite the whole chain can; a head printed on a scorecard shows it.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from callreview.domain.canonical import canonical
from callreview.store.page import Page, RowChange

NO_HASH = "0" * 64
_FIELDS = "sequence, at, reviewer, computer_id, kind, target, content_hash, salt_hash"


@dataclass(frozen=True)
class Head:
    """The end of the chain: enough to show later that nothing before it was changed."""

    sequence: int
    row_hash: str


def head(connection: sqlite3.Connection) -> Head:
    """Return the newest row's number and hash; zeros when nothing was done yet."""
    row = connection.execute(
        "SELECT sequence, row_hash FROM audit ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return Head(row["sequence"], row["row_hash"]) if row else Head(0, NO_HASH)


def holds(connection: sqlite3.Connection, anchor: Head) -> bool:
    """Return whether the chain still contains an end it once had."""
    row = connection.execute(
        "SELECT row_hash FROM audit WHERE sequence = ?", (anchor.sequence,)
    ).fetchone()
    return anchor == Head(0, NO_HASH) or row is not None and row["row_hash"] == anchor.row_hash


def append(page: Page, *, kind: str, target: str, computer_id: str, salt: bytes) -> None:
    """Write the audit row of what stands on `page`."""
    previous = head(page.connection)
    written = content(page.changes) if page.sealed is None else page.sealed
    fields = (
        page.sequence,
        page.at,
        page.reviewer,
        computer_id,
        kind,
        target,
        salted(salt, written),
        hashlib.sha256(salt).hexdigest(),
    )
    page.connection.execute(
        f"INSERT INTO audit ({_FIELDS}, salt, previous_hash, row_hash) "  # noqa: S608 - constant
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*fields, salt, previous.row_hash, _row_hash(previous.row_hash, fields)),
    )


def content(changes: Iterable[RowChange]) -> object:
    """Return what was written as plain values."""
    return [[change.table, list(change.key), change.after] for change in changes]


def salted(salt: bytes, written: object) -> str:
    """Return the hash of what was written; without the salt nobody can guess the words."""
    return hashlib.sha256(salt + canonical(written)).hexdigest()


def broken_links(connection: sqlite3.Connection) -> list[int]:
    """Return the numbers of the rows at which the chain does not hold, in order.

    A salt that is gone without a line in the ledger of erasures is a break as well.
    """
    erased = {row[0] for row in connection.execute("SELECT target FROM erasures").fetchall()}
    broken, previous, expected = [], NO_HASH, 1
    cursor = connection.execute(
        f"SELECT {_FIELDS}, salt, previous_hash, row_hash FROM audit "  # noqa: S608 - constant
        "ORDER BY sequence"
    )
    for row in cursor.fetchall():
        fields = tuple(row)[:8]
        salt_holds = (
            row["target"] in erased
            if row["salt"] is None
            else hashlib.sha256(row["salt"]).hexdigest() == row["salt_hash"]
        )
        holds = (
            row["sequence"] == expected
            and row["previous_hash"] == previous
            and row["row_hash"] == _row_hash(previous, fields)
            and salt_holds
        )
        if not holds:
            broken.append(row["sequence"])
        previous, expected = row["row_hash"], row["sequence"] + 1
    return broken


def _row_hash(previous: str, fields: tuple[object, ...]) -> str:
    return hashlib.sha256(canonical([previous, *fields])).hexdigest()
