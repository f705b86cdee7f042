"""What is done to the sides of a call on their way to two ears, in order.

Every stage gives as many frames as it takes, each at its own moment, only later; so nothing
that is switched on or off moves what is heard.
"""

from typing import Protocol

import numpy as np

from callreview.audio.denoise import Denoise
from callreview.audio.limiter import Limiter
from callreview.audio.mixer import may_be_too_loud, to_ears
from callreview.audio.output import Frames
from callreview.audio.telephone import Telephone
from callreview.domain.hearing import Hearing


class Stage(Protocol):
    """One thing that is done to sound."""

    lead: int
    """How many frames before a moment change what is heard there."""

    def push(self, block: Frames) -> Frames:
        """Return what is done now that `block` was added."""
        ...

    def finish(self) -> Frames:
        """Return the rest."""
        ...


class Treatment:
    """Sides go in, shape (n, sides), as many frames for two ears come out.

    The `lead` frames before the beginning, or as many as there are, are to go in through
    `warm`: nothing comes out for them.
    """

    def __init__(self, hearing: Hearing, rate: int, sides: int) -> None:
        self._hearing = hearing
        self._stages: list[Stage] = []
        if hearing.telephone:
            self._stages.append(Telephone(rate, sides))
        if hearing.denoised:
            self._stages.append(Denoise(rate, sides))
        self._stages.append(_Ears(hearing))
        if may_be_too_loud(hearing):
            self._stages.append(Limiter(rate))
        self.lead = sum(stage.lead for stage in self._stages)
        self._to_drop = 0

    def warm(self, block: Frames) -> None:
        """Take what stands before the beginning."""
        self._to_drop = len(block)
        self.push(block)

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block` was added."""
        return self._through(block, self._stages)

    def finish(self) -> Frames:
        """Return the rest."""
        parts = [
            self._through(stage.finish(), self._stages[index + 1 :])
            for index, stage in enumerate(self._stages)
        ]
        return np.concatenate(parts)

    def _through(self, block: Frames, stages: list[Stage]) -> Frames:
        for stage in stages:
            block = stage.push(block)
        dropped = min(self._to_drop, len(block))
        self._to_drop -= dropped
        return block[dropped:]


class _Ears:
    """Sides become ears."""

    lead = 0

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    def push(self, block: Frames) -> Frames:
        return to_ears(block, self._hearing)

    def finish(self) -> Frames:
        return np.zeros((0, 2), np.float32)
