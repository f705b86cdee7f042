"""Somebody at the app: presses keys, clicks what has words on it, reads what the screen shows.

Keys go to the window that has the focus, as the system would send them; nothing is called.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
_MOST_TABS = 60


class Person:
    """Knows the app by its screen and its keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    # ---- hands

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, in the names of the F1 sheet."""
        for key in keys:
            QTest.keyClick(self._window(), *_combination(key))

    def hold(self, key: str) -> None:
        """Press a key and keep it down."""
        QTest.keyPress(self._window(), *_combination(key))

    def let_go(self, key: str) -> None:
        """Let a held key go."""
        QTest.keyRelease(self._window(), *_combination(key))

    def types(self, words: str) -> None:
        """Type words, letter by letter."""
        for letter in words:
            QTest.keyClick(self._window(), ord(letter))

    def tabs_to(self, words: str) -> None:
        """Press Tab until what is called so has the keys."""
        passed: list[str] = []
        while words not in passed[-1:] and len(passed) < _MOST_TABS:
            if passed:
                self.press("Tab")
            passed.append(_name(QApplication.focusWidget()))
        assert passed[-1] == words, f"Tab never comes to “{words}”; it comes by {passed}"

    def chooses(self, key: str, words: str) -> None:
        """Open a menu by its key, and choose what has these words on it."""
        self.press(key)
        self.waits(lambda: _open_menu() is not None, what=f"the menu of {key}")
        menu = _open_menu()
        assert menu is not None
        for _step in menu.actions():
            chosen = cast("QAction | None", menu.activeAction())  # the stubs forget None
            if chosen is not None and chosen.text().partition("\t")[0] == words:
                break
            self.press("Down")
        self.press("Return")

    def clicks(self, words: str) -> None:
        """Click the button that has these words on it, once it can be clicked."""
        found: list[QAbstractButton] = []

        def is_there() -> bool:
            found[:] = [each for each in _buttons() if words == _caption(each)]
            return bool(found)

        self.waits(is_there, what=f"a button “{words}”; there are {_captions()}")
        button = found[0]
        place = button.mapTo(button.window(), button.rect().center())
        QTest.mouseClick(
            _handle(button.window()),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(place),
        )

    def quits(self) -> None:
        """Close the app by its key, and see its windows go."""
        self.press("Ctrl+Q")
        self.waits(lambda: not _windows(), what="the end", screen=True)

    # ---- eyes

    def sees(self, *words: str) -> None:
        """Wait until each of these stands somewhere on the screen."""
        for each in words:
            self.waits(lambda each=each: each in self.reads(), what=f"“{each}”", screen=True)

    def reads(self) -> str:
        """Return everything that can be read on the screen, a line for each piece."""
        return "\n".join(piece for window in _windows() for piece in _pieces(window) if piece)

    def waits(self, is_so: object, *, what: str, screen: bool = False) -> None:
        """Wait until `is_so()` while the app goes on; fail saying what did not come."""
        assert callable(is_so)

        def asked() -> bool:
            return bool(is_so())

        try:
            self._qtbot.waitUntil(asked, timeout=PATIENCE_MS)
        except self._qtbot.TimeoutError:
            shown = f"\nThe screen shows:\n{self.reads()}" if screen else ""
            raise AssertionError(f"never came: {what}{shown}") from None

    def waits_for_dialog(self, title: str) -> None:
        """Wait until a dialog of that title has the keys."""
        self.waits(
            lambda: (active := QApplication.activeWindow()) and active.windowTitle() == title,
            what=f"the dialog “{title}”",
            screen=True,
        )

    def waits_for_keys(self, name: str) -> None:
        """Wait until what is called so has the keys."""
        self.waits(lambda: _name(QApplication.focusWidget()) == name, what=f"the keys in “{name}”")

    def waits_for_field(self, title: str) -> None:
        """Wait until a dialog of that title listens to what is typed."""
        self.waits_for_dialog(title)
        self.waits(
            lambda: isinstance(QApplication.focusWidget(), QLineEdit),
            what=f"the field of “{title}”",
        )

    def _window(self) -> QWindow:
        if QGuiApplication.focusWindow() is None:
            _manage_windows()
        self.waits(lambda: QGuiApplication.focusWindow() is not None, what="a window with the keys")
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window


def _manage_windows() -> None:
    """Give the keys back when a dialog went away: a bare virtual screen has nobody who does."""
    for window in (QApplication.activeModalWidget(), *_windows()):
        if window is not None:
            window.activateWindow()
            return


def _combination(key: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    combined = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
    return combined.key(), combined.keyboardModifiers()


def _handle(window: QWidget) -> QWindow:
    handle = window.windowHandle()
    assert handle is not None
    return handle


def _name(widget: QWidget | None) -> str:
    """Return what is written on a widget, or else what a screen reader calls it."""
    written = _caption(widget) if isinstance(widget, QAbstractButton) else ""
    return written or (widget.accessibleName() if widget else "")


def _open_menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def _windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def _buttons() -> list[QAbstractButton]:
    return [
        button
        for window in _windows()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    ]


def _captions() -> list[str]:
    return [_caption(each) for each in _buttons()]


def _caption(button: QAbstractButton) -> str:
    return button.text().strip() or button.accessibleName()


def _pieces(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield from _text(widget)


def _text(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield _caption(widget)
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(model.rowCount() if model else 0):
        for column in range(columns):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(row, column).data(role) or "")
