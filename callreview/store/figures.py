"""What closed draws say, as it was computed: written by the machine, shown from here.

Results rest on reviews, marks and names, which may change after a draw was closed. `rests_on`
is a hash of what they rest on now; results kept under another hash are no longer shown, and
gone when newer ones come, unless they were printed.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from callreview import __version__
from callreview.domain.draw.period import Period
from callreview.domain.results.figures import Average, LineFigure, Rate
from callreview.domain.results.report import Closed, Company, Person, Results
from callreview.domain.results.writing import read_back, shape, written
from callreview.domain.statistics.ranges import Range
from callreview.store import draws, outcomes
from callreview.store.page import Page

FORM = 1
"""Another number has all results computed anew, when they are made in another way."""

_EVERYBODY = ""
_CLOSED_BEFORE = """
SELECT id FROM draws WHERE closed_at IS NOT NULL AND (closed_at, id) <= (
    SELECT closed_at, id FROM draws WHERE id = ?)
ORDER BY closed_at, id
"""
# From the newest on: it ends at the first that counts.
_LAST_REVIEW = """
SELECT audit_sequence FROM reviews
WHERE audit_sequence IS NOT NULL AND book = 'sample' AND draw_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM draw_calls WHERE draw_calls.call_id = reviews.call_id
        AND draw_calls.draw_id IN (SELECT value FROM json_each(?)))
ORDER BY audit_sequence DESC LIMIT 1
"""
_MARKS = """
SELECT group_concat(id || category || start_ms || text, char(10)) FROM (
    SELECT marks.id, category, start_ms, text FROM draw_calls
    JOIN marks ON marks.call_id = draw_calls.call_id
    WHERE draw_id = ? AND category IN ('praise', 'improve') ORDER BY marks.id)
"""
_COMPANY_RANGES = """
SELECT draw_id, low, high, method FROM figures JOIN kept_results ON kept_results.id = results_id
WHERE person_id = '' AND kind = 'average' AND low IS NOT NULL
    AND sheet IN (SELECT value FROM json_each(?))
ORDER BY made_at, kept_results.id
"""


@dataclass(frozen=True)
class Kept:
    """Results with their key, when they were made, and the sheet's place: 0 for the main one."""

    id: str
    results: Results
    place: int
    made_at: str


@dataclass(frozen=True)
class Written:
    """Results as they are kept, written out beforehand: that takes a while of large ones."""

    sheet: str
    content: str
    figures: tuple[tuple[object, ...], ...]


def written_out(results: Results) -> Written:
    """Return results as they are kept."""
    content = json.dumps(written(results), ensure_ascii=False, separators=(",", ":"))
    return Written(results.sheet.version_ids[0], content, tuple(_figures(results)))


def closed_draws(connection: sqlite3.Connection) -> tuple[Closed, ...]:
    """Return the closed draws, the last period first; of several of one period the last."""
    if not draws.are_there(connection):
        return ()
    rows = connection.execute(
        "SELECT draws.id, title, starts_on, ends_on, number, "
        "(SELECT max(number) FROM draws AS other WHERE other.root_id = draws.root_id) AS of "
        "FROM draws WHERE closed_at IS NOT NULL ORDER BY ends_on DESC, starts_on DESC, "
        "number DESC, id DESC"
    )
    return tuple(map(_closed, rows.fetchall()))


def closed_before(connection: sqlite3.Connection, draw_id: str) -> tuple[str, ...]:
    """Return the draws that were closed when this one was, in their order, itself last."""
    return tuple(row[0] for row in connection.execute(_CLOSED_BEFORE, (draw_id,)).fetchall())


def rests_on(connection: sqlite3.Connection, draw_id: str) -> str:
    """Return a hash of all that the results of a closed draw rest on.

    Final reviews never change and the later has the larger number, so the last one tells of all.
    """
    before = closed_before(connection, draw_id)
    last = connection.execute(_LAST_REVIEW, (json.dumps(before),)).fetchone()
    marks = connection.execute(_MARKS, (draw_id,)).fetchone()
    names = outcomes.people_now(connection, draw_id)
    told = [FORM, shape(Results), before, last and last[0], marks[0], names]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def kept(connection: sqlite3.Connection, draw_id: str) -> tuple[Kept, ...]:
    """Return what is kept of a draw and still so, the main sheet first; () if nothing is.

    What this version of the app cannot read is as good as not kept.
    """
    if not _are_there(connection):
        return ()
    rows = connection.execute(
        "SELECT * FROM kept_results WHERE draw_id = ? AND rests_on = ? ORDER BY place",
        (draw_id, rests_on(connection, draw_id)),
    ).fetchall()
    try:
        return tuple(map(_kept, rows))
    except (KeyError, TypeError, ValueError):
        return ()


def company_ranges(
    connection: sqlite3.Connection, version_ids: Sequence[str]
) -> Mapping[str, Range]:
    """Return the range of the company's average by draw, as last kept, on any of those versions."""
    if not _are_there(connection):
        return {}
    rows = connection.execute(_COMPANY_RANGES, (json.dumps(version_ids),)).fetchall()
    return {row["draw_id"]: Range(row["low"], row["high"], method=row["method"]) for row in rows}


def keep(
    connection: sqlite3.Connection,
    draw_id: str,
    found: Sequence[Written],
    *,
    rested_on: str,
    at: str,
    ids: Iterable[str],
) -> bool:
    """Keep what a draw says, by sheet; return False if it rests on something else by now."""
    if rests_on(connection, draw_id) != rested_on:
        return False
    connection.execute(
        "DELETE FROM kept_results WHERE draw_id = ? "
        "AND id NOT IN (SELECT results_id FROM printed_results)",
        (draw_id,),
    ).close()
    for place, (results, key) in enumerate(zip(found, ids, strict=False)):
        row = (
            key, draw_id, place, results.sheet, rested_on, at, __version__, results.content,
        )  # fmt: skip
        done = connection.execute(
            "INSERT OR IGNORE INTO kept_results (id, draw_id, place, sheet, rests_on, made_at, "
            "app_version, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        if done.rowcount:
            connection.executemany(
                "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((key, *figure) for figure in results.figures),
            ).close()
        done.close()
    return True


def is_there(connection: sqlite3.Connection, results_id: str) -> bool:
    """Return whether results of that key are kept."""
    found = connection.execute("SELECT 1 FROM kept_results WHERE id = ?", (results_id,))
    return found.fetchone() is not None


def note_printed(page: Page, printed_id: str, results_id: str, form: str) -> None:
    """Note that results were printed, so that they stay as they are for ever."""
    page.insert(
        "printed_results",
        {
            "id": printed_id,
            "results_id": results_id,
            "form": form,
            "printed_by": page.reviewer,
            "printed_at": page.at,
        },
    )


def _closed(row: sqlite3.Row) -> Closed:
    period = Period(date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"]))
    return Closed(row["id"], row["title"], period, row["number"], row["of"])


def _are_there(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept_results'")
    return found.fetchone() is not None


def _kept(row: sqlite3.Row) -> Kept:
    results = read_back(Results, json.loads(row["content"]))
    return Kept(row["id"], results, row["place"], row["made_at"])


def _figures(results: Results) -> Iterable[tuple[object, ...]]:
    yield from _of(_EVERYBODY, "", results.company)
    for person in results.people:
        yield from _of(person.person_id, person.name, person)


def _of(person_id: str, name: str, found: Company | Person) -> Iterable[tuple[object, ...]]:
    yield person_id, name, "average", "", *_average(found.average)
    if found.passed is not None:
        yield person_id, name, "passed", "", *_rate(found.passed)
    yield person_id, name, "failed", "", *_rate(found.failed)
    for line in found.lines:
        yield person_id, name, "question", line.line_id, *_line(line)


def _average(found: Average) -> tuple[object, ...]:
    counts = found.heard, found.population, _near(found.value)
    if found.range is None:
        return *counts, None, None, ""
    return *counts, found.range.low, found.range.high, found.range.method


def _rate(found: Rate) -> tuple[object, ...]:
    ends = _near(found.low_percent), _near(found.high_percent)
    return found.heard, found.population, _near(found.percent), *ends, found.method


def _line(found: LineFigure) -> tuple[object, ...]:
    return _rate(found.rate)


def _near(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
