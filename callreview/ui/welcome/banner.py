"""The picture of the first screen: a call as this app draws it, two voices and a star."""

from math import sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.ui.icons import draw_icon
from callreview.ui.theme import Theme

_BARS = 64
_BAR = 4.0
_STEP = 7.0
_TALLEST = 26.0
_STARS = ((9, "praise"), (37, "improve"), (51, "praise"))
_PLAYED = 22


class Banner(QWidget):
    """Paints two lanes of bars; nothing in it is data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_BARS * _STEP), 150)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for lane, (strong, soft) in enumerate(
            ((worn.left, worn.left_soft), (worn.right, worn.right_soft))
        ):
            for bar in range(_BARS):
                height = _TALLEST * _loudness(bar, lane)
                colour = strong if bar < _PLAYED else soft
                self._paint_bar(painter, bar, 58 + lane * 56, height, colour)
        for bar, kind in _STARS:
            spot = QRectF(bar * _STEP - 6, 4, 16, 16)
            draw_icon(painter, spot, kind, worn.praise if kind == "praise" else worn.improve)
        painter.setPen(worn.playhead)
        x = _PLAYED * _STEP - 1.5
        painter.drawLine(QPointF(x, 24), QPointF(x, 146))
        painter.end()

    def _paint_bar(
        self, painter: QPainter, bar: int, middle: float, height: float, colour: QColor
    ) -> None:
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(bar * _STEP, middle - height, _BAR, 2 * height), _BAR / 2, _BAR / 2
        )


def _loudness(bar: int, lane: int) -> float:
    """Return 0.05 to 1: the two talk by turns, as people do."""
    talks = (bar // 16) % 2 == lane
    if not talks:
        return 0.06
    phrase = abs(sin((bar % 16) / 16 * 3.1416))
    return max(0.08, phrase * (0.45 + 0.55 * abs(sin(bar * 1.9 + lane) * sin(bar * 0.7))))
