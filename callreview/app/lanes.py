"""The small waveform of a scorecard, out of the peaks of a recording."""

import contextlib
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.call import Recording, Side
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


def decoded_lanes(pool: "Pool", recording: Recording, sha256: str | None) -> tuple[Lane, ...]:
    """Return the lanes of a recording, decoded for it; none if it is not the one of `sha256`.

    None either when it cannot be heard now: a scorecard can do without.
    """
    with contextlib.closing(pool.decode(Path(recording.path))) as decoding:
        try:
            outcome = decoding.wait()
        except CancelledError:
            return ()
        if not outcome.verdict.plays or (sha256 and outcome.sha256 != sha256):
            return ()
        return lanes_of(decoding.peaks())


def _hundredths(samples: list[int]) -> tuple[int, ...]:
    return tuple(round(sample * 100 / _LOUDEST) for sample in samples)
