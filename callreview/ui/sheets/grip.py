"""What one takes a row by, to drag it among its likes; keys do the same (see `rows`)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

_SIZE = QSize(12, 24)
_DOT, _APART = 1.2, 4.5


class Grip(QWidget):
    """Six dots. `dragged` and `dropped` carry how far down the screen the mouse is, in pixels."""

    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        plain_tooltip(self, _("Drag to move"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.of(self).text_soft)
        middle = QRectF(self.rect()).center()
        for across in (-0.5, 0.5):
            for down in (-1, 0, 1):
                at = middle + QPointF(across * _APART, down * _APART)
                painter.drawEllipse(at, _DOT, _DOT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(round(event.globalPosition().y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(round(event.globalPosition().y()))


class DropLine(QWidget):
    """Shows between which rows something will be dropped."""

    HEIGHT = 2

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int, width: int) -> None:
        """Show the line with its middle `y` pixels from the top of its parent."""
        self.setGeometry(0, y - self.HEIGHT // 2, width, self.HEIGHT)
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Theme.of(self).accent)
