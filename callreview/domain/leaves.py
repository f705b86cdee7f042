"""XML from outside as a flat list of names and texts; anything beyond elements is refused.

A document type can define entities that grow without end or read other files. Nothing that
tells of calls has one, so the first sign of it ends the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

_DEEPEST = 64
_MOST_LEAVES = 20_000
_LONGEST = 1000  # letters of one text


@dataclass(frozen=True)
class Leaves:
    """What an XML document says, in its order: names in small letters without namespace.

    `root` is the name of the outermost element.
    """

    root: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    def first(self, *names: str) -> str:
        """Return the first text of the first of these names that has one; empty if none has."""
        found = (text for name in names for key, text in self.texts if key == name and text)
        return next(found, "")

    def all(self, name: str) -> Iterator[str]:
        """Yield all texts of that name."""
        return (text for key, text in self.texts if key == name and text)

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.texts)


class _Refused(Exception):
    pass


def leaves_of(content: bytes, encoding: str | None = None) -> Leaves:
    """Return the elements and attributes that hold text; nothing if it is no harmless XML.

    It is read in the encoding it claims, unless one is given.
    """
    reading = _Reading(encoding)
    try:
        reading.parser.Parse(content, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError):
        return Leaves()
    return Leaves(reading.root, tuple(reading.texts))


class _Reading:
    def __init__(self, encoding: str | None) -> None:
        self.parser = expat.ParserCreate(encoding)
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.root = ""
        self.texts: list[tuple[str, str]] = []
        self._inside: list[tuple[str, list[str]]] = []

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._inside) >= _DEEPEST or len(self.texts) > _MOST_LEAVES:
            raise _Refused
        self.root = self.root or _plain(name)
        self._inside.append((_plain(name), []))
        self.texts.extend(
            (_plain(key), value.strip()[:_LONGEST]) for key, value in attributes.items()
        )

    def _close(self, _name: str) -> None:
        name, pieces = self._inside.pop()
        if text := "".join(pieces).strip():
            self.texts.append((name, text[:_LONGEST]))

    def _text(self, text: str) -> None:
        if self._inside:
            self._inside[-1][1].append(text)

    def _refuse(self, *_said: object) -> None:
        raise _Refused  # before any entity could be defined


def _plain(name: str) -> str:
    return name.rpartition(":")[2].casefold()
