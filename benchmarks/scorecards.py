"""Many scorecards as PDF from the real window, beside a bare typst compile of an empty document.

Run as `python -m benchmarks.scorecards [COUNT]` from the top. The reviews are of the customer
service sheet, with marks and moments, each of a file of its own that is decoded for its waveform
(the same twenty sounds, over and over). What `scorecards_walked` says is told: how long it took,
how much processor time that was, and how long the window stood still at most meanwhile.
"""

import os
import shutil
import sys
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import typst

from benchmarks.launching import Launch, home, launch
from benchmarks.results import Result, print_results
from callreview.app import places
from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.app.shipped import shipped_rubric
from callreview.domain.mark import Category
from callreview.domain.review import Answer
from callreview.domain.timebase import Span
from tests import builders
from tests.quick import quick_folder

COUNT, AIM_S, STALL_MS = 500, 30.0, 50.0
EMPTY = 20
OWN = "its own processor time"
SOUNDS, SECONDS, RATE = 20, 120, 8000


def main(count: int) -> None:
    """Print the scorecards and a table of what they took."""
    print_results(_measured(count))


def results() -> list[Result]:
    """Return the rows for the README."""
    return _measured(COUNT)


def _measured(count: int) -> list[Result]:
    with home() as folder:
        _put_reviews(folder.parent / "calls", count)
        printed = folder.parent / "printed"
        empty = _empty(EMPTY)
        run = launch(str(printed), "walked", walk="benchmarks.scorecards_walked")
        made = len(list(printed.glob("*.pdf"))) - 1
    if made != count:
        sys.exit(f"{made} of {count} were printed")
    return [*_rows(run, count, empty)]


def _rows(run: Launch, count: int, empty: float) -> Iterator[Result]:
    def took(word: str) -> float:
        return run.after[word] - run.after["asked"]

    idle = f"while nothing is done {1000 * took('stalled_idle'):.0f} ms"
    aim = f"≤ {AIM_S * count / COUNT:g} s"
    for word, words in (("each", "a file each"), ("in_one", "in one file")):
        cpu = f"{OWN} {took(f'cpu_{word}'):.1f} s; an empty document {1000 * empty:.0f} ms"
        yield Result(f"{count} scorecards as PDF, {words}", f"{took(word):.1f} s", cpu, aim)
        stall = f"{1000 * took(f'stalled_{word}'):.0f} ms"
        beside = f"{OWN} {1000 * took(f'worked_{word}'):.0f} ms; {idle}"
        yield Result(f"Longest stall meanwhile, {words}", stall, beside, f"≤ {STALL_MS:g} ms")


def _put_reviews(folder: Path, count: int) -> None:
    """Have recordings in a folder, and a library of a finished review of each."""
    folder.mkdir()
    sounds = [_record(folder / f"sound {at}.wav", at) for at in range(min(count, SOUNDS))]
    with quick_folder() as quick:
        library = quick / "library.db"
        with builders.opened(library) as session:
            for at in range(count):
                _review(session, _linked(sounds[at % SOUNDS], folder / f"{at}.wav"), at)
        places.library().parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, places.library())


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


def _empty(times: int) -> float:
    """Return how long an empty document takes typst, in seconds."""
    start = time.perf_counter()
    for _ in range(times):
        typst.compile(b"", format="pdf", ignore_system_fonts=True)
    return (time.perf_counter() - start) / times


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
