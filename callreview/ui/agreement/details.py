"""The coefficients with their ranges, for who wants them."""

from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.agreement.state import AgreementState
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.roomy import put_words, show_as_roomy_rows
from callreview.words import _
from callreview.words.agreement_details import headings


class DetailsPage(QWidget):
    """A table of coefficients, and how they were found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(self)
        show_as_roomy_rows(self.table, headings(), _("Details"))
        self._notes = plain_label("", self, tone="soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self._notes)

    def show_state(self, state: AgreementState) -> None:
        """Show the coefficients of one way of looking."""
        self._notes.setText("\n".join(state.notes))
        self.table.setRowCount(len(state.rows))
        for row, cells in enumerate(state.rows):
            for column, text in enumerate(cells):
                put_words(self.table, row, column, text)
