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
from callreview.exports.rows import Handed, Marked

FORMAT, VERSION = "callreview-export", 1
_LISTS = ("reviews", "handouts", "marks")


class JsonFile:
    """Writes reviews, each as `scorecard --format json` has it, then handouts, then marks."""

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("w", encoding="utf-8", newline="\n")
        head = {"format": FORMAT, "version": VERSION, "app_version": __version__}
        self._file.write(json.dumps(head, ensure_ascii=False)[:-1])
        self._begun = 0
        self._is_filled = False

    def add_card(self, card: Scorecard) -> None:
        """Write a review; all of them come first."""
        self._add("reviews", card.as_json())

    def add_handed(self, handed: Handed) -> None:
        """Write what became of a scorecard; these come after all reviews."""
        self._add("handouts", handed.handout.as_json())

    def add_marks(self, marked: Marked) -> None:
        """Write the marks of a call; they come last."""
        for mark in in_order(marked.marks):
            self._add("marks", mark.as_json())

    def finish(self) -> None:
        """Write what ends the file; nothing can be added after that."""
        self._begin(_LISTS[-1])
        self._file.write("\n]\n}\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()

    def _add(self, name: str, value: object) -> None:
        self._begin(name)
        self._file.write(",\n" if self._is_filled else "\n")
        self._file.write(json.dumps(value, ensure_ascii=False))
        self._is_filled = True

    def _begin(self, name: str) -> None:
        """Begin every list up to that of this name which is not begun yet."""
        while self._begun <= _LISTS.index(name):
            self._file.write("\n]" if self._begun else "")
            self._file.write(f',\n"{_LISTS[self._begun]}": [')
            self._begun, self._is_filled = self._begun + 1, False
