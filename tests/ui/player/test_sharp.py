"""On screens of any fineness a column of the waveform is a column of the screen."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from callreview.domain.viewport import Viewport
from callreview.ui.player.layers.marks import Lit
from callreview.ui.player.layers.waveform import Cut, Sound
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.strips import Strips
from callreview.ui.player.tiles import TILE, Tiles
from callreview.ui.theme import DARK, LIGHT
from tests.fakes import noise_sound
from tests.ui.player.room import RATE, trace_of

VIEW = Viewport(60_000, 700, 12_345.6, 12.34)


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Return the picture as (rows, columns, 4)."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    found = np.frombuffer(image.constBits(), np.uint8)
    return found.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()].copy()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_waveform_comes_to_the_screen_as_it_was_drawn(qtbot: QtBot, ratio: float) -> None:
    stage = Stage(VIEW, 700 + GUTTER, 320, ratio, 2, 2, LIGHT)
    sound, tiles = Sound(RATE, 1.0), Tiles()
    tiles.show(trace_of(noise_sound(60)))
    wanted = list(Cut(stage, sound).all())
    tiles.prepare(wanted, seconds=60)
    strips = Strips(tiles)
    strips.prepare(stage, sound, (), Lit(), (QFont(), QFont()), seconds=60)
    screen = QImage(
        round(stage.width * ratio),
        round(stage.height * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    screen.setDevicePixelRatio(ratio)
    screen.fill(0)
    painter = QPainter(screen)
    strips.paint(painter, stage, QRectF(0, 0, stage.width, stage.height))
    painter.end()
    seen = pixels(screen)
    for tile in wanted[2:-2]:
        image = tiles.image(tile)
        assert image is not None
        drawn = pixels(image)
        x = round(GUTTER * ratio) + tile.index * TILE - stage.origin
        top = round(stage.lane(tile.channel).top() * ratio)
        height = min(drawn.shape[0], int(stage.lane(tile.channel).height() * ratio) - 1)
        columns = min(TILE, seen.shape[1] - x)
        there = seen[top + 1 : top + height - 1, x : x + columns]
        assert (there == drawn[1 : height - 1, :columns]).all()


def test_both_themes_draw_in_their_own_colours(qtbot: QtBot) -> None:
    stage = Stage(VIEW, 700 + GUTTER, 320, 1.0, 2, 2, LIGHT)
    light = set(Cut(stage, Sound(RATE, 1.0)).all())
    dark = set(Cut(replace(stage, theme=DARK), Sound(RATE, 1.0)).all())
    assert light
    assert not light & dark


def test_a_scroll_by_pixels_shows_the_same_tiles_elsewhere() -> None:
    stage = Stage(VIEW, 700 + GUTTER, 320, 2.0, 2, 2, LIGHT)
    moved = replace(stage, view=VIEW.scrolled(10))
    before, after = (set(Cut(each, Sound(RATE, 1.0)).all()) for each in (stage, moved))
    assert before & after
    assert moved.origin - stage.origin == 20
