"""Binds PDFs that typst has set into one that is as they are: tagged, titled, with an outline.

typst keeps all pages of a run until its end, 6 MB of memory for a paper. So a long run is set in
parts, and the parts are put together here as they come. What is read is what typst writes and
nothing else: objects in the open, a plain table of their places, one list of pages, one
`Document` with all tags (ISO 32000-1, 7.5 and 14.7).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO

_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_CATALOG, _INFO, _METADATA, _PAGES, _OUTLINE, _TAGS, _DOCUMENT = range(1, 8)
_STREAM, _END = b"\nstream\n", b"\nendobj\n"
_TOKEN = re.compile(
    rb"\\.|\((?P<cell>U\d+x\d+y\d+)\)|[()]|\b(?P<number>\d+) 0 R\b"
    rb"|(?P<key>/StructParents?) (?P<place>\d+)",
    re.DOTALL,
)
_PLACED = re.compile(rb"(\d+) (\d+ 0 R)")
_ROLE = re.compile(rb"/\w+/\w+")
_XMP_ID = re.compile(rb"(?<=ID>)[^<]+(?=</xmpMM)")
_XMP_PAGES = re.compile(rb"(?<=NPages>)\d+")


class Binding:
    """Writes one PDF of the parts that are added; its title and language are the first one's.

    Either all parts are tagged or none is. There is one part at least; `finish` comes last.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._size = 0
        self._places = [0] * (_DOCUMENT + 1)
        self._hash = hashlib.sha256()
        self._first: dict[int, bytes] = {}
        self._pages: list[int] = []
        self._page_count = self._entry_count = 0
        self._first_entry = 0
        self._last_entry: tuple[int, bytes] | None = None
        self._tags = _Tags()
        self._put(_HEAD)

    def add(self, pdf: bytes) -> None:
        """Write the pages of a part behind those there are."""
        self._hash.update(pdf)
        part = _Part.read(pdf)
        numbers = self._numbered(part)
        renumbered = _Renumbering(numbers, len(self._pages), self._tags.next_place)
        if not self._first:
            for number in part.once.keys() & {part.catalog, part.info, part.metadata}:
                self._first[part.once[number]] = renumbered(part.objects[number])
        self._tags.take(part, renumbered)
        last = part.number(part.outline, b"Last")
        added = {part.pages: b"/Parent %d 0 R" % _PAGES, **self._next_entries(part, numbers)}
        for number, content in part.objects.items():
            if number in part.once:
                continue
            whole = _with(renumbered(content), added.get(number, b""))
            if number == last:
                self._last_entry = numbers[last], whole
            else:
                self._write(numbers[number], whole)
        self._pages.append(numbers[part.pages])
        self._page_count += part.count(part.pages)
        self._entry_count += part.count(part.outline)

    def finish(self) -> None:
        """Write what holds the parts together."""
        assert self._last_entry is not None
        self._write(*self._last_entry)
        name = base64.b64encode(self._hash.digest()[:16])
        lists = b" ".join(b"%d 0 R" % number for number in self._pages)
        self._write(_PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._page_count, lists))
        self._write(
            _OUTLINE,
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
            % (self._first_entry, self._last_entry[0], self._entry_count),
        )
        for number, content in self._tags.objects().items():
            self._write(number, content)
        told = _XMP_PAGES.sub(b"%d" % self._page_count, self._first[_METADATA])
        self._write(_METADATA, _of_length(_XMP_ID.sub(name, told)))
        self._write(_INFO, self._first[_INFO])
        catalog = re.sub(rb"/Pages \d+", b"/Pages %d" % _PAGES, self._first[_CATALOG])
        self._write(_CATALOG, catalog)
        self._write_places(name)

    def _numbered(self, part: "_Part") -> dict[int, int]:
        """Return the number in the whole of every object of a part."""
        numbers = dict(part.once)
        for number in part.objects:
            if number not in numbers:
                numbers[number] = len(self._places)
                self._places.append(0)
        return numbers

    def _next_entries(self, part: "_Part", numbers: Mapping[int, int]) -> dict[int, bytes]:
        """Let the outline of a part follow on; return what its first entry says of that."""
        first = part.number(part.outline, b"First")
        if self._last_entry is None:
            self._first_entry = numbers[first]
            return {}
        number, entry = self._last_entry
        self._write(number, _with(entry, b"/Next %d 0 R" % numbers[first]))
        return {first: b"/Prev %d 0 R" % number}

    def _write(self, number: int, content: bytes) -> None:
        self._places[number] = self._size
        self._put(b"%d 0 obj\n%b%b" % (number, content, _END))

    def _write_places(self, name: bytes) -> None:
        start, count = self._size, len(self._places)
        self._put(b"xref\n0 %d\n0000000000 65535 f\r\n" % count)
        for place in self._places[1:]:
            self._put(b"%010d 00000 %c\r\n" % (place, b"n" if place else b"f"))
        self._put(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%b)(%b)]>>\nstartxref\n%d\n%%%%EOF"
            % (count, _CATALOG, _INFO, name, name, start)
        )

    def _put(self, content: bytes) -> None:
        self._size += self._file.write(content)


def is_tagged(pdf: bytes) -> bool:
    """Return whether a PDF that typst has set is tagged."""
    return bool(_Part.read(pdf).tags)


@dataclass(frozen=True)
class _Part:
    """A PDF of typst's by its objects; `once` says which of them the whole has once, and where."""

    objects: dict[int, bytes]
    catalog: int
    info: int
    metadata: int
    pages: int
    outline: int
    tags: int
    document: int

    @classmethod
    def read(cls, pdf: bytes) -> "_Part":
        start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        table, _word, trailer = pdf[start:].partition(b"trailer")
        places = {
            number: int(line[:10])
            for number, line in enumerate(table.splitlines()[2:])
            if line.endswith(b" n")
        }
        order = sorted([*places.values(), start])
        ends = dict(pairwise(order))
        objects = {number: _content(pdf[at : ends[at]]) for number, at in places.items()}
        catalog = _number(trailer, b"Root")
        held = objects[catalog]
        tags = _number(held, b"StructTreeRoot")
        return cls(
            objects=objects,
            catalog=catalog,
            info=_number(trailer, b"Info"),
            metadata=_number(held, b"Metadata"),
            pages=_number(held, b"Pages"),
            outline=_number(held, b"Outlines"),
            tags=tags,
            document=int(_between(objects[tags], b"/K[", b" ")) if tags else 0,
        )

    @property
    def once(self) -> dict[int, int]:
        found = {
            self.catalog: _CATALOG,
            self.info: _INFO,
            self.metadata: _METADATA,
            self.outline: _OUTLINE,
            self.tags: _TAGS,
            self.document: _DOCUMENT,
        }
        return {number: place for number, place in found.items() if number}

    def number(self, of: int, key: bytes) -> int:
        return _number(self.objects[of], key)

    def count(self, of: int) -> int:
        return int(_between(self.objects[of], b"/Count ", b"/").rstrip(b">"))


class _Renumbering:
    """Makes the objects of a part those of the whole: other numbers, other names of table cells."""

    def __init__(self, numbers: Mapping[int, int], part: int, next_place: int) -> None:
        self._numbers = numbers
        self._part = part
        self._next_place = next_place
        self._depth = 0

    def __call__(self, content: bytes) -> bytes:
        head, stream, rest = content.partition(_STREAM)
        self._depth = 0
        return _TOKEN.sub(self._token, head) + stream + rest

    def _token(self, found: re.Match[bytes]) -> bytes:
        if found[0] in (b"(", b")"):
            self._depth += 1 if found[0] == b"(" else -1
        elif self._depth:  # the words of a string
            return found[0]
        elif found["number"]:
            return b"%d 0 R" % self._numbers[int(found["number"])]
        elif found["cell"]:
            return b"(P%05d%b)" % (self._part, found["cell"])
        elif found["key"]:
            return b"%b %d" % (found["key"], int(found["place"]) + self._next_place)
        return found[0]


@dataclass
class _Tags:
    """The tags of all parts; none where they are not tagged."""

    kids: list[bytes] = field(default_factory=list)
    cells: list[bytes] = field(default_factory=list)
    placed: list[bytes] = field(default_factory=list)
    roles: dict[bytes, None] = field(default_factory=dict)
    next_place: int = 0

    def take(self, part: _Part, renumbered: _Renumbering) -> None:
        if not part.tags:
            return
        root = part.objects[part.tags]
        self.kids.append(renumbered(_between(part.objects[part.document], b"/K[", b"]")))
        self.cells.append(renumbered(_between(root, b"/Names[", b"]")))
        for place, number in _PLACED.findall(_between(root, b"/Nums[", b"]")):
            self.placed.append(b"%d %b" % (int(place) + self.next_place, renumbered(number)))
        self.roles.update(dict.fromkeys(_ROLE.findall(_between(root, b"/RoleMap<<", b">>"))))
        self.next_place += int(_between(root, b"/ParentTreeNextKey ", b">>"))

    def objects(self) -> dict[int, bytes]:
        if not self.kids:
            return {}
        document = b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (
            _TAGS,
            b" ".join(self.kids),
        )
        root = (
            b"<</Type/StructTreeRoot/RoleMap<<%b>>/K[%d 0 R]/ParentTree<</Nums[%b]>>"
            b"/IDTree<</Names[%b]>>/ParentTreeNextKey %d>>"
        ) % (
            b"".join(self.roles),
            _DOCUMENT,
            b" ".join(self.placed),
            b"".join(self.cells),
            self.next_place,
        )
        return {_TAGS: root, _DOCUMENT: document}


def _content(written: bytes) -> bytes:
    return written.partition(b" obj\n")[2].rpartition(_END)[0]


def _number(content: bytes, key: bytes) -> int:
    """Return which object a key of a dictionary refers to; 0 if there is no such key."""
    found = re.search(rb"/%b (\d+) 0 R" % key, content)
    return int(found[1]) if found else 0


def _between(content: bytes, start: bytes, end: bytes) -> bytes:
    return content.partition(start)[2].partition(end)[0]


def _with(content: bytes, added: bytes) -> bytes:
    """Return a dictionary with one more key."""
    return b"<<" + added + content.removeprefix(b"<<") if added else content


def _of_length(stream: bytes) -> bytes:
    """Return a stream whose dictionary says how long it is now."""
    head, word, rest = stream.partition(_STREAM)
    length = len(rest.removesuffix(b"\nendstream"))
    return re.sub(rb"/Length \d+", b"/Length %d" % length, head) + word + rest
