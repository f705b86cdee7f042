"""A list inside a form: one row of fields for each thing, a menu in each row, a button to add."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from callreview.app.edits.sheets import Step
from callreview.ui import theme
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.words import _

T = TypeVar("T")


class ListRow(QWidget):
    """The fields of one thing. A kind of it shows its value and knows the steps.

    `asked` carries a `Step`.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = 0
        self.fields = QHBoxLayout(self)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(theme.GAP_SMALL)
        self.more = IconButton("menu", _("More"), self)
        self.more.clicked.connect(self._on_more)

    def show_value(self, value: Any) -> None:
        """Show one thing."""
        raise NotImplementedError  # abstract: what Qt makes classes with leaves no room for ABC

    def steps(self) -> Sequence[tuple[str, Step]]:
        """Return what the menu offers, each with its words."""
        raise NotImplementedError  # abstract, as above

    def first_field(self) -> QWidget:
        """Return the field in which one begins to type."""
        raise NotImplementedError  # abstract, as above

    def ask(self, change: Callable[..., Any], **values: Any) -> None:
        """Say a step: `change` of the sheet with these values."""
        self.asked.emit(partial(change, **values))

    def close_row(self) -> None:
        """Put the menu's button behind the fields."""
        self.fields.addWidget(self.more)

    def _on_more(self) -> None:
        menu = QMenu(self)
        for words, step in self.steps():
            menu.addAction(words).triggered.connect(partial(self.asked.emit, step))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


R = TypeVar("R", bound=ListRow)


class Rows(QWidget, Generic[R]):
    """As many rows as there are things; rows stay where only their values change.

    `asked` carries the steps of the rows, `more_asked` comes from the button. What that adds
    gets the keyboard.
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP_SMALL)
        whole.addLayout(self._column)
        adding = QHBoxLayout()
        adding.addWidget(self.add)
        adding.addStretch(1)
        whole.addLayout(adding)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show things, in their order."""
        while len(self.rows) > len(values):
            self._drop(self.rows.pop())
        while len(self.rows) < len(values):
            row = self._make(self)
            row.asked.connect(self.asked)
            self.rows.append(row)
            self._column.addWidget(row)
        for place, (row, value) in enumerate(zip(self.rows, values, strict=True)):
            row.place = place
            row.show_value(value)
        if self._is_adding and self.rows:
            self._is_adding = False
            self.rows[-1].first_field().setFocus()

    def _drop(self, row: QWidget) -> None:
        if row.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
            self.add.setFocus()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        self._is_adding = True
        self.more_asked.emit()


def menu_of(
    move: Callable[[int], Step], duplicate: Step, remove: Step, *, place: int, count: int
) -> list[tuple[str, Step]]:
    """Return what one can do with the thing at `place` of `count`."""
    found = []
    if place > 0:
        found.append((_("Move up"), move(place - 1)))
    if place < count - 1:
        found.append((_("Move down"), move(place + 1)))
    return [*found, (_("Duplicate"), duplicate), (_("Remove"), remove)]
