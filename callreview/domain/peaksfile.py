"""Peaks as bytes, so that they can be kept between runs.

A line of JSON names what they are of; then the columns of the finest level follow, channel by
channel, lowest, highest and rms, as little-endian int16. Coarser levels are made again, which
is faster than reading them. A checksum tells bytes that were cut or changed.
"""

import json
import struct
import zlib
from collections.abc import Sequence

import numpy as np

from callreview.domain.audiofile import MAX_CHANNELS, MAX_HOURS, MAX_RATE
from callreview.domain.peaks import BASE, PeakBuilder, Peaks

FORMAT = 1
_MAGIC = b"callreview peaks\n"
_HEAD = struct.Struct("<II")
_MOST_WORDS = 4096


def bytes_of_peaks(peaks: Peaks, what: str) -> Sequence[bytes]:
    """Return finished peaks as pieces to be written one after the other; `what` names them."""
    words = {"format": FORMAT, "what": what, "rate": peaks.rate}
    words |= {"channels": peaks.channels, "frames": peaks.frames}
    columns = peaks.levels[0].columns.astype("<i2").tobytes()
    line = json.dumps(words).encode()
    checked = zlib.crc32(columns, zlib.crc32(line, len(line)))
    return _MAGIC, _HEAD.pack(len(line), checked), line, columns


def peaks_in(content: bytes, what: str) -> Peaks | None:
    """Return the peaks `content` holds; None when it is damaged, or not the peaks of `what`."""
    start = len(_MAGIC) + _HEAD.size
    if not content.startswith(_MAGIC) or len(content) < start:
        return None
    length, checked = _HEAD.unpack_from(content, len(_MAGIC))
    if length > _MOST_WORDS or zlib.crc32(memoryview(content)[start:], length) != checked:
        return None
    words = json.loads(content[start : start + length])
    if words["format"] != FORMAT or words["what"] != what:
        return None
    return _built(
        words["rate"], words["channels"], words["frames"], memoryview(content)[start + length :]
    )


def _built(rate: int, channels: int, frames: int, columns: memoryview) -> Peaks | None:
    count = -(-frames // BASE)
    fits = 0 < channels <= MAX_CHANNELS and 0 < frames <= MAX_HOURS * 3600 * MAX_RATE
    if not fits or len(columns) != count * 3 * channels * 2:
        return None
    builder = PeakBuilder(rate, channels, frames)
    builder.add_columns(np.frombuffer(columns, "<i2").reshape(channels, 3, count), frames)
    builder.finish()
    return builder.snapshot()
