"""One tag of a file: of which kind, its name, its text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 1000
LONGEST_NAME = 100
MOST_TAGS = 64
MOST_LETTERS = 4000  # of all tags of a file


class TagKind(StrEnum):
    """How tags are written, by the names that people find in manuals."""

    BEXT = "bext"
    IXML = "iXML"
    INFO = "RIFF INFO"
    ID3 = "ID3"
    MP4 = "MP4"


@dataclass(frozen=True)
class Tag:
    """A tag as the file names it, and its text: of one line, with nothing that cannot be shown."""

    kind: TagKind
    name: str
    text: str

    def __post_init__(self) -> None:
        _check(self.name, LONGEST_NAME)
        _check(self.text, LONGEST)


def tag(kind: TagKind, name: str, text: str) -> Tag | None:
    """Return a tag of one line, cut where it is too long; None if nothing in it can be shown."""
    line, title = _line(text[:LONGEST]), _line(name[:LONGEST_NAME])
    return Tag(kind, title, line) if line and title else None


def decoded(content: bytes) -> str:
    """Return the text of bytes up to the first zero: UTF-8, else as Windows writes it."""
    text = content.partition(b"\0")[0]
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def some(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Yield as many of the tags of a file as anybody needs: 64, of 4,000 letters together."""
    letters = 0
    for count, one in enumerate(tags):
        letters += len(one.name) + len(one.text)
        if count >= MOST_TAGS or letters > MOST_LETTERS:
            return
        yield one


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _check(text: str, longest: int) -> None:
    if not 0 < len(text) <= longest or not text.isprintable():
        raise ValueError("not a tag")
