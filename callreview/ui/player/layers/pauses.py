"""Pauses that are skipped: hatched over the waveform."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from callreview.domain.timebase import Span
from callreview.ui.player.stage import Stage

_VEIL = 150
_HATCH = 90


def paint_pauses(painter: QPainter, stage: Stage, pauses: Sequence[Span], place: QRectF) -> None:
    """Paint a veil with hatching over what of `pauses` lies in `place`."""
    veil, line = QColor(stage.theme.window), QColor(stage.theme.text_soft)
    veil.setAlpha(_VEIL)
    line.setAlpha(_HATCH)
    sound = stage.sound
    for pause in pauses:
        left, right = stage.sharp_x_of(pause.start_ms), stage.sharp_x_of(pause.end_ms)
        hidden = QRectF(left, sound.top(), right - left, sound.height()).intersected(place)
        if hidden.isEmpty():
            continue
        painter.fillRect(hidden, veil)
        painter.setBrushOrigin(QPointF(stage.x_of(0), 0))
        painter.fillRect(hidden, QBrush(line, Qt.BrushStyle.BDiagPattern))
