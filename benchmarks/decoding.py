"""An hour of stereo through a worker to complete peaks, beside a plain decode of it.

Run as `python -m benchmarks.decoding` from the top. The sound is made here; what is printed
is the best of three, wall clock, with the processor time of the workers beside it.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import soundfile

from callreview.audio.pool import Pool

RATE = 8000
ROUNDS = 3
KINDS = {
    "hour, PCM.wav": ("WAV", "PCM_16"),
    "hour, µ-law.wav": ("WAV", "ULAW"),
    "hour.flac": ("FLAC", "PCM_16"),
    "hour.mp3": ("MP3", "MPEG_LAYER_III"),
}


def main() -> None:
    """Make the sound, measure, print a table."""
    with tempfile.TemporaryDirectory() as folder:
        files = hour(Path(folder))
        print(
            f"{'':22}{'plain decode':>14}{'sound to play':>15}{'all peaks':>11}{'times plain':>13}"
        )
        begun = time.perf_counter()
        with Pool(Path(folder) / "cache") as pool:
            level = pool.sandbox()
            warm = time.perf_counter() - begun
            for path in files:
                _print_row(pool, path)
        print(f"\na worker is warm and locked ({level}) after {warm:.2f} s")
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"most memory a worker held: {usage.ru_maxrss / 1024:.0f} MB")


def _print_row(pool: Pool, path: Path) -> None:
    plain = min(_seconds(lambda: _plain(path)) for _ in range(ROUNDS))
    runs = [_through_pool(pool, path) for _ in range(ROUNDS)]
    started = statistics.median(first for first, _ in runs)
    done = min(last for _, last in runs)
    print(f"{path.name:22}{plain:13.2f}s{started:14.3f}s{done:10.2f}s{done / plain:12.2f}×")


def _through_pool(pool: Pool, path: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    decoding = pool.decode(path)
    decoding.wait_started(60)
    started = time.perf_counter() - begun
    outcome = decoding.wait(120)
    done = time.perf_counter() - begun
    if outcome.frames != 3600 * RATE:
        sys.exit(f"{path.name}: {outcome}")
    decoding.close()
    return started, done


def _plain(path: Path) -> None:
    if path.suffix == ".mp3":
        import av

        with av.open(str(path)) as file:
            for frame in file.decode(file.streams.audio[0]):
                del frame
        return
    with soundfile.SoundFile(path) as file:
        while len(file.read(65_536, dtype="int16")):
            pass


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def hour(folder: Path, names: Iterable[str] = tuple(KINDS)) -> list[Path]:
    """Write an hour of two voices of noise in turns, in each format."""
    random = np.random.default_rng(1)
    minute = random.normal(0, 3000, (60 * RATE, 2))
    turns = np.sin(np.arange(60 * RATE) * 2 * np.pi / (4 * RATE))
    minute *= np.stack((np.maximum(turns, 0.02), np.maximum(-turns, 0.02)), axis=1)
    made = []
    for name in names:
        kind, subtype = KINDS[name]
        with soundfile.SoundFile(folder / name, "w", RATE, 2, format=kind, subtype=subtype) as file:
            for shift in range(60):
                file.write(np.roll(minute, shift * 97, axis=0).astype(np.int16))
        made.append(folder / name)
    return made


if __name__ == "__main__":
    main()
