"""Ruler, sound and marks as pictures: what is put down is what would be painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from callreview.domain.mark import Category, Mark
from callreview.domain.viewport import Viewport
from callreview.ui.player.layers.lanes import paint_lane_of_marks
from callreview.ui.player.layers.marks import Lit, paint_marks
from callreview.ui.player.layers.ruler import paint_ruler
from callreview.ui.player.layers.waveform import Cut, Sound
from callreview.ui.player.mark_rows import PlacedMark, placed
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.strips import Strips
from callreview.ui.player.tiles import TILE, Tiles
from callreview.ui.theme import LIGHT
from tests.fakes import noise_sound
from tests.ui.player.room import RATE, mark, trace_of
from tests.ui.player.test_sharp import pixels

WIDTH, HEIGHT = 1000, 320
VIEW = Viewport(60_000, WIDTH, 12_345.6, 12.34)
SOUND = Sound(RATE, 1.0)
MARKS = tuple(
    mark(f"{number}", 12_500 + 900 * number, 12_900 + 900 * number, category, "words of a mark")
    for number, category in enumerate(list(Category) * 3)
)


def stage(ratio: float = 1.0) -> Stage:
    return Stage(VIEW, GUTTER + WIDTH, HEIGHT, ratio, 2, 2, LIGHT)


def fonts() -> tuple[QFont, QFont]:
    return QFont(), QFont()


def lying(marks: tuple[Mark, ...] = MARKS) -> tuple[PlacedMark, ...]:
    metrics = QFontMetricsF(QFont())
    return placed(marks, VIEW.ms_per_px, lambda each: metrics.horizontalAdvance(each.text), rows=2)


def made(tiles: Tiles | None = None) -> Strips:
    strips = Strips(tiles or Tiles())
    strips.prepare(stage(), SOUND, lying(), Lit(), fonts(), seconds=60)
    return strips


def screen(ratio: float = 1.0) -> QImage:
    image = QImage(
        round((GUTTER + WIDTH) * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0xFF00FF)
    return image


def shown(strips: Strips) -> QImage:
    image = screen()
    painter = QPainter(image)
    strips.paint(painter, stage(), QRectF(0, 0, GUTTER + WIDTH, HEIGHT))
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_ruler_and_marks_look_as_if_painted_in_one_piece(qtbot: QtBot, ratio: float) -> None:
    here, marks, lit = stage(ratio), lying(), Lit(MARKS[3].id, MARKS[5].id)
    strips = Strips(Tiles())
    strips.prepare(here, SOUND, marks, lit, fonts(), seconds=60)
    put, painted = screen(ratio), screen(ratio)
    painter = QPainter(put)
    strips.paint(painter, here, QRectF(here.body))
    painter.end()
    painter = QPainter(painted)
    painter.setClipRect(here.body)
    painter.fillRect(here.body, LIGHT.surface)
    paint_ruler(painter, here, QFont())
    paint_lane_of_marks(painter, here)
    paint_marks(painter, here, marks, font=QFont(), lit=lit)
    painter.end()
    for strip in (here.ruler, here.marks):
        left, top = round((GUTTER + 1) * ratio), round((strip.top() + 2) * ratio)
        size = round((WIDTH - 2) * ratio), round((strip.height() - 4) * ratio)
        one, other = (pixels(each.copy(left, top, *size)) for each in (put, painted))
        # Edges that cross from picture to picture may be rounded differently in a pixel or two.
        assert (one != other).mean() < 0.002


def test_a_moved_mark_redraws_only_where_it_was_and_is(qtbot: QtBot) -> None:
    strips = made()
    before = dict(strips._lane.images)
    moved = replace(MARKS[2], start_ms=MARKS[2].start_ms + 50)
    strips.prepare(
        stage(), SOUND, lying((*MARKS[:2], moved, *MARKS[3:])), Lit(), fonts(), seconds=60
    )
    redrawn = [index for index, image in strips._lane.images.items() if image is not before[index]]
    place = moved.start_ms / VIEW.ms_per_px // TILE
    assert redrawn
    assert all(abs(index - place) <= 1 for index in redrawn)
    assert len(redrawn) < len(before) - 1


def test_a_chosen_mark_stands_out_and_then_no_longer(qtbot: QtBot) -> None:
    strips = made()
    plain = shown(strips)
    strips.prepare(stage(), SOUND, lying(), Lit(chosen=MARKS[4].id), fonts(), seconds=60)
    assert shown(strips) != plain
    strips.prepare(stage(), SOUND, lying(), Lit(), fonts(), seconds=60)
    assert shown(strips) == plain


def test_a_side_that_is_not_heard_is_faded(qtbot: QtBot) -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(60)))
    tiles.prepare(Cut(stage(), SOUND).all(), seconds=60)
    strips = made(tiles)
    loud = shown(strips)
    strips.prepare(stage(), replace(SOUND, silent=1), lying(), Lit(), fonts(), seconds=60)
    faded = shown(strips)
    first, second = stage().lane(0), stage().lane(1)
    assert faded.copy(first) == loud.copy(first)
    assert faded.copy(second) != loud.copy(second)


def test_preparing_stops_in_time_and_goes_on_until_all_is_there(qtbot: QtBot) -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(60)))
    strips = Strips(tiles)
    rounds = 1
    while not strips.prepare(stage(), SOUND, lying(), Lit(), fonts(), seconds=0):
        rounds += 1
    assert rounds > 3
    assert shown(strips) == shown(made(tiles))


def test_while_a_zoom_is_made_the_one_before_stands_in(qtbot: QtBot) -> None:
    tiles = Tiles()
    tiles.show(trace_of(noise_sound(60)))
    strips = made(tiles)
    closer = replace(stage(), view=VIEW.zoomed(1, 500))
    strips.prepare(closer, SOUND, (), Lit(), fonts(), seconds=0)
    image = screen()
    painter = QPainter(image)
    strips.paint(painter, closer, QRectF(closer.body))
    painter.end()
    last = closer.lane(0)
    column = [image.pixelColor(GUTTER + WIDTH - 5, last.top() + y) for y in range(last.height())]
    assert LIGHT.left in column


def test_another_zoom_shows_nothing_of_the_one_before(qtbot: QtBot) -> None:
    strips = made()
    image = screen()
    painter = QPainter(image)
    zoomed = replace(stage(), view=VIEW.zoomed(2, 100))
    strips.paint(painter, zoomed, QRectF(zoomed.body))
    painter.end()
    assert image.copy(zoomed.sound).pixelColor(50, 50) == LIGHT.surface
    assert image.copy(zoomed.marks) == image.copy(zoomed.marks.translated(0, -100))
