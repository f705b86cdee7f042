"""The length that headers of AU and AIFF files promise.

libsndfile says how much there is, not how much there should be; the difference is what
tells a cut file from a whole one. WAV has a file of its own, `riff`.
"""

from callreview.audio.source import Source

_AU_SAMPLE_BYTES = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 8, 27: 1}
_NOT_KNOWN = 0xFFFFFFFF
_MAX_CHUNKS = 256


def claimed_frames(container: str, source: Source) -> int | None:
    """Return how many frames the header promises; None when it does not say."""
    if container == "au":
        return _au(source)
    return _aiff(source) if container == "aiff" else None


def _au(source: Source) -> int | None:
    head = source.bytes_at(0, 24)
    if len(head) < 24:
        return None
    size, encoding, _, channels = (_number(head[at : at + 4]) for at in (8, 12, 16, 20))
    frame = _AU_SAMPLE_BYTES.get(encoding, 0) * channels
    return None if size == _NOT_KNOWN or not frame else size // frame


def _aiff(source: Source) -> int | None:
    offset = 12
    for _ in range(_MAX_CHUNKS):
        head = source.bytes_at(offset, 14)
        if len(head) < 14:
            return None
        if head[:4] == b"COMM":
            return _number(head[10:14])
        size = _number(head[4:8])
        offset += 8 + size + size % 2
    return None


def _number(found: bytes) -> int:
    return int.from_bytes(found, "big")
