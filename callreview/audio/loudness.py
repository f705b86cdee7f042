"""How loud each side is, column by column, told from the peaks; and where there is any sound."""

import numpy as np
from numpy.typing import NDArray

from callreview.domain.peaks import RMS, Level, Peaks
from callreview.domain.timebase import Span, merged

COLUMN_S = 0.035
"""Columns are at most this long, so that syllables stand apart."""
SILENCE_DB = -100.0
_SOUND_OVER_NOISE_DB = 12.0
_SOUND_UNDER_LOUDEST_DB = 30.0
_SOFTEST_SOUND_DB = -55.0
_SOUND_S = 0.14
"""Columns in which one looks for any sound: as long as the shortest word."""

Row = NDArray[np.float64]
Mask = NDArray[np.bool_]


def level_of(peaks: Peaks) -> Level:
    """Return the columns in which loudness is looked at."""
    return peaks.levels[peaks.level_for(COLUMN_S * peaks.rate)]


def loudness(level: Level) -> Row:
    """Return how loud each side is in dB of full scale, shape (sides, columns).

    Channels beyond two join the side of their parity.
    """
    power = (level.columns[:, RMS].astype(np.float64) / 32_768) ** 2
    if len(power) > 2:
        power = np.stack([power[first::2].mean(axis=0) for first in (0, 1)])
    return np.asarray(10 * np.log10(np.maximum(power, 10 ** (SILENCE_DB / 10))))


def sounding(peaks: Peaks) -> tuple[Span, ...]:
    """Return where any side sounds as loud as words are, whatever it is.

    That is well above the noise of its line, and not too far below its loudest.
    """
    level = peaks.levels[peaks.level_for(_SOUND_S * peaks.rate)]
    loud = loudness(level)
    if not loud.shape[1]:
        return ()
    noise, loudest = np.percentile(loud, (15, 98), axis=1)[:, :, None]
    least = np.maximum(noise + _SOUND_OVER_NOISE_DB, loudest - _SOUND_UNDER_LOUDEST_DB)
    least = np.maximum(least, _SOFTEST_SOUND_DB)
    edges = np.column_stack(runs(np.asarray((loud > least).any(axis=0))))
    in_ms = edges * (level.samples_per_column * 1000 / peaks.rate)
    return merged(Span(int(start), int(end)) for start, end in in_ms.tolist())


def runs(mask: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each run of True begins, and where it is over."""
    steps = np.diff(np.concatenate(([0], mask.view(np.int8), [0])))
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
