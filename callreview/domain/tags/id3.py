"""ID3v2, the tags at the start of an MP3: versions 2.3 and 2.4."""

import re
from collections.abc import Iterator, Sequence

from callreview.domain.tags.tag import MOST_TAGS, Tag, TagKind, tag

HEAD_BYTES = 10
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
_ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
_TITLED = ("COMM", "TXXX")
_YEAR, _FOUR = re.compile("[0-9]{4}"), re.compile("([0-9]{2})([0-9]{2})")


def id3_length(head: bytes) -> int | None:
    """Return how many bytes the tag has, its head of 10 included; None if there is none."""
    if head[:3] != b"ID3" or len(head) < HEAD_BYTES or head[3] not in (3, 4):
        return None
    return HEAD_BYTES + _synchsafe(head[6:HEAD_BYTES])


def id3_tags(content: bytes) -> tuple[Tag, ...]:
    """Return the texts and comments of an ID3v2 tag, `content` being all of it with its head.

    The year, day and time of version 2.3 come as one, `recorded`, too.
    """
    length = id3_length(content)
    if length is None:
        return ()
    version, flags = content[3], content[5]
    body = content[HEAD_BYTES:length]
    if flags & _UNSYNCHRONISED:
        body = body.replace(b"\xff\x00", b"\xff")
    frames = tuple(_frames(body, version, _start(body, version) if flags & _EXTENDED else 0))
    recorded = _recorded(frames)
    return (*([recorded] if recorded else []), *frames)


def _start(body: bytes, version: int) -> int:
    size = body[:4]
    return _synchsafe(size) if version == 4 else int.from_bytes(size, "big") + 4


def _frames(body: bytes, version: int, offset: int) -> Iterator[Tag]:
    for _ in range(MOST_TAGS):
        head = body[offset : offset + 10]
        if len(head) < 10 or not head[:4].isalnum():
            return
        size = _synchsafe(head[4:8]) if version == 4 else int.from_bytes(head[4:8], "big")
        found = _frame(head[:4].decode("ascii"), body[offset + 10 : offset + 10 + size])
        if found:
            yield found
        offset += 10 + size


def _frame(name: str, content: bytes) -> Tag | None:
    encoding = _ENCODINGS.get(content[0]) if content else None
    if encoding is None or not (name.startswith("T") or name == "COMM"):
        return None
    skipped = 4 if name == "COMM" else 1  # a comment names its language first
    texts = content[skipped:].decode(encoding, "replace").split("\0")
    if name not in _TITLED:
        return tag(TagKind.ID3, name, texts[0])
    title, text = texts[0].strip("\ufeff"), " ".join(texts[1:])  # each has its own byte order mark
    return tag(TagKind.ID3, f"{name}:{title}" if title else name, text.replace("\ufeff", ""))


def _recorded(frames: Sequence[Tag]) -> Tag | None:
    texts = {one.name: one.text for one in frames}
    year = _YEAR.fullmatch(texts.get("TYER", ""))
    day, time = (_FOUR.fullmatch(texts.get(name, "")) for name in ("TDAT", "TIME"))
    if not (year and day and time):
        return None
    written = f"{year[0]}-{day[2]}-{day[1]} {time[1]}:{time[2]}"
    return tag(TagKind.ID3, "recorded", written)


def _synchsafe(four: bytes) -> int:
    value = 0
    for byte in four:
        value = value << 7 | byte & 0x7F
    return value
