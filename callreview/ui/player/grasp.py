"""The hand on the timeline: from pressing to letting go.

A drag shows at once what it changes and says one thing at its end. Beyond the edges of the
view it pulls the call along.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.ui.player.canvas import Canvas
from callreview.ui.player.gestures import Drag, Hit, Part, hit
from callreview.ui.player.stage import GUTTER
from callreview.ui.widgets.carried import carry, takes_drops
from callreview.words import _

_EDGE_INTERVAL_MS = 16
_EDGE_SHARE = 0.25

_CURSORS = {
    Part.NAMES: Qt.CursorShape.ArrowCursor,
    Part.RULER: Qt.CursorShape.IBeamCursor,
    Part.SOUND: Qt.CursorShape.PointingHandCursor,
    Part.LANE: Qt.CursorShape.ArrowCursor,
    Part.MARK: Qt.CursorShape.OpenHandCursor,
}


class Graspable(Canvas):
    """A canvas one can take hold of: click seeks, drag scrubs, draws spans, moves marks.

    The middle button drags the call itself.
    """

    seek_asked = Signal(int)
    scrubbed = Signal(int)
    scrub_ended = Signal(int)
    span_changed = Signal(object)
    mark_moved = Signal(str, int, object)
    mark_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: Drag | None = None
        self._pan_x: float | None = None
        self._pointer_x = 0.0
        self._edge = Part.MARK_START
        self._wandered = False
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_EDGE_INTERVAL_MS)
        self._edge_timer.timeout.connect(self._on_edge_tick)
        self.setMouseTracking(True)

    @property
    def is_held(self) -> bool:
        """Return whether a drag is going on."""
        return self._drag is not None or self._pan_x is not None

    @property
    def span(self) -> Span | None:
        """Return the chosen span."""
        return self.picture.span

    def show_span(self, span: Span | None) -> None:
        """Show a span as chosen, without saying so."""
        words = ""
        if span is not None:
            words = _("{seconds:.1f} s").format(seconds=span.length_ms / 1000)
        self._put(span=span, span_words=words)
        self.update()

    def set_span(self, span: Span | None) -> None:
        """Choose a span, and say so if it is another."""
        if span != self.span:
            self.say_span(span)

    def show_moved(self, moved: Mark) -> None:
        """Show a mark elsewhere before the library says so."""
        marks = [moved if mark.id == moved.id else mark for mark in self._state.marks]
        marks.sort(key=lambda mark: (mark.start_ms, mark.end_ms or 0, mark.id))
        self._state = replace(self._state, marks=tuple(marks))
        self._place_marks()
        self.prepare()
        self.update()

    def look_along(self, pixels: float) -> None:
        """Look further right (left if negative)."""
        self.show_view(self.view.scrolled(pixels))
        self._look_elsewhere()

    def let_drop(self) -> bool:
        """Put back what a drag changed; return whether there was one."""
        drag, self._drag = self._drag, None
        self._edge_timer.stop()
        if drag is None:
            return False
        if drag.held.mark is not None:
            self.show_moved(drag.held.mark)
        elif drag.is_of_span:
            self.show_span(drag.span)
        elif drag.went:
            self.scrub_ended.emit(drag.moment_ms)
        return True

    def _look_elsewhere(self) -> None:
        """Stop following the play head while the person looks at another part."""
        self._wandered = not self.view.shows(self.picture.position_ms)

    def _hit(self, place: QPointF) -> Hit:
        return hit(self.stage(), self.picture.marks, self.span, place.x(), place.y())

    def _press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        held = self._hit(place)
        if held.part is Part.NAMES or not self.view.length_ms:
            return
        moment = self.view.moment_at(place.x() - GUTTER)
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._drag = Drag(
            held=held,
            pressed_ms=moment,
            now_ms=moment,
            pressed_x=place.x(),
            length_ms=self.view.length_ms,
            span=self.span,
            selects=held.part is Part.RULER or shifted and held.part is Part.SOUND,
        )
        if held.mark is not None:
            self._take_mark(held)
        elif not self._drag.is_of_span:
            self._let_mark_go()
            self.seek_asked.emit(self._drag.moment_ms)
        self.update()

    def _let_mark_go(self) -> None:
        if self.picture.chosen is not None:
            self._light(chosen=None)
            self.mark_chosen.emit("")

    def _take_mark(self, held: Hit) -> None:
        assert held.mark
        self._light(chosen=held.mark.id)
        self._edge = Part.MARK_END if held.part is Part.MARK_END else Part.MARK_START
        if held.part is Part.MARK:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.mark_chosen.emit(held.mark.id)

    def _pull(self, x: float) -> None:
        """Go on with the drag, the pointer being at `x`."""
        if self._drag is None:
            return
        inside = max(float(GUTTER), min(x, float(self.width())))
        self._drag = drag = self._drag.moved(x, self.view.moment_at(inside - GUTTER))
        if not drag.went:
            return
        moved = drag.mark_now()
        if moved is not None:
            self.show_moved(moved)
        elif drag.is_of_span:
            self.show_span(drag.span_now())
        else:
            self.scrubbed.emit(drag.moment_ms)
        if inside == x:
            self._edge_timer.stop()
        elif not self._edge_timer.isActive():
            self._edge_timer.start()

    def _carry_out(self, drag: Drag, place: QPointF) -> bool:
        """Let the pointer carry a mark or the span on, outside where something takes it."""
        what, point = drag.carried, place.toPoint()
        if what is None or self.rect().contains(point) or not takes_drops(self.mapToGlobal(point)):
            return False
        self._drag = replace(drag, now_ms=drag.pressed_ms)
        self.let_drop()
        carry(self, what)
        return True

    def _let_go(self) -> None:
        """End the drag and say what came of it."""
        drag, self._drag = self._drag, None
        self._edge_timer.stop()
        if drag is None:
            return
        moved = drag.mark_now()
        if not drag.went:
            self._click(drag)
        elif moved is not None:
            if moved != drag.held.mark:
                self.mark_moved.emit(moved.id, moved.start_ms, moved.end_ms)
        elif drag.is_of_span:
            self.say_span(drag.span_now())
        else:
            self.scrub_ended.emit(drag.moment_ms)

    def _click(self, drag: Drag) -> None:
        if drag.held.mark is not None:
            self.seek_asked.emit(drag.held.mark.start_ms)
        elif drag.selects:
            self.set_span(None)
            self.seek_asked.emit(drag.moment_ms)

    def say_span(self, span: Span | None) -> None:
        """Choose a span, and say so."""
        self.show_span(span)
        self.span_changed.emit(span)

    def _point(self, place: QPointF) -> None:
        """Show what the pointer would hold."""
        under = self._hit(place)
        shape = Qt.CursorShape.SizeHorCursor if under.part.is_edge else _CURSORS[under.part]
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        hovered = under.mark.id if under.mark else None
        if hovered != self.picture.hovered:
            self._light(hovered=hovered)
            self.update(self.stage().marks)
        seen = under.part in (Part.SOUND, Part.RULER) and bool(self.view.length_ms)
        self.show_pointer(self.view.nearest_ms(place.x() - GUTTER) if seen else None)

    def _on_edge_tick(self) -> None:
        beyond = min(0.0, self._pointer_x - GUTTER) + max(0.0, self._pointer_x - self.width())
        self.look_along(beyond * _EDGE_SHARE)
        self._pull(self._pointer_x)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_pointer(None)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer_x = event.position().x()
        if self._pan_x is not None:
            self.look_along(self._pan_x - self._pointer_x)
            self._pan_x = self._pointer_x
        elif self._drag is not None and not self._carry_out(self._drag, event.position()):
            self._pull(self._pointer_x)
        elif self._drag is None:
            self._point(event.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.show_pointer(None)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position(), event.modifiers())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
        self._point(event.position())
