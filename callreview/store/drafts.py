"""Score sheets being written: whatever somebody has typed so far, sound or not."""

import json
import sqlite3
from decimal import Decimal
from functools import lru_cache

from callreview.domain.errors import Refused
from callreview.domain.rubric import Rubric, RubricDraft
from callreview.domain.rubric_file import rubric_from_dict, rubric_to_dict
from callreview.domain.rubric_ids import ids_of
from callreview.store import rubrics
from callreview.store.page import Page, whole_letters


def all_drafts(connection: sqlite3.Connection) -> tuple[RubricDraft, ...]:
    """Return the drafts, the oldest first."""
    found = connection.execute("SELECT * FROM rubric_drafts ORDER BY made_at, id").fetchall()
    return tuple(_draft(connection, row) for row in found)


def draft(page: Page, draft_id: str) -> RubricDraft:
    """Return one draft; Refused "sheet_draft_unknown" if there is none of that key."""
    row = page.connection.execute(
        "SELECT * FROM rubric_drafts WHERE id = ?", (draft_id,)
    ).fetchone()
    if row is None:
        raise Refused("sheet_draft_unknown")
    return _draft(page.connection, row)


def start(page: Page, draft_id: str, rubric: Rubric, base_id: str | None) -> None:
    """Put in a draft; raises Unreadable as `put` does."""
    if base_id is not None:
        rubrics.version(page.connection, base_id)
    times = {"made_at": page.at, "changed_at": page.at}
    row = {"id": draft_id, "base_version_id": base_id, **_columns(rubric), **times}
    page.insert("rubric_drafts", row)


def put(page: Page, draft_id: str, rubric: Rubric) -> None:
    """Let a draft be this sheet; Unreadable if it holds a number no sheet may hold."""
    page.update("rubric_drafts", (draft_id,), **_columns(rubric), changed_at=page.at)


def _columns(rubric: Rubric) -> dict[str, str]:
    written = json.dumps(rubric_to_dict(rubric), ensure_ascii=False, sort_keys=True)
    text = str(whole_letters(written))
    _rubric(text)  # what could not be read again is refused here
    return {"title": rubric.title, "language": rubric.language, "draft_json": text}


def _draft(connection: sqlite3.Connection, row: sqlite3.Row) -> RubricDraft:
    return RubricDraft(
        id=row["id"],
        rubric=_rubric(row["draft_json"]),
        changed_at=row["changed_at"],
        base_id=row["base_version_id"],
        taken=_taken(connection, row["base_version_id"]),
    )


def _taken(connection: sqlite3.Connection, base_id: str | None) -> frozenset[str]:
    if base_id is None:
        return frozenset()
    sheet_id = rubrics.version(connection, base_id).sheet_id
    versions = rubrics.versions_of(connection, sheet_id)
    return frozenset().union(*(ids_of(one.rubric) for one in versions))


@lru_cache(maxsize=16)
def _rubric(text: str) -> Rubric:
    return rubric_from_dict(json.loads(text, parse_float=Decimal), "", is_draft=True)
