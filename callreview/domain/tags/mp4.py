"""The tags of an MP4 or M4A: its `ilst`, and when its `mvhd` says it was made."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from callreview.domain.tags.tag import MOST_TAGS, Tag, TagKind, tag

TELLING_BOXES = frozenset({b"mvhd", b"udta", b"meta"})
"""The boxes of a `moov` that `mp4_tags` looks into."""
_BEGIN = datetime(1904, 1, 1, tzinfo=UTC)
_UTF8, _UTF16 = 1, 2


def mp4_tags(moov: bytes) -> tuple[Tag, ...]:
    """Return the texts of `ilst`, and `created` in UTC, of the content of a `moov` box."""
    made = (_made(box) for name, box in boxes(moov) if name == b"mvhd")
    texts = (_text(name, item) for meta in _metas(moov) for name, item in _items(meta))
    return tuple(found for found in (*made, *texts) if found)


def boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of the boxes that lie one behind the other."""
    offset = 0
    for _ in range(MOST_TAGS):
        head = content[offset : offset + 8]
        size, name = int.from_bytes(head[:4], "big"), head[4:]
        if size < 8 or len(name) < 4:
            return
        yield name, content[offset + 8 : offset + size]
        offset += size


def _metas(moov: bytes) -> Iterator[bytes]:
    """Yield what `meta` boxes hold: below `udta`, as in music, or in `moov`, as Apple does."""
    for name, box in boxes(moov):
        if name == b"meta":
            yield _behind_version(box)
        elif name == b"udta":
            yield from (_behind_version(inner) for at, inner in boxes(box) if at == b"meta")


def _behind_version(meta: bytes) -> bytes:
    return meta if meta[4:8] == b"hdlr" else meta[4:]  # QuickTime's has no version


def _items(meta: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the items of `ilst`; a number is the place of a name in `keys`."""
    found = {name: box for name, box in boxes(meta) if name in (b"keys", b"ilst")}
    keys = tuple(name.decode("utf-8", "replace") for name in _keys(found.get(b"keys", b"")))
    for name, item in boxes(found.get(b"ilst", b"")):
        yield _name(name, keys), item


def _keys(box: bytes) -> Iterator[bytes]:
    return (content for _, content in boxes(box[8:]))  # behind its version and their count


def _name(name: bytes, keys: Sequence[str]) -> str:
    place = int.from_bytes(name, "big")
    return keys[place - 1] if 0 < place <= len(keys) else name.decode("latin-1")


def _made(box: bytes) -> Tag | None:
    length = 8 if box[:1] == b"\x01" else 4
    seconds = int.from_bytes(box[4 : 4 + length], "big")
    try:
        moment = _BEGIN + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return tag(TagKind.MP4, "created", f"{moment:%Y-%m-%d %H:%M:%S}Z") if seconds else None


def _text(name: str, item: bytes) -> Tag | None:
    for kind, data in boxes(item):
        if kind == b"data" and len(data) > 8:
            encoding = {_UTF8: "utf-8", _UTF16: "utf-16-be"}.get(int.from_bytes(data[:4], "big"))
            if encoding:
                return tag(TagKind.MP4, name, data[8:].decode(encoding, "replace"))
    return None
