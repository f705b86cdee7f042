"""How a person divided the review screen between its parts, to be written down and put back."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSplitter

_SAID_AFTER_MS = 300
_MOST_PX = 20_000


class Panes(QObject):
    """Keeps the sizes in splitters of two parts whose handles were moved.

    `sized` carries all of them, written; once, shortly after a handle was moved the last time.
    """

    sized = Signal(str)

    def __init__(self, splitters: Mapping[str, QSplitter], parent: QObject) -> None:
        super().__init__(parent)
        self._splitters = dict(splitters)
        self._chosen: dict[str, list[int]] = {}
        self._moved: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAID_AFTER_MS)
        self._later.timeout.connect(self._say)
        for name, splitter in self._splitters.items():
            splitter.splitterMoved.connect(lambda _at, _handle, name=name: self._on_moved(name))

    def show(self, written: str) -> None:
        """Divide as it was written, where that can be understood."""
        self._chosen = _read(written, self._splitters)
        for name in self._chosen:
            self.put_back(name)

    def put_back(self, name: str, otherwise: list[int] | None = None) -> None:
        """Divide one splitter as was chosen, or `otherwise` if nobody ever did."""
        sizes = self._chosen.get(name, otherwise)
        if sizes is not None:
            self._splitters[name].setSizes(sizes)

    def _on_moved(self, name: str) -> None:
        self._moved.add(name)
        self._later.start()

    def _say(self) -> None:
        for name in self._moved:
            self._chosen[name] = self._splitters[name].sizes()
        self._moved.clear()
        self.sized.emit(json.dumps(self._chosen))


def _read(written: str, splitters: Mapping[str, QSplitter]) -> dict[str, list[int]]:
    try:
        found = json.loads(written) if written else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: sizes for name, sizes in found.items() if name in splitters and _are_sizes(sizes)}


def _are_sizes(sizes: object) -> bool:
    """Return whether these are the sizes of two parts, none of them nothing."""
    return (
        isinstance(sizes, list)
        and len(sizes) == 2
        and all(type(size) is int and 0 < size < _MOST_PX for size in sizes)
    )
