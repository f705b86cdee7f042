"""The fields of a random sample: what it is to tell, which days, which calls, how many."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from callreview.domain.call import Direction
from callreview.domain.draw.period import Period, days_between
from callreview.domain.draw.plan import DrawPlan
from callreview.ui import theme
from callreview.ui.draws.amount import Amount
from callreview.ui.draws.lengths import Lengths
from callreview.ui.draws.state import Days, Outlook, Wish
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.days import DayField
from callreview.ui.widgets.labels import plain_label, straight
from callreview.words import _
from callreview.words.marking import N_

_DIRECTIONS: tuple[tuple[str, frozenset[Direction]], ...] = (
    (N_("Inbound, outbound and of unknown direction"), frozenset()),
    (N_("Inbound and outbound only"), frozenset({Direction.IN, Direction.OUT})),
    (N_("Inbound only"), frozenset({Direction.IN})),
    (N_("Outbound only"), frozenset({Direction.OUT})),
)
_ANY_WIDTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_PEOPLE_HEIGHT = 120
_KEY = Qt.ItemDataRole.UserRole


class DrawForm(QWidget):
    """`changed` carries the `Wish` a person has made of what was shown."""

    changed = Signal(object)

    def __init__(self, wish: Wish, days: Days, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._wish = wish
        self._today = today
        self._names: dict[str, str] = {}
        self.per_person = QRadioButton(_("How each person is doing"), self)
        self.company = QRadioButton(_("How the company is doing"), self)
        self._plans = QButtonGroup(self)
        self.days = QComboBox(self)
        self.first = DayField(self, wish.period.starts)
        self.last = DayField(self, wish.period.last)
        self.direction = QComboBox(self)
        self.which_people = WordButton(_("All people"), self, kind="link", icon_name="more")
        self.which_people.setCheckable(True)
        self.people = QListWidget(self)
        self.lengths = Lengths(self)
        self.amount = Amount(self)
        self._fill(days)
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> Wish:
        """Return what is wished for."""
        return self._wish

    def show_outlook(self, outlook: Outlook, names: Mapping[str, str]) -> None:
        """Show how long the calls are, whose there are, and how many can be had."""
        self.lengths.show_bars(outlook.supply.bars())
        self.amount.show_wish(self._wish, outlook)
        self._show_people(names)

    # ---- fields

    def _fill(self, days: Days) -> None:
        for button in (self.per_person, self.company):
            self._plans.addButton(button)
        is_company = self._wish.plan is DrawPlan.COMPANY
        (self.company if is_company else self.per_person).setChecked(True)
        for each in Days:
            self.days.addItem(_(each.value), each)
        self.days.setCurrentIndex(self.days.findData(days))
        self._lock_days()
        for words, directions in _DIRECTIONS:
            self.direction.addItem(_(words), directions)
        for box in (self.days, self.direction):
            box.setSizeAdjustPolicy(_ANY_WIDTH)
        for at, (_words, directions) in enumerate(_DIRECTIONS):
            if directions == self._wish.directions:
                self.direction.setCurrentIndex(at)
        self.people.setAccessibleName(_("People"))
        self.people.setFixedHeight(_PEOPLE_HEIGHT)
        self.people.hide()
        self.lengths.show_shortest(self._wish.shortest_ms)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(theme.GAP)
        days.addWidget(self.first)
        days.addWidget(plain_label(_("to"), self, tone="soft"))
        days.addWidget(self.last)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.GAP_LARGE, 0)
        column.setSpacing(theme.GAP_SMALL)
        groups: tuple[tuple[str, tuple[QWidget | QHBoxLayout, ...]], ...] = (
            (_("What it is to tell"), (self.per_person, self.company)),
            (_("Calls of which days"), (self.days, days)),
            (_("Which calls"), (self.direction, self.which_people, self.people, self.lengths)),
            (_("How many"), (self.amount,)),
        )
        for heading, fields in groups:
            column.addWidget(self._heading(heading, fields[0]))
            for field in fields:
                if isinstance(field, QWidget):
                    column.addWidget(field)
                else:
                    column.addLayout(field)
            column.addSpacing(theme.GAP_WIDE)
        column.addStretch(1)

    def _heading(self, words: str, first: QWidget | QHBoxLayout) -> QLabel:
        label = plain_label(words, self, font=theme.font_heading(self))
        if isinstance(first, QWidget):
            label.setBuddy(first)
            if not first.accessibleName() and not isinstance(first, QRadioButton):
                first.setAccessibleName(words)
        return label

    def _connect(self) -> None:
        self.company.toggled.connect(self._on_plan)
        self.days.currentIndexChanged.connect(self._on_days)
        for field in (self.first, self.last):
            field.userDateChanged.connect(self._on_own_days)
        self.direction.currentIndexChanged.connect(self._on_direction)
        self.which_people.toggled.connect(self.people.setVisible)
        self.people.itemChanged.connect(self._on_people)
        self.lengths.changed.connect(self._on_shortest)
        self.amount.changed.connect(self._take)

    def _take(self, wish: Wish) -> None:
        if wish != self._wish:
            self._wish = wish
            self.changed.emit(wish)

    def _on_plan(self, is_company: bool) -> None:
        plan = DrawPlan.COMPANY if is_company else DrawPlan.PER_PERSON
        self._take(replace(self._wish, plan=plan))

    def _on_days(self) -> None:
        period = self.days.currentData().period(self._today)
        if period is not None:
            self._show_days(period)
        self._on_own_days()

    def _show_days(self, period: Period) -> None:
        self.first.show_day(period.starts)
        self.last.show_day(period.last)
        self._lock_days()

    def _lock_days(self) -> None:
        is_own = self.days.currentData() is Days.OWN
        self.first.setEnabled(is_own)
        self.last.setEnabled(is_own)

    def _on_own_days(self) -> None:
        self._lock_days()
        first, last = sorted((self.first.day, self.last.day))
        self._take(replace(self._wish, period=days_between(first, last)))

    def _on_direction(self) -> None:
        self._take(replace(self._wish, directions=self.direction.currentData()))

    def _on_shortest(self, shortest_ms: int) -> None:
        self._take(replace(self._wish, shortest_ms=shortest_ms))

    # ---- people

    def _show_people(self, names: Mapping[str, str]) -> None:
        if dict(names) != self._names:
            self._names = dict(names)
            blocked = self.people.blockSignals(True)
            self.people.clear()
            for key, name in names.items():
                item = QListWidgetItem(straight(name), self.people)
                item.setData(_KEY, key)
                is_in = not self._wish.people or key in self._wish.people
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
            self.people.blockSignals(blocked)
        self._say_people()

    def _on_people(self) -> None:
        items = [self.people.item(row) for row in range(self.people.count())]
        chosen = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        keys = frozenset(str(one.data(_KEY)) for one in chosen)
        everybody = len(chosen) == len(items)
        self._take(replace(self._wish, people=frozenset() if everybody else keys))
        self._say_people()

    def _say_people(self) -> None:
        if self._wish.people:
            told = _("{some} of {all} people")
            words = told.format(some=len(self._wish.people), all=len(self._names))
        else:
            words = _("All people")
        self.which_people.setText(f" {words}")
        self.which_people.setAccessibleName(words)
