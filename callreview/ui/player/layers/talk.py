"""Who speaks, drawn thinly under the lanes: a bar for each side, and what both or nobody does.

Talk-over is a block across both bars, a silence a fine line, hold music is hatched, so that no
meaning hangs on a colour alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from callreview.domain.talk import LEAST_SILENCE_MS, Talk, silences, talk_over
from callreview.domain.timebase import Span
from callreview.ui.player.layers.lanes import side_colour
from callreview.ui.player.stage import Stage

_AIR = 3
_BETWEEN = 2
_HATCH = 150
_LINE = 170


@dataclass(frozen=True)
class TalkRow:
    """What is drawn of a talk, worked out once. `speech` has a row for each channel."""

    speech: tuple[tuple[Span, ...], ...] = ()
    over: tuple[Span, ...] = ()
    silences: tuple[Span, ...] = ()
    hold: tuple[Span, ...] = ()

    @classmethod
    def of(cls, talk: Talk | None, least_ms: int = LEAST_SILENCE_MS) -> "TalkRow":
        """Return what is drawn of a talk, silences from `least_ms` on; nothing while none is."""
        if talk is None:
            return cls()
        return cls(talk.speech, talk_over(talk), silences(talk, least_ms), talk.hold)


def paint_talk(painter: QPainter, stage: Stage, row: TalkRow) -> None:
    """Paint what of the row lies in the view."""
    theme, whole = stage.theme, QRectF(stage.talk)
    painter.fillRect(whole, theme.raised)
    painter.fillRect(QRectF(whole.left(), whole.top(), whole.width(), 1), theme.line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # what is too thin to see adds up
    bars = whole.adjusted(0, _AIR, 0, -_AIR)
    height = (bars.height() - _BETWEEN * (len(row.speech) - 1)) / max(1, len(row.speech))
    _paint_hold(painter, stage, row.hold, bars)
    for span in _seen(stage, row.silences):
        line = QRectF(bars.left(), bars.center().y() - 0.5, bars.width(), 1)
        painter.fillRect(_place(stage, span, line), _faded(theme.text_soft, _LINE))
    for channel, spans in enumerate(row.speech):
        bar = QRectF(bars.left(), bars.top() + channel * (height + _BETWEEN), 0, height)
        colour = side_colour(stage, channel) if len(row.speech) > 1 else theme.text_soft
        for span in _seen(stage, spans):
            painter.fillRect(_place(stage, span, bar), colour)
    for span in _seen(stage, row.over):
        painter.fillRect(_place(stage, span, bars), theme.text)
    painter.restore()


def _paint_hold(painter: QPainter, stage: Stage, hold: Sequence[Span], bars: QRectF) -> None:
    brush = QBrush(_faded(stage.theme.text_soft, _HATCH), Qt.BrushStyle.BDiagPattern)
    painter.setBrushOrigin(QPointF(stage.x_of(0), 0))
    for span in _seen(stage, hold):
        painter.fillRect(_place(stage, span, bars), brush)


def _seen(stage: Stage, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield those of sorted spans of which something lies in the view."""
    first = bisect_left(spans, stage.view.start_ms, key=lambda span: span.end_ms)
    for span in spans[first:]:
        if span.start_ms > stage.view.end_ms:
            return
        yield span


def _place(stage: Stage, span: Span, bar: QRectF) -> QRectF:
    left, right = stage.x_of(span.start_ms), stage.x_of(span.end_ms)
    return QRectF(left, bar.top(), right - left, bar.height())


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(alpha)
    return faded
