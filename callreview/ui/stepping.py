"""Going from pane to pane by key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(panes: Sequence[QWidget], way: int) -> None:
    """Put the keys to the next of the panes (`way` 1), or the one before (-1)."""
    focused = QApplication.focusWidget()
    inside = [at for at, pane in enumerate(panes) if focused and _holds(pane, focused)]
    at = inside[0] if inside else (-1 if way > 0 else 0)
    if panes:
        _enter(panes[(at + way) % len(panes)])


def _enter(pane: QWidget) -> None:
    """Put the keys to a pane: to whom it says, else to the first thing in it that takes them."""
    inside = pane.findChildren(QWidget)
    takers = (each for each in inside if each.isVisible() and each.isEnabled() and _takes(each))
    taker = pane if pane.focusProxy() or _takes(pane) else next(takers, pane)
    taker.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
