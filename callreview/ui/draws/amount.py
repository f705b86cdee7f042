"""How many calls: so many each, so many in all, or as many as fit the time one has a week."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from callreview.domain.draw.allocation import FEWEST, FLOOR, SUGGESTED, Way
from callreview.domain.draw.plan import DrawPlan
from callreview.ui import theme
from callreview.ui.draws.state import Outlook, Wish
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.numbers import dress_number
from callreview.words import _
from callreview.words.marking import N_

_WAYS = {
    Way.EQUAL: N_("The same number of each person"),
    Way.PROPORTIONAL: N_("By how many calls each takes"),
    Way.FLOOR: N_("At least {least} of each, then by calls taken"),
}
_MOST_EACH, _MOST_TOTAL = 60, 400
_LEAST_MINUTES, _MOST_MINUTES, _STEP_MINUTES = 5, 300, 5


class Amount(QWidget):
    """A slider and a box for the same number; `changed` carries the whole `Wish`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None
        self.way = QComboBox(self)
        self.way.setAccessibleName(_("How calls are shared out"))
        self.way.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for way, words in _WAYS.items():
            self.way.addItem(_(words).format(least=FLOOR), way)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.number = QSpinBox(self)
        dress_number(self.number)
        self._unit = plain_label("", self, tone="soft")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self.way)
        column.addLayout(row)
        column.addWidget(self._unit)
        self.way.currentIndexChanged.connect(self._on_way)
        self.slider.valueChanged.connect(self._on_number)
        self.number.valueChanged.connect(self._on_number)

    def show_wish(self, wish: Wish, outlook: Outlook) -> None:
        """Show how many are wished for, out of as many as there are."""
        self._wish = wish
        is_company = wish.plan is DrawPlan.COMPANY
        self.way.setVisible(not is_company)
        blocked = self.way.blockSignals(True)
        self.way.setCurrentIndex(self.way.findData(wish.way))
        self.way.blockSignals(blocked)
        if is_company:
            self._unit.setText(_("minutes a week for listening"))
            self._show(_LEAST_MINUTES, _MOST_MINUTES, wish.minutes, step=_STEP_MINUTES)
        elif wish.way is Way.EQUAL:
            self._unit.setText(_("calls of each person"))
            self._show(FEWEST, _MOST_EACH, wish.each)
        else:
            people = len(outlook.supply.names)
            least = FLOOR * people if wish.way is Way.FLOOR else people
            most = max(_MOST_TOTAL, wish.total, least)
            self._unit.setText(_("calls in all"))
            self._show(max(1, least), most, wish.total or SUGGESTED * people)
        for field in (self.slider, self.number):
            field.setAccessibleName(self._unit.text())

    def _show(self, least: int, most: int, value: int, *, step: int = 1) -> None:
        for field in (self.slider, self.number):
            blocked = field.blockSignals(True)
            field.setRange(least, most)
            field.setSingleStep(step)
            field.setValue(value)
            field.blockSignals(blocked)
        self.slider.setPageStep(5 * step)

    def _on_way(self) -> None:
        if self._wish is not None:
            self.changed.emit(replace(self._wish, way=self.way.currentData(), total=0))

    def _on_number(self, value: int) -> None:
        if self._wish is None:
            return
        if self._wish.plan is DrawPlan.COMPANY:
            self.changed.emit(replace(self._wish, minutes=value))
        elif self._wish.way is Way.EQUAL:
            self.changed.emit(replace(self._wish, each=value))
        else:
            self.changed.emit(replace(self._wish, total=value))
