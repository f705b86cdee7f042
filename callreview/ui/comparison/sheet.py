"""Two reviews of one call beside each other; which two can be chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from callreview.domain.review import Review
from callreview.domain.rubric import RubricVersion
from callreview.ui import theme
from callreview.ui.comparison.moments import Moments
from callreview.ui.comparison.state import Row, alike_words, first_pair, rows_of, title_of
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label, plain_rich, straight
from callreview.words import _
from callreview.words.reviewing import shortened

_SIZE = (980, 620)
_LETTERS = 32
_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class ComparisonSheet(Sheet):
    """Shows what two reviews say to each question; what differs stands first, in bold.

    `moment_asked` carries a span of the call to be heard; without `can_play` none is offered.
    """

    moment_asked = Signal(object)

    def __init__(
        self,
        reviews: tuple[Review, ...],
        versions: Mapping[str, RubricVersion],
        parent: QWidget,
        *,
        can_play: bool = True,
    ) -> None:
        super().__init__(_("Reviews side by side"), "", parent, accept=_("Close"))
        self._reviews, self._versions = reviews, versions
        self._rows: tuple[Row, ...] = ()
        left, right = first_pair(reviews)
        self.left = self._choice(_("Review on the left"), left)
        self.right = self._choice(_("Review on the right"), right)
        self.alike = plain_label("", self, tone="soft", wraps=True)
        self.moments = Moments(self)
        self.moments.asked.connect(self.moment_asked)
        self.moments.setVisible(can_play)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)
        self.table = self._made_table()
        self.body.addLayout(row)
        self.body.addWidget(self.alike)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.moments)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, name: str, chosen: int) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for each in self._reviews:
            box.addItem(title_of(each))
        box.setCurrentIndex(chosen)
        box.currentIndexChanged.connect(self._show)
        return box

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        table.setAccessibleName(_("Reviews side by side"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.currentCellChanged.connect(self._on_row)
        table.cellActivated.connect(lambda *_cell: self.moments.play_next())
        return table

    def _show(self) -> None:
        left = self._reviews[self.left.currentIndex()]
        right = self._reviews[self.right.currentIndex()]
        two = left.reviewer != right.reviewer
        names = [each.reviewer if two else title_of(each) for each in (left, right)]
        headings = [_("Question"), *(straight(shortened(name, _LETTERS)) for name in names)]
        self.table.setHorizontalHeaderLabels(headings)
        self._rows = rows_of(left, right, self._versions)
        self.alike.setText(alike_words(self._rows))
        self.table.setRowCount(len(self._rows))
        for at, row in enumerate(self._rows):
            self._put(at, row)
        self.table.setCurrentCell(0, 0)
        self._on_row(0)

    def _on_row(self, at: int, *_others: int) -> None:
        """Offer the moments of the question one stands on."""
        if 0 <= at < len(self._rows):
            row = self._rows[at]
            left = self._reviews[self.left.currentIndex()].reviewer
            right = self._reviews[self.right.currentIndex()].reviewer
            self.moments.show_moments((left, row.left_moments), (right, row.right_moments))

    def _put(self, at: int, row: Row) -> None:
        for column, text in enumerate((row.question, row.left, row.right)):
            item = QTableWidgetItem(text)
            item.setFlags(_FIXED)
            item.setToolTip(plain_rich(text))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            font = item.font()
            font.setBold(row.differs)
            item.setFont(font)
            if row.differs:
                told = _("{words} (differs)").format(words=text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.table.setItem(at, column, item)
