"""Colours are told apart and read, in light and in dark."""

import numpy as np
import pytest
from numpy.typing import NDArray
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
    for soft in (worn.left_soft, worn.right_soft):
        assert contrast(soft, worn.surface) >= VISIBLE
    assert contrast(worn.playhead, worn.surface) >= VISIBLE


SIGHTS = {
    "all": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""What those see who lack a kind of cone, in linear RGB: Machado, Oliveira and Fernandes, 2009."""
TOLD_APART = 20.0
"""A difference in CIELAB (1976) that is seen at once."""


def seen(colour: QColor, sight: str) -> NDArray[np.float64]:
    """Return a colour in CIELAB as it is seen with that sight."""
    encoded = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    linear = (SIGHTS[sight] @ linear).clip(0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = np.cbrt(np.maximum(to_xyz @ linear / [0.9505, 1.0, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@BOTH
def test_the_colours_of_people_stand_out_and_differ(worn: Theme) -> None:
    shades = [worn.hue(hue) for hue in Hue if hue]
    assert all(contrast(shade, worn.surface) >= VISIBLE for shade in shades)
    assert len({shade.name() for shade in shades}) == len(shades)


@BOTH
@pytest.mark.parametrize("sight", SIGHTS)
def test_everybody_tells_the_two_sides_apart(worn: Theme, sight: str) -> None:
    for one, other in ((worn.left, worn.right), (worn.left_soft, worn.right_soft)):
        assert np.linalg.norm(seen(one, sight) - seen(other, sight)) > TOLD_APART


@BOTH
@pytest.mark.parametrize("sight", SIGHTS)
def test_everybody_sees_the_rms_inside_the_peaks(worn: Theme, sight: str) -> None:
    for inner, outer in ((worn.left, worn.left_soft), (worn.right, worn.right_soft)):
        assert np.linalg.norm(seen(inner, sight) - seen(outer, sight)) > TOLD_APART


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
