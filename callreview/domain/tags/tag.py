"""One tag of a file, and what tags together say about the call."""

from collections.abc import Iterable
from dataclasses import dataclass

from callreview.domain.call import CallFacts, Confidence, Source
from callreview.domain.facts import said_by
from callreview.domain.moment import written_moment

LONGEST = 2000
MOST_TAGS = 256

# Names of tags that hold the start, best first. The time in an MP4 is when the file was begun
# or when it was closed, as its recorder liked.
_STARTS = (
    ("origination", Confidence.SURE),
    ("ICRD", Confidence.SURE),
    ("TDRC", Confidence.SURE),
    ("©day", Confidence.SURE),
    ("created", Confidence.UNSURE),
)


@dataclass(frozen=True)
class Tag:
    """A tag as the file names it, and its text."""

    name: str
    text: str


def tag(name: str, text: str) -> Tag | None:
    """Return a tag of one line of at most 2,000 letters; None if nothing in it can be shown."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST]).split())
    return Tag(name, line) if line else None


def decoded(content: bytes) -> str:
    """Return the text of bytes up to the first zero: UTF-8, else as Windows writes it."""
    text = content.partition(b"\0")[0]
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def facts_of_tags(tags: Iterable[Tag]) -> CallFacts:
    """Return what tags say about the call: when it was. Whom a title names is not told.

    A day without a time says nothing.
    """
    by_name = {one.name: one.text for one in reversed(list(tags))}
    for name, confidence in _STARTS:
        moment = written_moment(by_name.get(name, ""))
        if moment:
            facts = CallFacts(moment.start_local, moment.utc_offset_minutes)
            return said_by(Source.TAG, facts, confidence)
    return CallFacts()
