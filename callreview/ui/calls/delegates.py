"""How the cells of calls are drawn: all that a cell shows is asked of the model at once.

Qt asks for text, picture, colour, font and three things more of each cell by itself, at every
step of scrolling, from C++ to Python and back each time: twice the cost of drawing it.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from callreview.ui.calls.cells import COLUMNS, Column
from callreview.ui.calls.model import CallsModel

_Feature = QStyleOptionViewItem.ViewItemFeature
# Put together once: a flag is a Python enumeration, and slow to put together.
_FEATURES = {
    (True, True): _Feature.HasDisplay | _Feature.HasDecoration,
    (True, False): _Feature.HasDisplay,
    (False, True): _Feature.HasDecoration,
    (False, False): _Feature.None_,
}


class CellDelegate(QStyledItemDelegate):
    """Draws cells of calls; headings are drawn by the table."""

    def __init__(self, model: CallsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._calls = model

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column = COLUMNS[index.column()]
        look = self._calls.look(index.row(), column)
        if look is None:
            return
        option.displayAlignment = look.alignment
        option.features = _FEATURES[bool(look.text), look.picture is not None]
        option.text = look.text
        if look.picture is not None:
            _show_picture(option, look.picture)
        if look.colour is not None:
            option.palette.setColor(QPalette.ColorRole.Text, look.colour)
        if column is Column.FILE:  # a file name's end tells files apart
            option.textElideMode = Qt.TextElideMode.ElideMiddle


def _show_picture(option: QStyleOptionViewItem, picture: QIcon | QPixmap) -> None:
    """Show an icon, or a picture in its own colours, in the chosen row too."""
    if isinstance(picture, QIcon):
        option.icon = picture
        return
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    option.icon = icon
    option.decorationSize = picture.deviceIndependentSize().toSize()
