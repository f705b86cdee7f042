"""100,000 calls, 20,000 reviews, 200,000 marks in the real window: start, find, scroll, add.

Run as `python -m benchmarks.large_library [ROUNDS] [CALLS]` from the top. Beside it, in the same
run: a bare fetch of the same rows from the same file, one word looked for in texts of that
length, a bare window, and a bare table scrolled as far (see `large_walked`).
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.large import CALLS, MARKS, REVIEWS, put_large_library
from benchmarks.launching import Launch, home, in_turns, launch, median
from benchmarks.results import Result, print_results
from callreview.app import places

ROUNDS = 3
USABLE_S, KEY_MS, FRAME_MS, STALL_MS, MOST_MB = 1.5, 50.0, 1000 / 60, 50.0, 300.0
SIZE = f"{CALLS:,} calls, {REVIEWS:,} reviews, {MARKS:,} marks"
_MEMORY_AIM = f"≤ {MOST_MB:g} MB"
_TEXT = "x" * 250
_OWN = "its own processor time"
_STALLS = {
    "start": "from the first rows to every call, and five seconds more",
    "key": "while typing",
    "scroll": "while scrolling",
    "add": "while 800 recordings arrive, 40 at once",
}
_WALK = "benchmarks.large_walked"


def main(rounds: int, calls: int) -> None:
    """Measure and print a table."""
    print_results(_measured(rounds, calls))


def results() -> list[Result]:
    """Return the rows for the README."""
    return _measured(ROUNDS, CALLS)


def _measured(rounds: int, calls: int) -> list[Result]:
    bare, walks, tables = list[Launch](), list[Launch](), list[Launch]()
    with home():
        library = places.library()
        put_large_library(library, calls)
        in_turns(
            rounds,
            lambda: bare.append(launch("bare", "window")),
            lambda: tables.append(launch("bare", "walked", walk=_WALK)),
            lambda: walks.append(launch("app", "walked", walk=_WALK)),
        )
        return [*_rows(walks, bare, tables, library)]


def _rows(
    walks: list[Launch], bare: list[Launch], tables: list[Launch], library: Path
) -> Iterator[Result]:
    def started(word: str, of: list[Launch] = walks) -> float:
        return median([run.after[word] for run in of])

    def took_ms(word: str, of: list[Launch] = walks) -> float:
        return median([(run.after[word] - run.after["asked"]) * 1000 for run in of])

    usable, window = f"{started('usable'):.2f} s", f"a bare window {started('window', bare):.2f} s"
    yield Result(f"{SIZE}: start to usable", usable, window, f"≤ {USABLE_S:g} s")
    fetch = f"a bare fetch of the rows {_fetched(library):.2f} s"
    yield Result("Start to every call in the table", f"{started('whole'):.2f} s", fetch)
    key = f"{took_ms('key_p95'):.0f} ms, at most {took_ms('key_worst'):.0f} ms"
    scan = f"{_OWN} {took_ms('key_work_p95'):.0f} ms; one word in as many texts {_scanned():.0f} ms"
    yield Result("Key press to the filtered table painted, p95", key, scan, f"≤ {KEY_MS:g} ms")
    frame = f"{took_ms('frame_p95'):.1f} ms, at most {took_ms('frame_worst'):.1f} ms"
    bare_table = f"a bare table {took_ms('frame_p95', tables):.1f} ms"
    plain = f"{_OWN} {took_ms('frame_work_p95'):.1f} ms; {bare_table}"
    yield Result("A step of scrolling painted, p95", frame, plain, f"≤ {FRAME_MS:.1f} ms")
    for word, words in _STALLS.items():
        stall = f"{took_ms(f'stalled_{word}'):.0f} ms"
        own = f"{_OWN} {took_ms(f'worked_{word}'):.0f} ms"
        yield Result(f"Longest stall {words}", stall, own, f"≤ {STALL_MS:g} ms")
    memory = median([run.memory.app for run in walks])
    beside = f"a bare window {median([run.memory.app for run in bare]):.0f} MB"
    yield Result("Memory of its own (USS) after all that", f"{memory:.0f} MB", beside, _MEMORY_AIM)


def _fetched(library: Path) -> float:
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
        began = time.perf_counter()
        connection.execute(
            "SELECT * FROM calls JOIN call_recordings ON call_id = calls.id "
            "JOIN recordings ON recordings.id = recording_id"
        ).fetchall()
        return time.perf_counter() - began


def _scanned() -> float:
    texts = [f"{at:08} " + _TEXT for at in range(CALLS)]
    began = time.perf_counter()
    found = [text for text in texts if "anna" in text]
    assert not found
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    main(*asked, *(ROUNDS, CALLS)[len(asked) :])
