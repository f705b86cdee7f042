"""The chunks of a WAV that tell of it: LIST-INFO, bext (broadcast wave), iXML."""

from collections.abc import Iterator

from callreview.domain.leaves import leaves_of
from callreview.domain.tags.tag import MOST_TAGS, Tag, TagKind, decoded, tag

BEXT_BYTES = 338
"""How far the fields reach that are read of a bext chunk."""
# Where they lie (EBU Tech 3285): name, start, end.
_BEXT = (
    ("description", 0, 256),
    ("originator", 256, 288),
    ("reference", 288, 320),
)
_BEXT_DATE, _BEXT_TIME = slice(320, 330), slice(330, BEXT_BYTES)


def info_tags(content: bytes) -> tuple[Tag, ...]:
    """Return the tags of a LIST chunk, by their four letters, if it is one of INFO.

    `content` is that of the chunk, without its head.
    """
    if content[:4] != b"INFO":
        return ()
    return tuple(_info(content))


def _info(content: bytes) -> Iterator[Tag]:
    offset = 4
    for _ in range(MOST_TAGS):
        head = content[offset : offset + 8]
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:], "little")
        name = head[:4].decode("ascii", "replace")
        found = tag(TagKind.INFO, name, decoded(content[offset + 8 : offset + 8 + size]))
        if found and name.isalnum():
            yield found
        offset += 8 + size + size % 2


def bext_tags(content: bytes) -> tuple[Tag, ...]:
    """Return description, originator, reference and `origination`, the local time it began."""
    found = [tag(TagKind.BEXT, name, decoded(content[start:end])) for name, start, end in _BEXT]
    day, time = decoded(content[_BEXT_DATE]), decoded(content[_BEXT_TIME])
    origination = _separated(day, "-") + " " + _separated(time, ":")
    found.append(tag(TagKind.BEXT, "origination", origination))
    return tuple(filter(None, found))


def _separated(text: str, by: str) -> str:
    # The standard lets the recorder choose what stands between the digits.
    return "".join(c if c.isdigit() else by for c in text)


def ixml_tags(content: bytes) -> tuple[Tag, ...]:
    """Return the leaves of an iXML chunk by their names in small letters.

    Whatever encoding it claims, it is read as every other text of a WAV.
    """
    leaves = leaves_of(decoded(content).encode(), encoding="utf-8")
    found = (tag(TagKind.IXML, name, text) for name, text in leaves.texts[:MOST_TAGS])
    texts = tuple(filter(None, found))
    day, time = (leaves.first(f"bwf_origination_{part}") for part in ("date", "time"))
    written = f"{_separated(day, '-')} {_separated(time, ':')}"
    origination = tag(TagKind.IXML, "origination", written) if day and time else None
    return (*([origination] if origination else []), *texts)
