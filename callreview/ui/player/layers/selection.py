"""The chosen span, and the moments tied to the question one stands on."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from callreview.domain.timebase import Span
from callreview.ui.player.stage import RULER, Stage
from callreview.ui.player.state import Moment

_FILL = 34
_MOMENT_FILL = 20
_HANDLE = 3.0
_CHIP = 18


def paint_selection(painter: QPainter, stage: Stage, span: Span, font: QFont, words: str) -> None:
    """Paint the span over ruler and waveform with its length on the ruler."""
    theme = stage.theme
    left, right = stage.sharp_x_of(span.start_ms), stage.sharp_x_of(span.end_ms)
    fill = QColor(theme.accent)
    fill.setAlpha(_FILL)
    painter.fillRect(QRectF(left, 0, right - left, stage.marks.top()), fill)
    fill.setAlpha(70)
    painter.fillRect(QRectF(left, 0, right - left, RULER - 3), fill)
    pixel = max(1, round(stage.dpr)) / stage.dpr
    for x in (left, right - pixel):
        painter.fillRect(QRectF(x, 0, pixel, stage.marks.top()), theme.accent)
    painter.fillRect(QRectF(left, 0, _HANDLE, RULER - 3), theme.accent)
    painter.fillRect(QRectF(right - _HANDLE, 0, _HANDLE, RULER - 3), theme.accent)
    _paint_length(painter, stage, QRectF(left, 0, right - left, RULER - 3), font, words)


def paint_moments(painter: QPainter, stage: Stage, moments: Iterable[Moment], font: QFont) -> None:
    """Paint brackets over the spans tied to a question, with its words."""
    theme = stage.theme
    fill = QColor(theme.accent)
    fill.setAlpha(_MOMENT_FILL)
    for moment in moments:
        left, right = stage.sharp_x_of(moment.span.start_ms), stage.sharp_x_of(moment.span.end_ms)
        place = QRectF(left, stage.sound.top(), max(2.0, right - left), stage.sound.height())
        painter.fillRect(place, fill)
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), 2), theme.accent)
        _paint_chip(painter, stage, place, font, moment.words)


def _paint_length(painter: QPainter, stage: Stage, place: QRectF, font: QFont, words: str) -> None:
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(words) + 10
    if place.width() < width + 2 * _HANDLE:
        return
    middle = QRectF(place.center().x() - width / 2, place.top() + 4, width, place.height() - 8)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(stage.theme.accent)
    painter.drawRoundedRect(middle, 4, 4)
    painter.setPen(stage.theme.accent_text)
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _paint_chip(painter: QPainter, stage: Stage, place: QRectF, font: QFont, words: str) -> None:
    painter.setFont(font)
    room = max(place.width(), 160.0) - 12
    text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
    width = painter.fontMetrics().horizontalAdvance(text) + 10
    chip = QRectF(place.left(), place.top(), width, _CHIP)
    painter.fillRect(chip, stage.theme.accent)
    painter.setPen(stage.theme.accent_text)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
