"""The random samples there are, and what can be done with the selected one."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.results.state import ResultsState, Sample
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label, plain_rich, straight
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class SamplesPage(QWidget):
    """Signals carry the key of the selected sample; `plan_asked` carries nothing."""

    go_on_asked = Signal(str)
    close_asked = Signal(str)
    show_asked = Signal(str)
    check_asked = Signal(str)
    export_asked = Signal(str)
    second_asked = Signal(str)
    plan_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()
        self.table = QTableWidget(0, 3, self)
        self.table.setAccessibleName(_("Random samples"))
        self.table.setHorizontalHeaderLabels([_("Random sample"), _("How far it is"), _("About")])
        show_as_rows(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.itemActivated.connect(self._on_activated)
        self.plan = WordButton(_("Draw a random sample…"), self, kind="primary", icon_name="lot")
        self.plan.clicked.connect(self.plan_asked)
        self.go_on = self._button(_("Go on reviewing"), self.go_on_asked)
        self.close_ = self._button(_("Close the sample"), self.close_asked)
        self.show_ = self._button(_("Show its results"), self.show_asked)
        self.check = self._button(_("Check this draw"), self.check_asked)
        self.export = self._button(_("Save for others to check…"), self.export_asked)
        self.second = self._button(_("Have a part scored again…"), self.second_asked)
        doing = FlowLayout(gap=theme.GAP)
        opening = (self.plan, self.go_on, self.close_, self.show_)
        for each in (*opening, self.second, self.check, self.export):
            doing.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_WIDE)
        title = _("Random samples")
        column.addWidget(plain_label(title, self, font=theme.font_title(self)))
        told = _(
            "Each is a lot over all calls of its period. Only calls of a finished sample are in"
            " the numbers; a sample is never taken back, and a second one for the same period"
            " says so for ever."
        )
        column.addWidget(plain_label(told, self, tone="soft", wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(doing)

    def show_state(self, state: ResultsState) -> None:
        """Show all samples; the selected one stays."""
        kept = self.chosen_sample
        blocked = self.table.blockSignals(True)
        self._samples = state.samples
        self.table.setRowCount(len(state.samples))
        for row, sample in enumerate(state.samples):
            for column, text in enumerate((sample.title, sample.standing, sample.about)):
                item = QTableWidgetItem(straight(text))
                item.setFlags(_FIXED)
                item.setToolTip(plain_rich(text))
                self.table.setItem(row, column, item)
        keys = [one.key for one in state.samples]
        self.table.selectRow(keys.index(kept.key) if kept and kept.key in keys else 0)
        self.table.blockSignals(blocked)
        for each in (self.plan, self.go_on, self.close_, self.second):
            each.setEnabled(not state.read_only)
        self._show_chosen()

    @property
    def chosen_sample(self) -> Sample | None:
        """Return the selected sample."""
        row = self.table.currentRow()
        return self._samples[row] if 0 <= row < len(self._samples) else None

    def _show_chosen(self) -> None:
        sample = self.chosen_sample
        for button, is_so in (
            (self.go_on, sample is not None and sample.is_open),
            (self.close_, sample is not None and sample.is_done),
            (self.show_, sample is not None and sample.is_closed),
            (self.check, sample is not None and sample.is_frozen),
            (self.export, sample is not None and sample.is_frozen),
            (self.second, sample is not None and sample.is_frozen),
        ):
            button.setVisible(is_so)

    def _on_activated(self) -> None:
        for button in (self.go_on, self.close_, self.show_):
            if not button.isHidden():
                button.click()
                return

    def _button(self, words: str, asked: SignalInstance) -> WordButton:
        button = WordButton(words, self)
        button.clicked.connect(partial(self._ask, asked))
        return button

    def _ask(self, asked: SignalInstance, *_clicked: bool) -> None:
        if sample := self.chosen_sample:
            asked.emit(sample.key)
