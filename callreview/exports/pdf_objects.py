"""The objects of a PDF that typst has set: read, and written again under a table of their places.

What is read is what typst writes and nothing else: objects in the open, a plain table of where
they are (ISO 32000-1, 7.5). A PDF from elsewhere is not read with this.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_END = b"\nendobj\n"


@dataclass(frozen=True)
class PdfObjects:
    """The objects of a PDF by their numbers; `catalog` and `info` are two of these numbers."""

    content: Mapping[int, bytes]
    catalog: int
    info: int
    file_id: bytes

    @classmethod
    def read(cls, pdf: bytes) -> "PdfObjects":
        """Return the objects of a PDF of typst's."""
        start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        table, _word, trailer = pdf[start:].partition(b"trailer")
        places = {
            number: int(line[:10])
            for number, line in enumerate(table.splitlines()[2:])
            if line.endswith(b" n")
        }
        ends = dict(pairwise(sorted([*places.values(), start])))
        return cls(
            content={number: _content(pdf[at : ends[at]]) for number, at in places.items()},
            catalog=reference(trailer, b"Root"),
            info=reference(trailer, b"Info"),
            file_id=between(trailer, b"/ID[(", b")"),
        )

    def number(self, of: int, key: bytes) -> int:
        """Return which object a key of an object refers to; 0 if it has no such key."""
        return reference(self.content[of], key)


class PdfWriter:
    """Writes objects into a file, and in the end the table that says where they are."""

    def __init__(self, file: IO[bytes], next_number: int = 1) -> None:
        self._file = file
        self._size = 0
        self._places = [0] * next_number
        self._put(_HEAD)

    def new_number(self) -> int:
        """Return a number for one more object."""
        self._places.append(0)
        return len(self._places) - 1

    def write(self, number: int, content: bytes) -> None:
        """Write an object."""
        self._places[number] = self._size
        self._put(b"%d 0 obj\n%b%b" % (number, content, _END))

    def finish(self, catalog: int, info: int, file_id: bytes) -> None:
        """Write the table; the PDF is whole then."""
        start, count = self._size, len(self._places)
        self._put(b"xref\n0 %d\n0000000000 65535 f\r\n" % count)
        for place in self._places[1:]:
            self._put(b"%010d 00000 %c\r\n" % (place, b"n" if place else b"f"))
        self._put(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%b)(%b)]>>\nstartxref\n%d\n%%%%EOF"
            % (count, catalog, info, file_id, file_id, start)
        )

    def _put(self, content: bytes) -> None:
        self._size += self._file.write(content)


def reference(content: bytes, key: bytes) -> int:
    """Return which object a key of a dictionary refers to; 0 if there is no such key."""
    found = re.search(rb"/%b (\d+) 0 R" % key, content)
    return int(found[1]) if found else 0


def between(content: bytes, start: bytes, end: bytes) -> bytes:
    """Return what stands between two marks; nothing where the first is not."""
    return content.partition(start)[2].partition(end)[0]


def with_more(content: bytes, more: bytes) -> bytes:
    """Return a dictionary with more keys."""
    return b"<<" + more + content.removeprefix(b"<<") if more else content


def _content(written: bytes) -> bytes:
    return written.partition(b" obj\n")[2].rpartition(_END)[0]
