"""One row of a list inside a form: the fields of one thing, a grip before them, a menu behind.

A row is moved by its grip, by its menu, and by the keys that move parts of the outline.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QKeyCombination, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from callreview.app.edits.sheets import Step
from callreview.ui import theme
from callreview.ui.actions import action
from callreview.ui.keys import shown
from callreview.ui.sheets.fields import NumberField, WordsField
from callreview.ui.sheets.grip import Grip
from callreview.ui.widgets.buttons import IconButton
from callreview.words import _

_MOVES = {"part_up": -1, "part_down": 1}


class ListRow(QWidget):
    """The fields of one thing. A kind of it shows its value and knows the steps.

    `asked` carries a `Step`; `moved` says that the thing is to stand so many places further down.
    """

    asked = Signal(object)
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = 0
        self.count = 0
        self.fields = QHBoxLayout(self)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(theme.GAP_SMALL)
        self.grip = Grip(self)
        self.fields.addWidget(self.grip)
        self.more = IconButton("menu", _("More"), self)
        self.more.clicked.connect(self._on_more)

    def show_value(self, value: Any) -> None:
        """Show one thing."""
        raise NotImplementedError  # abstract: what Qt makes classes with leaves no room for ABC

    def move_step(self, to: int) -> Step:
        """Return the step that lets the thing stand in another place."""
        raise NotImplementedError  # abstract, as above

    def duplicate_step(self) -> Step:
        """Return the step that puts a copy behind the thing."""
        raise NotImplementedError  # abstract, as above

    def remove_step(self) -> Step:
        """Return the step that takes the thing out."""
        raise NotImplementedError  # abstract, as above

    @property
    def first_field(self) -> QWidget:
        """Return the field in which one begins to type."""
        return self.parts[1]

    @property
    def parts(self) -> list[QWidget]:
        """Return what the row is made of, from the left: the same in every row of a list."""
        items = (self.fields.itemAt(at) for at in range(self.fields.count()))
        return [widget for item in items if item and (widget := item.widget())]

    def ask(self, change: Callable[..., Any], **values: Any) -> None:
        """Say a step: `change` of the sheet with these values."""
        self.asked.emit(partial(change, **values))

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        for part in self.parts:
            if isinstance(part, WordsField | NumberField):
                part.settle()

    def close_row(self) -> None:
        """Put the menu's button behind the fields."""
        self.fields.addWidget(self.more)

    def menu(self) -> QMenu:
        """Return what can be done with the thing."""
        menu = QMenu(self)
        ways = ((_("Move up"), "part_up"), (_("Move down"), "part_down"))
        for words, name in ways:
            if 0 <= self.place + _MOVES[name] < self.count:
                entry = menu.addAction(f"{words}\t{shown(action(name).keys[0])}")
                entry.triggered.connect(partial(self.moved.emit, _MOVES[name]))
        for words, step in ((_("Duplicate"), self.duplicate_step), (_("Remove"), self.remove_step)):
            menu.addAction(words).triggered.connect(partial(self._on_picked, step))
        return menu

    def _on_picked(self, step: Callable[[], Step]) -> None:
        self.asked.emit(step())

    def _on_more(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _move_meant(event.keyCombination())
        if by:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)


def row_with(widget: QWidget | None) -> ListRow | None:
    """Return the row of a list that `widget` stands in, if it stands in one."""
    while widget is not None and not isinstance(widget, ListRow):
        widget = widget.parentWidget()
    return widget


def _move_meant(pressed: QKeyCombination) -> int:
    """Return how many places down a key moves things: -1, 1, or 0 for any other key."""
    for name, by in _MOVES.items():
        if QKeySequence(action(name).keys[0]) == QKeySequence(pressed):
            return by
    return 0
