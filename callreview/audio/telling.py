"""What a worker tells of a recording, believed only where it can be true.

Apart from `decoding`, so that the first worker can be started before numpy is loaded.
"""

from collections.abc import Mapping, Sequence

from callreview.audio.judging import Ended, Finding
from callreview.audio.line import LineBroken, Message
from callreview.domain.audiofile import MAX_CHANNELS, MAX_HOURS, MAX_RATE, Header, Verdict
from callreview.domain.tags import MOST_TAGS, Tag, TagKind

_MOST_SIDES = 2


def header_of(message: Message) -> Header | None:
    """Return the header a worker tells of; raise LineBroken when it cannot be one."""
    said = message.says.get("header")
    if said is None:
        return None
    if not isinstance(said, Mapping):
        raise LineBroken("a header is no object")
    inner = Message(said)
    optional = {
        name: None if said.get(name) is None else inner.number(name, 1 << 62)
        for name in ("duration_ms", "frames")
    }
    try:
        return Header(
            inner.text("container", 50),
            inner.text("codec", 50),
            inner.number("rate", MAX_RATE),
            inner.number("channels", MAX_CHANNELS),
            **optional,
        )
    except ValueError as failure:
        raise LineBroken(str(failure)) from failure


def finding_of(message: Message) -> Finding:
    """Return the verdict a worker tells; raise LineBroken when it cannot be one."""
    fields = message.says.get("fields")
    if not isinstance(fields, Mapping):
        raise LineBroken("no fields")
    plain = {
        str(name): value
        for name, value in fields.items()
        if isinstance(value, int | float) or (isinstance(value, str) and len(value) < 200)
    }
    try:
        verdict = Verdict(message.text("verdict"))
    except ValueError as failure:
        raise LineBroken(str(failure)) from failure
    reason = message.text("reason", 50)
    if (verdict is Verdict.OK) != (reason == ""):
        raise LineBroken("a verdict without its reason")
    return Finding(verdict, reason, plain)


def tags_of(message: Message) -> tuple[Tag, ...]:
    """Return the tags a worker tells of; raise LineBroken when they cannot be such."""
    said = message.says.get("tags")
    if not isinstance(said, list) or len(said) > MOST_TAGS:
        raise LineBroken("no tags")
    return tuple(map(_tag, said))


def _tag(said: object) -> Tag:
    match said:
        case [str(kind), str(name), str(text)]:
            try:
                return Tag(TagKind(kind), name, text)
            except ValueError as failure:
                raise LineBroken(str(failure)) from failure
    raise LineBroken("not a tag")


def ends_of(message: Message) -> Sequence[Ended]:
    """Return how decoding each file of a call ended, as a worker tells it."""
    said = message.says.get("sides")
    if not isinstance(said, list) or not 1 <= len(said) <= _MOST_SIDES:
        raise LineBroken("no sides")
    return [_end_of(Message(one)) for one in said if isinstance(one, Mapping)]


def _end_of(message: Message) -> Ended:
    header = header_of(message)
    return Ended(
        finding_of(message),
        message.text("sha256", 64),
        message.text("decoder", 20),
        header.rate if header else 0,
        header.channels if header else 0,
        message.number("frames", MAX_HOURS * 3600 * MAX_RATE),
    )
