"""Results of random samples in a library of 100,000 calls and 20,000 reviews.

Run as `python -m benchmarks.results_screen [CALLS]` from the top. Every finished review is of a
sample: one draw a month, a thousand reviews and more each. What a draw says is computed once, in
a job, and shown from what is kept. Beside it, in the same run: a bare fetch of the kept row, and a
bare `json.loads` of it; the longest the library kept others waiting while results were computed.
"""

import json
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.large import CALLS, REVIEWS, put_large_library
from benchmarks.results import Result, print_results
from callreview.app.jobs import Progress
from callreview.app.results import make_results, shown
from callreview.app.session import Session
from callreview.words.results_story import story
from tests import builders

AIM_S = 1.0
_TICK_S = 0.001
_TIMES = 5
_OWN = "its own processor time"


def main(calls: int) -> None:
    """Measure and print a table."""
    print_results(_measured(calls))


def results() -> list[Result]:
    """Return the rows for the README."""
    return _measured(CALLS)


def _measured(calls: int) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="callreview-benchmark-") as folder:
        library = Path(folder) / "library.db"
        put_large_library(library, calls)
        draw_id = put_draws(library)
        with builders.opened(library) as session:
            idle = _longest_wait(session, lambda: time.sleep(2.0))
            made = worked = 0.0

            def make() -> None:
                nonlocal made, worked
                begun = time.process_time()
                made = _seconds(lambda: make_results(session, draw_id, Progress()))
                worked = time.process_time() - begun

            stall = _longest_wait(session, make)
            begun = time.process_time()
            show = sorted(_seconds(lambda: _show(session, draw_id)) for _ in range(_TIMES))
            showing = (time.process_time() - begun) / _TIMES
            first, again = _in_the_room(session, draw_id)
        fetch, load, size = _bare(library, draw_id)
    what = f"{calls:,} calls, {calls * REVIEWS // CALLS:,} reviews"
    beside = (
        f"a bare fetch {1000 * fetch:.0f} ms, json.loads of its {size / 1e6:.1f} MB {load:.2f} s"
    )
    return [
        Result(
            f"{what}: a month's results in words, from what is kept",
            f"{show[_TIMES // 2]:.2f} s, at most {show[-1]:.2f} s",
            f"{_OWN} {showing:.2f} s; {beside}",
            f"≤ {AIM_S:g} s",
        ),
        Result(
            "and painted in the room of results, the first time it is entered",
            f"{first:.2f} s",
            f"then {again:.2f} s",
            f"≤ {AIM_S:g} s",
        ),
        Result("computed once, in a job", f"{made:.1f} s", f"{_OWN} {worked:.1f} s"),
        Result(
            "longest wait for the library meanwhile",
            f"{1000 * stall:.0f} ms",
            f"with nothing going on {1000 * idle:.0f} ms",
        ),
    ]


def _show(session: Session, draw_id: str) -> None:
    known = session.find(lambda reader: reader.closed_draws()).wait()
    closed = next(one for one in known if one.draw_id == draw_id)
    found = session.find(lambda reader: shown(reader, closed)).wait()
    (kept,) = found.kept
    assert story(kept.results, found.aside)


def _in_the_room(session: Session, draw_id: str) -> tuple[float, float]:
    """Return how long it takes to read, lay out and paint the room, at first and later."""
    from PySide6.QtWidgets import QApplication

    from callreview.ui import theme
    from callreview.ui.results.panel import ResultsPanel
    from callreview.ui.results.reading import Work, read, state_of

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    session.all_read.wait()
    panels: list[ResultsPanel] = []

    def show() -> None:
        found = session.find(lambda reader: read(reader, draw_id=draw_id)).wait()
        day = session.clock.now().date()
        state = state_of(found, session.snapshot, place=0, standing=Work.DONE, today=day)
        if not panels:
            panels.append(ResultsPanel())
            panels[0].resize(1280, 800)
        panels[0].show_state(state)
        panels[0].show()
        app.processEvents()
        panels[0].grab()

    first, *later = [_seconds(show) for _ in range(_TIMES)]
    panels[0].close()
    return first, sorted(later)[len(later) // 2]


def put_draws(library: Path) -> str:
    """Make every final review one of a sample, a closed draw a month; return the largest."""
    with closing(sqlite3.connect(library)) as connection:
        rules = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in rules.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(_DRAWS)
        connection.commit()
        (largest,) = connection.execute(
            "SELECT draw_id FROM draw_calls GROUP BY 1 ORDER BY count(*) DESC, 1 DESC LIMIT 1"
        ).fetchone()
    return str(largest)


# Straight into the tables: by lot, a thousand hand-made reviews a month would take hours.
_DRAWS = """
INSERT INTO draws (id, root_id, number, reason, title, plan, starts_on, ends_on, rules, algorithm,
    seed, seed_made_at, app_version, begun_at)
SELECT 'draw ' || month, 'draw ' || month, 1, '', month, 'per_person', month || '-01',
    date(month || '-01', '+1 month'), '{"shortest_s": 30, "directions": [], "people": []}',
    'qa-draw-1', '0123456789abcdef0123456789abcdef', '', '', ''
FROM (SELECT DISTINCT substr(start_local, 1, 7) AS month FROM calls);
CREATE TEMP TABLE drawn AS
SELECT reviews.id AS review_id, calls.id AS call_id, 'ref:' || agent_ref AS person,
    'draw ' || substr(start_local, 1, 7) AS draw_id FROM reviews JOIN calls ON calls.id = call_id
WHERE state = 'final';
UPDATE reviews SET book = 'sample', reason = '', draw_id = drawn.draw_id FROM drawn
WHERE drawn.review_id = reviews.id;
INSERT INTO draw_strata (draw_id, stratum, name, target, eligible)
SELECT 'draw ' || substr(start_local, 1, 7), 'ref:' || agent_ref, agent_ref, 80, count(*)
FROM calls GROUP BY 1, 2;
INSERT INTO draw_calls (draw_id, uid, call_id, person, ticket, rank, drawn_at)
SELECT draw_id, call_id, call_id, person, printf('%064x', row_number() OVER (ORDER BY call_id)),
    row_number() OVER (PARTITION BY draw_id, person ORDER BY call_id), '' FROM drawn
GROUP BY call_id;
INSERT INTO draw_frames (draw_id, csv, call_ids)
SELECT id, 'uid,agent,start_utc,duration_s,eligible,reason' || char(10), '' FROM draws;
UPDATE draws SET frozen_at = ends_on, recordings = (
    SELECT sum(eligible) FROM draw_strata WHERE draw_id = draws.id), frame_sha256 = 'x';
UPDATE draws SET closed_at = ends_on;
"""


def _bare(library: Path, draw_id: str) -> tuple[float, float, int]:
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
        begun = time.perf_counter()
        (content,) = connection.execute(
            "SELECT content FROM kept_results WHERE draw_id = ?", (draw_id,)
        ).fetchone()
        fetched = time.perf_counter() - begun
    return fetched, _seconds(lambda: json.loads(content)), len(content)


def _longest_wait(session: Session, work: Callable[[], None]) -> float:
    """Return the longest the library took to answer a trifle while `work` was done."""
    thread = threading.Thread(target=work)
    longest = 0.0
    thread.start()
    while thread.is_alive():
        longest = max(longest, _seconds(lambda: session.find(lambda _reader: None).wait()))
        time.sleep(_TICK_S)
    thread.join()
    return longest


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)
