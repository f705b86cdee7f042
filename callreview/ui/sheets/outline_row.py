"""How the outline paints what a part is worth: a thin bar, and the number behind it."""

from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.sheets.share_bar import paint_bar
from callreview.ui.theme import Theme

SHARE = Qt.ItemDataRole.UserRole
_SIGN, _WORDS, _GAP = 14, 52, 6
_HEIGHT = 28


class TallRow(QStyledItemDelegate):
    """Gives rows the height of something to click on."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)


class ShareDelegate(QStyledItemDelegate):
    """Paints the second column."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        worn = Theme.of(widget)
        text, share = str(index.data() or ""), index.data(SHARE)
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, worn.selection)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QIcon):
            middle = int(area.center().y()) - _SIGN // 2
            sign.paint(painter, int(area.left()), middle, _SIGN, _SIGN)
        painter.setFont(theme.font_small(widget))
        painter.setPen(worn.text_soft)
        words = area.adjusted(area.width() - _WORDS - _GAP, 0, -_GAP, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        if isinstance(share, Fraction) and text:
            bar = area.adjusted(_SIGN + _GAP, 0, -_WORDS - 2 * _GAP, 0)
            paint_bar(painter, bar, share, worn)
        painter.restore()
