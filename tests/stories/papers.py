"""What the app leaves behind, read by others: the library by sqlite3, a PDF by poppler."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.exports.reading import facts_of, text_of

_ASK = """
import json, sqlite3, sys
library, order = sys.argv[1:]
connection = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
connection.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in connection.execute(order)]))
"""


def rows(library: Path, order: str) -> list[dict[str, Any]]:
    """Return what another process finds in a library, the app knowing nothing of it."""
    words = [sys.executable, "-I", "-c", _ASK, str(library), order]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found: list[dict[str, Any]] = json.loads(said)
    return found


def is_whole(library: Path) -> bool:
    """Return whether SQLite finds nothing wrong with a library."""
    checked = rows(library, "PRAGMA integrity_check")
    return checked == [{"integrity_check": "ok"}] and not rows(library, "PRAGMA foreign_key_check")


def words_of(pdf: Path, folder: Path) -> str:
    """Return the words of a PDF."""
    return text_of(pdf.read_bytes(), folder)


def is_tagged(pdf: Path, folder: Path) -> bool:
    """Return whether a screen reader finds its way in a PDF."""
    return facts_of(pdf.read_bytes(), folder)["Tagged"] == "yes"
