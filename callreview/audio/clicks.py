"""Clicks at even times, to find out how late a device is heard."""

import numpy as np
from numpy.typing import NDArray

LATEST_MS = 1000
"""So late a device may be; the slowest headphones are 700 ms late."""
PERIOD_MS = 1200
"""Longer than that, so that no click is taken for the next one."""
FIRST_MS = 600
_RATE = 48_000
_HERTZ = 2_000.0
_LASTS_S = 0.012
_DECAY_S = 0.002
_LOUDNESS = 20_000
_HOURS = 12


class Clicks:
    """A sound of short clicks, the first after `FIRST_MS`, one every `PERIOD_MS` from then on."""

    rate = _RATE
    channels = 1
    frames_ready = frames_expected = _HOURS * 3600 * _RATE

    def __init__(self) -> None:
        self._period = np.zeros(PERIOD_MS * _RATE // 1000, np.int16)
        seconds = np.arange(round(_LASTS_S * _RATE)) / _RATE
        click = np.cos(2 * np.pi * _HERTZ * seconds) * np.exp(-seconds / _DECAY_S)
        first = FIRST_MS * _RATE // 1000
        self._period[first : first + len(click)] = np.round(click * _LOUDNESS)

    def read(self, start_frame: int, count: int) -> NDArray[np.int16]:
        """Return up to `count` frames from `start_frame` on, shape (n, 1)."""
        end = min(start_frame + count, self.frames_ready)
        return self._period[np.arange(start_frame, end) % len(self._period)].reshape(-1, 1)


def since_click(position_ms: int) -> float:
    """Return how far a position is from the click before it to the next one, 0 to 1."""
    return (position_ms - FIRST_MS) % PERIOD_MS / PERIOD_MS
