"""Whether the channels of a recording are one and the same, written more than once.

Taken for two sides, such a recording would be all talk-over.
"""

import numpy as np
from numpy.typing import NDArray

_ALIKE = 0.98  # correlation; lossy codecs leave some difference


class Likeness:
    """Compares all channels with the first, block by block."""

    def __init__(self, channels: int) -> None:
        self._products = np.zeros((2, channels))

    def add(self, planar: NDArray[np.float32]) -> None:
        """Look at the next samples, of shape (channels, frames)."""
        self._products[0] += planar @ planar[0]
        self._products[1] += np.einsum("cf,cf->c", planar, planar)

    @property
    def any_silent(self) -> bool:
        """Return whether a channel has no sound at all."""
        return not np.all(self._products[1])

    @property
    def all_alike(self) -> bool:
        """Return whether every channel is the first one, be it louder or softer."""
        with_first, with_itself = self._products[:, 1:]
        first = self._products[1, 0]
        return bool(np.all(with_first >= _ALIKE * np.sqrt(first * with_itself)))
