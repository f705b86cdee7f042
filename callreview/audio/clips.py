"""Clips: a stretch of decoded sound, encoded into a file of its own.

WAV and FLAC hold the very samples of the stretch, but for the ramps at both ends. MP3, Opus and
M4A say how much of them is the codec's own padding, so that what is heard begins and ends where
the stretch does; readers that pass over what an M4A says hear at most 22 ms more, nearly silent.
No file holds a name, a date or any other words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from io import FileIO
from pathlib import Path

import numpy as np
from typing_extensions import Buffer

from callreview.domain.errors import CallReviewError
from callreview.domain.peaks import Samples

RAMP_MS = 5
_LARGEST_WAV = 0xF000_0000  # bytes; what is longer is written as RF64, which WAV readers know
_TALK_RATE = 16_000  # up to here it is a telephone's sound, which needs fewer bits


class ClipKind(StrEnum):
    """What a clip can be written as; the value is how its file ends."""

    WAV = ".wav"
    FLAC = ".flac"
    MP3 = ".mp3"
    OPUS = ".opus"
    M4A = ".m4a"


@dataclass(frozen=True)
class _Codec:
    """A lossy codec in its container.

    `rates` it takes, in Hz; `bits` a second and channel for a telephone's sound and for more.
    """

    container: str
    name: str
    bits: tuple[int, int]
    rates: tuple[int, ...]


_CODECS = {
    ClipKind.MP3: _Codec(
        "mp3",
        "libmp3lame",
        (32_000, 64_000),
        (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000),
    ),
    ClipKind.OPUS: _Codec("ogg", "libopus", (32_000, 64_000), (8000, 12000, 16000, 24000, 48000)),
    # A frame of AAC has 1024 samples: at 8 kHz that is 128 ms, at 48 kHz 22 ms.
    ClipKind.M4A: _Codec("ipod", "aac", (48_000, 96_000), (48000,)),
}
_MOST_CHANNELS = {ClipKind.WAV: 16, ClipKind.FLAC: 8}
_MOST_OF_OTHERS = 2


def clip_kind(name: str) -> ClipKind:
    """Return what a file of that name is to be; CallReviewError "clip_kind_unknown"."""
    ending = Path(name).suffix.lower()
    if ending not in tuple(ClipKind):
        raise CallReviewError("clip_kind_unknown", name=name, kinds=", ".join(ClipKind))
    return ClipKind(ending)


def require_room(kind: ClipKind, channels: int) -> None:
    """Raise CallReviewError "clip_channels" if a kind of file cannot hold so many channels."""
    most = _MOST_CHANNELS.get(kind, _MOST_OF_OTHERS)
    if channels > most:
        raise CallReviewError("clip_channels", kind=kind.value, channels=channels, most=most)


def write_clip(
    path: Path, kind: ClipKind, blocks: Iterable[Samples], rate: int, channels: int, frames: int
) -> None:
    """Write `frames` of sound, which `blocks` (n, channels) bring in order, with ramps.

    Raises OSError when the system refuses.
    """
    sound = _ramped(blocks, rate, frames)
    with path.open("wb", buffering=0) as file:
        safe = _Careful(file)
        if kind in _CODECS:
            _write_lossy(safe, _CODECS[kind], sound, rate, channels)
        else:
            _write_exact(safe, kind, sound, rate, channels, frames)
        safe.raise_trouble()


def _write_exact(
    file: "_Careful",
    kind: ClipKind,
    sound: Iterator[Samples],
    rate: int,
    channels: int,
    frames: int,
) -> None:
    import soundfile

    form = kind.name
    if kind is ClipKind.WAV and frames * channels * 2 > _LARGEST_WAV:
        form = "RF64"
    with soundfile.SoundFile(file, "w", rate, channels, "PCM_16", format=form) as out:
        for block in sound:
            out.write(block)


def _write_lossy(
    file: "_Careful", codec: _Codec, sound: Iterator[Samples], rate: int, channels: int
) -> None:
    import av

    layout = "stereo" if channels == 2 else "mono"
    # Encoder, container and time would be named otherwise.
    with av.open(file, "w", format=codec.container, options={"fflags": "+bitexact"}) as out:
        fitting = next((one for one in codec.rates if one >= rate), codec.rates[-1])
        stream = out.add_stream(codec.name, rate=fitting, layout=layout)
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = channels * codec.bits[rate > _TALK_RATE]
        at = 0
        for block in sound:
            frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout=layout)
            frame.rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
            at += len(block)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _ramped(blocks: Iterable[Samples], rate: int, frames: int) -> Iterator[Samples]:
    """Yield the blocks with the sound rising and falling in a straight line at both ends."""
    ramp = min(max(1, rate * RAMP_MS // 1000), frames // 2)
    at = 0
    for block in blocks:
        place = np.arange(at, at + len(block))
        near = np.minimum(place, frames - 1 - place)  # how far from the nearer end
        at += len(block)
        if not len(block):
            continue
        if ramp and near.min(initial=ramp) < ramp:
            gain = np.minimum(near / ramp, 1.0)[:, np.newaxis]
            block = np.rint(block * gain).astype(np.int16)
        yield np.ascontiguousarray(block)


class _Careful:
    """A file encoders in C write to: what the system refuses is kept, for they would lose it."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self._trouble: OSError | None = None

    def write(self, data: Buffer) -> int:
        """Write all the bytes, unless writing failed before."""
        rest = memoryview(data).cast("B")
        size = rest.nbytes
        while rest and self._trouble is None:
            try:
                rest = rest[self._file.write(rest) :]
            except OSError as trouble:
                self._trouble = trouble
        return size

    def seek(self, to: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        return self._file.seek(to, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def raise_trouble(self) -> None:
        """Raise what the system refused while it was written, if it did."""
        if self._trouble is not None:
            raise self._trouble
