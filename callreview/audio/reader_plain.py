"""Reading sound that is hardly coded: PCM of 16 bits and G.711, in WAV or without a header.

Most calls are this. Numbers are read straight into an array, µ-law and A-law looked up in a
table, two at once; no parser in C ever sees such a file. ITU-T G.711 defines the tables.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from callreview.audio.reader import BLOCK_FRAMES, checked_header
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.domain.peaks import Samples

_CODECS = {1: "pcm_s16le", 6: "pcm_alaw", 7: "pcm_mulaw"}


class PlainReader:
    """A recording read without a decoder; see `Reader`."""

    decoder = "plain 1"

    def __init__(self, source: Source, kind: Kind) -> None:
        self.faults = 0
        self._file = source.rewound()
        wav, raw = kind.wav, kind.raw
        codec = _CODECS[wav.tag] if wav else raw.codec if raw else ""
        channels = wav.channels if wav else 1
        rate = wav.rate if wav else raw.rate if raw else 0
        self._table = _table_of(codec)
        self._frame = channels * (2 if self._table is None else 1)
        self._left = (wav.present if wav else source.size) // self._frame * self._frame
        self._file.seek(wav.start if wav else 0)
        frames = self._left // self._frame
        self.header = checked_header(
            kind,
            codec,
            rate,
            channels,
            frames=wav.claimed_frames if wav else None,
            length_ms=frames * 1000 // max(1, rate),
        )

    def blocks(self) -> Iterator[Samples]:
        """Yield samples of shape (frames, channels) until there are no more."""
        while len(found := self._read()):
            yield found.reshape(-1, self.header.channels)

    def close(self) -> None:
        """Let go of the file, which stays open."""
        self._file.close()

    def _read(self) -> NDArray[np.int16]:
        """Return the numbers of the next whole frames."""
        wanted = min(BLOCK_FRAMES * self._frame, self._left)
        coded = np.empty(wanted + wanted % 2, np.uint8)
        room, filled = coded.data, 0
        while filled < wanted and (count := self._file.readinto(room[filled:wanted])):
            filled += count
        self._left = self._left - filled if filled == wanted else 0
        filled -= filled % self._frame
        if self._table is None:
            return coded.view(np.int16)[: filled // 2]
        return self._table.take(coded.view(np.uint16), mode="clip").view(np.int16)[:filled]


def _table_of(codec: str) -> NDArray[np.uint32] | None:
    """Return the numbers that two bytes stand for, by the two as one; None for plain numbers."""
    if codec == "pcm_s16le":
        return None
    one = _mulaw() if codec == "pcm_mulaw" else _alaw()
    both = np.arange(1 << 16)
    pairs = np.stack((one[both & 255], one[both >> 8]), axis=1).astype(np.int16)
    return pairs.view(np.uint32).reshape(-1)


def _mulaw() -> NDArray[np.int64]:
    code = ~np.arange(256) & 255
    size = (((code & 15) << 3) + 132 << (code >> 4 & 7)) - 132
    return np.where(code & 128, -size, size)


def _alaw() -> NDArray[np.int64]:
    code = np.arange(256) ^ 0x55
    exponent = code >> 4 & 7
    first = (code & 15) << 4
    size = np.where(exponent, first + 0x108 << np.maximum(exponent - 1, 0), first + 8)
    return np.where(code & 128, size, -size)
