"""Looking a library over: a sound file, a whole audit trail, final reviews as they were."""

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from callreview.domain.draw.check import differences
from callreview.domain.draw.record import record_of
from callreview.store import audit, draws
from callreview.store.connection import number
from callreview.store.migrations import MIGRATIONS, do_steps
from callreview.store.page import Row
from callreview.store.seal import sealed, sealed_draw

Seal = Callable[[sqlite3.Connection, str], object]

_SHOWN = 20


@dataclass(frozen=True)
class FileCheck:
    """What is wrong with a library file; all empty when nothing is.

    `damage` is SQLite's own words. `orphans` names tables with rows that belong to nothing,
    `broken_links` audit rows at which the chain does not hold, `altered_reviews` final reviews
    that are not what was signed off, `lost_reviews` those that are gone and were not erased,
    `altered_sheets` versions of score sheets that are not what their hash says, `altered_draws`
    random samples that are not as they were frozen, or not what their lot gives,
    `altered_schema` tables, views and triggers that are not ours. Of a damaged file nothing but
    the damage is told.
    """

    damage: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    broken_links: tuple[int, ...] = ()
    altered_reviews: tuple[str, ...] = ()
    lost_reviews: tuple[str, ...] = ()
    altered_sheets: tuple[str, ...] = ()
    altered_draws: tuple[str, ...] = ()
    altered_schema: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong."""
        return self == FileCheck()


def check_file(connection: sqlite3.Connection) -> FileCheck:
    """Look the open library over; takes seconds for a large one."""
    if damage := damage_of(connection):
        return FileCheck(damage=damage)
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return FileCheck(
        orphans=tuple(sorted({row[0] for row in orphans})),
        broken_links=tuple(audit.broken_links(connection)),
        altered_reviews=tuple(_altered_reviews(connection)),
        lost_reviews=tuple(_lost_reviews(connection)),
        altered_sheets=tuple(_altered_sheets(connection)),
        altered_draws=tuple(_altered_draws(connection)),
        altered_schema=tuple(_altered_schema(connection)),
    )


def damage_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file, in its own words; nothing if it is sound."""
    try:
        said = connection.execute(f"PRAGMA integrity_check ({_SHOWN})").fetchall()
    except sqlite3.DatabaseError as error:
        return (str(error),)
    lines = [line for row in said for line in row[0].splitlines()]
    return tuple(line for line in lines if line != "ok" and not line.startswith("***"))[:_SHOWN]


def _altered_reviews(connection: sqlite3.Connection) -> list[str]:
    """Return final reviews whose rows no longer give the hash their last audit row holds."""
    found = connection.execute(
        "SELECT reviews.id, salt, content_hash FROM reviews "
        "LEFT JOIN audit ON sequence = audit_sequence WHERE state = 'final' ORDER BY reviews.id"
    ).fetchall()
    return [row["id"] for row in found if not _is_as_sealed(row, sealed, connection)]


def _lost_reviews(connection: sqlite3.Connection) -> list[str]:
    """Return reviews the audit trail knows and the library does not; drafts may be discarded."""
    found = connection.execute(
        "SELECT target FROM audit WHERE kind IN "
        "('finish_review', 'import_review', 'take_over_review') "
        "EXCEPT SELECT target FROM audit WHERE kind = 'discard_draft' "
        "EXCEPT SELECT id FROM reviews EXCEPT SELECT target FROM erasures ORDER BY target"
    ).fetchall()
    return [row["target"] for row in found]


def _altered_sheets(connection: sqlite3.Connection) -> list[str]:
    """Return versions whose text no longer gives the hash they are named after."""
    found = connection.execute("SELECT id, canonical_json FROM rubric_versions ORDER BY id")
    return [
        row["id"]
        for row in found.fetchall()
        if hashlib.sha256(row["canonical_json"].encode()).hexdigest() != row["id"]
    ]


def _altered_draws(connection: sqlite3.Connection) -> list[str]:
    """Return frozen draws that are not as their audit row has them, or not what their lot gives.

    A library from before this, opened only to be read, has no table of them.
    """
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'draws'").fetchone():
        return []
    found = connection.execute(
        "SELECT draws.id, salt, content_hash FROM draws "
        "LEFT JOIN audit ON target = draws.id AND kind = 'freeze_draw' "
        "WHERE frozen_at IS NOT NULL ORDER BY draws.id"
    ).fetchall()
    return [
        row["id"]
        for row in found
        if not _is_as_sealed(row, sealed_draw, connection)
        or differences(
            record_of(draws.draw_of_id(connection, row["id"])),
            draws.frame_of(connection, row["id"]),
        )
    ]


def _is_as_sealed(row: sqlite3.Row, seal: Seal, connection: sqlite3.Connection) -> bool:
    """Return whether something gives the hash its audit row holds; what was erased need not."""
    if row["content_hash"] is None:
        return False
    if row["salt"] is None:
        return True
    now = audit.salted(row["salt"], seal(connection, row["id"]))
    return now == str(row["content_hash"])


def _altered_schema(connection: sqlite3.Connection) -> list[str]:
    """Return what differs from a new library; nothing is said of one with another version."""
    if number(connection, "user_version") != len(MIGRATIONS):
        return []
    fresh = sqlite3.connect(":memory:")
    fresh.row_factory = sqlite3.Row
    try:
        do_steps(fresh, MIGRATIONS)
        wanted, there = _schema(fresh), _schema(connection)
    finally:
        fresh.close()
    names = wanted.keys() | there.keys()
    return sorted(name for name in names if wanted.get(name) != there.get(name))


def _schema(connection: sqlite3.Connection) -> Row:
    # SQLite's own tables (ANALYZE makes some) are nobody's business.
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"
    )
    return {row["name"]: row["sql"] for row in found.fetchall()}
