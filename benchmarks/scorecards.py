"""Many scorecards as PDF, beside a bare typst compile of an empty document in the same run.

Run as `python -m benchmarks.scorecards [COUNT]` from the top. The reviews are of the customer
service sheet, with marks and moments, each of a file of its own that is decoded for its
waveform (the same twenty sounds, over and over). While they are printed the main thread sleeps a
millisecond at a time, and the longest it was kept from waking is told, beside the longest while
nothing ran.
"""

import os
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import typst

from benchmarks.results import Result, print_results
from callreview.app import scorecards
from callreview.app.edits.marks import AddMark
from callreview.app.scorecards_in_one import scorecards_in_one
from callreview.app.session import Session
from callreview.app.shipped import shipped_rubric
from callreview.audio.pool import Pool
from callreview.domain.mark import Category
from callreview.domain.review import Answer
from callreview.domain.timebase import Span
from tests import builders
from tests.quick import quick_folder

COUNT, AIM_S = 500, 30.0
SOUNDS, SECONDS, RATE = 20, 120, 8000
_TICK_S = 0.001


def main(count: int) -> None:
    """Print the scorecards and a table of what they took."""
    print_results(_measured(count))


def results() -> list[Result]:
    """Return the rows for the README."""
    return _measured(COUNT)


def _measured(count: int) -> list[Result]:
    with tempfile.TemporaryDirectory() as name, quick_folder() as quick:
        folder = Path(name)
        with builders.opened(quick / "library.db") as session, Pool(folder / "sound") as pool:
            sounds = [_record(folder / f"sound {at}.wav", at) for at in range(min(count, SOUNDS))]
            keys = [
                _review(session, _linked(sounds[at % SOUNDS], folder / f"{at}.wav"), at)
                for at in range(count)
            ]
            empty = _seconds(lambda: _empty(20)) / 20
            idle = _longest_wait(lambda: time.sleep(2.0))
            took = 0.0

            def print_them() -> None:
                nonlocal took
                took = _seconds(
                    lambda: scorecards.scorecards(session, keys, folder / "out", pool=pool)
                )

            stall = _longest_wait(print_them)
            made = len(list((folder / "out").glob("*.pdf")))
            in_one = _seconds(
                lambda: scorecards_in_one(session, keys, folder / "all.pdf", pool=pool)
            )
    beside = f"an empty document: {1000 * empty:.0f} ms each"
    aim = f"≤ {AIM_S * count / COUNT:g} s"
    return [
        Result(f"{made} scorecards, a file each", f"{took:.1f} s", beside, aim),
        Result(f"{count} scorecards in one file", f"{in_one:.1f} s", beside, aim),
        Result(
            "longest wait of the main thread meanwhile",
            f"{1000 * stall:.0f} ms",
            f"while nothing ran: {1000 * idle:.0f} ms",
        ),
    ]


def _review(session: Session, path: Path, at: int) -> str:
    """Return the key of a finished review of a recording."""
    call_id = builders.add_call(session, str(path))
    for number, category in enumerate(Category):
        words = f"A moment worth hearing again, number {number} of call {at}"
        new = builders.mark(9_000 * (number + 1), None, call_id=call_id, category=category)
        session.do(
            AddMark(type(new)(f"{at} {number}", call_id, category, new.start_ms, None, words))
        )
    sheet = shipped_rubric("customer-service")
    draft = builders.start_review(session, call_id, sheet)
    answers = {
        line.id: Answer(
            option=line.options[at % len(line.options)].id,
            comment=f"What was heard in call {at}, and why it was worth so many points.",
            evidence=(Span(1_000 * nth, 1_000 * nth + 4_000),),
        )
        for nth, line in enumerate(sheet.lines)
        if line.options
    }
    return builders.finish_review(session, draft, answers).id


def _linked(sound: Path, path: Path) -> Path:
    os.link(sound, path)
    return path


def _record(path: Path, at: int) -> Path:
    noise = np.random.default_rng(at).normal(0, 2_000, (SECONDS * RATE, 2)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(noise.tobytes())
    return path


def _empty(times: int) -> None:
    for _ in range(times):
        typst.compile(b"", format="pdf", ignore_system_fonts=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _longest_wait(work: Callable[[], object]) -> float:
    """Return how much longer than asked for the main thread slept, while a thread does work."""
    thread = threading.Thread(target=work)
    thread.start()
    worst = 0.0
    while thread.is_alive():
        worst = max(worst, _seconds(lambda: time.sleep(_TICK_S)) - _TICK_S)
    thread.join()
    return worst


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
