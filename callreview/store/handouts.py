"""What became of scorecards that were handed out, and what was disputed in them."""

import sqlite3

from callreview.domain.errors import Refused
from callreview.domain.handout import Aftermath, Dispute, GivenBy, Handout, Outcome
from callreview.store.page import Page
from callreview.store.reviews import is_revised

_CHANGED = Outcome.CHANGED.value
FIELDS = ("given_on", "given_by", "read_on", "answered_on", "answer", "promise")


def handout(connection: sqlite3.Connection, review_id: str) -> Handout:
    """Return what is known of a review's scorecard; an empty one where nothing is."""
    row = connection.execute("SELECT * FROM handouts WHERE review_id = ?", (review_id,)).fetchone()
    return Handout(review_id) if row is None else _handout(connection, row)


def aftermath(connection: sqlite3.Connection, review_id: str) -> tuple[Aftermath, ...]:
    """Return what became of a review's scorecard and of earlier revisions, the earliest first."""
    rows = connection.execute(
        "SELECT handouts.*, earlier.revision FROM reviews "
        "JOIN reviews AS earlier ON earlier.root_id = reviews.root_id "
        "AND earlier.revision <= reviews.revision "
        "JOIN handouts ON handouts.review_id = earlier.id "
        "WHERE reviews.id = ? ORDER BY earlier.revision",
        (review_id,),
    ).fetchall()
    return tuple(Aftermath(row["revision"], _handout(connection, row)) for row in rows)


def handed_out(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the reviews something is known of, by id, in the order they were finished."""
    found = connection.execute(
        "SELECT review_id FROM handouts JOIN reviews ON reviews.id = review_id "
        "ORDER BY audit_sequence"
    )
    return tuple(row["review_id"] for row in found.fetchall())


def set_fields(page: Page, review_id: str, **values: str) -> None:
    """Write what is known now; a review nothing is known of any more has no row."""
    there = page.row("handouts", review_id)
    if there is None:
        page.insert("handouts", {"review_id": review_id})
    page.update("handouts", (review_id,), **values)
    _tidy(page, review_id)


def dispute(page: Page, review_id: str, line_id: str) -> Dispute:
    """Return the dispute of a question; Refused "dispute_unknown" if there is none."""
    row = page.row("disputes", review_id, line_id)
    if row is None:
        raise Refused("dispute_unknown")
    return _dispute(row)


def set_dispute(page: Page, review_id: str, line_id: str, reason: str) -> None:
    """Write down why a question is disputed, open anew; without a reason it is taken back."""
    there = page.row("disputes", review_id, line_id)
    if there is not None and there["reason"] == reason:
        return
    if there is not None:
        page.delete("disputes", review_id, line_id)
    if reason:
        if page.row("handouts", review_id) is None:
            page.insert("handouts", {"review_id": review_id})
        key = {"review_id": review_id, "line_id": line_id}
        page.insert("disputes", {**key, "reason": reason, "raised_at": page.at})
    _tidy(page, review_id)


def settle(page: Page, review_id: str, line_id: str, outcome: Outcome | None, reason: str) -> None:
    """Write down what came of a dispute, or that it is open again."""
    page.update(
        "disputes",
        (review_id, line_id),
        outcome=outcome.value if outcome else None,
        outcome_reason=reason,
        settled_by=page.reviewer if outcome else "",
        settled_at=page.at if outcome else None,
    )


def reopen(page: Page, root_id: str) -> None:
    """Open again what a revision of this review was to change, where that revision is gone."""
    for review in page.rows("reviews", root_id=root_id):
        if not is_revised(page, review["id"]):
            for row in page.rows("disputes", review_id=review["id"], outcome=_CHANGED):
                settle(page, review["id"], row["line_id"], None, "")


def _tidy(page: Page, review_id: str) -> None:
    row = page.row("handouts", review_id)
    if row is None or any(row[field] for field in FIELDS):
        return
    if not page.rows("disputes", review_id=review_id):
        page.delete("handouts", review_id)


def _handout(connection: sqlite3.Connection, row: sqlite3.Row) -> Handout:
    found = connection.execute(
        "SELECT * FROM disputes WHERE review_id = ? ORDER BY line_id", (row["review_id"],)
    )
    return Handout(
        review_id=row["review_id"],
        given_on=row["given_on"],
        given_by=GivenBy(row["given_by"]) if row["given_by"] else None,
        read_on=row["read_on"],
        answered_on=row["answered_on"],
        answer=row["answer"],
        promise=row["promise"],
        disputes=tuple(_dispute(dict(one)) for one in found.fetchall()),
    )


def _dispute(row: dict[str, str | None]) -> Dispute:
    return Dispute(
        line_id=row["line_id"] or "",
        reason=row["reason"] or "",
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        outcome_reason=row["outcome_reason"] or "",
    )
