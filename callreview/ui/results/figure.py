"""One figure opened: what it says, how it was computed, its calls, and what is not in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from callreview.domain.charts.drawing import Chart
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.results.calls import CallsTable
from callreview.ui.results.state import Figure
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.chart import ChartView
from callreview.ui.widgets.labels import breakable, plain_label
from callreview.words import _

_SIZE = (860, 700)


class FigureSheet(Sheet):
    """Shows a `Figure`. `call_asked` carries the key of a call; the sheet is closed then."""

    call_asked = Signal(str)
    picture_asked = Signal(object)

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        opened = figure.opened
        super().__init__(opened.title, "", parent, accept=_("Close"))
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, theme.GAP, 0)
        self._column.setSpacing(theme.GAP_WIDE)
        self._say(opened.sentence, is_first=True)
        if opened.chart is not None:
            self._show_chart(opened.chart)
        for note in opened.notes:
            self._say(note)
        self._tell(_("How it was computed"), opened.steps)
        self.calls = CallsTable(figure.calls, self._inside)
        self.calls.call_asked.connect(self._on_call_asked)
        if figure.calls:
            self._head(_("The calls"))
            self._column.addWidget(self.calls)
        self.calls.setVisible(bool(figure.calls))
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

    def _on_call_asked(self, call_id: str) -> None:
        self.accept()
        self.call_asked.emit(call_id)

    def _arrange(self, parent: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.calls.setFocus(Qt.FocusReason.OtherFocusReason)
