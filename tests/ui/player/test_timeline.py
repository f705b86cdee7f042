"""The timeline under a hand: pointer, wheel, keys."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.player.layers.marks import visible
from callreview.ui.player.spoken import mark_words
from callreview.ui.player.stage import GUTTER
from tests.ui.player.hand import NONE, Hand
from tests.ui.player.room import LENGTH, RATE, Room, mark, state

MIDDLE = Qt.MouseButton.MiddleButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
POINT = mark("point", 10_000, text="greeted by name")
LONG = mark("long", 30_000, 45_000)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, POINT, LONG)


@pytest.fixture
def hand(room: Room) -> Hand:
    return Hand(room.timeline)


def test_a_click_seeks(room: Room, hand: Hand) -> None:
    hand.click(room.in_sound(20_000))
    assert room.panel.position_ms == pytest.approx(20_000, abs=40)


def test_a_drag_scrubs_and_stays_where_it_ends(room: Room, hand: Hand) -> None:
    told: list[int] = []
    room.timeline.scrubbed.connect(told.append)
    hand.press(room.in_sound(20_000))
    hand.move(room.in_sound(22_000))
    assert room.player.now().scrubbing
    hand.move(room.in_sound(24_000))
    hand.let_go(room.in_sound(24_000))
    assert not room.player.now().scrubbing
    assert told == pytest.approx([22_000, 24_000], abs=40)
    assert room.panel.position_ms == pytest.approx(24_000, abs=40)


def test_one_hears_short_grains_while_dragging(room: Room, hand: Hand) -> None:
    hand.press(room.in_sound(20_000))
    hand.move(room.in_sound(22_000))
    room.run(60)
    assert room.card.played().any()
    hand.let_go(room.in_sound(22_000))


@pytest.mark.parametrize("seen_ms", [200, 2000, 20_000])
def test_what_one_hears_while_dragging_follows_the_pointer_at_any_zoom(
    room: Room, hand: Hand, seen_ms: int
) -> None:
    room.timeline.zoom_to(Span(30_000, 30_000 + seen_ms))
    hand.press(room.in_sound(30_000))
    source = room.decoding.sound.samples[:, 0].astype(np.float32)
    for moment_ms in (30_000 + seen_ms * part // 4 for part in (1, 2, 3, 4)):
        hand.move(room.in_sound(moment_ms))
        room.run(80)
        heard = room.card.played()[-RATE // 20 :, 0]
        around = source[(moment_ms - 200) * 8 : (moment_ms + 400) * 8]
        at = int(np.argmax(np.correlate(around, heard, "valid"))) / 8 - 200
        assert 0 <= at <= 80
    hand.let_go(room.in_sound(30_000 + seen_ms))


def test_a_drag_on_the_ruler_chooses_a_span(room: Room, hand: Hand) -> None:
    with room.qtbot.waitSignal(room.panel.span_changed) as told:
        hand.drag(room.on_ruler(20_000), room.on_ruler(25_000))
    span = told.args[0]
    assert span.start_ms == pytest.approx(20_000, abs=40)
    assert span.end_ms == pytest.approx(25_000, abs=40)
    assert room.panel.selected_span == span


def test_shift_and_drag_chooses_a_span_anywhere(room: Room, hand: Hand) -> None:
    hand.drag(room.in_sound(25_000), room.in_sound(20_000), SHIFT)
    assert room.timeline.span is not None
    assert room.timeline.span.start_ms == pytest.approx(20_000, abs=40)


def test_an_edge_of_the_span_can_be_dragged(room: Room, hand: Hand) -> None:
    room.timeline.set_span(Span(20_000, 25_000))
    hand.drag(room.in_sound(25_000), room.in_sound(28_000))
    assert room.timeline.span is not None
    assert room.timeline.span.start_ms == 20_000
    assert room.timeline.span.end_ms == pytest.approx(28_000, abs=40)


def test_a_click_on_the_ruler_lets_the_span_go_and_seeks(room: Room, hand: Hand) -> None:
    room.timeline.set_span(Span(20_000, 25_000))
    hand.click(room.on_ruler(40_000))
    assert room.timeline.span is None
    assert room.panel.position_ms == pytest.approx(40_000, abs=40)


def test_a_click_on_a_mark_chooses_it_and_goes_there(room: Room, hand: Hand) -> None:
    with room.qtbot.waitSignal(room.panel.mark_chosen) as told:
        hand.click(room.on_mark("long"))
    assert told.args == ["long"]
    assert room.panel.position_ms == 30_000
    assert room.panel.selected_span == LONG.span


def test_a_click_beside_the_marks_lets_the_chosen_one_go(room: Room, hand: Hand) -> None:
    told: list[str] = []
    room.panel.mark_chosen.connect(told.append)
    hand.click(room.on_mark("long"))
    hand.click(room.in_sound(5_000))
    hand.click(room.in_sound(6_000))
    assert told == ["long", ""]
    assert room.panel.selected_span is None


@pytest.mark.parametrize(
    ("part", "expected"),
    [("middle", (32_000, 47_000)), ("start", (32_000, 45_000)), ("end", (30_000, 47_000))],
)
def test_a_mark_is_dragged_whole_or_by_an_edge(
    room: Room, hand: Hand, part: str, expected: tuple[int, int]
) -> None:
    start = room.on_mark("long", part)
    way = QPointF(room.x(2_000) - room.x(0), 0)
    with room.qtbot.waitSignal(room.panel.mark_moved) as told:
        hand.drag(start, start + way)
    key, *moved = told.args
    assert key == "long"
    assert moved == pytest.approx(expected, abs=40)


def test_a_dragged_mark_is_shown_where_the_hand_is(room: Room, hand: Hand) -> None:
    start = room.on_mark("point")
    hand.press(start)
    hand.move(start + QPointF(200, 0))
    assert room.on_mark("point").x() == pytest.approx(start.x() + 200, abs=0.6)
    hand.let_go(start + QPointF(200, 0))


def test_escape_puts_a_dragged_mark_back(room: Room, hand: Hand) -> None:
    start = room.on_mark("point")
    moved: list[object] = []
    room.panel.mark_moved.connect(lambda *what: moved.append(what))
    hand.press(start)
    hand.move(start + QPointF(200, 0))
    QTest.keyClick(room.timeline, Qt.Key.Key_Escape)
    hand.let_go(start + QPointF(200, 0))
    assert room.timeline.state.mark("point") == POINT
    assert moved == []


def test_a_call_that_changes_meanwhile_ends_the_drag(room: Room, hand: Hand) -> None:
    start = room.on_mark("point")
    hand.press(start)
    hand.move(start + QPointF(200, 0))
    room.panel.show_state(state(call_id="another"))
    hand.let_go(start)
    assert not room.timeline.is_held


def test_a_double_click_types_the_words_in_place(room: Room, hand: Hand) -> None:
    hand.double_click(room.on_mark("point"))
    field = room.timeline.words
    assert field.isVisible()
    assert field.selectedText() == "greeted by name"
    with room.qtbot.waitSignal(room.panel.words_changed) as told:
        QTest.keyClicks(field, "very warm")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["point", "very warm"]
    assert not field.isVisible()


def test_escape_leaves_the_words_as_they_were(room: Room) -> None:
    said: list[str] = []
    room.panel.words_changed.connect(lambda _key, words: said.append(words))
    room.timeline.write_words("point")
    QTest.keyClicks(room.timeline.words, "no")
    QTest.keyClick(room.timeline.words, Qt.Key.Key_Escape)
    assert said == []
    assert not room.timeline.words.isVisible()


def test_typing_goes_on_while_the_call_plays(room: Room) -> None:
    room.timeline.write_words("point")
    room.panel.listening.play()
    QTest.keyClicks(room.timeline.words, "while ")
    room.run(500)
    QTest.keyClicks(room.timeline.words, "playing")
    assert room.timeline.words.text() == "while playing"
    assert room.panel.is_playing


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(room: Room, hand: Hand) -> None:
    view = room.timeline.view
    place = room.in_sound(45_000)
    under = view.moment_at(place.x() - GUTTER)
    hand.wheel(place, 4, CTRL)
    zoomed = room.timeline.view
    assert zoomed.seen_ms < view.seen_ms / 2
    assert zoomed.moment_at(place.x() - GUTTER) == pytest.approx(under, abs=1e-6)
    hand.wheel(place, -1)
    assert room.timeline.view.start_ms > zoomed.start_ms


def test_the_middle_button_drags_the_call(room: Room, hand: Hand) -> None:
    room.timeline.zoom(6, 500)
    before = room.timeline.view
    hand.press(QPointF(500, 100), button=MIDDLE)
    hand.move(QPointF(400, 100), held=MIDDLE)
    hand.let_go(QPointF(400, 100), button=MIDDLE)
    moved = room.timeline.view.start_ms - before.start_ms
    assert moved == pytest.approx(100 * before.ms_per_px)


def test_a_drag_beyond_the_edge_pulls_the_call_along(room: Room, hand: Hand) -> None:
    room.timeline.zoom(6, 0)
    start = room.timeline.view.start_ms
    hand.press(room.on_ruler(2_000))
    beyond = QPointF(room.timeline.width() + 60, 10)
    hand.move(beyond)
    room.qtbot.waitUntil(lambda: room.timeline.view.start_ms > start + 500)
    hand.let_go(beyond)
    assert room.timeline.span is not None
    assert room.timeline.span.end_ms > 2_000


@pytest.mark.parametrize(
    ("where", "shape"),
    [
        ("sound", Qt.CursorShape.PointingHandCursor),
        ("ruler", Qt.CursorShape.IBeamCursor),
        ("mark", Qt.CursorShape.OpenHandCursor),
        ("edge", Qt.CursorShape.SizeHorCursor),
    ],
)
def test_the_cursor_says_what_can_be_held(
    room: Room, hand: Hand, where: str, shape: Qt.CursorShape
) -> None:
    places = {
        "sound": room.in_sound(20_000),
        "ruler": room.on_ruler(20_000),
        "mark": room.on_mark("long"),
        "edge": room.on_mark("long", "end"),
    }
    hand.move(places[where], held=NONE)
    assert room.timeline.cursor().shape() is shape


def test_the_view_follows_the_play_head(room: Room) -> None:
    room.timeline.zoom(8, 0)
    room.timeline.follow = Follow.PAGE
    seen = round(room.timeline.view.seen_ms)
    room.timeline.show_playing(seen + 100)
    assert room.timeline.view.start_ms > 0
    assert room.timeline.view.shows(seen + 100)


def test_who_looks_elsewhere_is_left_alone_until_the_head_comes_by(room: Room) -> None:
    room.timeline.zoom(8, 0)
    room.timeline.look_at(30_000)
    room.timeline.show_playing(1_000)
    assert room.timeline.view.start_ms == 30_000
    room.timeline.show_playing(30_100)
    room.timeline.show_playing(30_100 + round(room.timeline.view.seen_ms))
    assert room.timeline.view.start_ms > 30_000


def test_keys_walk_marks_pages_and_ends(room: Room) -> None:
    timeline = room.timeline
    QTest.keyClick(timeline, Qt.Key.Key_Right, CTRL)
    assert timeline.chosen == POINT
    QTest.keyClick(timeline, Qt.Key.Key_Right, CTRL)
    assert timeline.chosen == LONG
    QTest.keyClick(timeline, Qt.Key.Key_Left, CTRL)
    assert timeline.chosen == POINT
    assert room.panel.position_ms == 10_000
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert room.panel.position_ms == LENGTH
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert room.panel.position_ms == 0
    timeline.zoom(6, 0)
    QTest.keyClick(timeline, Qt.Key.Key_PageDown)
    assert timeline.view.start_ms == pytest.approx(timeline.view.seen_ms * 0.9)
    timeline.choose("point")
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert timeline.words.isVisible()


def test_the_chosen_marks_edge_is_nudged_by_key(room: Room, hand: Hand) -> None:
    moved: list[tuple[object, ...]] = []
    room.panel.mark_moved.connect(lambda *what: moved.append(what))
    hand.click(room.on_mark("long", "end"))
    room.panel.orders.nudge_on()
    room.panel.orders.nudge_on()
    room.timeline.choose("long")
    room.panel.orders.nudge_back()
    assert moved == [
        ("long", 30_000, 45_100),
        ("long", 30_000, 45_200),
        ("long", 29_900, 45_200),
    ]


def test_painting_reads_no_samples_and_no_peaks(
    room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_what: object) -> None:
        raise AssertionError("computed while painting")

    room.timeline.prepare()
    qtbot.waitUntil(lambda: room.timeline.is_prepared)
    monkeypatch.setattr("callreview.ui.player.trace.Trace.columns", forbidden)
    monkeypatch.setattr("callreview.ui.player.tiles.drawn", forbidden)
    room.timeline.repaint()
    room.panel.overview.repaint()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_the_view_begins_on_a_whole_device_pixel(room: Room, ratio: float) -> None:
    stage = replace(room.timeline.stage(), dpr=ratio, view=room.timeline.view.zoomed(5, 333.3))
    for moment in (0, 12_345, 59_999):
        on_device = stage.sharp_x_of(moment) * ratio
        assert on_device == pytest.approx(round(on_device), abs=1e-6)
        assert abs(stage.x_of(moment) - stage.sharp_x_of(moment)) <= 0.5 / ratio + 1e-9


def test_the_waveform_is_seen_where_it_sounds(room: Room) -> None:
    image = room.timeline.grab().toImage()
    lane = room.timeline.stage().lane(0)
    column = image.pixelColor(GUTTER + 500, lane.center().y() - lane.height() // 8)
    assert column.name() != "#ffffff"


def test_a_mark_is_said_with_its_time_its_side_its_kind(room: Room) -> None:
    assert mark_words(mark("a", 42_000), "customer") == "0:42, customer, praise"
    spoken = mark_words(mark("b", 42_000, 50_000, text="calm"), "")
    assert spoken == "0:42 to 0:50, praise, calm"
    assert room.timeline.accessibleDescription() == "0:00 of 1:00, 2 marks"


def test_only_visible_marks_are_painted(room: Room) -> None:
    many: tuple[Mark, ...] = tuple(mark(f"{n:04}", n * 60) for n in range(1000))
    room.panel.show_state(state(*many))
    room.timeline.zoom(12, 300)
    stage = room.timeline.stage()
    shown = visible(room.timeline.picture.marks, stage, QRectF(stage.body))
    assert 0 < len(shown) < 60


class Painted(QObject):
    """Gathers what a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_what_is_made_later_is_painted_when_it_is_made(room: Room, qtbot: QtBot) -> None:
    timeline = room.timeline
    qtbot.waitUntil(lambda: timeline.is_prepared)
    timeline.repaint()
    QApplication.processEvents()
    painted = Painted(timeline)
    timeline.prepare()
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert QRegion(timeline.stage().body).subtracted(painted.region).isEmpty()
