"""A thumbnail is what the peaks say, small: every side, also a quiet one."""

import numpy as np
import pytest

from callreview.domain.peaks import PeakBuilder, Peaks
from callreview.domain.thumbnail import COLUMNS, Thumbnail, thumbnail_of


def peaks_of(*channels: object) -> Peaks:
    samples = np.stack([np.asarray(channel) for channel in channels], axis=1).astype(np.int16)
    builder = PeakBuilder(8000, samples.shape[1])
    builder.add(samples)
    builder.finish()
    return builder.snapshot()


def test_each_side_shows_when_it_was_loud() -> None:
    loud = np.repeat([0, -32768], 96_000)
    quiet = np.repeat([100, 0], 96_000)
    thumbnail = thumbnail_of(peaks_of(loud, quiet))
    assert thumbnail
    half = COLUMNS // 2
    left, right = thumbnail.heights(0), thumbnail.heights(1)
    assert left[: half - 1] == (0.0,) * (half - 1)
    assert left[half + 1 :] == pytest.approx([1.0] * (half - 1))
    assert right[: half - 1] == pytest.approx([100 / 32768] * (half - 1), rel=0.1)
    assert right[half + 1 :] == (0.0,) * (half - 1)


def test_a_call_of_a_moment_has_one_too() -> None:
    thumbnail = thumbnail_of(peaks_of([1000, -8192, 5]))
    assert thumbnail
    assert max(thumbnail.heights(0)) == pytest.approx(0.25, rel=0.02)


def test_no_sound_has_none() -> None:
    assert thumbnail_of(PeakBuilder(8000, 1).snapshot()) is None


@pytest.mark.parametrize(("channels", "size"), [(0, 0), (2, COLUMNS), (1, COLUMNS + 1)])
def test_bytes_that_are_no_thumbnail_cannot_be_one(channels: int, size: int) -> None:
    with pytest.raises(ValueError, match="channels"):
        Thumbnail(channels, bytes(size))
