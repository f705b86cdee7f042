"""Reviews with their answers and evidence: drafts are written here, final ones only once."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from callreview.domain.errors import Refused
from callreview.domain.review import Answer, Blind, Book, MovedMark, Review, ReviewState
from callreview.domain.timebase import Span
from callreview.domain.unseen import CALIBRATION, SELF
from callreview.store import line_scores
from callreview.store.page import Page, Row

if TYPE_CHECKING:
    from callreview.domain.scoring import Score

WORDS = ("keep_doing", "work_on", "private_note")
NEWEST_FIRST = "audit_sequence IS NOT NULL, audit_sequence DESC, id DESC"
"""Drafts, then final reviews as they were finished."""
_NEWEST_REVISION = (
    "revision = (SELECT max(revision) FROM reviews AS other "
    "WHERE other.root_id = reviews.root_id AND other.state = 'final')"
)


def reviews_of(connection: sqlite3.Connection, call_id: str) -> tuple[Review, ...]:
    """Return all reviews of a call, newest first: drafts, then final ones as they were finished."""
    return _reviews(connection, "call_id = ? ORDER BY " + NEWEST_FIRST, call_id)


def review_of_id(connection: sqlite3.Connection, review_id: str) -> Review:
    """Return one review; Refused "review_unknown" if there is none of that id."""
    found = _reviews(connection, "id = ?", review_id)
    if not found:
        raise Refused("review_unknown")
    return found[0]


def revisions_of(connection: sqlite3.Connection, root_id: str) -> tuple[Review, ...]:
    """Return a review with all its revisions, the first first, whichever call they are of."""
    return _reviews(connection, "root_id = ? ORDER BY revision", root_id)


def final_reviews(connection: sqlite3.Connection, *, every_revision: bool) -> tuple[Review, ...]:
    """Return final reviews in the order they were finished; by default the newest revisions."""
    which = "" if every_revision else f"AND {_NEWEST_REVISION} "
    return _reviews(connection, f"state = 'final' {which}ORDER BY audit_sequence")


def final_ids(
    connection: sqlite3.Connection,
    version_ids: Collection[str] | None = None,
    *,
    every_revision: bool = False,
) -> tuple[str, ...]:
    """Return the keys of final reviews, all or those on these versions, in the same order."""
    which = "" if every_revision else f"AND {_NEWEST_REVISION} "
    if version_ids is not None:
        which += f"AND version_id IN ({', '.join('?' * len(version_ids))}) "
    found = connection.execute(
        f"SELECT id FROM reviews WHERE state = 'final' {which}ORDER BY audit_sequence",  # noqa: S608 - gaps, our own words
        tuple(version_ids or ()),
    )
    return tuple(row[0] for row in found.fetchall())


def counts_by_version(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many final reviews each version has; of each the newest revision counts."""
    found = connection.execute(
        f"SELECT version_id, count(*) FROM reviews WHERE state = 'final' "  # noqa: S608 - our own
        f"AND {_NEWEST_REVISION} GROUP BY version_id"
    )
    return {row[0]: row[1] for row in found.fetchall()}


def last_final_of_person(
    connection: sqlite3.Connection,
    *,
    agent_id: str | None,
    ref: str | None,
    but_call: str,
    viewer: str,
) -> Review | None:
    """Return the newest final review of a person's other calls, or None.

    What people wrote of themselves is for their own eyes, as `viewer`; a second score of a call,
    to see whether two agree, is for nobody's.
    """
    found = _reviews(
        connection,
        "id = ("  # from the newest on, so that it ends at the first that fits
        "  SELECT newest.id FROM reviews AS newest"
        "  JOIN calls ON calls.id = newest.call_id"
        "  JOIN call_people_view AS people ON people.call_id = newest.call_id"
        "  WHERE newest.audit_sequence IS NOT NULL AND newest.call_id <> ?"
        "  AND newest.reason <> ? AND (newest.reason <> ? OR newest.reviewer = ?)"
        "  AND CASE WHEN ? IS NULL THEN people.agent_id IS NULL AND calls.agent_ref = ?"
        "      ELSE people.agent_id = ? END"
        "  ORDER BY newest.audit_sequence DESC LIMIT 1)",
        but_call,
        CALIBRATION,
        SELF,
        viewer,
        agent_id,
        ref,
        agent_id,
    )
    return found[0] if found else None


def is_revised(page: Page, review_id: str) -> bool:
    """Return whether a later revision of a review was begun or finished."""
    found = page.connection.execute(
        "SELECT 1 FROM reviews AS earlier JOIN reviews AS later ON later.root_id = earlier.root_id "
        "AND later.revision > earlier.revision WHERE earlier.id = ? LIMIT 1",
        (review_id,),
    )
    return found.fetchone() is not None


def draft(page: Page, review_id: str) -> Review:
    """Return a draft; Refused "review_unknown" or "review_is_final"."""
    found = review_of_id(page.connection, review_id)
    if found.state is ReviewState.FINAL:
        raise Refused("review_is_final")
    return found


def start(page: Page, review: Review) -> None:
    """Put in a draft with the answers it has."""
    page.insert(
        "reviews",
        {
            "id": review.id,
            "call_id": review.call_id,
            "root_id": review.root_id or review.id,
            "revision": review.revision,
            "revision_reason": review.revision_reason,
            "version_id": review.version_id,
            "reviewer": review.reviewer,
            "state": ReviewState.DRAFT.value,
            "book": review.book.value,
            "reason": review.reason,
            "draw_id": review.draw_id,
            "started_at": review.started_at,
            "keep_doing": review.keep_doing,
            "work_on": review.work_on,
            "private_note": review.private_note,
            "heard": spans_as_text(review.heard),
            "skipped": spans_as_text(review.skipped),
            "active_ms": review.active_ms,
            "blind": _blind_as_text(review.blind),
        },
    )
    for line_id, answer in review.answers.items():
        set_answer(page, review.id, line_id, answer)


def set_words(page: Page, review_id: str, field: str, text: str) -> None:
    """Write one of the texts beside the answers."""
    page.update("reviews", (review_id,), **{field: text})


def set_answer(page: Page, review_id: str, line_id: str, answer: Answer) -> None:
    """Write down what is said to a line; an empty answer takes its row out."""
    wanted = [] if answer == Answer() else list(enumerate(answer.evidence, 1))
    there = {row["position"]: row for row in _evidence(page, review_id, line_id)}
    for position in sorted(there, key=str):
        if position not in dict(wanted):
            page.delete("evidence", review_id, line_id, position)
    _set_answer_row(page, review_id, line_id, answer)
    for position, span in wanted:
        mark_id = span.mark_id if isinstance(span, MovedMark) else None
        values: Row = {"start_ms": span.start_ms, "end_ms": span.end_ms, "mark_id": mark_id}
        key: Row = {"review_id": review_id, "line_id": line_id, "position": position}
        if position in there:
            page.update("evidence", (review_id, line_id, position), **values)
        else:
            page.insert("evidence", {**key, **values})


def finish(page: Page, review: Review, score: "Score", *, app_version: str) -> None:
    """Make a draft final: what it pins and its score are written once and stay.

    It is finished now, unless it says that it was earlier.
    """
    page.update(
        "reviews",
        (review.id,),
        state=ReviewState.FINAL.value,
        finished_at=review.finished_at or page.at,
        heard_reason=review.heard_reason,
        blind=_blind_as_text(review.blind),
        recording_sha256=review.sha256,
        recording_duration_ms=review.duration_ms,
        decoder=review.decoder,
        percent_exact=_exact(score.percent),
        percent=_near(score.percent),
        bonus_percent_exact=_exact(score.bonus_percent),
        bonus_percent=_near(score.bonus_percent),
        shown_exact=_exact(score.shown),
        shown=_near(score.shown),
        passed=None if score.passed is None else int(score.passed),
        band=score.band.label if score.band else None,
        fails=json.dumps([{"line": one.line_id, "scope": one.scope.value} for one in score.fails]),
        scored_by_version=app_version,
        audit_sequence=page.sequence,
    )
    line_scores.keep(page.connection, review.id, score)


def discard(page: Page, review_id: str) -> None:
    """Take out a draft with all that belongs to it."""
    for row in page.rows("evidence", review_id=review_id):
        page.delete("evidence", review_id, row["line_id"], row["position"])
    for row in page.rows("answers", review_id=review_id):
        page.delete("answers", review_id, row["line_id"])
    page.delete("reviews", review_id)


def note(connection: sqlite3.Connection, draft: Review) -> None:
    """Keep what was heard and skipped, the time spent, and what is still hidden from who writes.

    Nothing happens to a final review.
    """
    connection.execute(
        "UPDATE reviews SET heard = ?, skipped = ?, active_ms = ?, blind = ? "
        "WHERE id = ? AND state = 'draft'",
        (
            spans_as_text(draft.heard),
            spans_as_text(draft.skipped),
            draft.active_ms,
            _blind_as_text(draft.blind),
            draft.id,
        ),
    )


def spans_as_text(spans: Iterable[Span]) -> str:
    """Return spans as the library keeps them: `[[start_ms, end_ms], …]`."""
    return json.dumps([[span.start_ms, span.end_ms] for span in spans])


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def _blind_as_text(blind: Collection[Blind]) -> str:
    return ",".join(each for each in Blind if each in blind)


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _near(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _evidence(page: Page, review_id: str, line_id: str) -> list[Row]:
    return page.rows("evidence", review_id=review_id, line_id=line_id)


def _set_answer_row(page: Page, review_id: str, line_id: str, answer: Answer) -> None:
    there = page.row("answers", review_id, line_id)
    if answer == Answer():
        if there is not None:
            page.delete("answers", review_id, line_id)
        return
    said: Row = {
        "option_id": answer.option,
        "option_ids": json.dumps(answer.options, ensure_ascii=False),
        "none_of_them": int(answer.none_of_them),
        "number": None if answer.number is None else str(answer.number),
        "text": answer.text,
        "na": int(answer.na),
        "comment": answer.comment,
    }
    if there is None:
        key = {"review_id": review_id, "line_id": line_id}
        page.insert("answers", {**key, **said, "answered_at": page.at})
    elif any(there[column] != value for column, value in said.items()):
        page.update("answers", (review_id, line_id), **said, answered_at=page.at)


def _reviews(connection: sqlite3.Connection, which: str, *values: object) -> tuple[Review, ...]:
    rows = connection.execute(
        f"SELECT * FROM reviews WHERE {which}",  # noqa: S608 - conditions are our own
        values,
    ).fetchall()
    return tuple(review_of_row(row, _answers(connection, row["id"])) for row in rows)


def answers_of_many(
    connection: sqlite3.Connection, review_ids: Iterable[str]
) -> dict[str, dict[str, Answer]]:
    """Return what was said in many reviews, by review and line, without the moments shown for it.

    Asked at once, for there may be 20,000 of them.
    """
    found: dict[str, dict[str, Answer]] = {}
    rows = connection.execute(
        "SELECT * FROM answers WHERE review_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY review_id, line_id",
        (json.dumps([*review_ids]),),
    )
    for row in rows.fetchall():
        found.setdefault(row["review_id"], {})[row["line_id"]] = _answer(row, ())
    return found


def _answers(connection: sqlite3.Connection, review_id: str) -> dict[str, Answer]:
    spans: dict[str, list[Span]] = {}
    evidence = connection.execute(
        "SELECT * FROM evidence WHERE review_id = ? ORDER BY line_id, position", (review_id,)
    )
    for row in evidence.fetchall():
        spans.setdefault(row["line_id"], []).append(_moment(row))
    answers = connection.execute(
        "SELECT * FROM answers WHERE review_id = ? ORDER BY line_id", (review_id,)
    )
    return {
        row["line_id"]: _answer(row, spans.get(row["line_id"], [])) for row in answers.fetchall()
    }


def _moment(row: sqlite3.Row) -> Span:
    span = (row["start_ms"], row["end_ms"])
    return MovedMark(*span, row["mark_id"]) if row["mark_id"] else Span(*span)


def _answer(row: sqlite3.Row, evidence: Sequence[Span]) -> Answer:
    return Answer(
        option=row["option_id"],
        options=tuple(json.loads(row["option_ids"])),
        number=None if row["number"] is None else Decimal(row["number"]),
        text=row["text"],
        na=bool(row["na"]),
        comment=row["comment"],
        evidence=tuple(evidence),
        none_of_them=bool(row["none_of_them"]),
    )


def review_of_row(row: sqlite3.Row, answers: Mapping[str, Answer]) -> Review:
    """Return the review a row of the table holds; its answers lie in rows of their own."""
    return Review(
        id=row["id"],
        call_id=row["call_id"],
        version_id=row["version_id"],
        reviewer=row["reviewer"],
        state=ReviewState(row["state"]),
        book=Book(row["book"]),
        reason=row["reason"],
        started_at=row["started_at"],
        root_id=row["root_id"],
        revision=row["revision"],
        revision_reason=row["revision_reason"],
        finished_at=row["finished_at"],
        answers=answers,
        keep_doing=row["keep_doing"],
        work_on=row["work_on"],
        private_note=row["private_note"],
        heard=_spans(row["heard"]),
        skipped=_spans(row["skipped"]),
        heard_reason=row["heard_reason"],
        active_ms=row["active_ms"],
        sha256=row["recording_sha256"],
        duration_ms=row["recording_duration_ms"],
        decoder=row["decoder"],
        blind=frozenset(map(Blind, row["blind"].split(",") if row["blind"] else ())),
        draw_id=row["draw_id"],
    )
