"""Who speaks, under the lanes: each side in its colour, what both do across, hold hatched."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.domain.viewport import Viewport
from callreview.ui.player.layers.talk import TalkRow, paint_talk
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.timeline import Timeline
from callreview.ui.theme import LIGHT
from tests.domain.conversations import talk
from tests.ui.player.room import state

DRAWN = talk("AABBXX...hhhAA")
STEP_PX = 20
STAGE = Stage(
    Viewport(14_000, 14 * STEP_PX, 0, 1000 / STEP_PX), GUTTER + 14 * STEP_PX, 300, 1, 2, 1, LIGHT
)


def painted(row: TalkRow, stage: Stage = STAGE) -> QImage:
    image = QImage(stage.width, stage.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_talk(painter, stage, row)
    painter.end()
    return image


def at(image: QImage, second: float, part: float) -> QColor:
    """Return the colour at a second, at a part of the row's height."""
    x = GUTTER + round(second * STEP_PX)
    return image.pixelColor(x, round(STAGE.talk.top() + STAGE.talk.height() * part))


UPPER, MIDDLE, LOWER = 0.3, 0.5, 0.75


@pytest.mark.parametrize(
    ("second", "upper", "lower"),
    [
        (1, LIGHT.left, LIGHT.raised),
        (3, LIGHT.raised, LIGHT.right),
        (5, LIGHT.text, LIGHT.text),
        (13, LIGHT.left, LIGHT.raised),
    ],
)
def test_each_side_has_a_bar_in_its_colour(second: int, upper: QColor, lower: QColor) -> None:
    image = painted(TalkRow.of(DRAWN))
    assert (at(image, second, UPPER), at(image, second, LOWER)) == (upper, lower)


def test_a_silence_is_a_line_and_hold_is_hatched() -> None:
    image = painted(TalkRow.of(DRAWN))
    assert at(image, 7.5, UPPER) == LIGHT.raised
    column = {at(image, 7.5, part / 20).name() for part in range(2, 19)}
    assert len(column) == 2
    hatched = {at(image, 9.5 + part / 20, MIDDLE).name() for part in range(20)}
    assert LIGHT.raised.name() in hatched
    assert len(hatched) > 1


def test_what_is_no_silence_for_the_person_has_no_line() -> None:
    image = painted(TalkRow.of(DRAWN, 3001))
    assert {at(image, 7.5, part / 20).name() for part in range(2, 19)} == {LIGHT.raised.name()}


def test_of_one_channel_there_is_one_bar_of_no_side() -> None:
    image = painted(TalkRow.of(Talk("by hand", 1, 14_000, ((Span(0, 2000),),))))
    assert at(image, 1, UPPER) == at(image, 1, LOWER) == LIGHT.text_soft


def test_speech_too_short_to_see_adds_up() -> None:
    spans = tuple(Span(at * 20, at * 20 + 10) for at in range(700))
    image = painted(TalkRow.of(Talk("by hand", 1, 14_000, (spans, ()))))
    seen = at(image, 7, UPPER)
    assert LIGHT.left.lightness() < seen.lightness() < LIGHT.raised.lightness()


def test_only_what_is_seen_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[float] = []
    fill = QPainter.fillRect

    def counted(painter: QPainter, place: QRectF, colour: QColor) -> None:
        filled.append(place.width())
        fill(painter, place, colour)

    monkeypatch.setattr(QPainter, "fillRect", counted)
    spans = tuple(Span(at * 20, at * 20 + 10) for at in range(700))
    row = TalkRow.of(Talk("by hand", 1, 14_000, (spans, ()), ()))
    close = replace(STAGE, view=Viewport(14_000, 280, 7000, 0.5))
    painted(replace(row, silences=()), close)
    assert 5 < len(filled) < 15


def test_before_anything_is_known_the_row_is_empty() -> None:
    image = painted(TalkRow.of(None))
    assert {at(image, second, MIDDLE).name() for second in range(14)} == {LIGHT.raised.name()}


def test_it_appears_by_itself_on_the_timeline(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(GUTTER + 280, 300)
    timeline.show()

    def row() -> set[str]:
        image = timeline.grab(timeline.stage().talk).toImage()
        return {image.pixelColor(x, image.height() // 3).name() for x in range(image.width())}

    shown = replace(state(), length_ms=14_000)
    timeline.show_state(shown)
    theme = timeline.stage().theme
    assert theme.left.name() not in row()
    timeline.show_state(replace(shown, talk=DRAWN))
    assert theme.left.name() in row()
    assert QRectF(timeline.stage().talk).bottom() == timeline.stage().marks.top()
