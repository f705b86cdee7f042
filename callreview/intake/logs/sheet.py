"""A CSV somebody chose, opened to be looked at: its rows, and what is odd about them.

It comes from outside. Nothing is read that is too large or no text, and all of it is plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mode

from callreview.domain.errors import Unreadable
from callreview.domain.logmapping import Dialect
from callreview.intake.identity import is_elsewhere, small_content
from callreview.intake.logs import MOST_BYTES
from callreview.intake.logs.table import Cells, rows_in, text_of

ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "iso8859-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp437", "cp850", "mac-roman", "shift_jis", "gb18030", "big5", "euc-kr",
)  # fmt: skip
SEPARATORS = (",", ";", "\t", "|")
QUOTES = ('"', "'", "")
SAMPLE = 64 * 1024
MOST_COLUMNS = 200
_ROWS_ASKED = 50
_MOST_ZEROS = 0.01
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LETTERS = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"[0-9]")


@dataclass(frozen=True)
class Sheet:
    """A CSV as a dialect reads it. `width` is how many cells most of its rows have.

    `ragged` counts rows that have more or fewer, `unreadable` letters the encoding does not have.
    It `breaks_off` at its last row where a cell that was begun there never ends.
    """

    path: str
    dialect: Dialect
    cells: Cells
    width: int
    ragged: int = 0
    unreadable: int = 0
    breaks_off: bool = False

    @property
    def headings(self) -> Sequence[str]:
        """Return the headings of the columns; none where it has no header."""
        return self.cells[0] if self.dialect.has_header and self.cells else ()

    @property
    def rows(self) -> Cells:
        """Return the rows below the header."""
        return self.cells[1:] if self.dialect.has_header else self.cells


def open_sheet(path: Path, dialect: Dialect | None = None) -> Sheet:
    """Read a CSV whole, by a dialect or by the one it seems to be written in.

    Raises Unreadable "log_missing", "log_too_large", "log_unreadable", "log_no_text" or
    "log_empty".
    """
    content = _content(path)
    said = dialect or guessed_dialect(content[:SAMPLE])
    text = text_of(content, said.encoding)
    if _zeros(text[:SAMPLE]):
        raise Unreadable("log_no_text", name=path.name)
    read = _Reading(text, said)
    if not read.cells:
        raise Unreadable("log_empty", name=path.name)
    width = min(mode(len(row) for row in read.cells[:_ROWS_ASKED]), MOST_COLUMNS)
    return Sheet(
        str(path),
        said,
        read.cells,
        width,
        sum(len(row) != width for row in read.cells),
        text.count("\ufffd"),
        read.breaks_off,
    )


def guessed_dialect(sample: bytes) -> Dialect:
    """Return how a CSV that begins with these bytes seems to be written."""
    encoding = _encoding_of(sample)
    text = text_of(sample, encoding)
    whole, _, _ = text.rpartition("\n")  # the last line may be cut
    text = whole or text
    first = text.lstrip()[:1]
    quote = "'" if first == "'" and text.count("'") > text.count('"') else '"'
    separator = max(SEPARATORS, key=lambda one: _evenness(text, one, quote))
    cells = [
        row for row, _ in zip(rows_in(text, separator, quote), range(_ROWS_ASKED), strict=False)
    ]
    return Dialect(separator, quote, encoding, has_header=_has_header(cells))


class _Reading:
    """The cells of a text, and whether reading them came to its end."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        # Tuples of text, unlike lists, are not looked through when Python looks for garbage.
        self.cells = list(map(tuple, rows_in(text, dialect.separator, dialect.quote)))
        is_unclosed = bool(dialect.quote) and text.count(dialect.quote) % 2 == 1
        self.breaks_off = is_unclosed or self._is_short(text)

    def _is_short(self, text: str) -> bool:
        """Return whether far less came of the text than it holds: a cell was too long."""
        held = sum(len(cell) for row in self.cells for cell in row)
        return held < len(text) // 4 and len(text) > SAMPLE


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
    except OSError:
        raise Unreadable("log_missing", name=path.name) from None
    if found.st_size > MOST_BYTES:
        raise Unreadable("log_too_large", name=path.name, most=MOST_BYTES // 1024**2)
    content = None if is_elsewhere(found) else small_content(path, MOST_BYTES)
    if content is None:
        raise Unreadable("log_unreadable", name=path.name)
    if not content.strip():
        raise Unreadable("log_empty", name=path.name)
    return content


def _encoding_of(sample: bytes) -> str:
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if len(sample) > 1 and sample[1::2].count(0) > len(sample) // 4 and b"\0" not in sample[::2]:
        return "utf-16"
    try:
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _zeros(text: str) -> bool:
    return text.count("\0") > len(text) * _MOST_ZEROS


def _evenness(text: str, separator: str, quote: str) -> tuple[int, int]:
    """Return how many rows have as many cells as most, and how many those are."""
    rows = zip(rows_in(text, separator, quote), range(_ROWS_ASKED), strict=False)
    widths = [len(row) for row, _ in rows]
    usual = mode(widths) if widths else 1
    return (widths.count(usual), usual) if usual > 1 else (0, 0)


def _has_header(cells: Cells) -> bool:
    """Return whether the first row holds names: letters in all its cells, digits in few."""
    if len(cells) < 2 or not any(cells[0]):
        return bool(cells) and not any(map(_DIGITS.search, cells[0]))
    first = [cell for cell in cells[0] if cell.strip()]
    named = all(_LETTERS.search(cell) for cell in first) and len({*first}) == len(first)
    digits = [sum(bool(_DIGITS.search(cell)) for cell in row) for row in cells]
    return named and digits[0] <= max(digits[1:]) // 2
