"""The questions on the left, each with its short answer under it: the results at a glance."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.theme import Theme
from callreview.words import _
from callreview.words.results_story import Question

_HEIGHT = 54
_ANSWER = Qt.ItemDataRole.UserRole
_ENTRIES: tuple[Question | None, ...] = (*Question, None)
_Index = QModelIndex | QPersistentModelIndex


class Contents(QListWidget):
    """`chosen` carries the `Question` one stands on, or None: the samples themselves."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Questions"))
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        for entry in _ENTRIES:
            self.addItem(QListWidgetItem(_(entry.value) if entry else _("Random samples")))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._on_row_changed)

    @property
    def question(self) -> Question | None:
        """Return the question one stands on, None for the samples."""
        return _ENTRIES[max(0, self.currentRow())]

    def show_answers(self, answers: Mapping[Question | None, str]) -> None:
        """Show the short answers."""
        for row, entry in enumerate(_ENTRIES):
            item, answer = self.item(row), answers.get(entry, "")
            item.setData(_ANSWER, answer)
            spoken = f"{item.text()} {answer}".strip()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.viewport().update()

    def stand_on(self, question: Question | None) -> None:
        """Go to a question, or to the samples."""
        self.setCurrentRow(_ENTRIES.index(question))

    def _on_row_changed(self, _row: int) -> None:
        self.chosen.emit(self.question)


class _TwoLines(QStyledItemDelegate):
    """Paints a question and its answer below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        widget = option.widget
        worn = Theme.of(widget)
        area: QRect = option.rect.adjusted(theme.GAP, 2, -theme.GAP, -2)
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(worn.selection if is_current else worn.hover)
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        if is_current and widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(worn.accent)
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        inside = area.adjusted(theme.GAP_WIDE, theme.GAP_SMALL, -theme.GAP, -theme.GAP_SMALL)
        self._write(painter, inside, index, worn)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, index: _Index, worn: Theme) -> None:
        answer = str(index.data(_ANSWER) or "")
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        widget = self.parent()
        assert isinstance(widget, QWidget)
        painter.setPen(worn.text)
        painter.setFont(theme.font_heading(widget))
        self._line(painter, upper if answer else area, flags, str(index.data()))
        if answer:
            painter.setPen(worn.text_soft)
            painter.setFont(theme.font_small(widget))
            self._line(painter, upper.translated(0, area.height() // 2), flags, answer)

    def _line(self, painter: QPainter, area: QRect, flags: Qt.AlignmentFlag, words: str) -> None:
        right = Qt.TextElideMode.ElideRight
        painter.drawText(area, flags, painter.fontMetrics().elidedText(words, right, area.width()))
