"""The ruler: ticks and times above the call, and a line below them where it was heard."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from callreview.domain.ticks import ticks
from callreview.domain.timebase import Span
from callreview.ui.player.stage import RULER, Stage

_LABEL_PX = 84.0
_LONG_TICK = 9
_SHORT_TICK = 5
_HEARD = 3


def paint_ruler(painter: QPainter, stage: Stage, font: QFont) -> None:
    """Paint the ruler's ground, ticks and labels."""
    theme, view = stage.theme, stage.view
    painter.fillRect(stage.ruler, theme.raised)
    painter.setFont(font)
    painter.setPen(theme.text_soft)
    width = max(1.0, round(stage.dpr)) / stage.dpr
    bottom = RULER - _HEARD
    marks = []
    for tick in ticks(view.start_ms, view.end_ms, view.ms_per_px, _LABEL_PX):
        x = stage.sharp_x_of(tick.at_ms)
        length = _LONG_TICK if tick.label else _SHORT_TICK
        marks.append(QRectF(x, bottom - length, width, length))
        if tick.label:
            place = QRectF(x + 5, 0, _LABEL_PX, bottom - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, tick.label)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.line.lighter(160) if theme.is_dark else theme.line.darker(112))
    painter.drawRects(marks)


def paint_heard(painter: QPainter, stage: Stage, heard: Iterable[Span]) -> None:
    """Paint a quiet line under the ruler along the parts that were heard."""
    place = QRectF(stage.ruler.left(), RULER - _HEARD, stage.ruler.width(), _HEARD)
    painter.fillRect(place, stage.theme.line)
    for span in heard:
        left, right = stage.sharp_x_of(span.start_ms), stage.sharp_x_of(span.end_ms)
        if right >= place.left() and left <= place.right():
            painter.fillRect(QRectF(left, place.top(), right - left, _HEARD), stage.theme.heard)
