"""Draws one waiting call: a sign for how far it is, who it was, when and how long."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.icons import draw_icon
from callreview.ui.queue.state import Waiting
from callreview.ui.theme import Theme

ROLE = Qt.ItemDataRole.UserRole
_HEIGHT = 48
_SIGN = 18
_INSET = 4
_POINTED_AT = QStyle.StateFlag.State_MouseOver
_STOOD_ON = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus

_Index = QModelIndex | QPersistentModelIndex


class WaitingDelegate(QStyledItemDelegate):
    """Paints a `Waiting`; `folded` leaves only its sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.folded = False
        self._small = theme.font_small(parent)
        self._heading = theme.font_heading(parent)
        self._theme = Theme.of(parent)

    def wear(self, worn: Theme) -> None:
        """Paint in the colours of `worn`."""
        self._theme = worn

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_SIGN * 2, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROLE)
        if not isinstance(row, Waiting):
            return
        area: QRect = option.rect.adjusted(_INSET, 2, -_INSET, -2)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, row, state)
        sign = QRectF(area.left() + 12, area.center().y() - _SIGN / 2 + 1, _SIGN, _SIGN)
        draw_icon(painter, sign, _sign(row), self._sign_colour(row))
        if not self.folded:
            self._paint_words(painter, area.adjusted(40, 0, -theme.GAP, 0), row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, row: Waiting, state: QStyle.StateFlag
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if row.is_open:
            painter.setBrush(self._theme.selection)
        elif state & _POINTED_AT or state & _STOOD_ON == _STOOD_ON:
            painter.setBrush(self._theme.hover)
        else:
            return
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)

    def _paint_words(self, painter: QPainter, area: QRect, row: Waiting) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        upper = QRect(area.left(), area.top() + 3, area.width(), area.height() // 2)
        lower = QRect(area.left(), area.center().y() + 1, area.width(), area.height() // 2 - 2)
        is_past = row.is_done or row.skipped
        painter.setPen(self._theme.text_soft if is_past else self._theme.text)
        if row.is_open:
            painter.setFont(self._heading)
        metrics = painter.fontMetrics()
        who = metrics.elidedText(row.who, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, left | Qt.AlignmentFlag.AlignVCenter, who)
        painter.setFont(self._small)
        painter.setPen(self._theme.text_soft)
        metrics = painter.fontMetrics()
        details = metrics.elidedText(
            row.skipped or row.details, Qt.TextElideMode.ElideRight, lower.width()
        )
        painter.drawText(lower, left | Qt.AlignmentFlag.AlignVCenter, details)

    def _sign_colour(self, row: Waiting) -> QColor:
        if row.is_done:
            return self._theme.ok
        return self._theme.accent if row.is_open or row.is_begun else self._theme.text_soft


def _sign(row: Waiting) -> str:
    if row.is_done:
        return "done"
    if row.skipped:
        return "skip"
    return "draft" if row.is_begun else "new"
