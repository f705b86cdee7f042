"""Reviews and marks as one JSON object, described in `docs/exports.md`.

`version` is counted up when something a program may rely on is taken away or means another thing;
what is added does not change it.
"""

import json
from pathlib import Path
from typing import IO

from callreview import __version__
from callreview.domain.mark import in_order
from callreview.domain.scorecard import Scorecard
from callreview.exports.rows import Marked

FORMAT, VERSION = "callreview-export", 1


class JsonFile:
    """Writes reviews, each as `scorecard --format json` has it, and then all marks."""

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("w", encoding="utf-8", newline="\n")
        head = {"format": FORMAT, "version": VERSION, "app_version": __version__}
        self._file.write(json.dumps(head, ensure_ascii=False)[:-1])
        self._list = ""

    def add_card(self, card: Scorecard) -> None:
        """Write a review; all of them come before the marks."""
        self._add("reviews", card.as_json())

    def add_marks(self, marked: Marked) -> None:
        """Write the marks of a call."""
        self._go_to("reviews")
        for mark in in_order(marked.marks):
            self._add("marks", mark.as_json())

    def finish(self) -> None:
        """Write what ends the file; nothing can be added after that."""
        self._go_to("reviews")
        self._go_to("marks")
        self._file.write("\n]\n}\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()

    def _add(self, name: str, value: object) -> None:
        is_first = self._go_to(name)
        self._file.write("\n" if is_first else ",\n")
        self._file.write(json.dumps(value, ensure_ascii=False))

    def _go_to(self, name: str) -> bool:
        """Begin the list of that name unless it or a later one is begun; return if it was."""
        if self._list in (name, "marks"):
            return False
        before = "\n]" if self._list else ""
        self._file.write(f'{before},\n"{name}": [')
        self._list = name
        return True
