"""Versions of score sheets; they never change."""

import json
import sqlite3
from decimal import Decimal
from functools import lru_cache

from callreview.domain.errors import Refused
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_file import canonical_text, rubric_from_dict, version_id
from callreview.store.page import Page


def all_versions(connection: sqlite3.Connection) -> tuple[RubricVersion, ...]:
    """Return every version, score sheets by title, the newest version of each first."""
    found = connection.execute("SELECT * FROM rubric_versions ORDER BY title, number DESC")
    return tuple(_version(row) for row in found.fetchall())


def version(connection: sqlite3.Connection, version_key: str) -> RubricVersion:
    """Return one version; Refused "version_unknown" if there is none of that id."""
    row = connection.execute(
        "SELECT * FROM rubric_versions WHERE id = ?", (version_key,)
    ).fetchone()
    if row is None:
        raise Refused("version_unknown")
    return _version(row)


def add(page: Page, rubric: Rubric) -> RubricVersion:
    """Keep a score sheet as the next version of its title; one that is known stays as it is."""
    key = version_id(rubric)
    if page.row("rubric_versions", key) is None:
        (newest,) = page.connection.execute(
            "SELECT coalesce(max(number), 0) FROM rubric_versions WHERE title = ?",
            (rubric.title,),
        ).fetchone()
        page.insert(
            "rubric_versions",
            {
                "id": key,
                "title": rubric.title,
                "number": newest + 1,
                "language": rubric.language,
                "canonical_json": canonical_text(rubric),
                "added_at": page.at,
            },
        )
    return version(page.connection, key)


def _version(row: sqlite3.Row) -> RubricVersion:
    return RubricVersion(row["id"], row["number"], _rubric(row["canonical_json"]))


@lru_cache(maxsize=64)
def _rubric(text: str) -> Rubric:
    # A pure function of a text that never changes, asked for at every answer.
    return rubric_from_dict(json.loads(text, parse_float=Decimal), "")
