"""Tags as recorders write them into their files, for tests to put together."""

import struct
from pathlib import Path


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a WAV."""
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def bext(day: bytes = b"2024-04-10", time: bytes = b"10:12:13") -> bytes:
    """Return the content of a bext chunk."""
    fields = ((b"Call with Bo", 256), (b"Recorder", 32), (b"REF-1", 32), (day, 10), (time, 8))
    return b"".join(text.ljust(size, b"\0") for text, size in fields) + bytes(264)


def frame(name: bytes, content: bytes, version: int = 3) -> bytes:
    """Return a frame of an ID3 tag."""
    size = synchsafe(len(content)) if version == 4 else struct.pack(">I", len(content))
    return name + size + b"\0\0" + content


def synchsafe(size: int) -> bytes:
    """Return a size of seven bits in each byte, as ID3 writes it."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3(*frames: bytes, version: int = 3, flags: int = 0) -> bytes:
    """Return an ID3 tag."""
    body = b"".join(frames)
    return b"ID3" + bytes([version, 0, flags]) + synchsafe(len(body)) + body


def box(name: bytes, content: bytes) -> bytes:
    """Return a box of an MP4."""
    return struct.pack(">I", len(content) + 8) + name + content


def item(name: bytes, text: str) -> bytes:
    """Return an item of `ilst`."""
    return box(name, box(b"data", struct.pack(">II", 1, 0) + text.encode()))


def mvhd(seconds: int = 3795588733) -> bytes:
    """Return the box that says when an MP4 was made, in seconds since 1904."""
    return box(b"mvhd", struct.pack(">II", 0, seconds) + bytes(92))


def moov(*items: bytes) -> bytes:
    """Return the content of a `moov` box with these items."""
    return mvhd() + box(b"udta", box(b"meta", bytes(4) + box(b"ilst", b"".join(items))))


def with_keys(name: bytes, text: str) -> bytes:
    """Return the content of a `moov` box as Apple writes it: names in `keys`, items by place."""
    keys = struct.pack(">II", 0, 1) + box(b"mdta", name)
    handler = box(b"hdlr", bytes(24))
    items = box(b"ilst", item(b"\0\0\0\1", text))
    return box(b"meta", handler + box(b"keys", keys) + items)


INFO = b"INFO" + chunk(b"ICRD", b"2024-04-10 10:12:13\0") + chunk(b"IART", b"Ana N\xc3\xba\0")
IXML = (
    b"<?xml version='1.0'?><BWFXML><PROJECT>Calls</PROJECT><BEXT>"
    b"<BWF_ORIGINATION_DATE>2024-04-10</BWF_ORIGINATION_DATE>"
    b"<BWF_ORIGINATION_TIME>10:12:13</BWF_ORIGINATION_TIME></BEXT></BWFXML>\0\0"
)


def wav_with(*chunks: bytes, before: bytes = b"") -> bytes:
    """Return a WAV of a tenth of a second with these chunks behind its sound."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    sound = chunk(b"data", bytes(range(160)) * 10)
    inside = b"WAVE" + chunk(b"fmt ", form) + before + sound + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def put(path: Path, content: bytes) -> Path:
    """Write a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
