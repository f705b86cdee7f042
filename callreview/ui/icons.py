"""Icons by what they mean, drawn from the Phosphor font that QtAwesome brings.

Only the font and its table are taken from the package: importing it whole costs a sixth of a
second before the window stands.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from callreview.ui.theme import Theme

_GLYPHS = {
    "play": "play-fill",
    "pause": "pause-fill",
    "back": "skip-back",
    "on": "skip-forward",
    "rewind": "arrow-counter-clockwise",
    "forward": "arrow-clockwise",
    "loop": "repeat",
    "slower": "rewind",
    "faster": "fast-forward",
    "volume": "speaker-high",
    "volume_low": "speaker-low",
    "mute": "speaker-slash",
    "sides": "headphones",
    "sound": "sliders-horizontal",
    "skip": "arrow-line-right",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
    "zoom_all": "arrows-out-line-horizontal",
    "view": "eye",
    "praise": "star-fill",
    "improve": "triangle-fill",
    "compliance": "shield-fill",
    "note": "chat-circle-fill",
    "words": "pencil-simple",
    "remove": "trash",
    "moment": "link-simple",
    "clip": "scissors",
    "search": "magnifying-glass",
    "settings": "gear-six",
    "help": "question",
    "folder": "folder-open",
    "folder_add": "folder-plus",
    "lot": "dice-five",
    "samples": "waves",
    "call_in": "phone-incoming",
    "call_out": "phone-outgoing",
    "call_internal": "phone",
    "person": "user",
    "people": "users",
    "saved": "check",
    "waiting": "dots-three",
    "failed": "warning",
    "warning": "warning-circle",
    "done": "check-circle-fill",
    "draft": "circle-half",
    "new": "circle",
    "dot": "circle-fill",
    "scorecard": "file-text",
    "open": "arrow-square-out",
    "close": "x",
    "menu": "dots-three-vertical",
    "more": "caret-down",
    "folded": "caret-right",
    "before": "caret-left",
    "after": "caret-right",
    "fold": "caret-double-left",
    "unfold": "caret-double-right",
    "queue": "list-bullets",
    "add": "plus",
    "copy": "copy",
    "up": "arrow-up",
    "down": "arrow-down",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "locked": "lock-simple",
}


def icon(name: str, theme: Theme, colour: QColor | None = None) -> QIcon:
    """Return the icon of that name in `colour` (default: soft text), its checked form in accent.

    It is drawn when and as large as it is needed. KeyError for a name nobody drew.
    """
    if name not in _GLYPHS:
        raise KeyError(name)
    plain, lit = colour or theme.text_soft, colour or theme.accent
    return _kept(name, plain.rgba(), lit.rgba(), theme.line.rgba())


@cache
def _kept(name: str, plain: int, lit: int, faded: int) -> QIcon:
    """Return an icon that stays until the end.

    Were it garbage, Python could destroy what draws it before the icon, and the icon's end
    would take the process down (seen with PySide6 6.11, once the icon had been drawn).
    """
    return QIcon(_Glyph(name, *map(QColor.fromRgba, (plain, lit, faded))))


class _Glyph(QIconEngine):
    """Draws one letter of the icon font, sharp at every size and pixel ratio."""

    def __init__(self, name: str, plain: QColor, lit: QColor, faded: QColor) -> None:
        super().__init__()
        self._name = name
        self._plain, self._lit, self._faded = plain, lit, faded

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._lit if state is QIcon.State.On else self._plain
        colour = self._faded if mode is QIcon.Mode.Disabled else colour
        _draw(painter, QRectF(rect), _letter(self._name), colour)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Glyph(self._name, self._plain, self._lit, self._faded)


def draw_icon(painter: QPainter, area: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into `area` of something that paints itself."""
    _draw(painter, area, _letter(name), colour)


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(_GLYPHS)


def _draw(painter: QPainter, area: QRectF, letter: str, colour: QColor) -> None:
    painter.save()
    font = QFont(_family())
    font.setPixelSize(max(1, round(area.height())))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _letter(name: str) -> str:
    return chr(int(_codes()[_GLYPHS[name]], 16))


@cache
def _codes() -> dict[str, str]:
    table: dict[str, str] = json.loads(_font_file(".json").read_text())
    return table


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_font_file(".ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _font_file(ending: str) -> Path:
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    return next(folder.glob(f"phosphor-*{ending}"))
