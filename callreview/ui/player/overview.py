"""The whole call in one strip, with the part seen on the timeline in a frame.

The first side of a call stands above the middle, the second hangs below it.
"""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.domain.viewport import Viewport
from callreview.ui.player.gestures import STILL_PX
from callreview.ui.player.layers.waveform import ink_of
from callreview.ui.player.tiles import drawn
from callreview.ui.player.trace import Columns, Trace
from callreview.ui.theme import Theme
from callreview.ui.widgets.category import category_colour
from callreview.words import _

HEIGHT = 56
_TOP = 8
_BOTTOM = 7
_HEARD = 3
_CORNER = 4.0
_SHADE = 120


@dataclass(frozen=True)
class _Hold:
    """A pressed pointer: where, and how far from the start of the frame; None jumps there."""

    pressed_x: float
    grip_ms: float
    went: bool = False


class Overview(QWidget):
    """Drag the frame to move the view; click anywhere to go there."""

    view_asked = Signal(float)
    seek_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = Viewport.whole(0, 1)
        self._trace: Trace | None = None
        self._rate, self._channels = 8000, 1
        self._waves: tuple[QImage, ...] = ()
        self._ground = QImage()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        self._marks: tuple[Mark, ...] = ()
        self._heard: tuple[Span, ...] = ()
        self._position_ms = 0
        self._hold: _Hold | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Overview of the whole call"))

    def show_trace(self, trace: Trace | None, rate: int, channels: int) -> None:
        """Draw a recording as far as it is known."""
        self._trace, self._rate, self._channels = trace, rate, channels
        self._later.start()

    def show_view(self, view: Viewport) -> None:
        """Frame the part that is seen."""
        if view.length_ms != self._view.length_ms:
            self._later.start()
        self._view = view
        self.update()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show where marks lie."""
        self._marks = marks
        self._put_together()

    def show_heard(self, heard: tuple[Span, ...]) -> None:
        """Show which parts were heard."""
        self._heard = heard
        self._put_together()

    def show_position(self, position_ms: int) -> None:
        """Show the play head; only its strips are painted."""
        for moment in (self._position_ms, position_ms):
            self.update(int(self._x_of(moment)) - 2, 0, 5, HEIGHT)
        self._position_ms = position_ms

    def _x_of(self, moment_ms: float) -> float:
        return moment_ms / max(1, self._view.length_ms) * self.width()

    def _moment(self, x: float) -> float:
        return x / max(1, self.width()) * self._view.length_ms

    def _frame(self) -> QRectF:
        left = self._x_of(self._view.start_ms)
        right = min(float(self.width()), self._x_of(self._view.end_ms))
        return QRectF(left, 0, max(6.0, right - left), HEIGHT)

    def _draw(self) -> None:
        """Draw the strip anew: when the call, its length, the size or the theme changed."""
        self._waves = ()
        if self._trace is not None and self._view.length_ms:
            self._waves = self._drawn_waves(self._trace)
        self._put_together()

    def _drawn_waves(self, trace: Trace) -> tuple[QImage, ...]:
        dpr, theme = self.devicePixelRatioF(), Theme.of(self)
        columns = max(1, round(self.width() * dpr))
        per_column = self._view.length_ms * self._rate / 1000 / columns
        gain, height = trace.gain(), round((HEIGHT - _TOP - _BOTTOM) * dpr)
        pair = self._channels == 2
        images = []
        for channel in range(min(2, self._channels)):
            found = trace.columns(channel, 0, per_column, columns)
            shape = _half(found, above=channel == 0) if pair else found
            line = max(1, round(dpr))
            ink = replace(ink_of(theme, channel), ground=0)  # one lies over the other
            images.append(drawn(shape, height, line, gain, ink))
        return tuple(images)

    def _put_together(self) -> None:
        """Paint what only changes with the call into one picture, to be put down often."""
        theme, dpr = Theme.of(self), self.devicePixelRatioF()
        size = QSize(max(1, round(self.width() * dpr)), round(HEIGHT * dpr))
        self._ground = QImage(size, QImage.Format.Format_RGB32)
        self._ground.fill(theme.surface)
        painter = QPainter(self._ground)
        for wave in self._waves:
            painter.drawImage(QPoint(0, round(_TOP * dpr)), wave)
        painter.scale(dpr, dpr)
        self._paint_heard(painter, theme)
        for mark in self._marks:
            place = QRectF(self._x_of(mark.start_ms) - 1.5, 2, 3, 5)
            painter.fillRect(place, category_colour(mark.category, theme))
        painter.end()
        self._ground.setDevicePixelRatio(dpr)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, hold = event.position().x(), self._hold
        if hold is None:
            free = not self._view.shows_all and self._frame().contains(event.position())
            shape = Qt.CursorShape.OpenHandCursor if free else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
            return
        if hold.went or abs(x - hold.pressed_x) > STILL_PX:
            self._hold = replace(hold, went=True)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.view_asked.emit(self._moment(x) - hold.grip_ms)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._view.length_ms:
            return
        x = event.position().x()
        inside = self._frame().contains(event.position())
        grip = self._moment(x) - self._view.start_ms if inside else self._view.seen_ms / 2
        self._hold = _Hold(x, grip)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hold, self._hold = self._hold, None
        if hold is not None and not hold.went:
            moment = round(self._moment(event.position().x()))
            self.seek_asked.emit(min(self._view.length_ms, max(0, moment)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.drawImage(QPoint(0, 0), self._ground)
        self._paint_frame(painter, theme)
        painter.fillRect(QRectF(self._x_of(self._position_ms), 0, 1.5, HEIGHT), theme.playhead)
        painter.end()

    def _paint_heard(self, painter: QPainter, theme: Theme) -> None:
        top = HEIGHT - _HEARD
        painter.fillRect(QRectF(0, top, self.width(), _HEARD), theme.line)
        for span in self._heard:
            left, right = self._x_of(span.start_ms), self._x_of(span.end_ms)
            painter.fillRect(QRectF(left, top, right - left, _HEARD), theme.heard)

    def _paint_frame(self, painter: QPainter, theme: Theme) -> None:
        if self._view.shows_all:
            return
        frame, shade = self._frame(), QColor(theme.window)
        shade.setAlpha(_SHADE)
        below = HEIGHT - _TOP - _HEARD
        painter.fillRect(QRectF(0, _TOP, frame.left(), below), shade)
        painter.fillRect(QRectF(frame.right(), _TOP, self.width() - frame.right(), below), shade)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(theme.accent)
        fill.setAlpha(22)
        painter.setBrush(fill)
        painter.setPen(QPen(theme.accent, 1.5))
        inner = frame.adjusted(0.75, 0.75, -0.75, -_HEARD - 0.75)
        painter.drawRoundedRect(inner, _CORNER, _CORNER)
        painter.restore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, HEIGHT)


def _half(columns: Columns, *, above: bool) -> Columns:
    """Return columns that rise above the middle only, or hang below it."""
    reach = np.maximum(columns.high, -columns.low)
    nothing = np.zeros_like(reach)
    if above:
        return replace(columns, low=nothing, high=reach)
    return replace(columns, low=-reach, high=nothing)
