"""CSV from outside as lists of cells, whatever separates them."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

Cells = Sequence[Sequence[str]]

_SEPARATORS = ",;\t|"
_MOST_ROWS = 2_000_000
_LONGEST_CELL = 1024 * 1024
_NOT_PLAIN = re.compile("[^a-z0-9]")


def cells_of(content: bytes) -> Cells:
    """Return the cells of a CSV text; what cannot be read ends it.

    UTF-8 with or without its mark, UTF-16 with one; else Latin-1, in which every byte is a
    letter.
    """
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    return list(_rows(text.replace("\0", ""), separator))


def by_name(names: Sequence[str], row: Sequence[str]) -> Mapping[str, str]:
    """Return the cells of a row by the names of their columns; what it is short of is empty."""
    pairs = zip_longest(names, row[: len(names)], fillvalue="")
    return {name: cell.strip() for name, cell in pairs}


def plain(name: str) -> str:
    """Return a name of a column in small letters and digits alone: `Call Time` is `calltime`."""
    return _NOT_PLAIN.sub("", name.casefold())


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(text.splitlines(), delimiter=separator)
    try:
        for at, row in enumerate(reader):
            if at >= _MOST_ROWS:
                return
            if row:
                yield row
    except csv.Error:
        return
