"""A folder listed for the first time, and again with nothing changed, beside a plain walk of it.

Run as `python -m benchmarks.listing [--files N] [--beside]` from the top. The recordings lie in
folders by day, with names as FreePBX gives them, and are a minute long (holes, so that the disk
is not what is measured); `--beside` puts a log into each month and a sidecar beside each
recording. Measured is what the app does until all is listed and written to the library: headers
are looked at afterwards, while a person works, and are not in it. Each refresh is made by a
library that was just opened, as after a restart. The reference is `os.scandir` and a `stat` of
each file. With `--files 100000` the cost of a file is printed beside that at 10,000.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from benchmarks.results import Result, print_results
from callreview.app.adding import add_folder
from callreview.app.jobs import Progress, Reached
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Header, Probe, Verdict

FEW = 10_000
FIRST_S, AGAIN_S, MOST_TIMES = 15.0, 1.5, 1.2
ROUNDS = 3
_A_DAY = 100
_SIZE = 960_044
_HEADER = Header("WAV", "PCM_16", 8000, 1, 60_000, 480_000)


def main(files: int, *, beside: bool) -> None:
    """Measure and print a table; of more than 10,000 files also what one costs beside those."""
    few = _Times.of(min(files, FEW), beside=beside)
    rows = list(few.rows())
    if files > FEW:
        many = _Times.of(files, beside=beside)
        rows += many.rows()
        rows.append(_ratio("listed for the first time", few.first, few.files, many.first, files))
        rows.append(_ratio("looked at again", few.again, few.files, many.again, files))
    print_results(rows)


def results() -> list[Result]:
    """Return the rows for the README."""
    return list(_Times.of(FEW, beside=False).rows())


@dataclass(frozen=True)
class _Took:
    """Seconds by the clock, and of our own processor time: others at work are not in that."""

    clock: float
    processor: float


@dataclass(frozen=True)
class _Times:
    """How long each took, at a number of files."""

    files: int
    walk: _Took
    first: _Took
    again: _Took

    @classmethod
    def of(cls, files: int, *, beside: bool) -> "_Times":
        """Measure them; the fastest of some rounds where it can be done again."""
        with tempfile.TemporaryDirectory(prefix="callreview-listing-") as place:
            folder, library = Path(place) / "calls", Path(place) / "library.db"
            make_recordings(folder, files, beside=beside)
            walk = _fastest(_walked(folder) for _ in range(ROUNDS))
            first = _listed(library, folder)
            again = _fastest(_listed(library, folder) for _ in range(ROUNDS))
            return cls(files, walk, first, again)

    def rows(self) -> Iterator[Result]:
        """Return them as rows of a table."""
        aims = (f"{FIRST_S:g} s", f"{AGAIN_S:g} s") if self.files == FEW else ("", "")
        plain = f"a plain walk: {self.walk.clock:.2f} s"
        first, again = f"{self.first.clock:.2f} s", f"{self.again.clock:.2f} s"
        yield Result(f"{self.files:,} recordings listed for the first time", first, plain, aims[0])
        what = f"{self.files:,} recordings looked at again, nothing changed"
        yield Result(what, again, plain, aims[1])


def _ratio(what: str, few: _Took, few_files: int, many: _Took, files: int) -> Result:
    by_clock = many.clock / files / (few.clock / few_files)
    by_processor = many.processor / files / (few.processor / few_files)
    return Result(
        f"one recording of {files:,} beside one of {few_files:,}, {what}",
        f"× {by_clock:.2f}",
        f"of processor time: × {by_processor:.2f}",
        f"× {MOST_TIMES}",
    )


def _fastest(rounds: Iterable[_Took]) -> _Took:
    return min(rounds, key=lambda took: took.clock)


def _walked(folder: Path) -> _Took:
    began = _now()
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    os.stat(entry.path)  # noqa: PTH116 - the plain way is the reference
    return _since(began)


def _listed(library: Path, folder: Path) -> _Took:
    """Return how long it takes until the first header is asked for, or all is found known."""
    listed: list[_Took] = []
    looked: list[_Took] = []

    def told(reached: Reached) -> None:
        is_looked = bool(reached.words or looked)  # headers are looked at one by one, by name
        (looked if is_looked else listed).append(_since(began))

    with _opened(library) as session:
        began = _now()
        add_folder(session, cast("Pool", _NoWorkers()), folder, progress=Progress(told))
        return (looked[:1] or listed[-1:])[0]


def _now() -> _Took:
    return _Took(time.perf_counter(), time.process_time())


def _since(began: _Took) -> _Took:
    now = _now()
    return _Took(now.clock - began.clock, now.processor - began.processor)


class _NoWorkers:
    """Says the same of every header at once."""

    def probe(self, _path: Path) -> "Future[Probe]":
        future: Future[Probe] = Future()
        future.set_result(Probe(Verdict.OK, header=_HEADER))
        return future


@contextmanager
def _opened(library: Path) -> Iterator[Session]:
    session = Session.open(library, reviewer="Dana", computer_id="a computer")
    try:
        yield session
    finally:
        session.close()


def make_recordings(folder: Path, files: int, *, beside: bool = False) -> None:
    """Write so many recordings into folders by day, as a phone system would."""
    first = datetime(2023, 1, 2, 8)  # noqa: DTZ001 - as written in names
    day = folder
    log: list[str] = []
    for at in range(files):
        start = first + timedelta(days=at // _A_DAY, minutes=5 * (at % _A_DAY))
        if at % _A_DAY == 0:
            day = folder / f"{start:%Y/%m/%d}"
            day.mkdir(parents=True)
            if beside and start.month != (start - timedelta(days=1)).month:
                log = _flushed(log, day)
        number = f"+1555{at * 7919 % 10**7:07}"
        ref = f"{1_700_000_000 + at}.{at % 97}"
        name = f"in-{200 + at % 10}-{number}-{start:%Y%m%d-%H%M%S}-{ref}"
        path = day / f"{name}.wav"
        with path.open("wb") as file:
            file.write(b"RIFF" + f"{at:040}".encode() * 4)
            file.truncate(_SIZE)
        if beside:
            path.with_suffix(".json").write_text(json.dumps({"direction": "in", "call_id": ref}))
            log.append(_log_line(str(start), number, str(200 + at % 10), ref))
    _flushed(log, day)


def _log_line(start: str, number: str, extension: str, ref: str) -> str:
    head = ("", number, extension, "from", "", "SIP/a", "SIP/b", "Dial", "")
    cells = (*head, start, start, start, "60", "58", "ANSWERED", "3", "", ref, "")
    return ",".join(f'"{cell}"' for cell in cells)


def _flushed(log: list[str], day: Path) -> list[str]:
    if log:
        (day.parent / "Master.csv").write_text("\n".join(log), "utf-8")
    return []


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--files", type=int, default=FEW)
    asked.add_argument("--beside", action="store_true")
    told = asked.parse_args()
    main(told.files, beside=told.beside)
