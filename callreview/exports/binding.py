"""Binds PDFs that typst has set into one that is as they are: tagged, titled, with an outline.

typst keeps all pages of a run until its end, 6 MB of memory for a paper. So a long run is set in
parts, and the parts are put together here as they come. What is read is what typst writes and
nothing else: one list of pages, one `Document` with all tags (ISO 32000-1, 14.7).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

from callreview.exports.pdf_objects import PdfObjects, PdfWriter, between, reference, with_more

_CATALOG, _INFO, _METADATA, _PAGES, _OUTLINE, _TAGS, _DOCUMENT = range(1, 8)
_STREAM = b"\nstream\n"
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
        self._writer = PdfWriter(file, _DOCUMENT + 1)
        self._hash = hashlib.sha256()
        self._first: dict[int, bytes] = {}
        self._pages: list[int] = []
        self._page_count = self._entry_count = 0
        self._first_entry = 0
        self._last_entry: tuple[int, bytes] | None = None
        self._tags = _Tags()

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
            whole = with_more(renumbered(content), added.get(number, b""))
            if number == last:
                self._last_entry = numbers[last], whole
            else:
                self._writer.write(numbers[number], whole)
        self._pages.append(numbers[part.pages])
        self._page_count += part.count(part.pages)
        self._entry_count += part.count(part.outline)

    def finish(self) -> None:
        """Write what holds the parts together."""
        assert self._last_entry is not None
        self._writer.write(*self._last_entry)
        name = base64.b64encode(self._hash.digest()[:16])
        lists = b" ".join(b"%d 0 R" % number for number in self._pages)
        self._writer.write(_PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._page_count, lists))
        self._writer.write(
            _OUTLINE,
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
            % (self._first_entry, self._last_entry[0], self._entry_count),
        )
        for number, content in self._tags.objects().items():
            self._writer.write(number, content)
        told = _XMP_PAGES.sub(b"%d" % self._page_count, self._first[_METADATA])
        self._writer.write(_METADATA, _of_length(_XMP_ID.sub(name, told)))
        self._writer.write(_INFO, self._first[_INFO])
        catalog = re.sub(rb"/Pages \d+", b"/Pages %d" % _PAGES, self._first[_CATALOG])
        self._writer.write(_CATALOG, catalog)
        self._writer.finish(_CATALOG, _INFO, name)

    def _numbered(self, part: "_Part") -> dict[int, int]:
        """Return the number in the whole of every object of a part."""
        numbers = dict(part.once)
        for number in part.objects:
            if number not in numbers:
                numbers[number] = self._writer.new_number()
        return numbers

    def _next_entries(self, part: "_Part", numbers: Mapping[int, int]) -> dict[int, bytes]:
        """Let the outline of a part follow on; return what its first entry says of that."""
        first = part.number(part.outline, b"First")
        if self._last_entry is None:
            self._first_entry = numbers[first]
            return {}
        number, entry = self._last_entry
        self._writer.write(number, with_more(entry, b"/Next %d 0 R" % numbers[first]))
        return {first: b"/Prev %d 0 R" % number}


def is_tagged(pdf: bytes) -> bool:
    """Return whether a PDF that typst has set is tagged."""
    return bool(_Part.read(pdf).tags)


@dataclass(frozen=True)
class _Part:
    """A PDF of typst's by its objects; `once` says which of them the whole has once, and where."""

    objects: Mapping[int, bytes]
    catalog: int
    info: int
    metadata: int
    pages: int
    outline: int
    tags: int
    document: int

    @classmethod
    def read(cls, pdf: bytes) -> "_Part":
        read = PdfObjects.read(pdf)
        tags = read.number(read.catalog, b"StructTreeRoot")
        return cls(
            objects=read.content,
            catalog=read.catalog,
            info=read.info,
            metadata=read.number(read.catalog, b"Metadata"),
            pages=read.number(read.catalog, b"Pages"),
            outline=read.number(read.catalog, b"Outlines"),
            tags=tags,
            document=int(between(read.content[tags], b"/K[", b" ")) if tags else 0,
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
        return reference(self.objects[of], key)

    def count(self, of: int) -> int:
        return int(between(self.objects[of], b"/Count ", b"/").rstrip(b">"))


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
        self.kids.append(renumbered(between(part.objects[part.document], b"/K[", b"]")))
        self.cells.append(renumbered(between(root, b"/Names[", b"]")))
        for place, number in _PLACED.findall(between(root, b"/Nums[", b"]")):
            self.placed.append(b"%d %b" % (int(place) + self.next_place, renumbered(number)))
        self.roles.update(dict.fromkeys(_ROLE.findall(between(root, b"/RoleMap<<", b">>"))))
        self.next_place += int(between(root, b"/ParentTreeNextKey ", b">>"))

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


def _of_length(stream: bytes) -> bytes:
    """Return a stream whose dictionary says how long it is now."""
    head, word, rest = stream.partition(_STREAM)
    length = len(rest.removesuffix(b"\nendstream"))
    return re.sub(rb"/Length \d+", b"/Length %d" % length, head) + word + rest
