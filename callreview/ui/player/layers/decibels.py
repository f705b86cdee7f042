"""How loud a waveform in decibels is: a few levels at the right edge of the names."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from callreview.ui.player.amplitude import scale_marks
from callreview.ui.player.stage import GUTTER, Stage

_ROOM = 15.0
_TICK = 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_decibels(painter: QPainter, stage: Stage, gain: float, font: QFont) -> None:
    """Paint the levels above the middle of every lane, as many as there is room for."""
    painter.setFont(font)
    painter.setPen(stage.theme.text_soft)
    for channel in range(stage.lanes):
        lane = stage.lane(channel)
        middle, reach = lane.top() + lane.height() / 2, lane.height() / 2
        said = False
        last = lane.top() + _ROOM / 2 - _ROOM
        for level, part in scale_marks(gain):
            y = max(lane.top() + _ROOM / 2, middle - part * reach)
            if y - last < _ROOM or y > middle - _ROOM:
                continue
            last = y
            painter.fillRect(QRectF(GUTTER - _TICK, round(y), _TICK, 1), stage.theme.text_soft)
            place = QRectF(0, y - _ROOM / 2, GUTTER - _TICK - 3, _ROOM)
            words = str(level).replace("-", "−") + ("" if said else " dB")
            said = True
            painter.drawText(place, _RIGHT, words)
