"""Marks of a call."""

import sqlite3

from callreview.domain.errors import Refused
from callreview.domain.mark import Category, Mark, in_order
from callreview.store.page import Page, Row

NOT_MOVED = "marks.id NOT IN (SELECT mark_id FROM tied_marks_view)"
"""Leaves out the marks that became moments of a question."""


def marks_of(connection: sqlite3.Connection, call_id: str) -> tuple[Mark, ...]:
    """Return the marks of a call in the order they are heard; not those that became moments."""
    found = connection.execute(
        f"SELECT * FROM marks WHERE call_id = ? AND {NOT_MOVED}",  # noqa: S608 - our own
        (call_id,),
    )
    return in_order(tuple(_mark(row) for row in found.fetchall()))


def mark(page: Page, mark_id: str) -> Mark:
    """Return one mark; Refused "mark_unknown" if it is gone."""
    row = page.row("marks", mark_id)
    if row is None:
        raise Refused("mark_unknown")
    return _mark(row)


def add(page: Page, new: Mark) -> None:
    """Put in a mark."""
    page.insert("marks", _row(new))


def change(page: Page, changed: Mark) -> None:
    """Write down a mark that is there already."""
    page.update("marks", (changed.id,), **_row(changed))


def remove(page: Page, mark_id: str) -> None:
    """Take out a mark."""
    page.delete("marks", mark_id)


def _mark(row: sqlite3.Row | Row) -> Mark:
    return Mark(
        id=row["id"],
        call_id=row["call_id"],
        category=Category(row["category"]),
        start_ms=row["start_ms"],
        end_ms=row["end_ms"],
        text=row["text"],
        author=row["author"],
        created_at=row["created_at"],
    )


def _row(mark: Mark) -> Row:
    return {
        "id": mark.id,
        "call_id": mark.call_id,
        "category": mark.category.value,
        "start_ms": mark.start_ms,
        "end_ms": mark.end_ms,
        "text": mark.text,
        "author": mark.author,
        "created_at": mark.created_at,
    }
