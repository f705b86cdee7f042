"""The room of score sheets: its list, or the editor of one draft.

Methods without arguments are what keys ask (see `ui.actions`).
"""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from callreview.ui.actions import Place
from callreview.ui.ear import set_place
from callreview.ui.sheets.editor import EditorPage
from callreview.ui.sheets.shelf import ShelfPage
from callreview.words import _


class SheetsPanel(QWidget):
    """Two pages, one in front."""

    def __init__(self, trial: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_place(self, Place.SHEETS)
        self.setAccessibleName(_("Score sheets"))
        self.shelf = ShelfPage(self)
        self.editor = EditorPage(trial, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.shelf)
        self._pages.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    @property
    def is_editing(self) -> bool:
        """Return whether a draft is in front."""
        return self._pages.currentWidget() is self.editor

    def begin(self) -> None:
        """Put the keys to what is in front."""
        if self.is_editing:
            self.editor.begin()
        else:
            self.shelf.table.setFocus()

    def show_shelf(self) -> None:
        """Bring the list to the front."""
        self._pages.setCurrentWidget(self.shelf)
        self.begin()

    def show_editor(self) -> None:
        """Bring the draft to the front."""
        self._pages.setCurrentWidget(self.editor)
        self.begin()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 steps through."""
        return self.editor.panes if self.is_editing else (self.shelf.table,)

    def add_question(self) -> None:
        """Put a new question behind the selected one."""
        self.editor.add_question()

    def add_section(self) -> None:
        """Put in a new section."""
        self.editor.add_section()

    def duplicate_part(self) -> None:
        """Put a copy behind the selected section or question."""
        self.editor.duplicate_part()

    def remove_part(self) -> None:
        """Take the selected section or question out."""
        self.editor.remove_part()

    def part_up(self) -> None:
        """Move the selected section or question up."""
        self.editor.part_up()

    def part_down(self) -> None:
        """Move the selected section or question down."""
        self.editor.part_down()

    def leave_sheet(self) -> None:
        """Go back to the list of sheets."""
        self.editor.leave()
