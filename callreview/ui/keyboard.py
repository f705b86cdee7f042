"""Which action a key means, by where the focus is. Rules without widgets; see `ear`.

A text field keeps every key but those that act everywhere; a button keeps Space and Enter, a
table its arrows, a slider its arrows, a closed list its letters. Tab is never taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from callreview.ui.actions import Action, Place

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})
_ARROWS = frozenset({_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down})
_JUMPS = frozenset({_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown})
_SYMBOLS = frozenset(
    {
        _Key.Key_BracketLeft,
        _Key.Key_BracketRight,
        _Key.Key_Backslash,
        _Key.Key_Less,
        _Key.Key_Greater,
        _Key.Key_Minus,
        _Key.Key_Plus,
    }
)
_SPACE = frozenset({_Key.Key_Space})
_OWN_UNDO = frozenset({"undo", "redo"})
_DIGITS = tuple(Qt.Key(_Key.Key_0 + number) for number in range(10))


class Focus(Enum):
    """Kinds of widget, by the keys they keep."""

    NOTHING = auto()
    TEXT = auto()
    BUTTON = auto()
    CHECK = auto()
    COMBO = auto()
    SLIDER = auto()
    TABLE = auto()
    TIMELINE = auto()
    LINE = auto()


_KEPT: Mapping[Focus, frozenset[Qt.Key]] = {
    Focus.BUTTON: _SPACE | _ENTER,
    Focus.CHECK: _SPACE,
    Focus.COMBO: _SPACE | _ENTER | _ARROWS | _JUMPS,
    Focus.SLIDER: _ARROWS | _JUMPS,
    Focus.TABLE: _ARROWS | _JUMPS,
}


@dataclass(frozen=True)
class Press:
    """A key as it came: Qt's key, the modifiers, and the digit at its place, if it is one's."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier = _Mod.NoModifier
    digit: int | None = None
    repeated: bool = False

    @property
    def is_plain(self) -> bool:
        """Return whether it is pressed alone or with Shift, as one writes."""
        return not self.modifiers & (_Mod.ControlModifier | _Mod.AltModifier | _Mod.MetaModifier)

    @property
    def is_letter(self) -> bool:
        """Return whether it writes a letter."""
        return self.is_plain and _Key.Key_A <= self.key <= _Key.Key_Z

    @property
    def is_enter(self) -> bool:
        """Return whether it is Enter, on either side of the keyboard, alone."""
        return self.key in _ENTER and self.is_plain


@dataclass(frozen=True)
class Where:
    """Where the focus is: the kind of widget and the place it belongs to.

    `undoes` says that a text field has typing of its own to take back or to put back.
    """

    focus: Focus
    place: Place = Place.APP
    undoes: bool = False


class KeyMap:
    """The keys of a table of actions, ready to be asked."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._by_key: dict[int, list[Action]] = {}
        for each in actions:
            for key in each.keys:
                self._by_key.setdefault(_number(key), []).append(each)

    def action_for(
        self, press: Press, where: Where, *, single_letters: bool = True
    ) -> Action | None:
        """Return what the key means there, None if it belongs to the widget or to nobody."""
        for each in self._by_key.get(_combined(press), ()):
            if not _acts(each, where.place):
                continue
            if _keeps(where, press, each):
                return None
            if not single_letters and each.place is not Place.APP and _is_character(press):
                return None
            return each
        return None


def _acts(action: Action, place: Place) -> bool:
    return action.place in (Place.APP, place) or action.also is place


def _keeps(where: Where, press: Press, action: Action) -> bool:
    """Return whether the focused widget has a use of its own for the key."""
    if where.focus is Focus.TEXT:
        return action.place is not Place.APP or action.id in _OWN_UNDO and where.undoes
    if not press.is_plain:
        return False
    if where.focus is Focus.COMBO and _is_character(press):
        return True
    return press.key in _KEPT.get(where.focus, ())


def _is_character(press: Press) -> bool:
    return press.is_letter or press.is_plain and press.key in _SYMBOLS


def _combined(press: Press) -> int:
    """Return key and modifiers as one number: digits by position, symbols as they come out."""
    modifiers = press.modifiers & ~(_Mod.KeypadModifier | _Mod.GroupSwitchModifier)
    if press.digit is not None and not modifiers & _Mod.AltModifier:
        return _as_number(_DIGITS[press.digit], modifiers & ~_Mod.ShiftModifier)
    alt_gr = _Mod.ControlModifier | _Mod.AltModifier
    if press.key in _SYMBOLS and modifiers & alt_gr in (_Mod.NoModifier, alt_gr):
        return _as_number(press.key, _Mod.NoModifier)
    if press.key in _DIGITS:
        return _as_number(press.key, modifiers & ~_Mod.ShiftModifier)
    return _as_number(press.key, modifiers)


def _number(key: str) -> int:
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        raise ValueError(f"not one key: {key}")
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs forget it
    return combination.toCombined()


def _as_number(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> int:
    return QKeyCombination(modifiers, key).toCombined()
