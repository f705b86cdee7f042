"""Puts a theme on the application: Fusion, a palette, a style sheet, the system's scheme."""

import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from callreview.ui.stylesheet import style_sheet
from callreview.ui.theme import DARK, LIGHT, Theme

_LEAST_POINTS = 10.0
_BETTER_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Open Sans", "Ubuntu", "Roboto")


class Look(QObject):
    """Keeps the application dressed as chosen; a child of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self._worn: Theme | None = None
        app.setStyle("Fusion")
        app.setFont(_readable(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, choice: str) -> None:
        """Wear "light", "dark", or what the system wears."""
        self._choice = choice
        self._wear()

    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._wear()

    def _wear(self) -> None:
        chosen = self._chosen()
        if chosen is self._worn:
            return
        self._worn = chosen
        self._app.setPalette(palette(chosen))
        self._app.setStyleSheet(style_sheet(chosen))

    def _chosen(self) -> Theme:
        by_name = {"light": LIGHT, "dark": DARK}
        if self._choice in by_name:
            return by_name[self._choice]
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT


def palette(worn: Theme) -> QPalette:
    """Return the palette Fusion paints with."""
    role = QPalette.ColorRole
    result = QPalette()
    for each, colour in {
        role.Window: worn.window,
        role.WindowText: worn.text,
        role.Base: worn.surface,
        role.AlternateBase: worn.raised,
        role.Text: worn.text,
        role.PlaceholderText: worn.text_soft,
        role.Button: worn.surface,
        role.ButtonText: worn.text,
        role.BrightText: worn.danger,
        role.Highlight: worn.selection,
        role.HighlightedText: worn.text,
        role.Accent: worn.accent,
        role.Link: worn.accent,
        role.LinkVisited: worn.accent,
        role.ToolTipBase: worn.text,
        role.ToolTipText: worn.window,
        role.Light: worn.surface,
        role.Midlight: worn.hover,
        role.Mid: worn.line,
        role.Dark: worn.line.darker(130),
        role.Shadow: QColor(0, 0, 0),
    }.items():
        result.setColor(each, colour)
    faded = _mixed(worn.text_soft, worn.window)
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, faded)
    return result


def _mixed(one: QColor, other: QColor) -> QColor:
    def middle(a: int, b: int) -> int:
        return round(a * 0.55 + b * 0.45)

    return QColor(
        middle(one.red(), other.red()),
        middle(one.green(), other.green()),
        middle(one.blue(), other.blue()),
    )


def _readable(font: QFont) -> QFont:
    """Return the system's font, not smaller than one can read, on Linux not the stopgap one."""
    result = QFont(font)
    if sys.platform == "linux" and QFontInfo(font).family().startswith("DejaVu"):
        known = set(QFontDatabase.families())
        better = next((family for family in _BETTER_FAMILIES if family in known), None)
        if better:
            result.setFamily(better)
    if 0 < result.pointSizeF() < _LEAST_POINTS and sys.platform == "linux":
        result.setPointSizeF(_LEAST_POINTS - (0.5 if _is_wide(result) else 0))
    return result


def _is_wide(font: QFont) -> bool:
    """Return whether the font runs so wide that half a point less reads the same."""
    return QFontInfo(font).family().startswith("DejaVu")
