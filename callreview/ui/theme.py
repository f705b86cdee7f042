"""Colours, sizes and fonts by role; nobody else names a colour.

`Theme.of(widget)` gives the theme a widget is shown in, by its palette, so painting code needs
no reference to anything. `apply(app)` dresses the application and follows the system.
"""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QWidget

from callreview.domain.hue import Hue

GAP_TINY = 2
GAP_SMALL = 4
GAP = 8
GAP_WIDE = 12
GAP_LARGE = 16
GAP_HUGE = 32
RADIUS = 6
ROW = 32
"""The height of a row of a table or of a queue."""
SCORECARD_WIDTH = 360
"""The least the scorecard keeps, whatever the window."""
ICON = 18

_MIDDLE_LIGHTNESS = 128


@dataclass(frozen=True)
class Theme:
    """One look: colours by what they are for.

    `left` and `right` are the two sides of a call, told apart also by the colour-blind; their
    soft forms fill where the strong ones outline. The four kinds of mark have a colour each.
    """

    name: str
    window: QColor
    surface: QColor
    raised: QColor
    hover: QColor
    line: QColor
    text: QColor
    text_soft: QColor
    accent: QColor
    accent_hover: QColor
    accent_text: QColor
    selection: QColor
    left: QColor
    left_soft: QColor
    right: QColor
    right_soft: QColor
    praise: QColor
    improve: QColor
    compliance: QColor
    note: QColor
    danger: QColor
    warning: QColor
    ok: QColor
    playhead: QColor
    heard: QColor

    @staticmethod
    def of(widget: QWidget) -> "Theme":
        """Return the theme `widget` is shown in.

        Asked of the application: the style sheet gives buttons palettes of their own.
        """
        window = QApplication.palette(widget.window()).window().color()
        return DARK if window.lightness() < _MIDDLE_LIGHTNESS else LIGHT

    @property
    def is_dark(self) -> bool:
        """Return whether text is lighter than what it stands on."""
        return self.window.lightness() < self.text.lightness()

    def hue(self, hue: Hue) -> QColor:
        """Return the shade of a person's colour; of none, what hardly stands out."""
        shades = _DARK_HUES if self.is_dark else _LIGHT_HUES
        return shades.get(hue, self.line)

    def named_colours(self) -> dict[str, str]:
        """Return every role with its colour as `#rrggbb`, for the style sheet."""
        roles = (field.name for field in fields(self) if field.name != "name")
        return {role: getattr(self, role).name() for role in roles}


LIGHT = Theme(
    name="light",
    window=QColor("#f3f4f7"),
    surface=QColor("#ffffff"),
    raised=QColor("#f8f9fb"),
    hover=QColor("#eceef4"),
    line=QColor("#dcdfe7"),
    text=QColor("#1a2030"),
    text_soft=QColor("#596378"),
    accent=QColor("#434fc7"),
    accent_hover=QColor("#3641a8"),
    accent_text=QColor("#ffffff"),
    selection=QColor("#e4e7fb"),
    left=QColor("#0f4f8a"),
    left_soft=QColor("#4f95cd"),
    right=QColor("#8a4206"),
    right_soft=QColor("#cc8230"),
    praise=QColor("#15803d"),
    improve=QColor("#c2254f"),
    compliance=QColor("#7a3fc2"),
    note=QColor("#5a6679"),
    danger=QColor("#c22a2a"),
    warning=QColor("#8f5600"),
    ok=QColor("#15803d"),
    playhead=QColor("#d92d3a"),
    heard=QColor("#b9c0f2"),
)

DARK = Theme(
    name="dark",
    window=QColor("#12151c"),
    surface=QColor("#1a1e27"),
    raised=QColor("#20252f"),
    hover=QColor("#272d3a"),
    line=QColor("#303746"),
    text=QColor("#e8ebf2"),
    text_soft=QColor("#9aa5ba"),
    accent=QColor("#98a2ff"),
    accent_hover=QColor("#b3baff"),
    accent_text=QColor("#10142b"),
    selection=QColor("#2d3564"),
    left=QColor("#7fc2f8"),
    left_soft=QColor("#3574ab"),
    right=QColor("#f6b36b"),
    right_soft=QColor("#9c6731"),
    praise=QColor("#4fca8c"),
    improve=QColor("#ff7d9e"),
    compliance=QColor("#bb9af7"),
    note=QColor("#9ba8bd"),
    danger=QColor("#ff7f76"),
    warning=QColor("#e8b252"),
    ok=QColor("#4fca8c"),
    playhead=QColor("#ff5f69"),
    heard=QColor("#49539f"),
)


_LIGHT_HUES = {
    Hue.BLUE: QColor("#2f6fd0"),
    Hue.TEAL: QColor("#0f8a86"),
    Hue.GREEN: QColor("#2e8b3d"),
    Hue.OLIVE: QColor("#84791a"),
    Hue.ORANGE: QColor("#c2680c"),
    Hue.RED: QColor("#c9352f"),
    Hue.PINK: QColor("#c23f8d"),
    Hue.VIOLET: QColor("#7d4bc9"),
}
_DARK_HUES = {
    Hue.BLUE: QColor("#6ea8ff"),
    Hue.TEAL: QColor("#4fcac4"),
    Hue.GREEN: QColor("#6fce7a"),
    Hue.OLIVE: QColor("#cfc25a"),
    Hue.ORANGE: QColor("#f2a457"),
    Hue.RED: QColor("#ff8078"),
    Hue.PINK: QColor("#f48ac6"),
    Hue.VIOLET: QColor("#bb97f5"),
}


def apply(app: QApplication, choice: str = "system") -> None:
    """Dress the application: `choice` is "light", "dark" or "system", which follows the system.

    May be called again when the person chooses another.
    """
    from callreview.ui.look import Look

    look = app.findChild(Look) or Look(app)
    look.choose(choice)


def font_small(widget: QWidget) -> QFont:
    """Return the font for what stands beside: hints, captions, file names."""
    return _scaled(widget, 0.88)


def font_title(widget: QWidget) -> QFont:
    """Return the font for the one title of a room or a dialog."""
    font = _scaled(widget, 1.5)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def font_heading(widget: QWidget) -> QFont:
    """Return the font for headings inside a room."""
    font = _scaled(widget, 1.0)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def font_number(widget: QWidget, *, scale: float = 1.0) -> QFont:
    """Return a font whose digits are all equally wide, so that running times stand still."""
    font = _scaled(widget, scale)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _scaled(widget: QWidget, scale: float) -> QFont:
    base = QApplication.font()
    font = QFont(widget.font() if base.pointSizeF() <= 0 else base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(round(font.pixelSize() * scale))
    return font
