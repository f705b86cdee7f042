"""Colours are told apart and read, in light and in dark."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callreview.domain.hue import Hue
from callreview.ui import theme
from callreview.ui.icons import icon, names
from callreview.ui.stylesheet import style_sheet
from callreview.ui.theme import DARK, LIGHT, Theme

READABLE = 4.5
VISIBLE = 3.0
BOTH = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@BOTH
def test_words_are_readable_on_every_ground(worn: Theme) -> None:
    grounds = (worn.window, worn.surface, worn.raised, worn.hover, worn.selection)
    for ground in grounds:
        assert contrast(worn.text, ground) >= READABLE
        assert contrast(worn.text_soft, ground) >= READABLE
    for words in (worn.danger, worn.warning, worn.ok, worn.accent):
        assert contrast(words, worn.surface) >= READABLE
    assert contrast(worn.accent_text, worn.accent) >= READABLE


@BOTH
def test_sides_and_marks_stand_out_from_their_ground(worn: Theme) -> None:
    for colour in (worn.left, worn.right, worn.praise, worn.improve, worn.compliance, worn.note):
        assert contrast(colour, worn.surface) >= VISIBLE
    assert contrast(worn.playhead, worn.surface) >= VISIBLE


@BOTH
def test_the_colours_of_people_stand_out_and_differ(worn: Theme) -> None:
    shades = [worn.hue(hue) for hue in Hue if hue]
    assert all(contrast(shade, worn.surface) >= VISIBLE for shade in shades)
    assert len({shade.name() for shade in shades}) == len(shades)


@BOTH
def test_the_two_sides_differ_also_without_seeing_red_and_green(worn: Theme) -> None:
    assert abs(worn.left.blue() - worn.right.blue()) > 80


@BOTH
def test_the_style_sheet_names_no_unknown_role(worn: Theme) -> None:
    assert "@" not in style_sheet(worn)


def test_a_widget_knows_the_theme_it_is_shown_in(look: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for name, worn in (("dark", DARK), ("light", LIGHT)):
        theme.apply(look, name)
        assert Theme.of(widget) is worn


@BOTH
def test_every_icon_can_be_drawn_sharp_at_both_sizes(look: QApplication, worn: Theme) -> None:
    for name in names():
        drawn = icon(name, worn)
        assert drawn.pixmap(16).toImage() != drawn.pixmap(24).toImage()
