"""The timeline: a graspable canvas that also follows the play head, hears wheel and keys.

It moves its own view, keeps the chosen span and mark, and says everything else.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.player.gestures import Hit, Part, nudged
from callreview.ui.player.grasp import Graspable
from callreview.ui.player.mark_rows import BODY
from callreview.ui.player.stage import GUTTER
from callreview.ui.player.state import PlayerState
from callreview.ui.player.words_field import WordsField
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

NUDGE_MS = 100
_WHEEL_PX = 90
_NOTCH = 120
_PAGE = 0.9
_GLIDE = 0.12
_FIELD_WIDTH = 320
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Timeline(Graspable):
    """The call to see, to hear from, to mark.

    `menu_asked` carries a `Hit`, a moment and a place; `mark_chosen` "" when none is any more.
    """

    words_changed = Signal(str, str)
    menu_asked = Signal(object, int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow = Follow.CONTINUOUS
        self._notches = 0.0
        self.words = WordsField(self)
        self.words.kept.connect(self.words_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))

    @property
    def chosen(self) -> Mark | None:
        """Return the chosen mark."""
        return self.state.mark(self.picture.chosen or "")

    @override
    def show_state(self, state: PlayerState) -> None:
        """Show another call, or the same one changed; a line being typed stays."""
        if state.call_id != self.state.call_id:
            self.let_drop()
            self.words.leave()
        super().show_state(state)
        if self.chosen is None:
            self._light(chosen=None)

    def show_playing(self, position_ms: int) -> None:
        """Show the play head and let the view go along, unless the person looks elsewhere."""
        self.show_position(position_ms)
        if self._wandered:
            self._wandered = not self.view.shows(position_ms)
        elif not self.is_held and self.words.isHidden():
            self.show_view(self.view.followed(position_ms, self.follow, glide=_GLIDE))

    def reveal(self, position_ms: int) -> None:
        """Show the play head and follow it again; if it is out of sight, bring it in."""
        self._wandered = False
        self.show_position(position_ms)
        self.show_view(self.view.revealing(position_ms))

    def look_at(self, start_ms: float) -> None:
        """Let the view begin at a moment."""
        self.show_view(self.view.beginning(start_ms))
        self._look_elsewhere()

    def choose(self, mark_id: str | None) -> None:
        """Show a mark as chosen, and bring it in."""
        self._light(chosen=mark_id)
        self._edge = Part.MARK_START
        if self.chosen is not None:
            self.show_view(self.view.revealing(self.chosen.start_ms))
        self.update()

    def zoom(self, steps: int, at_x: float | None = None) -> None:
        """Zoom in by steps (out if negative) at a pixel of the view, else at the play head."""
        if at_x is None:
            seen = self.view.shows(self.picture.position_ms)
            at_x = self.view.x_of(self.picture.position_ms) if seen else self.view.width / 2
        self.show_view(self.view.zoomed(steps, at_x))
        self._look_elsewhere()

    def zoom_to(self, span: Span) -> None:
        """See a span as large as it fits."""
        self.show_view(self.view.fitted(span))
        self._look_elsewhere()

    def nudge(self, way: int) -> None:
        """Move the chosen mark's edge a tenth of a second back (-1) or on (1)."""
        if self.chosen is None:
            return
        moved = nudged(self.chosen, way * NUDGE_MS, self.view.length_ms, self._edge)
        if moved != self.chosen:
            self.show_moved(moved)
            self.mark_moved.emit(moved.id, moved.start_ms, moved.end_ms)

    def write_words(self, mark_id: str) -> None:
        """Open a line over the mark to type its words in."""
        mark = self.state.mark(mark_id)
        if mark is not None:
            self.choose(mark_id)
            self.words.begin(mark_id, mark.text, self._words_place(mark_id))

    def _words_place(self, mark_id: str) -> QRect:
        stage = self.stage()
        each = next(each for each in self.picture.marks if each.mark.id == mark_id)
        top, height = stage.mark_row(each.row)
        field = max(height + 6, self.words.sizeHint().height())
        width = min(_FIELD_WIDTH, self.width() - GUTTER)
        left = max(GUTTER, min(round(each.left + stage.shift + BODY), self.width() - width))
        top = min(self.height() - field, top + (height - field) // 2)
        return QRect(left, top, width, field)

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
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self._hit(QPointF(event.pos()))
            words = under.mark.text if under.mark else ""
            QToolTip.showText(event.globalPos(), plain_rich(words), self)
            return True
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            under = Hit(Part.MARK, self.chosen) if self.chosen else Hit(Part.SOUND)
            moment = self.picture.position_ms
            place = QPoint(round(self.stage().x_of(moment)), self.stage().sound.center().y())
        else:
            under = self._hit(QPointF(event.pos()))
            moment = self.view.nearest_ms(event.pos().x() - GUTTER)
            place = event.pos()
        if under.part is Part.NAMES or not self.view.length_ms:
            return
        if under.mark is not None:
            self._light(chosen=under.mark.id)
            self.mark_chosen.emit(under.mark.id)
        self.menu_asked.emit(under, moment, self.mapToGlobal(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._put(is_focused=event.reason() in _BY_KEY)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put(is_focused=False)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not self.let_drop():
                self.set_span(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and ctrl:
            self._choose_beside(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = self.view.width * _PAGE
            self.look_along(page if key == Qt.Key.Key_PageDown else -page)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.seek_asked.emit(0 if key == Qt.Key.Key_Home else self.view.length_ms)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.write_words(self.chosen.id)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and under.mark is not None:
            self.write_words(under.mark.id)
        else:
            self.mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._notches += angle.y() / _NOTCH
            steps = int(self._notches)
            self._notches -= steps
            self.zoom(steps, event.position().x() - GUTTER)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._notches += (angle.y() or angle.x()) / _NOTCH  # with Alt Qt turns the wheel
            steps = int(self._notches)
            self._notches -= steps
            self.enlarge(steps)
        elif not pixels.isNull():
            self.look_along(-pixels.x() - pixels.y())
        else:
            self.look_along(-(angle.x() + angle.y()) / _NOTCH * _WHEEL_PX)
        event.accept()
        self._point(event.position())
