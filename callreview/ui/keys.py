"""What differs about keys from system to system: where digits sit, what a key is called."""

import sys
from dataclasses import replace

from PySide6.QtGui import QKeySequence

from callreview.ui.actions import Action

_MAC_DIGITS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}
_MAC_KEYS = {"Ctrl+Space": "Alt+Space"}
"""Qt's Ctrl is the Mac's Command, and Command with Space belongs to the system."""


def digit_at(scan_code: int, virtual_key: int, system: str = sys.platform) -> int | None:
    """Return the digit printed on the key at that place of the top row, None for other keys.

    `scan_code` and `virtual_key` are what Qt passes on from the system; a made-up event has none.
    """
    if system == "darwin":
        return _MAC_DIGITS.get(virtual_key) if scan_code else None
    first = 2 if system == "win32" else 10
    place = scan_code - first
    return (place + 1) % 10 if 0 <= place <= 9 else None


def for_system(actions: tuple[Action, ...], system: str = sys.platform) -> tuple[Action, ...]:
    """Return the actions with the keys this system can give."""
    if system != "darwin":
        return actions
    return tuple(
        replace(each, keys=tuple(_MAC_KEYS.get(key, key) for key in each.keys)) for each in actions
    )


def shown(key: str) -> str:
    """Return a key as the keyboard of this system has it printed."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
