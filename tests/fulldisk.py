"""A disk that is full, as SQLite meets it, and has room again."""

import sqlite3

from callreview.app.session import Session


def fill_disk(session: Session, *, pages: int) -> None:
    """Let SQLite run into the end of the disk after `pages` more; many pages are room again."""

    def work(reader: object) -> None:
        connection: sqlite3.Connection = reader._connection  # type: ignore[attr-defined]  # a test's reach
        (there,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {there + pages}").fetchall()

    session.find(work).wait()
