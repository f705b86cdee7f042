"""CSV from outside as lists of cells, whatever separates them."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from callreview.domain.logmapping import Dialect

Cells = Sequence[Sequence[str]]

MOST_ROWS = 2_000_000
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1024 * 1024
_NOT_PLAIN = re.compile("[^a-z0-9]")


def cells_of(content: bytes, dialect: Dialect | None = None) -> Cells:
    """Return the cells of a CSV text; what cannot be read ends it.

    Without a dialect it is UTF-8 with or without its mark, UTF-16 with one, else Latin-1, in
    which every byte is a letter; the separator is the one that stands most often in the first
    line.
    """
    if dialect is not None:
        return list(rows_in(text_of(content, dialect.encoding), dialect.separator, dialect.quote))
    text = _decoded(content)
    first = text.partition("\n")[0]
    return list(rows_in(text, max(_SEPARATORS, key=first.count)))


def text_of(content: bytes, encoding: str) -> str:
    """Return the text of a log; what the encoding has no letter for becomes U+FFFD."""
    marked = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    if encoding == "utf-16" and content[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        marked = "utf-16-le"
    return content.decode(marked, errors="replace")


def rows_in(text: str, separator: str, quote: str = '"') -> Iterator[list[str]]:
    """Yield the rows of a CSV text that are not empty; what cannot be read ends them."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text.replace("\0", ""), newline="")
    if quote:
        reader = csv.reader(lines, delimiter=separator, quotechar=quote)
    else:
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    try:
        for at, row in enumerate(reader):
            if at >= MOST_ROWS:
                return
            if row:
                yield row
    except csv.Error:
        return


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
