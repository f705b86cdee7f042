"""Versions of score sheets; they never change. A sheet is known by its first version's id."""

import json
import sqlite3
from decimal import Decimal
from functools import lru_cache

from callreview.domain.errors import Refused
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import canonical_text, rubric_from_dict, version_id
from callreview.store.page import Page

_VERSIONS = (
    "SELECT rubric_versions.*, sheet_id FROM rubric_versions "
    "JOIN sheet_versions ON version_id = rubric_versions.id"
)


def all_versions(connection: sqlite3.Connection) -> tuple[RubricVersion, ...]:
    """Return every version, score sheets by title, the newest version of each first."""
    found = connection.execute(f"{_VERSIONS} ORDER BY title, number DESC")
    return tuple(_version(row) for row in found.fetchall())


def version(connection: sqlite3.Connection, version_key: str) -> RubricVersion:
    """Return one version; Refused "version_unknown" if there is none of that id."""
    row = connection.execute(f"{_VERSIONS} WHERE id = ?", (version_key,)).fetchone()
    if row is None:
        raise Refused("version_unknown")
    return _version(row)


def versions_of(connection: sqlite3.Connection, sheet_id: str) -> tuple[RubricVersion, ...]:
    """Return the versions of one sheet, the oldest first; none if there is no such sheet."""
    found = connection.execute(f"{_VERSIONS} WHERE sheet_id = ? ORDER BY number", (sheet_id,))
    return tuple(_version(row) for row in found.fetchall())


def add(page: Page, rubric: Rubric, sheet_id: str | None = None) -> RubricVersion:
    """Keep a score sheet as the next version of its sheet; one that is known stays as it is.

    Without `sheet_id` it is a version of the sheet that was last called like it, or a new sheet.
    """
    key = version_id(rubric)
    if page.row("rubric_versions", key) is None:
        sheet_id = sheet_id or _sheet_called(page, rubric.title) or key
        page.insert(
            "rubric_versions",
            {
                "id": key,
                "title": rubric.title,
                "number": _next_number(page, sheet_id, rubric.title),
                "language": rubric.language,
                "canonical_json": canonical_text(rubric),
                "added_at": page.at,
            },
        )
        page.insert("sheet_versions", {"version_id": key, "sheet_id": sheet_id})
    return version(page.connection, key)


def retired_sheets(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the sheets that were retired."""
    return frozenset(row[0] for row in connection.execute("SELECT sheet_id FROM retired_sheets"))


def _sheet_called(page: Page, title: str) -> str | None:
    row = page.connection.execute(
        f"{_VERSIONS} WHERE title = ? ORDER BY number DESC LIMIT 1", (title,)
    ).fetchone()
    return None if row is None else str(row["sheet_id"])


def _next_number(page: Page, sheet_id: str, title: str) -> int:
    """Return a number above all of the sheet, and above all versions that are called like it."""
    (newest,) = page.connection.execute(
        "SELECT coalesce(max(number), 0) FROM rubric_versions "
        "JOIN sheet_versions ON version_id = id WHERE sheet_id = ? OR title = ?",
        (sheet_id, title),
    ).fetchone()
    return int(newest) + 1


def _version(row: sqlite3.Row) -> RubricVersion:
    rubric = _rubric(row["canonical_json"])
    return RubricVersion(row["id"], row["number"], rubric, row["sheet_id"])


@lru_cache(maxsize=64)
def _rubric(text: str) -> Rubric:
    # A pure function of a text that never changes, asked for at every answer.
    return rubric_from_dict(json.loads(text, parse_float=Decimal), "")
