"""One figure opened: what it says, how it was computed, its calls, and what is not in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from callreview.domain.charts.drawing import Chart
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.results.state import Figure, HeardCall
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.chart import ChartView
from callreview.ui.widgets.labels import breakable, plain_label, plain_rich, straight
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_SIZE = (860, 700)
_MOST_ROWS = 12
_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class FigureSheet(Sheet):
    """Shows a `Figure`. `call_asked` carries the key of a call; the sheet is closed then."""

    call_asked = Signal(str)
    picture_asked = Signal(object)

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        opened = figure.opened
        super().__init__(opened.title, "", parent, accept=_("Close"))
        self._figure = figure
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, theme.GAP, 0)
        self._column.setSpacing(theme.GAP_WIDE)
        self._say(opened.sentence, is_first=True)
        if opened.chart is not None:
            self._show_chart(opened.chart)
        self._tell(_("How it was computed"), opened.steps)
        self.calls = self._made_calls(figure.calls)
        if figure.calls:
            self._head(_("The calls"))
            self._column.addWidget(self.calls)
        self._tell(_("What the range does not contain"), opened.beyond)
        self._tell(_("Details"), opened.details)
        self._column.addStretch(1)
        self._arrange(parent)

    def _show_chart(self, chart: Chart) -> None:
        view = ChartView(self._inside)
        view.show_chart(chart)
        self._column.addWidget(view)
        save = WordButton(_("Save picture…"), self, kind="link")
        save.clicked.connect(lambda: self.picture_asked.emit(chart))
        self.buttons.insertWidget(0, save)

    def _say(self, words: str, *, is_first: bool = False) -> None:
        font = theme.font_number(self, scale=1.15) if is_first else None
        tone = "" if is_first else "soft"
        label = plain_label(breakable(words), self._inside, tone=tone, font=font, wraps=True)
        self._column.addWidget(label)

    def _head(self, words: str) -> None:
        self._column.addSpacing(theme.GAP_SMALL)
        self._column.addWidget(plain_label(words, self._inside, font=theme.font_heading(self)))

    def _tell(self, heading: str, sentences: tuple[str, ...]) -> None:
        if sentences:
            self._head(heading)
            for each in sentences:
                self._say(each)

    def _made_calls(self, calls: tuple[HeardCall, ...]) -> QTableWidget:
        table = QTableWidget(len(calls), 4, self._inside)
        table.setAccessibleName(_("The calls"))
        table.setHorizontalHeaderLabels([_("Call"), _("Person"), _("Score"), ""])
        show_as_rows(table)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, call in enumerate(calls):
            cells = (call.when, call.who, call.counted.score, call.counted.remark)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(straight(text))
                item.setFlags(_FIXED)
                item.setToolTip(plain_rich(_("Double click: open the call")))
                table.setItem(row, column, item)
        rows = min(len(calls), _MOST_ROWS)
        table.setFixedHeight(header.sizeHint().height() + rows * theme.ROW + 2)
        table.itemActivated.connect(self._on_activated)
        table.setVisible(bool(calls))
        if calls:
            table.setCurrentCell(0, 0)
        return table

    def _on_activated(self, item: QTableWidgetItem) -> None:
        call = self._figure.calls[item.row()]
        self.accept()
        self.call_asked.emit(call.counted.call_id)

    def _arrange(self, parent: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.calls.setFocus(Qt.FocusReason.OtherFocusReason)
