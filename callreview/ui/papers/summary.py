"""Asks of whom a summary is to be, and of which days."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget
from typing_extensions import override

from callreview.domain.summary import Period
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.days import DayField
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.marking import N_

_WORDS = {
    Period.ALL: N_("All calls reviewed so far"),
    Period.THIS_MONTH: N_("Calls of this month"),
    Period.LAST_MONTH: N_("Calls of last month"),
    Period.THIS_YEAR: N_("Calls of this year"),
    Period.DAYS: N_("Calls of the days below"),
}


class SummarySheet(Sheet):
    """`chosen` carries the person's key, and the first and last day (None for an open end).

    `people` are names by key.
    """

    chosen = Signal(str, object, object)

    def __init__(self, people: Mapping[str, str], today: date, parent: QWidget) -> None:
        super().__init__(
            _("Summary of a person"),
            _("Every finished review in a line, and what was noted most. Nobody else is in it."),
            parent,
            accept=_("Choose where…"),
            cancel=_("Cancel"),
        )
        self._today = today
        self.person = QComboBox(self)
        for key, name in people.items():
            self.person.addItem(name, key)
        self.period = QComboBox(self)
        for each in Period:
            self.period.addItem(_(_WORDS[each]), each)
        self.first, self.last = DayField(self, today.replace(day=1)), DayField(self, today)
        self.period.currentIndexChanged.connect(self._show_days)
        self._show_days()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.setVerticalSpacing(theme.GAP_WIDE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (
            (_("Person"), self.person),
            (_("Time"), self.period),
            (_("First day"), self.first),
            (_("Last day"), self.last),
        ):
            field.setAccessibleName(words)
            label = plain_label(words, self)
            label.setBuddy(field)
            form.addRow(label, field)
        self.body.addLayout(form)
        self.person.setFocus()

    def _show_days(self) -> None:
        is_own = self.period.currentData() is Period.DAYS
        self.first.setEnabled(is_own)
        self.last.setEnabled(is_own)

    @override
    def accept(self) -> None:
        super().accept()
        period = self.period.currentData()
        days = period.days(self._today)
        if period is Period.DAYS:
            days = (self.first.day, self.last.day)
        self.chosen.emit(self.person.currentData(), *days)
