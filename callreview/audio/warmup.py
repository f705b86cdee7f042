"""Tiny recordings decoded, or listened to, before a worker is locked down and once more after.

Before, so that all a decoder loads late is loaded while files can still be opened; after,
so that a worker that cannot decode under its lock is found out before it gets a recording.
"""

import struct
from typing import TYPE_CHECKING, BinaryIO

from callreview.audio.reader import open_reader
from callreview.audio.sniff import PLAIN, PYAV, SOUNDFILE, kind_of
from callreview.audio.source import Source
from callreview.audio.tags import tags_in
from callreview.domain.peaks import ColumnFolder

if TYPE_CHECKING:
    from callreview.audio.detector import Detector

_FRAMES = 800


def write_tiny_recording(file: BinaryIO) -> None:
    """Write a recording of a tenth of a second."""
    file.write(_tiny_wav())
    file.flush()


def decode_tiny_recording(file: BinaryIO) -> None:
    """Decode it with every decoder, through all the code a recording goes through.

    Its tags need every encoding there is for tags: those are loaded late.
    """
    source = Source(file.fileno(), ".wav")
    kind = kind_of(source)
    if [one.text for one in tags_in(source, kind.wav)] != ["é"] * 6:
        raise RuntimeError("tags were not read")
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
    form = struct.pack("<HHIIHH", 7, 2, 8000, 16000, 2, 8)
    written = (
        _chunk(b"fmt ", form),
        _chunk(b"data", sound[: _FRAMES * 2]),
        _chunk(b"LIST", b"INFO" + _chunk(b"INAM", b"\xe9\0")),
        _chunk(b"iXML", b"<BWFXML><NOTE>\xc3\xa9</NOTE></BWFXML>"),
        _chunk(b"id3 ", _tiny_id3()),
    )
    inside = b"WAVE" + b"".join(written)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _tiny_id3() -> bytes:
    encodings = ("latin-1", "utf-16", "utf-16-be", "utf-8")
    texts = [bytes([at]) + "é".encode(name) for at, name in enumerate(encodings)]
    frames = b"".join(b"TIT2" + struct.pack(">IH", len(text), 0) + text for text in texts)
    return b"ID3\3\0\0\0\0\0" + bytes([len(frames)]) + frames


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
