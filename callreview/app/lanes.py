"""The small waveform of a scorecard, out of the peaks of a recording."""

import contextlib
from collections.abc import Collection
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.call import Call, Recording, Side
from callreview.domain.scorecard import Lane

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.domain.peaks import Peaks

COLUMNS = 360
_LOUDEST = 32768
_MOST_LANES = 2


def lanes_of(peaks: "Peaks", columns: int = COLUMNS) -> tuple[Lane, ...]:
    """Return the channels of a recording in so many columns; the first two, where it has more."""
    if not peaks.frames:
        return ()
    sides = tuple(Side) if peaks.channels > 1 else (None,)
    lanes = []
    for channel, side in enumerate(sides[:_MOST_LANES]):
        low, high, _rms = peaks.columns(channel, 0, peaks.frames, columns)
        lanes.append(Lane(side, _hundredths(low.tolist()), _hundredths(high.tolist())))
    return tuple(lanes)


@dataclass(frozen=True)
class Look:
    """What a recording is now: not the one that was heard, or its lanes.

    No lanes when it cannot be heard now: a scorecard can do without.
    """

    is_changed: bool = False
    lanes: tuple[Lane, ...] = ()


def look_at(pool: "Pool", call: Call, sha256: str | None) -> Look:
    """Decode a recording; whether it is the one of `sha256`, all its bytes say.

    Of several files one has that hash, and any other the one it had when it was heard.
    """
    files, every = call.files, call.all_files
    paths = (Path(file.path) for file in files)
    with contextlib.closing(pool.decode(*paths)) as decoding:
        try:
            outcome = decoding.wait()
        except CancelledError:
            return Look()
        hashes = {sha256, *(file.sha256 for file in every)} if len(every) > 1 else {sha256}
        for file, found in zip(files, outcome.files, strict=True):
            if sha256 and _is_another(file, found.sha256, hashes):
                return Look(is_changed=True)
        return Look(lanes=lanes_of(decoding.peaks()) if outcome.verdict.plays else ())


def _is_another(recording: Recording, found: str, hashes: Collection[str | None]) -> bool:
    if found:
        return found not in hashes
    try:  # not read to its end: it may only be out of reach for the moment
        return Path(recording.path).stat().st_size != recording.size
    except OSError:
        return False


def _hundredths(samples: list[int]) -> tuple[int, ...]:
    return tuple(round(sample * 100 / _LOUDEST) for sample in samples)
