"""A ball that bounces, and lights up when it lands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.ui.theme import GAP, RADIUS, Theme
from callreview.words import _

LIGHT = 0.1
"""For which part of the way from one landing to the next it is lit."""
_HEIGHT = 150
_BALL = 13.0
_GLOW = 3.0


class Ball(QWidget):
    """Shows where the ball is: 0 as it lands, 1 as it lands again; None for no ball at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("A ball that lands with each click"))

    @property
    def is_lit(self) -> bool:
        """Return whether it has just landed."""
        return self._moment is not None and self._moment < LIGHT

    def show_moment(self, moment: float | None) -> None:
        """Put the ball there."""
        if moment != self._moment:
            self._moment = moment
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        self._paint_floor(painter, colours, area)
        if self._moment is not None:
            self._paint_ball(painter, colours, area, self._moment)
        painter.end()

    def _paint_floor(self, painter: QPainter, colours: Theme, area: QRectF) -> None:
        strength = 0.0 if self._moment is None else max(0.0, 1 - self._moment / (3 * LIGHT))
        y = _floor(area)
        half = area.width() * 0.25
        painter.setPen(QPen(_between(colours.line, colours.accent, strength), 3))
        painter.drawLine(QPointF(area.center().x() - half, y), QPointF(area.center().x() + half, y))

    def _paint_ball(self, painter: QPainter, colours: Theme, area: QRectF, moment: float) -> None:
        lowest, highest = _floor(area) - _BALL - 2, area.top() + GAP + _BALL
        height = 4 * moment * (1 - moment)
        centre = QPointF(area.center().x(), lowest + (highest - lowest) * height)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_lit:
            glow = QColor(colours.accent)
            glow.setAlphaF(0.25)
            painter.setBrush(glow)
            painter.drawEllipse(centre, _BALL * _GLOW / 2, _BALL * _GLOW / 2)
        painter.setBrush(colours.accent if self.is_lit else colours.text_soft)
        painter.drawEllipse(centre, _BALL, _BALL)


def _floor(area: QRectF) -> float:
    return area.bottom() - GAP * 2


def _between(one: QColor, other: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mixed(one.red(), other.red()),
        mixed(one.green(), other.green()),
        mixed(one.blue(), other.blue()),
    )
