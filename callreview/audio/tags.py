"""Finds the tags of a recording, in the worker: which chunks to read, and how much of them.

Outer chunks are walked strictly forwards, a few of them, and of a chunk no more is read than
tags can need. A chunk that is longer than that tells nothing.
"""

from collections.abc import Iterator
from itertools import islice

from callreview.audio.riff import Wav, chunks
from callreview.audio.source import Source
from callreview.domain.tags import (
    BEXT_BYTES,
    TELLING_BOXES,
    Tag,
    bext_tags,
    id3_length,
    id3_tags,
    info_tags,
    ixml_tags,
    mp4_tags,
    some,
)

_MOST_BYTES = 256 * 1024
_MOST_CHUNKS = 64
_SOUND = b"data"
_MP4_STARTS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def tags_in(source: Source, wav: Wav | None) -> tuple[Tag, ...]:
    """Return what the tags of a recording say, as far as anybody needs it; `wav` if it is one."""
    head = source.bytes_at(0, 10)
    if wav is not None:
        found = _of_wav(source, wav)
    elif head[:3] == b"ID3":
        found = iter(_id3_at(source, 0))
    elif head[4:8] in _MP4_STARTS:
        found = iter(mp4_tags(_moov(source)))
    else:
        found = iter(())
    return tuple(some(found))


def _of_wav(source: Source, wav: Wav) -> Iterator[Tag]:
    for chunk in islice(chunks(source, source.size), _MOST_CHUNKS):
        if chunk.name == _SOUND and not wav.is_closed:
            return  # whatever follows is sound
        if chunk.name == b"LIST":
            yield from info_tags(_content(source, chunk.start, chunk.size))
        elif chunk.name == b"bext":
            yield from bext_tags(source.bytes_at(chunk.start, min(chunk.size, BEXT_BYTES)))
        elif chunk.name == b"iXML":
            yield from ixml_tags(_content(source, chunk.start, chunk.size))
        elif chunk.name in (b"id3 ", b"ID3 "):
            yield from _id3_at(source, chunk.start)


def _id3_at(source: Source, start: int) -> tuple[Tag, ...]:
    """Return the tags of ID3; pictures may follow the texts, and what lies too far is not read."""
    length = id3_length(source.bytes_at(start, 10))
    return id3_tags(source.bytes_at(start, min(length, _MOST_BYTES))) if length else ()


def _moov(source: Source) -> bytes:
    """Return of an MP4's `moov` the boxes that tell of the call; b"" if there is none."""
    size = source.size
    for name, start, end in _boxes(source, 0, size):
        if name == b"moov":
            return b"".join(_telling(source, start, min(end, size)))
    return b""


def _telling(source: Source, start: int, end: int) -> Iterator[bytes]:
    for name, begins, ends in _boxes(source, start, end):
        length = ends - begins
        if name in TELLING_BOXES and length <= _MOST_BYTES:
            yield (8 + length).to_bytes(4, "big") + name + source.bytes_at(begins, length)


def _boxes(source: Source, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, and begin and end of the content, of the boxes from `start` up to `end`."""
    for _ in range(_MOST_CHUNKS):
        head = source.bytes_at(start, 16)
        size, begins = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, begins = int.from_bytes(head[8:], "big"), 16
        if size == 0:
            size = end - start  # it goes to the end
        if len(head) < 8 or size < begins or start + size > end:
            return
        yield head[4:8], start + begins, start + size
        start += size


def _content(source: Source, start: int, size: int) -> bytes:
    return source.bytes_at(start, size) if size <= _MOST_BYTES else b""
