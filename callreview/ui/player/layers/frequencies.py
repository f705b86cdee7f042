"""How high the rows of a spectrogram are: kilohertz at the right edge of the names."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from callreview.ui.player.stage import GUTTER, Stage
from callreview.words import _

_ROOM = 26
_TICK = 4
_LABEL_HEIGHT = 14
_NAME = 13
"""Where the name of the side stands, above and below the middle of its lane, no label does."""


def paint_frequencies(painter: QPainter, stage: Stage, top_hz: float, font: QFont) -> None:
    """Paint whole kilohertz beside every lane, as many as there is room for."""
    painter.setFont(font)
    for channel in range(stage.lanes):
        lane = stage.lane(channel)
        for kilohertz in kilohertz_shown(top_hz, lane.height()):
            y = lane.bottom() + 1 - kilohertz * 1000 / top_hz * lane.height()
            painter.fillRect(QRectF(GUTTER - _TICK, round(y), _TICK, 1), stage.theme.text_soft)
            if abs(y - lane.center().y()) < _NAME:
                continue
            place = QRectF(0, y - _LABEL_HEIGHT / 2, GUTTER - _TICK - 3, _LABEL_HEIGHT)
            painter.setPen(stage.theme.text_soft)
            words = _("{number} kHz").format(number=kilohertz)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )


def kilohertz_shown(top_hz: float, height: int) -> tuple[int, ...]:
    """Return which whole kilohertz have room for their labels, without the edges."""
    whole = int((top_hz - 1) // 1000)
    for step in (1, 2, 4):
        labels = range(step, whole + 1, step)
        if height * step * 1000 / top_hz >= _ROOM:
            return tuple(labels)
    return ()
