"""The timeline under the hand: pointer, wheel and keys become what a person means.

It moves its own view, keeps the chosen span and mark, and says everything else.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.player.canvas import Canvas
from callreview.ui.player.gestures import Drag, Hit, Part, hit, nudged
from callreview.ui.player.mark_rows import BODY
from callreview.ui.player.stage import GUTTER
from callreview.ui.player.state import PlayerState
from callreview.ui.player.words_field import WordsField
from callreview.words import _

_WHEEL_PX = 90
_NOTCH = 120
_EDGE_INTERVAL_MS = 16
_EDGE_SHARE = 0.25
_GLIDE = 0.12
NUDGE_MS = 100

_CURSORS = {
    Part.NAMES: Qt.CursorShape.ArrowCursor,
    Part.RULER: Qt.CursorShape.IBeamCursor,
    Part.SOUND: Qt.CursorShape.PointingHandCursor,
    Part.LANE: Qt.CursorShape.ArrowCursor,
    Part.MARK: Qt.CursorShape.OpenHandCursor,
}


class Timeline(Canvas):
    """Click seeks, drag scrubs; on the ruler or with Shift a drag draws a span.

    The wheel scrolls, with Ctrl it zooms at the pointer; the middle button drags the call.
    """

    seek_asked = Signal(int)
    scrubbed = Signal(int)
    scrub_ended = Signal(int)
    span_changed = Signal(object)
    mark_moved = Signal(str, int, object)
    mark_chosen = Signal(str)
    words_changed = Signal(str, str)
    menu_asked = Signal(object, int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow = Follow.CONTINUOUS
        self._wandered = False
        self._drag: Drag | None = None
        self._pan_x: float | None = None
        self._pointer_x = 0.0
        self._edge = Part.MARK_START
        self._notches = 0.0
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_EDGE_INTERVAL_MS)
        self._edge_timer.timeout.connect(self._on_edge_tick)
        self.words = WordsField(self)
        self.words.kept.connect(self.words_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))

    @property
    def chosen(self) -> Mark | None:
        """Return the chosen mark."""
        return self.state.mark(self.picture.chosen or "")

    @property
    def span(self) -> Span | None:
        """Return the chosen span."""
        return self.picture.span

    @override
    def show_state(self, state: PlayerState) -> None:
        """Show another call, or the same one changed; a drag and a typed line go on."""
        if state.call_id != self.state.call_id:
            self._drag = None
            self.words.leave()
        super().show_state(state)
        if self.chosen is None:
            self._put(chosen=None)

    def show_playing(self, position_ms: int) -> None:
        """Show the play head and let the view go along, unless the person looks elsewhere."""
        self.show_position(position_ms)
        held = self._drag is not None or self._pan_x is not None or not self.words.isHidden()
        if self._wandered:
            self._wandered = not self.view.shows(position_ms)
        elif not held:
            self.show_view(self.view.followed(position_ms, self.follow, glide=_GLIDE))

    def reveal(self, position_ms: int) -> None:
        """Show the play head and follow it again; if it is out of sight, bring it in."""
        self._wandered = False
        self.show_position(position_ms)
        self.show_view(self.view.revealing(position_ms))

    def choose(self, mark_id: str | None) -> None:
        """Show a mark as chosen, and bring it in."""
        self._put(chosen=mark_id)
        self._edge = Part.MARK_START
        if self.chosen is not None:
            self.show_view(self.view.revealing(self.chosen.start_ms))
        self.update()

    def set_span(self, span: Span | None) -> None:
        """Choose a span, and say so if it is another."""
        if span == self.span:
            return
        self._show_span(span)
        self.span_changed.emit(span)

    def zoom(self, steps: int, at_x: float | None = None) -> None:
        """Zoom in by steps (out if negative) at a pixel of the view, else at the play head."""
        if at_x is None:
            seen = self.view.shows(self.picture.position_ms)
            head = self.view.x_of(self.picture.position_ms)
            at_x = head if seen else self.view.width / 2
        self.show_view(self.view.zoomed(steps, at_x))
        self._look_elsewhere()

    def nudge(self, way: int) -> None:
        """Move the chosen mark's edge a tenth of a second back (-1) or on (1)."""
        if self.chosen is None:
            return
        moved = nudged(self.chosen, way * NUDGE_MS, self.view.length_ms, self._edge)
        if moved != self.chosen:
            self._show_moved(moved)
            self.mark_moved.emit(moved.id, moved.start_ms, moved.end_ms)

    def write_words(self, mark_id: str) -> None:
        """Open a line over the mark to type its words in."""
        mark = self.state.mark(mark_id)
        if mark is None:
            return
        self.choose(mark_id)
        self.words.begin(mark_id, mark.text, self._words_place(mark_id))

    def _words_place(self, mark_id: str) -> QRect:
        stage = self.stage()
        each = next(each for each in self.picture.marks if each.mark.id == mark_id)
        top, height = stage.mark_row(each.row)
        field = max(height + 6, self.words.sizeHint().height())
        left = round(each.left + stage.shift + BODY)
        width = min(320, self.width() - GUTTER)
        left = max(GUTTER, min(left, self.width() - width))
        top = min(self.height() - field, top + (height - field) // 2)
        return QRect(left, top, width, field)

    def _hit(self, place: QPointF) -> Hit:
        return hit(self.stage(), self.picture.marks, self.span, place.x(), place.y())

    def _moment(self, x: float) -> float:
        return self.view.moment_at(x - GUTTER)

    def _press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        held = self._hit(place)
        if held.part is Part.NAMES or not self.view.length_ms:
            return
        moment = self._moment(place.x())
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
            self._put(chosen=held.mark.id)
            self._edge = Part.MARK_END if held.part is Part.MARK_END else Part.MARK_START
            self.mark_chosen.emit(held.mark.id)
        elif not self._drag.selects and not held.part.is_edge:
            self.seek_asked.emit(self._drag.moment_ms)
        self.update()

    def _pull(self, x: float) -> None:
        """Go on with the drag, the pointer being at `x`."""
        drag = self._drag
        if drag is None:
            return
        inside = max(float(GUTTER), min(x, float(self.width())))
        self._drag = drag = drag.moved(x, self._moment(inside))
        if not drag.went:
            return
        moved = drag.mark_now()
        if moved is not None:
            self._show_moved(moved)
        elif drag.selects or drag.held.part.is_edge:
            self._show_span(drag.span_now())
        else:
            self.scrubbed.emit(drag.moment_ms)
        outside = x < GUTTER or x > self.width()
        if outside and not self._edge_timer.isActive():
            self._edge_timer.start()
        elif not outside:
            self._edge_timer.stop()

    def _let_go(self) -> None:
        """End the drag and say what came of it."""
        drag, self._drag = self._drag, None
        self._edge_timer.stop()
        if drag is None:
            return
        moved = drag.mark_now()
        if moved is not None and not drag.went:
            self.seek_asked.emit(moved.start_ms)
        elif moved is not None:
            if moved != drag.held.mark:
                self.mark_moved.emit(moved.id, moved.start_ms, moved.end_ms)
        elif drag.selects and not drag.went:
            self._say_span(None)
            self.seek_asked.emit(drag.moment_ms)
        elif drag.selects or drag.held.part.is_edge:
            self._say_span(drag.span_now() if drag.went else drag.span)
        elif drag.went:
            self.scrub_ended.emit(drag.moment_ms)

    def _give_up(self) -> bool:
        """Put back what a drag changed; return whether there was one."""
        drag, self._drag = self._drag, None
        self._edge_timer.stop()
        if drag is None:
            return False
        if drag.held.mark is not None:
            self._show_moved(drag.held.mark)
        elif drag.selects or drag.held.part.is_edge:
            self._show_span(drag.span)
        elif drag.went:
            self.scrub_ended.emit(drag.moment_ms)
        return True

    def _show_span(self, span: Span | None) -> None:
        words = ""
        if span is not None:
            words = _("{seconds:.1f} s").format(seconds=span.length_ms / 1000)
        self._put(span=span, span_words=words)
        self.update()

    def _say_span(self, span: Span | None) -> None:
        self._show_span(span)
        self.span_changed.emit(span)

    def _show_moved(self, moved: Mark) -> None:
        """Show a mark elsewhere before the library says so."""
        marks = [moved if mark.id == moved.id else mark for mark in self._state.marks]
        marks.sort(key=lambda mark: (mark.start_ms, mark.end_ms or 0, mark.id))
        self._state = replace(self._state, marks=tuple(marks))
        self._place_marks()
        self.update()

    def _point(self, place: QPointF) -> None:
        """Show what the pointer would hold."""
        under = self._hit(place)
        shape = Qt.CursorShape.SizeHorCursor if under.part.is_edge else _CURSORS[under.part]
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        hovered = under.mark.id if under.mark else None
        if hovered != self.picture.hovered:
            self._put(hovered=hovered)
            self.update(self.stage().marks)
        seen = under.part in (Part.SOUND, Part.RULER) and bool(self.view.length_ms)
        self.show_pointer(self.view.nearest_ms(place.x() - GUTTER) if seen else None)

    def _look_elsewhere(self) -> None:
        self._wandered = not self.view.shows(self.picture.position_ms)

    def _scroll(self, pixels: float) -> None:
        self.show_view(self.view.scrolled(pixels))
        self._look_elsewhere()

    def _on_edge_tick(self) -> None:
        beyond = min(0.0, self._pointer_x - GUTTER) + max(0.0, self._pointer_x - self.width())
        self._scroll(beyond * _EDGE_SHARE)
        self._pull(self._pointer_x)

    def _choose_beside(self, way: int) -> None:
        """Choose the next mark from the chosen one, else from the play head."""
        marks = self.state.marks
        if self.chosen is not None:
            index = marks.index(self.chosen) + way
        else:
            later = [n for n, mark in enumerate(marks) if mark.start_ms > self.picture.position_ms]
            index = (later[0] if later else len(marks)) + min(0, way)
        if 0 <= index < len(marks):
            self.choose(marks[index].id)
            self.mark_chosen.emit(marks[index].id)
            self.seek_asked.emit(marks[index].start_ms)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key:
            under = Hit(Part.MARK, self.chosen) if self.chosen else Hit(Part.SOUND)
            moment = self.picture.position_ms
            place = QPoint(round(self.stage().x_of(moment)), self.stage().sound.center().y())
        else:
            under = self._hit(QPointF(event.pos()))
            moment = self.view.nearest_ms(event.pos().x() - GUTTER)
            place = event.pos()
        if under.mark is not None:
            self._put(chosen=under.mark.id)
            self.mark_chosen.emit(under.mark.id)
            self.update()
        self.menu_asked.emit(under, moment, self.mapToGlobal(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._put(is_focused=by_key)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put(is_focused=False)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        page = self.view.width * 0.9
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not self._give_up():
                self.set_span(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and ctrl:
            self._choose_beside(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll(page if key == Qt.Key.Key_PageDown else -page)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.seek_asked.emit(0 if key == Qt.Key.Key_Home else self.view.length_ms)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.write_words(self.chosen.id)
        else:
            super().keyPressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_pointer(None)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and under.mark is not None:
            self._drag = None
            self.write_words(under.mark.id)
        else:
            self.mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer_x = event.position().x()
        if self._pan_x is not None:
            self._scroll(self._pan_x - self._pointer_x)
            self._pan_x = self._pointer_x
        elif self._drag is not None:
            self._pull(self._pointer_x)
        else:
            self._point(event.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.words.isHidden():
            self.words.keep()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position(), event.modifiers())
            self.show_pointer(None)
            if self._drag is not None and self._drag.held.part is Part.MARK:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
        self._point(event.position())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        angle = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._notches += angle.y() / _NOTCH
            steps = int(self._notches)
            self._notches -= steps
            self.zoom(steps, event.position().x() - GUTTER)
        elif not event.pixelDelta().isNull():
            self._scroll(-event.pixelDelta().x() - event.pixelDelta().y())
        else:
            self._scroll(-(angle.x() + angle.y()) / _NOTCH * _WHEEL_PX)
        event.accept()
        self._point(event.position())
