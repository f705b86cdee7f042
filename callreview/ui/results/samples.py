"""The random samples there are, and what can be done with the selected one.

`doing` is a row of buttons beside those here, for whoever plans, checks and closes samples.
"""

from PySide6.QtCore import Qt, Signal
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
    """`go_on_asked` carries the key of an open sample, `show_asked` that of a closed one."""

    go_on_asked = Signal(str)
    show_asked = Signal(str)
    plan_asked = Signal()
    chosen = Signal(object)

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
        self.go_on = WordButton(_("Go on reviewing"), self)
        self.go_on.clicked.connect(self._on_go_on)
        self.show_ = WordButton(_("Show its results"), self)
        self.show_.clicked.connect(self._on_show)
        self.doing = FlowLayout(gap=theme.GAP)
        for each in (self.plan, self.go_on, self.show_):
            self.doing.addWidget(each)
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
        column.addLayout(self.doing)

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
        self.plan.setEnabled(not state.read_only)
        self._show_chosen()

    @property
    def chosen_sample(self) -> Sample | None:
        """Return the selected sample."""
        row = self.table.currentRow()
        return self._samples[row] if 0 <= row < len(self._samples) else None

    def _show_chosen(self) -> None:
        sample = self.chosen_sample
        self.go_on.setVisible(sample is not None and sample.is_open)
        self.show_.setVisible(sample is not None and sample.is_closed)
        self.chosen.emit(sample)

    def _on_activated(self) -> None:
        self._on_go_on()
        self._on_show()

    def _on_go_on(self) -> None:
        if (sample := self.chosen_sample) and sample.is_open:
            self.go_on_asked.emit(sample.key)

    def _on_show(self) -> None:
        if (sample := self.chosen_sample) and sample.is_closed:
            self.show_asked.emit(sample.key)
