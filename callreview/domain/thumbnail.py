"""The minimap of a whole call: how loud each side is, in a few bytes that are kept with it.

Read when a library is opened, so numpy is only loaded where a thumbnail is made.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callreview.domain.peaks import Peaks

COLUMNS = 96
_FULL_SCALE = 32768


@dataclass(frozen=True)
class Thumbnail:
    """`COLUMNS` columns for each of `channels`, one channel after the other.

    A byte is the square root of the loudest sample: in plain steps of 1/255 of full scale a
    quiet caller would vanish.
    """

    channels: int
    loudness: bytes

    def __post_init__(self) -> None:
        if self.channels < 1 or len(self.loudness) != self.channels * COLUMNS:
            raise ValueError(f"{len(self.loudness)} bytes for {self.channels} channels")

    def heights(self, channel: int) -> tuple[float, ...]:
        """Return the loudest sample of each column as a part of full scale, 0 to 1."""
        row = self.loudness[channel * COLUMNS : (channel + 1) * COLUMNS]
        return tuple((byte / 255) ** 2 for byte in row)


def thumbnail_of(peaks: "Peaks") -> Thumbnail | None:
    """Return the thumbnail of finished peaks; None where there is no sound."""
    import numpy as np

    if not peaks.frames:
        return None
    rows = []
    for channel in range(peaks.channels):
        low, high, _rms = peaks.columns(channel, 0, peaks.frames, COLUMNS)
        loudest = np.maximum(-low.astype(np.int32), high)
        rows.append(np.rint(np.sqrt(loudest / _FULL_SCALE) * 255).astype(np.uint8))
    return Thumbnail(peaks.channels, b"".join(row.tobytes() for row in rows))
