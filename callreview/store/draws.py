"""Random samples: what was decided, the frozen list, the calls drawn. Written once, then read.

What a draw rests on is held by triggers (step 26 of the schema).
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from callreview.domain.draw.draw import Draw, DrawnCall, Skipped, Stratum
from callreview.domain.draw.eligibility import Rules
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.errors import Refused
from callreview.store.page import Page, Row

_TICKET = "064x"
_ASKING = """
SELECT draws.id FROM draw_calls JOIN draws ON draws.id = draw_id
WHERE call_id = ?1 AND skipped_at IS NULL AND closed_at IS NULL AND dropped_at IS NULL
    AND (rank IS NOT NULL OR frozen_at IS NULL)
    AND NOT EXISTS (
        SELECT 1 FROM reviews WHERE reviews.call_id = ?1 AND state = 'final'
            AND book = 'sample' AND reviews.draw_id IS NOT NULL)
ORDER BY draws.id LIMIT 1
"""


def draw_of_id(connection: sqlite3.Connection, draw_id: str) -> Draw:
    """Return one draw; Refused "draw_unknown" if there is none of that id."""
    row = connection.execute("SELECT * FROM draws WHERE id = ?", (draw_id,)).fetchone()
    if row is None:
        raise Refused("draw_unknown")
    return _draw(connection, row)


def all_draws(connection: sqlite3.Connection, *, going_on: bool = False) -> tuple[Draw, ...]:
    """Return every draw, the newest first; of a library from before there were any, none.

    With `going_on` only those that are neither closed nor dropped.
    """
    if not are_there(connection):
        return ()
    which = "WHERE closed_at IS NULL AND dropped_at IS NULL " if going_on else ""
    rows = connection.execute(f"SELECT * FROM draws {which}ORDER BY id DESC")  # noqa: S608 - ours
    return tuple(_draw(connection, row) for row in rows.fetchall())


def are_there(connection: sqlite3.Connection) -> bool:
    """Return whether the library can have draws: an older one that is only read cannot."""
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'draws'")
    return found.fetchone() is not None


def frame_of(connection: sqlite3.Connection, draw_id: str) -> str:
    """Return the frozen list of a draw; Refused "draw_not_frozen" as long as there is none."""
    row = connection.execute("SELECT csv FROM draw_frames WHERE draw_id = ?", (draw_id,)).fetchone()
    if row is None:
        raise Refused("draw_not_frozen")
    return str(row["csv"])


def call_of_uid(connection: sqlite3.Connection, draw_id: str, uid: str) -> str:
    """Return the key a call of the frozen list had when it was frozen."""
    row = connection.execute(
        "SELECT csv, call_ids FROM draw_frames WHERE draw_id = ?", (draw_id,)
    ).fetchone()
    lines, keys = row["csv"].split("\n")[1:-1], row["call_ids"].split()
    return str(next(k for line, k in zip(lines, keys, strict=True) if line.startswith(f"{uid},")))


def draw_asking_for(connection: sqlite3.Connection, call_id: str) -> str | None:
    """Return the oldest open draw a call is to be reviewed for, or None.

    One review of a drawn call serves every draw that drew it: then none asks any more.
    """
    row = connection.execute(_ASKING, (call_id,)).fetchone()
    return None if row is None else str(row[0])


def begin(page: Page, draw: Draw) -> None:
    """Put in a draw of which nothing is frozen so far, with the calls that are due already."""
    page.insert(
        "draws",
        {
            "id": draw.id,
            "root_id": draw.root_id or draw.id,
            "number": draw.number,
            "reason": draw.reason,
            "supersedes": draw.supersedes,
            "title": draw.title,
            "plan": draw.plan.value,
            "starts_on": str(draw.period.starts),
            "ends_on": str(draw.period.ends),
            "rules": json.dumps(draw.rules.as_json(), sort_keys=True),
            "algorithm": draw.algorithm,
            "seed": draw.seed,
            "seed_made_at": draw.seed_made_at,
            "app_version": draw.app_version,
            "begun_at": page.at,
            "frozen_at": None,
            "recordings": None,
            "frame_sha256": None,
            "closed_at": None,
            "dropped_at": None,
        },
    )
    for stratum in draw.strata:
        put_stratum(page, draw.id, stratum)
    for call in draw.calls:
        put_call(page, draw.id, call)


def put_stratum(page: Page, draw_id: str, stratum: Stratum) -> None:
    """Write a stratum of a draw whose list is not frozen; what is there is written over."""
    row: Row = {
        "name": stratum.name,
        "target": stratum.target,
        "eligible": stratum.eligible,
        "expected": stratum.expected,
        "below": format(stratum.below, _TICKET) if stratum.below else "",
    }
    if page.row("draw_strata", draw_id, stratum.person) is None:
        page.insert("draw_strata", {"draw_id": draw_id, "stratum": stratum.person, **row})
    else:
        page.update("draw_strata", (draw_id, stratum.person), **row)


def put_call(page: Page, draw_id: str, call: DrawnCall) -> None:
    """Write a drawn call, or the rank one that was due has now that the list is frozen."""
    if page.row("draw_calls", draw_id, call.uid) is None:
        page.insert(
            "draw_calls",
            {
                "draw_id": draw_id,
                "uid": call.uid,
                "call_id": call.call_id,
                "person": call.person,
                "ticket": format(call.ticket, _TICKET),
                "rank": call.rank,
                "drawn_at": page.at,
                "skipped_reason": None,
                "skipped_by": None,
                "skipped_at": None,
            },
        )
    else:
        page.update("draw_calls", (draw_id, call.uid), rank=call.rank, person=call.person)


def freeze(page: Page, draw_id: str, frame: str, sha256: str, call_ids: Sequence[str]) -> None:
    """Freeze the list of a draw; its strata and calls were written before."""
    page.insert("draw_frames", {"draw_id": draw_id, "csv": frame, "call_ids": " ".join(call_ids)})
    values: Row = {"frozen_at": page.at, "frame_sha256": sha256, "recordings": len(call_ids)}
    page.update("draws", (draw_id,), **values)


def skip(page: Page, draw_id: str, uid: str, reason: Reason) -> None:
    """Note why a drawn call cannot be used."""
    why = {"skipped_reason": reason.value, "skipped_by": page.reviewer, "skipped_at": page.at}
    page.update("draw_calls", (draw_id, uid), **why)


def close(page: Page, draw_id: str) -> None:
    """Close a draw."""
    page.update("draws", (draw_id,), closed_at=page.at)


def drop(page: Page, draw_id: str) -> None:
    """Note that a later draw has taken the place of an open one."""
    page.update("draws", (draw_id,), dropped_at=page.at)


def _draw(connection: sqlite3.Connection, row: sqlite3.Row) -> Draw:
    (newest,) = connection.execute(
        "SELECT max(number) FROM draws WHERE root_id = ?", (row["root_id"],)
    ).fetchone()
    return Draw(
        id=row["id"],
        title=row["title"],
        plan=DrawPlan(row["plan"]),
        period=Period(date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])),
        rules=Rules.from_json(json.loads(row["rules"])),
        seed=row["seed"],
        seed_made_at=row["seed_made_at"],
        strata=strata_of(connection, row["id"]),
        calls=_calls(connection, row["id"]),
        root_id=row["root_id"],
        number=row["number"],
        of=newest,
        reason=row["reason"],
        supersedes=row["supersedes"],
        begun_at=row["begun_at"],
        frozen_at=row["frozen_at"],
        closed_at=row["closed_at"],
        dropped_at=row["dropped_at"],
        recordings=row["recordings"] or 0,
        frame_sha256=row["frame_sha256"] or "",
        app_version=row["app_version"],
        algorithm=row["algorithm"],
    )


def strata_of(connection: sqlite3.Connection, draw_id: str) -> tuple[Stratum, ...]:
    """Return the strata of a draw by their keys."""
    found = connection.execute(
        "SELECT * FROM draw_strata WHERE draw_id = ? ORDER BY stratum", (draw_id,)
    )
    return tuple(
        Stratum(
            row["stratum"],
            row["name"],
            row["target"],
            row["eligible"],
            row["expected"],
            int(row["below"] or "0", 16),
        )
        for row in found.fetchall()
    )


def _calls(connection: sqlite3.Connection, draw_id: str) -> tuple[DrawnCall, ...]:
    found = connection.execute(
        "SELECT *, EXISTS ("
        "  SELECT 1 FROM reviews WHERE reviews.call_id = draw_calls.call_id AND state = 'final'"
        "  AND book = 'sample' AND reviews.draw_id IS NOT NULL) AS is_reviewed "
        "FROM draw_calls WHERE draw_id = ? ORDER BY ticket, uid",
        (draw_id,),
    )
    return tuple(_call(row) for row in found.fetchall())


def _call(row: sqlite3.Row) -> DrawnCall:
    skipped = None
    if row["skipped_reason"] is not None:
        skipped = Skipped(Reason(row["skipped_reason"]), row["skipped_by"], row["skipped_at"])
    return DrawnCall(
        row["uid"],
        row["call_id"],
        row["person"],
        int(row["ticket"], 16),
        row["rank"],
        skipped,
        bool(row["is_reviewed"]),
    )
