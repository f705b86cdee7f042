"""A limiter that looks ahead: what would be too loud is made softer before it comes.

Gains are found for every millisecond and drawn in lines between, so nothing passes `CEILING`
and nothing clicks. After a loud moment the gain rises again slowly.
"""

import numpy as np

from callreview.audio.output import Frames

CEILING = 0.89
"""-1 dB of full scale: a little room for what resampling adds."""
_GRAIN_S = 0.001
_AHEAD = 6
"""How many grains ahead is looked."""
_RELEASE = 0.008
"""By how much the gain may rise in a grain: from half to whole in 60 ms."""


class Limiter:
    """Frames for two ears go in, as many come out, later but at their moment.

    Each ear has its own gain.
    """

    lead = 0

    def __init__(self, rate: int) -> None:
        self._grain = max(1, round(rate * _GRAIN_S))
        self._kept: Frames = np.zeros((0, 2), np.float32)
        self._needed: Frames = np.ones((1, 2), np.float32)  # from the grain before `kept` on
        self._gains: Frames = np.zeros((0, 2), np.float32)  # of the grains before

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, 2), was added."""
        known = len(self._needed) - 1
        self._kept = np.concatenate([self._kept, block])
        fresh = self._kept[known * self._grain : len(self._kept) // self._grain * self._grain]
        loudest = np.abs(fresh).reshape(-1, self._grain, 2).max(axis=1)
        needed = np.minimum(1, np.float32(CEILING) / np.maximum(loudest, np.float32(CEILING)))
        self._needed = np.concatenate([self._needed, needed])
        count = len(self._needed) - 2 - _AHEAD
        return self._limited(count) if count > 0 else block[:0]

    def finish(self) -> Frames:
        """Return the rest."""
        left = len(self._kept)
        return self.push(np.zeros(((_AHEAD + 3) * self._grain, 2), np.float32))[:left]

    def _limited(self, count: int) -> Frames:
        """Return the next `count` grains."""
        ahead = np.lib.stride_tricks.sliding_window_view(self._needed, _AHEAD + 3, axis=0)
        wanted = ahead[:count].min(axis=2)
        if not len(self._gains):
            self._gains = np.repeat(wanted[:1], _AHEAD + 1, axis=0)
        rising = np.arange(count + 1, dtype=np.float32)[:, None] * np.float32(_RELEASE)
        held = np.concatenate([self._gains[-1:], wanted]) - rising
        released = (np.minimum.accumulate(held) + rising)[1:]
        gains = np.concatenate([self._gains, released])
        smooth = np.lib.stride_tricks.sliding_window_view(gains, _AHEAD + 1, axis=0).mean(axis=2)
        steps = (np.arange(self._grain, dtype=np.float32) / self._grain)[:, None]
        lines = smooth[:-1, None] + (smooth[1:] - smooth[:-1])[:, None] * steps
        frames = self._kept[: count * self._grain]
        self._kept = self._kept[count * self._grain :]
        self._needed = self._needed[count:]
        self._gains = gains[-(_AHEAD + 1) :]
        limited: Frames = frames * lines.reshape(-1, 2).astype(np.float32)
        return limited
