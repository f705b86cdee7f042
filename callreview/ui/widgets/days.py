"""A field for a day, with a calendar to choose it from."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

_WIDTH = 132
_MARGIN = 6


class DayField(QDateEdit):
    """Shows and takes one day."""

    def __init__(self, parent: QWidget, day: date | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setMinimumWidth(_WIDTH)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        if day is not None:
            self.show_day(day)

    @property
    def day(self) -> date:
        """Return the day that is shown."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Show another day, which asks for nothing."""
        blocked = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(blocked)
