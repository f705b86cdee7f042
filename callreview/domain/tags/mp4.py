"""The tags of an MP4 or M4A: its `ilst`, and when its `mvhd` says it was made."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from callreview.domain.tags.tag import MOST_TAGS, Tag, tag

_BEGIN = datetime(1904, 1, 1, tzinfo=UTC)
_UTF8, _UTF16 = 1, 2
_TO_ILST = (b"udta", b"meta", b"ilst")


def mp4_tags(moov: bytes) -> tuple[Tag, ...]:
    """Return the texts of `ilst`, and `created` in UTC, of the content of a `moov` box."""
    made = (_made(box) for name, box in _boxes(moov) if name == b"mvhd")
    texts = (_text(name, item) for name, item in _boxes(_ilst(moov)))
    return tuple(found for found in (*made, *texts) if found)


def _ilst(moov: bytes) -> bytes:
    content = moov
    for wanted in _TO_ILST:
        content = next((box for name, box in _boxes(content) if name == wanted), b"")
        if wanted == b"meta":
            content = content[4:]  # its version and flags
    return content


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    offset = 0
    for _ in range(MOST_TAGS):
        size, name = int.from_bytes(content[offset : offset + 4], "big"), content[offset + 4 :][:4]
        if size < 8 or len(name) < 4:
            return
        yield name, content[offset + 8 : offset + size]
        offset += size


def _made(box: bytes) -> Tag | None:
    length = 8 if box[:1] == b"\x01" else 4
    seconds = int.from_bytes(box[4 : 4 + length], "big")
    try:
        moment = _BEGIN + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return tag("created", f"{moment:%Y-%m-%d %H:%M:%S}Z") if seconds else None


def _text(name: bytes, item: bytes) -> Tag | None:
    for kind, data in _boxes(item):
        if kind == b"data" and len(data) > 8:
            encoding = {_UTF8: "utf-8", _UTF16: "utf-16-be"}.get(int.from_bytes(data[:4], "big"))
            if encoding:
                return tag(name.decode("latin-1"), data[8:].decode(encoding, "replace"))
    return None
