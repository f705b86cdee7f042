"""The outer chunks of a WAV file, walked strictly forwards.

Decoders believe a WAV's sizes, and one of them can be led in circles by a chunk inside a
LIST. This walk looks only at the outer chunks, each once, and says what the sizes are worth:
whether the recorder closed the file, and how much sound is missing.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from callreview.audio.source import Source

NEVER_CLOSED = 0x7FFF0000
"""Data sizes from here up are placeholders of recorders that meant to come back."""

_MAX_CHUNKS = 4096
_EXTENSIBLE = 0xFFFE
_PCM, _G711 = 0x0001, (0x0006, 0x0007)
_ONE_FRAME_A_BLOCK = (0x0001, 0x0003, 0x0006, 0x0007)  # PCM, float, A-law, µ-law
_SAME_BLOCKS = (0x0002, 0x0011, 0x0031)  # MS ADPCM, IMA ADPCM, GSM: frames a block in the header


@dataclass(frozen=True)
class Wav:
    """What the chunks of a WAV say; sizes in bytes of coded sound."""

    tag: int  # the codec's number; of "extensible" files the inner one
    channels: int
    rate: int
    block_bytes: int
    bits: int
    block_frames: int  # frames a coded block holds; 0 when it does not say
    claimed: int
    present: int
    is_closed: bool
    start: int = 0  # where the coded sound begins

    @property
    def is_plain(self) -> bool:
        """Return whether a frame is a 16-bit number or a byte of G.711 for each channel."""
        width = 2 if self.tag == _PCM and self.bits == 16 else 1 if self.tag in _G711 else 0
        return width > 0 and self.block_bytes == self.channels * width

    @property
    def claimed_frames(self) -> int | None:
        """Return how many frames the header promises; None when it cannot be trusted."""
        return self.frames_in(self.claimed) if self.is_closed else None

    def frames_in(self, size: int) -> int | None:
        """Return how many frames `size` bytes hold; None when the codec has no fixed size."""
        if self.block_bytes and self.tag in _ONE_FRAME_A_BLOCK:
            return size // self.block_bytes
        if self.block_bytes and self.block_frames and self.tag in _SAME_BLOCKS:
            return size // self.block_bytes * self.block_frames
        return None


@dataclass(frozen=True)
class Chunk:
    """An outer chunk: its name, where its content begins, and the size it claims."""

    name: bytes
    start: int
    size: int


def walk(source: Source) -> Wav | None:
    """Return what a WAV says of itself; None when it never says how it is coded."""
    form = b""
    size64 = None
    end = source.size
    for chunk in chunks(source, end):
        if chunk.name == b"ds64":
            size64 = int.from_bytes(source.bytes_at(chunk.start + 8, 8), "little")
        elif chunk.name == b"fmt ":
            form = source.bytes_at(chunk.start, min(chunk.size, 64))
        elif chunk.name == b"data" and len(form) >= 14:
            return _wav(source, form, chunk, size64, end)
    return _read_format(form, 0, 0, 0, is_closed=True) if len(form) >= 14 else None


def chunks(source: Source, end: int) -> Iterator[Chunk]:
    """Yield the outer chunks of a WAV of `end` bytes, each once, in the order they lie there."""
    offset = 12
    for _ in range(_MAX_CHUNKS):
        head = source.bytes_at(offset, 8)
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:], "little")
        yield Chunk(head[:4], offset + 8, size)
        offset += 8 + size + size % 2
        if offset >= end:
            return


def _wav(source: Source, form: bytes, data: Chunk, size64: int | None, end: int) -> Wav:
    present = end - data.start
    claimed = size64 if size64 is not None and data.size == 0xFFFFFFFF else data.size
    if claimed == 0 and present and not _only_chunks(source, data.start, end):
        return _read_format(form, present, present, data.start, is_closed=False)
    if claimed >= NEVER_CLOSED and size64 is None and claimed > present:
        return _read_format(form, present, present, data.start, is_closed=False)
    return _read_format(form, claimed, min(claimed, present), data.start, is_closed=True)


def _only_chunks(source: Source, start: int, end: int) -> bool:
    """Return whether the bytes from `start` are further chunks that end where the file does."""
    offset = start
    for _ in range(64):
        head = source.bytes_at(offset, 8)
        if len(head) < 8 or not head[:4].isascii() or not head[:4].decode("ascii").isprintable():
            return False
        size = int.from_bytes(head[4:], "little")
        offset += 8 + size + size % 2
        if end <= offset <= end + 1:
            return True
        if offset > end:
            return False
    return False


def _read_format(form: bytes, claimed: int, present: int, start: int, *, is_closed: bool) -> Wav:
    tag, channels, rate, _, block_bytes = struct.unpack_from("<HHIIH", form)
    bits = int.from_bytes(form[14:16], "little")
    block_frames = int.from_bytes(form[18:20], "little") if len(form) >= 20 else 0
    if tag == _EXTENSIBLE and len(form) >= 26:
        tag = int.from_bytes(form[24:26], "little")
    sizes = (claimed, present, is_closed, start)
    return Wav(tag, channels, rate, block_bytes, bits, block_frames, *sizes)
