"""How a mark's row is drawn, and the line its words are typed in."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.ui.icons import draw_icon
from callreview.ui.marks.model import MARK, Index
from callreview.ui.marks.state import time_words
from callreview.ui.theme import GAP, Theme, font_number
from callreview.ui.widgets.category import category_colour
from callreview.words import _

HEIGHT = 32
MOST_WORDS = 2000
_ICON = 15
_EDGE = 14
_BIN = 30


class MarkRow(QStyledItemDelegate):
    """Icon, time, words; a bin at the end of the row under the mouse."""

    removal_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent

    def _time_width(self) -> int:
        metrics = QFontMetrics(font_number(self._widget, scale=0.95))
        return metrics.horizontalAdvance("00:00 – 00:00") + GAP

    def _words_place(self, row: QRect) -> QRect:
        left = row.left() + _EDGE + _ICON + GAP + self._time_width() + GAP
        return QRect(left, row.top(), row.right() - _BIN - left, row.height())

    def _bin_place(self, row: QRect) -> QRect:
        return QRect(row.right() - _BIN, row.top(), _BIN, row.height())

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setMaxLength(MOST_WORDS)
        field.setPlaceholderText(_("What happened here?"))
        field.setAccessibleName(_("Words of the mark"))
        return field

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row: QRect = option.rect
        mark = index.data(MARK)
        pressed = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if not pressed or not isinstance(event, QMouseEvent) or not isinstance(mark, Mark):
            return False
        inside = self._bin_place(row).contains(event.position().toPoint())
        if not inside or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.removal_asked.emit(mark.id)
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(MARK)
        if not isinstance(mark, Mark):
            return
        theme = Theme.of(self._widget)
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, theme.selection)
        elif hovered:
            painter.fillRect(row, theme.hover)
        self._paint_mark(painter, row, mark, theme)
        if hovered and index.flags() & Qt.ItemFlag.ItemIsEditable:
            place = QRectF(0, 0, _ICON, _ICON)
            place.moveCenter(QRectF(self._bin_place(row)).center())
            draw_icon(painter, place, "remove", theme.text_soft)
        painter.restore()

    def _paint_mark(self, painter: QPainter, row: QRect, mark: Mark, theme: Theme) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        icon = QRectF(row.left() + _EDGE, 0, _ICON, _ICON)
        icon.moveTop(row.center().y() - _ICON / 2 + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, icon, mark.category.value, category_colour(mark.category, theme))
        left = row.left() + _EDGE + _ICON + GAP
        painter.setFont(font_number(self._widget, scale=0.95))
        painter.setPen(theme.text_soft)
        time = QRect(left, row.top(), self._time_width(), row.height())
        painter.drawText(time, middle, time_words(mark))
        painter.setFont(self._widget.font())
        painter.setPen(theme.text if mark.text else theme.text_soft)
        place = self._words_place(row)
        words = mark.text or _("no words yet")
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, middle, cut)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Also called when the mark changes meanwhile; what is being typed stays.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, HEIGHT)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row: QRect = option.rect
        editor.setGeometry(self._words_place(row).adjusted(-GAP, 1, GAP, -1))
