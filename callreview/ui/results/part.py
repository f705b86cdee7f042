"""One part of an answer: the sentence, its chart, its list, and what is to be remarked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from callreview.domain.charts.drawing import Chart
from callreview.ui import theme
from callreview.ui.results.listing import FigureTable
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.chart import ChartView
from callreview.ui.widgets.labels import breakable, plain_label
from callreview.words import _
from callreview.words.answers.parts import Part


class PartView(QWidget):
    """Shows a `Part`. `opened` carries the key of a figure, `picture_asked` a chart to save."""

    opened = Signal(str)
    picture_asked = Signal(object)

    def __init__(self, parent: QWidget, *, above: int = 0) -> None:
        super().__init__(parent)
        self.heading = plain_label("", self, font=theme.font_heading(self), wraps=True)
        self.sentence = _said("", self)
        self.warning = plain_label("", self, tone="warning", wraps=True)
        self.chart = ChartView(self)
        self.chart.opened.connect(self.opened)
        self.save = WordButton(_("Save picture…"), self, kind="link")
        self.save.clicked.connect(self.ask_picture)
        self.table = FigureTable(self)
        self.table.opened.connect(self.opened)
        self.notes = plain_label("", self, tone="soft", wraps=True)
        self.fold = WordButton(_("Details"), self, kind="link", icon_name="more")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._show_details)
        self.details = plain_label("", self, tone="soft", wraps=True)
        self._card = self._made_card()
        self._lay_out(above)

    def show_part(self, part: Part) -> None:
        """Show another part."""
        for label, words in (
            (self.heading, part.heading),
            (self.sentence, part.sentence),
            (self.warning, part.warning),
            (self.notes, "\n\n".join(part.notes)),
            (self.details, "\n\n".join(part.details)),
        ):
            label.setText(breakable(words))
            label.setVisible(bool(words))
        self._card.setVisible(part.chart is not None)
        if part.chart is not None:
            self.chart.show_chart(part.chart)
        self.table.setVisible(part.table is not None)
        if part.table is not None:
            self.table.show_table(part.table)
        self.fold.setVisible(bool(part.details))
        self._show_details()

    @property
    def shown_chart(self) -> Chart | None:
        """Return the chart in sight."""
        return None if self._card.isHidden() else self.chart.chart

    def ask_picture(self) -> None:
        """Ask for the chart to be saved."""
        if self.shown_chart is not None:
            self.picture_asked.emit(self.shown_chart)

    def _show_details(self) -> None:
        self.details.setVisible(self.fold.isChecked() and bool(self.details.text()))

    def _made_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP_WIDE, theme.GAP_LARGE, theme.GAP_SMALL)
        column.setSpacing(0)
        column.addWidget(self.chart)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)
        return card

    def _lay_out(self, above: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, above, 0, 0)
        column.setSpacing(theme.GAP_WIDE)
        for each in (self.heading, self.sentence, self.warning, self._card, self.table, self.notes):
            column.addWidget(each)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)


def _said(words: str, parent: QWidget) -> QLabel:
    """Return a label for the sentence that matters: a little larger than the rest."""
    font = theme.font_number(parent, scale=1.15)
    return plain_label(words, parent, font=font, wraps=True)
