"""A list inside a form: one row of fields for each thing, and a button to add."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.sheets.grip import DropLine
from callreview.ui.sheets.list_row import ListRow
from callreview.ui.widgets.buttons import WordButton

R = TypeVar("R", bound=ListRow)


class Rows(QWidget, Generic[R]):
    """As many rows as there are things; rows stay where only their values change.

    `asked` carries the steps of the rows, `more_asked` comes from the button. What that adds
    gets the keyboard; what is moved keeps it.
    """

    asked = Signal(object)
    more_asked = Signal()

    def __init__(self, make: Callable[[QWidget], R], add_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._make = make
        self._is_adding = False
        self.rows: list[R] = []
        self.add = WordButton(add_words, self, kind="link", icon_name="add")
        self.add.clicked.connect(self._on_add)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GAP_SMALL)
        self._drop_line = DropLine(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP_SMALL)
        whole.addLayout(self._column)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.GAP)
        self.foot.addWidget(self.add)
        self.foot.addStretch(1)
        whole.addLayout(self.foot)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show things, in their order."""
        while len(self.rows) > len(values):
            self._drop(self.rows.pop())
        while len(self.rows) < len(values):
            self._put(self._make(self))
        for place, (row, value) in enumerate(zip(self.rows, values, strict=True)):
            row.place, row.count = place, len(values)
            row.show_value(value)
        if self._is_adding and self.rows:
            self._is_adding = False
            self.rows[-1].first_field.setFocus()

    def place_at(self, y: int, row: R) -> int:
        """Return where a row goes that is dropped `y` pixels from the top of this list."""
        return sum(each.geometry().center().y() < y for each in self.rows if each is not row)

    def _put(self, row: R) -> None:
        row.asked.connect(self.asked)
        row.moved.connect(partial(self._on_moved, row))
        row.grip.dragged.connect(partial(self._on_dragged, row))
        row.grip.dropped.connect(partial(self._on_dropped, row))
        self.rows.append(row)
        self._column.addWidget(row)

    def _drop(self, row: QWidget) -> None:
        if row.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
            self.add.setFocus()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        self._is_adding = True
        self.more_asked.emit()

    def _on_moved(self, row: R, by: int) -> None:
        """Let a thing change places; the keys go with it, to the same field."""
        to = row.place + by
        if not 0 <= to < len(self.rows):
            return
        row.settle()
        with_keys = [at for at, part in enumerate(row.parts) if part.hasFocus()]
        self.asked.emit(row.move_step(to))
        for at in with_keys:
            self.rows[to].parts[at].setFocus()

    def _on_dragged(self, row: R, y: int) -> None:
        to = self.place_at(self._from_top(y), row)
        others = [each for each in self.rows if each is not row]
        edge = others[to].geometry().top() if to < len(others) else others[-1].geometry().bottom()
        gap = theme.GAP_SMALL // 2
        self._drop_line.show_at(edge - gap if to < len(others) else edge + gap, self.width())

    def _on_dropped(self, row: R, y: int) -> None:
        self._drop_line.hide()
        to = self.place_at(self._from_top(y), row)
        if to != row.place:
            row.settle()
            self.asked.emit(row.move_step(to))

    def _from_top(self, y: int) -> int:
        return self.mapFromGlobal(QPoint(0, y)).y()
