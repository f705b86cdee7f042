"""Icons by what they mean, drawn from the Phosphor font that QtAwesome brings.

Only the font and its table are taken from the package: importing it whole costs a sixth of a
second before the window stands.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

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
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
    "zoom_all": "arrows-out-line-horizontal",
    "follow": "crosshair-simple",
    "praise": "star-fill",
    "improve": "triangle-fill",
    "compliance": "shield-fill",
    "note": "chat-circle-fill",
    "words": "pencil-simple",
    "remove": "trash",
    "moment": "link-simple",
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
    "saved": "check",
    "waiting": "dots-three",
    "failed": "warning",
    "warning": "warning-circle",
    "done": "check-circle-fill",
    "draft": "circle-half",
    "new": "circle",
    "scorecard": "file-text",
    "open": "arrow-square-out",
    "close": "x",
    "menu": "dots-three-vertical",
    "more": "caret-down",
    "fold": "caret-double-left",
    "unfold": "caret-double-right",
    "queue": "list-bullets",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "locked": "lock-simple",
}
_SIZES = (16, 20, 24, 40)
_RATIOS = (1.0, 2.0)


def icon(name: str, theme: Theme, colour: QColor | None = None) -> QIcon:
    """Return the icon of that name in `colour` (default: soft text), its checked form in accent.

    KeyError for a name nobody drew.
    """
    glyph = _glyph(name)
    plain = colour or theme.text_soft
    lit = colour or theme.accent
    result = QIcon()
    for size in _SIZES:
        for ratio in _RATIOS:
            off, on = QIcon.State.Off, QIcon.State.On
            drawn = _drawn(glyph, size, ratio, plain)
            result.addPixmap(drawn, QIcon.Mode.Normal, off)
            result.addPixmap(drawn, QIcon.Mode.Selected, off)
            result.addPixmap(_drawn(glyph, size, ratio, lit), QIcon.Mode.Normal, on)
            result.addPixmap(_drawn(glyph, size, ratio, theme.line), QIcon.Mode.Disabled, off)
    return result


def draw_icon(painter: QPainter, area: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon into `area` of something that paints itself."""
    painter.save()
    font = QFont(_family())
    font.setPixelSize(round(area.height()))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _glyph(name))
    painter.restore()


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(_GLYPHS)


def _drawn(glyph: str, size: int, ratio: float, colour: QColor) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    font = QFont(_family())
    font.setPixelSize(size)
    painter = QPainter(pixmap)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, glyph)
    painter.end()
    return pixmap


def _glyph(name: str) -> str:
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
