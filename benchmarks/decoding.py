"""An hour of a call through a warm worker to complete peaks, beside plain ways to decode it.

Run as `python -m benchmarks.decoding` from the top. In turns, the best of five, wall clock:
the pool until the last peaks are there (the file's hash follows, and is said); a bare loop over
all samples by soundfile and by PyAV, of which the faster counts; `ffmpeg -f null` on one thread.
What `ffmpeg` needs to start counts too.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hours import HOURS, RATE, SECONDS, hour
from benchmarks.launching import in_turns
from benchmarks.results import Result, print_results
from callreview.audio.decoding import Decoding
from callreview.audio.pool import Pool

ROUNDS = 5
UNCODED = ("PCM", "µ-law")
AIM_TIMES, AIM_FIRST_MS = 1.25, 250


def main() -> None:
    """Measure and print a table."""
    print_results(results())


def results() -> Sequence[Result]:
    """Measure every format; the last row is how soon there is something to hear."""
    rows, first_ms = [], []
    with (
        tempfile.TemporaryDirectory() as cache,
        Pool(Path(cache), size=1) as pool,
    ):
        pool.sandbox()
        for path in hour():
            took = _measured(pool, path)
            first_ms += took.started_ms
            rows.append(_row(path, took))
    most = f"{statistics.median(first_ms):.0f} ms, at most {max(first_ms):.0f} ms"
    return [*rows, Result("Sound to play after opening any of these", most, "", "≤ 250 ms")]


@dataclass
class Took:
    """Seconds that each way took, in each round."""

    ours: list[float] = field(default_factory=list)
    to_verdict: list[float] = field(default_factory=list)
    soundfile: list[float] = field(default_factory=list)
    pyav: list[float] = field(default_factory=list)
    ffmpeg: list[float] = field(default_factory=list)
    started_ms: list[float] = field(default_factory=list)


def _measured(pool: Pool, path: Path) -> Took:
    took = Took()
    ways: list[Callable[[], None]] = [lambda: _through_pool(pool, path, took)]
    if path.suffix in (".wav", ".flac", ".mp3"):
        ways.append(lambda: took.soundfile.append(_seconds(_by_soundfile, path)))
    ways.append(lambda: took.pyav.append(_seconds(_by_pyav, path)))
    ways.append(lambda: took.ffmpeg.append(_seconds(_by_ffmpeg, path)))
    in_turns(ROUNDS, *ways)
    return took


def _row(path: Path, took: Took) -> Result:
    ours, ffmpeg = min(took.ours), min(took.ffmpeg)
    plain, library = min(
        (min(seconds), name)
        for name, seconds in (("soundfile", took.soundfile), ("PyAV", took.pyav))
        if seconds
    )
    words = HOURS[path.name].words
    what = f"Decode and peaks, one hour, {words}{' (one side)' if words == 'GSM' else ''}"
    beside = (
        f"{library} alone {plain:.2f} s ({ours / plain:.2f}×), "
        f"ffmpeg -f null {ffmpeg:.2f} s ({ours / ffmpeg:.2f}×)"
    )
    aim = "≤ ffmpeg -f null" if words in UNCODED else f"≤ {AIM_TIMES} × alone"
    hashed = f"{ours:.2f} s ({min(took.to_verdict):.2f} s with its hash)"
    return Result(what, hashed, beside, aim)


def _through_pool(pool: Pool, path: Path, took: Took) -> None:
    begun = time.perf_counter()
    grown: list[tuple[int, float]] = [(0, begun)]
    begun_decoding: list[Decoding] = []

    def look() -> None:
        frames = begun_decoding[0].peaks().frames if begun_decoding else 0
        if frames > grown[-1][0]:
            grown[:] = [(frames, time.perf_counter())]

    decoding = pool.decode(path, on_change=look)
    begun_decoding.append(decoding)
    decoding.wait_started(60)
    took.started_ms.append((time.perf_counter() - begun) * 1000)
    outcome = decoding.wait(120)
    took.ours.append(grown[0][1] - begun)
    took.to_verdict.append(time.perf_counter() - begun)
    if abs(outcome.frames - SECONDS * RATE) > RATE:
        sys.exit(f"{path.name}: {outcome}")
    decoding.close()


def _by_soundfile(path: Path) -> None:
    import soundfile

    with soundfile.SoundFile(path) as file:
        while len(file.read(65_536, dtype="int16")):
            pass


def _by_pyav(path: Path) -> None:
    import av

    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        stream.codec_context.thread_count = 1
        for frame in file.decode(stream):
            del frame


def _by_ffmpeg(path: Path) -> None:
    command = ["ffmpeg", "-v", "error", "-threads", "1", "-i", str(path), "-f", "null", "-"]
    subprocess.run(command, check=True)


def _seconds(work: Callable[[Path], None], path: Path) -> float:
    begun = time.perf_counter()
    work(path)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
