"""The table of all names; Enter or a double click shows one of them large."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from callreview.app.names import FileName, NamesTrial
from callreview.domain.template.parts import Template
from callreview.ui import theme
from callreview.ui.filenames.model import COLUMNS, Column, NamesModel, has_column
from callreview.ui.theme import Theme
from callreview.words import _

_WIDTH = 145


class NamesTable(QTableView):
    """Shows what each name says; `chosen` carries which of the names is to be shown large."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent)
        self.names = NamesModel(self, today)
        self.setModel(self.names)
        self.setAccessibleName(_("All names of the folder; Enter shows one large"))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW - theme.GAP_SMALL)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_WIDTH)
        for at, column in enumerate(COLUMNS):
            header.resizeSection(at, _WIDTH)
            if column is Column.NAME:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_activated)
        self.wear()

    def show_trial(
        self, names: Sequence[FileName], trial: NamesTrial, *, only_unread: bool
    ) -> None:
        """Show what came of a trial so far."""
        self.names.show_trial(names, trial, only_unread=only_unread)

    def show_columns(self, template: Template | None) -> None:
        """Show the columns a template has something for."""
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, not has_column(template, column))

    def wear(self) -> None:
        """Take on the colours of the theme."""
        self.names.wear(Theme.of(self))

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.names.name_at(index.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)
