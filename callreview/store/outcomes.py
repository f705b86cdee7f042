"""What draws came to: of a closed one its calls with the reviews that count, of an open one none.

One review counts for a drawn call: the newest revision of the first of a sample that was
finished, whichever draw it was begun for.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from callreview.domain.draw.draw import EVERYBODY, Draw, DrawnCall, Standing, Stratum
from callreview.domain.draw.eligibility import REF
from callreview.domain.draw.frame import left_out, read_frame
from callreview.domain.draw.period import Period
from callreview.domain.results.outcome import Heard, OpenDraw, Outcome, Part, Replaced
from callreview.domain.review import Answer
from callreview.domain.statistics.population import usable_population
from callreview.store import draws
from callreview.store.reviews import answers_of_many

_COUNTING = """
WITH first AS (
    SELECT call_id, min(audit_sequence) AS sequence FROM reviews
    WHERE state = 'final' AND book = 'sample' AND draw_id IS NOT NULL
        AND call_id IN (SELECT value FROM json_each(?))
    GROUP BY call_id
)
SELECT newest.*, one.finished_at AS first_finished_at, calls.start_local FROM first
JOIN reviews AS one ON one.audit_sequence = first.sequence
JOIN reviews AS newest ON newest.root_id = one.root_id AND newest.revision = (
    SELECT max(revision) FROM reviews AS any_revision
    WHERE any_revision.root_id = one.root_id AND any_revision.state = 'final')
JOIN calls ON calls.id = newest.call_id
"""
_PERSON = """
SELECT coalesce(merged.id, agents.id), coalesce(merged.name, agents.name) FROM agents
LEFT JOIN agents AS merged ON merged.id = agents.merged_into
WHERE agents.id = coalesce((SELECT agent_id FROM agent_refs WHERE ref = ?), ?)
"""
_FAILS = ("section", "call")
_Whose = tuple[str, str]


def closed_outcomes(
    connection: sqlite3.Connection,
    draw_ids: Collection[str] | None = None,
    *,
    scores_only: bool = False,
) -> tuple[Outcome, ...]:
    """Return what the closed draws came to, all or those named, the first period first.

    With `scores_only` they have no answers and do not say what was left out: quick to read.
    """
    if draw_ids is None:
        known: Iterable[Draw] = draws.all_draws(connection)
    else:
        known = (draws.draw_of_id(connection, draw_id) for draw_id in draw_ids)
    found = [
        _outcome(connection, draw, scores_only=scores_only)
        for draw in known
        if draw.standing is Standing.CLOSED
    ]
    return tuple(sorted(found, key=lambda one: (one.starts, one.ends, one.number, one.draw_id)))


def open_draws(connection: sqlite3.Connection) -> tuple[OpenDraw, ...]:
    """Return the draws that are still being reviewed, the first period first."""
    found = [_open(draw) for draw in draws.all_draws(connection, going_on=True)]
    return tuple(sorted(found, key=lambda one: (one.starts, one.ends, one.draw_id)))


def _open(draw: Draw) -> OpenDraw:
    period = draw.period
    left, every = len(draw.left), len(draw.sample)
    return OpenDraw(draw.id, draw.title, draw.plan, period.starts, period.ends, left, every)


def people_now(connection: sqlite3.Connection, draw_id: str) -> tuple[tuple[str, str], ...]:
    """Return who the people of a draw are now, and are called, as `closed_outcomes` tells."""
    return tuple(_now(connection, stratum) for stratum in draws.strata_of(connection, draw_id))


def picked(connection: sqlite3.Connection, period: Period) -> dict[str, int]:
    """Return how many picked calls of a period have a final review, by reason."""
    rows = connection.execute(
        "SELECT reason, count(DISTINCT root_id) AS times FROM reviews "
        "JOIN calls ON calls.id = call_id WHERE state = 'final' AND book = 'picked' "
        "AND start_local >= ? AND start_local < ? GROUP BY reason ORDER BY reason",
        (str(period.starts), str(period.ends)),
    )
    return {row["reason"]: row["times"] for row in rows.fetchall()}


def _outcome(connection: sqlite3.Connection, draw: Draw, *, scores_only: bool) -> Outcome:
    heard = _heard(connection, draw, scores_only=scores_only)
    frame = () if scores_only else read_frame(draws.frame_of(connection, draw.id))
    return Outcome(
        draw_id=draw.id,
        title=draw.title,
        plan=draw.plan,
        starts=draw.period.starts,
        ends=draw.period.ends,
        parts=tuple(_part(connection, draw, stratum, heard) for stratum in draw.strata),
        recordings=draw.recordings,
        left_out=left_out(frame),
        shortest_ms=draw.rules.shortest_ms,
        number=draw.number,
        of=draw.of,
        reason=draw.reason,
        seed=draw.seed,
        frame_sha256=draw.frame_sha256,
        closed_at=draw.closed_at or "",
    )


def _part(
    connection: sqlite3.Connection, draw: Draw, stratum: Stratum, heard: Mapping[str, Heard]
) -> Part:
    every = draw.of_person(stratum.person)
    sample = tuple({one.call_id: one for one in every}.values())
    twice = len(every) - len(sample)  # files that have become one call since they were drawn
    skipped = [one for one in draw.skipped if draw.stratum_of(one) == stratum.person]
    strange = sum(bool(one.skipped and one.skipped.reason.is_not_part) for one in skipped)
    belong, not_part = len(sample) + len(skipped) - strange, strange + twice
    person, name = _now(connection, stratum)
    return Part(
        person_id=person,
        name=name,
        population=usable_population((stratum.eligible or 0) - not_part, belong, len(sample)),
        drawn=len(sample),
        heard=tuple(heard[one.call_id] for one in sample if one.call_id in heard),
        unusable=tuple(_replaced(one) for one in skipped),
    )


def _replaced(one: DrawnCall) -> Replaced:
    assert one.skipped is not None
    return Replaced(one.call_id, one.skipped.reason.value, one.skipped.by, one.skipped.at)


def _heard(connection: sqlite3.Connection, draw: Draw, *, scores_only: bool) -> dict[str, Heard]:
    wanted = [call.call_id for call in draw.sample]
    rows = connection.execute(_COUNTING, (json.dumps(wanted),)).fetchall()
    asked = [] if scores_only else [row["id"] for row in rows]
    answers = answers_of_many(connection, asked)
    whose = {call.call_id: call.person for call in draw.sample}
    people = {key: _person(connection, key)[0] for key in set(whose.values())}
    return {
        row["call_id"]: _one(row, people[whose[row["call_id"]]], answers.get(row["id"], {}))
        for row in rows
    }


def _one(row: sqlite3.Row, person: str, answers: Mapping[str, Answer]) -> Heard:
    exact = row["percent_exact"]
    return Heard(
        call_id=row["call_id"],
        review_id=row["id"],
        person_id=person,
        percent=None if exact is None else Fraction(exact),
        passed=None if row["passed"] is None else bool(row["passed"]),
        version_id=row["version_id"],
        finished_at=row["first_finished_at"],
        fails=tuple(one["line"] for one in json.loads(row["fails"]) if one["scope"] in _FAILS),
        answers=answers,
        reviewer=row["reviewer"],
        active_ms=row["active_ms"],
        start_local=row["start_local"],
    )


def _now(connection: sqlite3.Connection, stratum: Stratum) -> _Whose:
    if stratum.person == EVERYBODY:
        return EVERYBODY, stratum.name
    person, name = _person(connection, stratum.person)
    return person, name or stratum.name


def _person(connection: sqlite3.Connection, key: str) -> _Whose:
    """Return who a person of a frozen list is now, and is called, after namings and mergers."""
    ref = key.removeprefix(REF) if key.startswith(REF) else None
    row = connection.execute(_PERSON, (ref, key)).fetchone()
    return (key, ref or "") if row is None else (str(row[0]), str(row[1]))
