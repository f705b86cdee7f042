"""The length that headers of AU, AIFF and MP3 files promise.

libsndfile says how much there is, not how much there should be, and so does FFmpeg of an MP3;
the difference is what tells a cut file from a whole one. WAV has a file of its own, `riff`.
"""

from callreview.audio.sniff import behind_id3
from callreview.audio.source import Source

_AU_SAMPLE_BYTES = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 8, 27: 1}
_NOT_KNOWN = 0xFFFFFFFF
_MAX_CHUNKS = 256


def claimed_frames(container: str, source: Source) -> int | None:
    """Return how many frames the header promises; None when it does not say."""
    looks = {"au": _au, "aiff": _aiff, "mp3": _mp3}
    return looks[container](source) if container in looks else None


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


def _mp3(source: Source) -> int | None:
    """Return what the Xing tag says, which stands in a first frame without sound."""
    head = source.bytes_at(behind_id3(source), 48)
    if len(head) < 48 or head[0] != 0xFF:
        return None
    newer, mono = not head[1] & 8, head[3] >> 6 == 3
    at = 4 + (17 if newer else 32) - (0 if not mono else 8 if newer else 15)
    has_count = head[at : at + 4] in (b"Xing", b"Info") and head[at + 7] & 1
    return _number(head[at + 8 : at + 12]) * (576 if newer else 1152) if has_count else None


def _number(found: bytes) -> int:
    return int.from_bytes(found, "big")
