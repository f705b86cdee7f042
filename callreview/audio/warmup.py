"""Tiny recordings decoded, or listened to, before a worker is locked down and once more after.

Before, so that all a decoder loads late is loaded while files can still be opened; after,
so that a worker that cannot decode under its lock is found out before it gets a recording.
"""

import struct
from typing import TYPE_CHECKING, BinaryIO

from callreview.audio.reader import open_reader
from callreview.audio.sniff import PLAIN, PYAV, SOUNDFILE, kind_of
from callreview.audio.source import Source
from callreview.domain.peaks import ColumnFolder

if TYPE_CHECKING:
    from callreview.audio.detector import Detector

_FRAMES = 800


def write_tiny_recording(file: BinaryIO) -> None:
    """Write a recording of a tenth of a second."""
    file.write(_tiny_wav())
    file.flush()


def decode_tiny_recording(file: BinaryIO) -> None:
    """Decode it with every decoder, through all the code a recording goes through."""
    source = Source(file.fileno(), ".wav")
    kind = kind_of(source)
    for decoder in (PLAIN, SOUNDFILE, PYAV):
        reader = open_reader(decoder, source, kind)
        folder = ColumnFolder(reader.header.channels)
        frames = 0
        for block in reader.blocks():
            frames += len(block)
            folder.fold(block)
        folder.rest()
        reader.close()
        if frames != _FRAMES:
            raise RuntimeError(f"{decoder} decoded {frames} of {_FRAMES} frames")


def listen_to_tiny_recording(detector: "Detector", file: BinaryIO) -> None:
    """Listen to its bytes as if they were samples, once with and once without resampling."""
    from callreview.audio.listening import Sound, found_in

    for rate in (8000, 44_100):
        found_in(detector, Sound(file.fileno(), rate, 1, _FRAMES // 2))


def _tiny_wav() -> bytes:
    sound = bytes(range(256)) * (_FRAMES * 2 // 256 + 1)
    sound = sound[: _FRAMES * 2]
    form = struct.pack("<HHIIHH", 7, 2, 8000, 16000, 2, 8)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(sound))
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + form
        + b"data"
        + struct.pack("<I", len(sound))
        + sound
    )
