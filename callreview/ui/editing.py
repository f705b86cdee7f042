"""Whoever opens a sheet in which things are changed: has its edits done, keeps it showing."""

from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.change import Change, Topic
from callreview.app.edits.edit import Edit
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.doing import Doing
from callreview.ui.failure import told


class Editing(QObject):
    """Wires one sheet at a time; `show` is what a kind of it adds, when one of `shown` changed."""

    shown: ClassVar[Topic] = Topic.CALLS | Topic.AGENTS | Topic.UNDO

    def __init__(self, window: QWidget, session: Session, doing: Doing) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self.doing = doing
        self._sheet: EditingSheet | None = None

    def wire(self, sheet: EditingSheet) -> None:
        """Have this sheet's edits done, until it is closed."""
        self._sheet = sheet
        sheet.asked.connect(self._do)
        sheet.undo_asked.connect(self.doing.undo)
        sheet.redo_asked.connect(self.doing.redo)
        sheet.finished.connect(self._on_closed)

    def show_change(self, change: Change) -> None:
        """Show what changed, while a sheet is open."""
        if self._sheet is not None and change.touches(self.shown):
            self.show()

    def show(self) -> None:
        """Show in the open sheet what is so."""
        raise NotImplementedError  # abstract: what Qt makes classes with leaves no room for ABC

    def _do(self, edit: Edit[object]) -> None:
        self.doing.do(edit, on_refused=self._refuse)

    def _refuse(self, error: CallReviewError) -> None:
        if self._sheet is None:
            self.doing.refuse(error)
        else:
            self._sheet.refuse(told(error))

    def _on_closed(self) -> None:
        self._sheet = None
