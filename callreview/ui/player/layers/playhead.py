"""The play head: a line through everything with a grip on the ruler; and the mouse's hair line."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from callreview.domain.timebase import format_clock
from callreview.ui.player.stage import GUTTER, RULER, Stage

_GRIP = 5.5
_HAIR = 110
_CHIP_REACH = 90


def paint_playhead(painter: QPainter, stage: Stage, position_ms: float) -> None:
    """Paint the play head, two device pixels wide at most ratios."""
    width = max(1, round(1.5 * stage.dpr)) / stage.dpr
    left = stage.sharp_x_of(position_ms)
    colour = stage.theme.playhead
    painter.fillRect(QRectF(left, 0, width, stage.height), colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x = left + width / 2
    top, bottom = RULER - 16.0, RULER - 1.0
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - _GRIP, top),
                QPointF(x + _GRIP, top),
                QPointF(x + _GRIP, bottom - _GRIP),
                QPointF(x, bottom),
                QPointF(x - _GRIP, bottom - _GRIP),
            ]
        )
    )
    painter.restore()


def playhead_rect(stage: Stage, position_ms: float) -> QRect:
    """Return the strip a play head at `position_ms` touches."""
    x = stage.sharp_x_of(position_ms)
    left = math.floor(x - _GRIP) - 1
    return QRect(left, 0, math.ceil(x + _GRIP + 3) - left, stage.height)


def paint_pointer(painter: QPainter, stage: Stage, moment_ms: int, font: QFont) -> None:
    """Paint a hair line under the resting mouse with its time on the ruler."""
    theme = stage.theme
    x = stage.sharp_x_of(moment_ms)
    hair = QColor(theme.text_soft)
    hair.setAlpha(_HAIR)
    painter.fillRect(QRectF(x, RULER, 1 / stage.dpr, stage.sound.height()), hair)
    painter.setFont(font)
    words = format_clock(moment_ms, millis=True)[:-2]
    chip = pointer_chip(stage, moment_ms, painter.fontMetrics().horizontalAdvance(words))
    painter.fillRect(chip, theme.text_soft)
    painter.setPen(theme.surface)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)


def pointer_rect(stage: Stage, moment_ms: int) -> QRect:
    """Return the strip that a pointer at `moment_ms` touches, chip included."""
    x = stage.sharp_x_of(moment_ms)
    return QRect(math.floor(x) - _CHIP_REACH, 0, 2 * _CHIP_REACH, stage.height)


def pointer_chip(stage: Stage, moment_ms: int, words_px: int) -> QRectF:
    """Return the place of the pointer's time, kept inside the ruler."""
    width = words_px + 10
    left = stage.sharp_x_of(moment_ms) - width / 2
    left = max(float(GUTTER), min(left, stage.width - width))
    return QRectF(left, 3, width, RULER - 8)
