"""Hears the keyboard for one window, asks `keyboard` what a key means there, and tells.

A panel says where it belongs with `set_place(panel, Place.REVIEW)`; a widget that is not what
it looks like says its kind with `set_focus_kind`.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from callreview.ui.actions import Action, Place
from callreview.ui.keyboard import Focus, KeyMap, Press, Where
from callreview.ui.keys import digit_at

_PLACE = "callreview_place"
_KIND = "callreview_focus"
_BURST_LETTERS = 4
_BURST_S = 0.5
_PRESSED_AGAIN_WITHIN_MS = 25
_KEY_EVENTS = frozenset(
    {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
)
_BY_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


def set_place(widget: QWidget, place: Place) -> None:
    """Say that keys pressed inside `widget` belong to `place`."""
    widget.setProperty(_PLACE, place.name)


def set_focus_kind(widget: QWidget, kind: Focus) -> None:
    """Say which keys `widget` keeps, where its class does not tell."""
    widget.setProperty(_KIND, kind.name)


class Ear(QObject):
    """An event filter on the application; only keys meant for `window` count.

    `may` answers whether an action can be done now. `burst_heard` gives the time (monotonic
    seconds) at which a burst of letters began that looks like typing. `touched` tells of any key
    or click in the window.
    """

    asked = Signal(object)
    let_go = Signal(object)
    burst_heard = Signal(float)
    touched = Signal()

    def __init__(self, window: QWidget, keymap: KeyMap, may: Callable[[Action], bool]) -> None:
        super().__init__(window)
        self.single_letters = True
        self._window = window
        self._keymap = keymap
        self._may = may
        self._held: dict[int, Action] = {}
        self._released: tuple[int, int] | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_PRESSED_AGAIN_WITHIN_MS)
        self._leaving.timeout.connect(self._let_go_of_released)
        self._first: QWidget | None = None
        self._is_new = False
        self._letters: deque[tuple[float, Qt.Key]] = deque(maxlen=_BURST_LETTERS)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        app.focusWindowChanged.connect(self._on_focus_window_changed)

    def set_keymap(self, keymap: KeyMap) -> None:
        """Mean other things by keys from now on."""
        self._keymap = keymap

    def _on_press(self, event: QKeyEvent) -> bool:
        press = press_of(event)
        if self._is_same_stroke(event):
            press = replace(press, repeated=True)
        self._let_go_of_released()
        focus = focused_in(self._window)
        where = where_is(focus, self._window)
        action = self._keymap.action_for(press, where, single_letters=self.single_letters)
        if action is None and press.is_enter and where.focus is Focus.BUTTON:
            if isinstance(focus, QAbstractButton) and not press.repeated:
                focus.click()  # outside dialogs Qt lets only Space press a button
            return True
        acts = action is not None and self._may(action)
        if action is not None and acts and (action.repeats or not press.repeated):
            if action.hold:
                self._held[event.key()] = action
            self.asked.emit(action)
        self._listen_for_typing(press, where)
        return acts

    def _on_release(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        self._let_go_of_released()
        self._released = event.key(), event.timestamp()
        if event.key() not in self._held:
            return False
        if event.nativeScanCode():
            self._leaving.start()
        else:
            self._let_go_of_released()
        return True

    def _is_same_stroke(self, event: QKeyEvent) -> bool:
        """Return whether the key was never let go: X11 tells a held key as up and down at once.

        Qt sees through it only when both came in one piece. The release waits for that.
        """
        same = bool(event.nativeScanCode()) and self._released == (event.key(), event.timestamp())
        if same:
            self._leaving.stop()
            self._released = None
        return same

    def _let_go_of_released(self) -> None:
        self._leaving.stop()
        released, self._released = self._released, None
        action = self._held.pop(released[0], None) if released else None
        if action is not None:
            self.let_go.emit(action)

    def _listen_for_typing(self, press: Press, where: Where) -> None:
        typed = press.is_letter and not press.repeated
        if not typed or where.place is not Place.REVIEW or where.focus is Focus.TEXT:
            return
        now = time.monotonic()
        self._letters.append((now, press.key))
        began = self._letters[0][0]
        different = len({key for _, key in self._letters})
        if len(self._letters) == _BURST_LETTERS and now - began <= _BURST_S and different > 1:
            self._letters.clear()
            self._let_go_of_all()
            self.burst_heard.emit(began)

    def _on_focus_window_changed(self) -> None:
        self._let_go_of_all()

    def _let_go_of_all(self) -> None:
        """Take held keys as let go: their release may be heard by another window."""
        while self._held:
            self.let_go.emit(self._held.popitem()[1])

    def _is_first_to_hear(self, receiver: QWidget) -> bool:
        """Return whether a key comes to `receiver` first, not from a child that left it.

        Before each new key Qt asks whether somebody wants it (ShortcutOverride).
        """
        passed_on = (
            not self._is_new
            and self._first is not None
            and isValid(self._first)
            and receiver.isAncestorOf(self._first)
        )
        if passed_on:
            return False
        self._is_new, self._first = False, receiver
        return True

    def _is_for_us(self, receiver: QWidget) -> bool:
        if receiver.window() is not self._window:
            return False
        return not QApplication.activeModalWidget() and not QApplication.activePopupWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_MOUSE and isinstance(watched, QWidget):
            if watched.window() is self._window:
                self.touched.emit()
            return False
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._is_for_us(watched):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._is_new = True
        elif event.type() == QEvent.Type.KeyRelease:
            return self._on_release(event)
        elif self._is_first_to_hear(watched):
            self.touched.emit()
            return self._on_press(event)
        return False


def press_of(event: QKeyEvent) -> Press:
    """Return what was pressed, as the rules want it."""
    return Press(
        key=Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown,
        modifiers=event.modifiers(),
        digit=digit_at(event.nativeScanCode(), event.nativeVirtualKey()),
        repeated=event.isAutoRepeat(),
    )


def where_is(focus: QWidget | None, window: QWidget) -> Where:
    """Return the kind and the place of the focused widget; of the window if none has it."""
    widget = focus or window
    return Where(kind_of(focus), _place_of(widget), undoes=_undoes(widget))


def kind_of(widget: QWidget | None) -> Focus:
    """Return which keys a widget keeps."""
    if widget is None:
        return Focus.NOTHING
    told = widget.property(_KIND)
    if isinstance(told, str) and told:
        return Focus[told]
    for kind, classes in _CLASSES:
        if isinstance(widget, classes):
            return kind
    if isinstance(widget, QComboBox):
        return Focus.TEXT if widget.isEditable() else Focus.COMBO
    return Focus.NOTHING


_CLASSES: tuple[tuple[Focus, tuple[type[QWidget], ...]], ...] = (
    (Focus.TEXT, (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)),
    (Focus.CHECK, (QCheckBox, QRadioButton)),
    (Focus.BUTTON, (QAbstractButton,)),
    (Focus.SLIDER, (QAbstractSlider, QTabBar)),
    (Focus.TABLE, (QAbstractItemView,)),
)


def _place_of(widget: QWidget) -> Place:
    each: QWidget | None = widget
    while each is not None:
        told = each.property(_PLACE)
        if isinstance(told, str) and told:
            return Place[told]
        each = each.parentWidget()
    return Place.APP


def _undoes(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() or widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        return document.isUndoAvailable() or document.isRedoAvailable()
    return False


def focused_in(window: QWidget) -> QWidget | None:
    """Return the widget of `window` that keys go to, also while another window is active."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.window() is window else window.focusWidget()
