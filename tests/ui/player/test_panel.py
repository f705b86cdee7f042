"""The player room: listening by keys and buttons, spans, sides, trouble, recordings that grow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from callreview.domain.mark import Category
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.actions import ACTIONS
from callreview.ui.player.gestures import Hit, Part
from callreview.ui.player.menu import TimelineMenu
from callreview.ui.player.orders import PlayerOrders
from callreview.ui.theme import Theme
from tests.fakes import noise_sound
from tests.ui.player.room import LENGTH, HandDecoding, Room, mark, state

LEFT = Qt.MouseButton.LeftButton
LONG = mark("long", 30_000, 45_000)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, LONG)


@pytest.fixture
def bare_room(qtbot: QtBot) -> Room:
    """A room without marks. (A window nobody holds may be collected while it is painted.)"""
    return Room(qtbot)


def test_every_action_for_the_player_is_there() -> None:
    for action in ACTIONS:
        if action.target == "player":
            assert callable(getattr(PlayerOrders, action.order)), action.id


def test_playing_moves_the_play_head(room: Room) -> None:
    room.panel.orders.play_or_pause()
    room.run(1000)
    assert room.panel.is_playing
    assert room.panel.position_ms == 1000
    assert room.timeline.picture.position_ms == 1000


def test_playing_on_after_a_pause_steps_back_a_little(room: Room) -> None:
    room.panel.seek(10_000)
    room.panel.orders.play_or_pause()
    room.run(2000)
    room.panel.orders.play_or_pause()
    assert room.panel.position_ms == 12_000
    room.panel.orders.play_or_pause()
    assert room.panel.position_ms == 10_500
    room.panel.listening.resume_back_ms = 0
    room.panel.orders.play_or_pause()
    room.panel.orders.play_or_pause()
    assert room.panel.position_ms == 10_500


def test_a_held_pedal_plays_and_pauses_when_let_go(room: Room) -> None:
    for _ in range(2):
        room.panel.orders.hold_to_play()
        room.run(2000)
        assert room.panel.is_playing
        room.panel.orders.hold_to_play_released()
        assert not room.panel.is_playing
    assert room.panel.position_ms == 2000 - 1500 + 2000
    room.panel.orders.hold_to_play_released()
    assert room.panel.position_ms == 2500


def test_who_seeks_while_paused_is_taken_at_the_word(room: Room) -> None:
    room.panel.orders.play_or_pause()
    room.run(3000)
    room.panel.orders.play_or_pause()
    room.panel.seek(20_000)
    room.panel.orders.play_or_pause()
    assert room.panel.position_ms == 20_000


@pytest.mark.parametrize(
    ("order", "lands"),
    [
        ("back_10", 20_000),
        ("on_10", 40_000),
        ("back_5", 25_000),
        ("on_5", 35_000),
        ("back_1", 29_000),
        ("on_1", 31_000),
    ],
)
def test_keys_skip_back_and_on(room: Room, order: str, lands: int) -> None:
    room.panel.seek(30_000)
    getattr(room.panel.orders, order)()
    assert room.panel.position_ms == lands


def test_skipping_stays_inside_the_call(room: Room) -> None:
    room.panel.orders.back_10()
    assert room.panel.position_ms == 0
    room.panel.seek(LENGTH - 1000)
    room.panel.orders.on_10()
    assert room.panel.position_ms == LENGTH


def test_speed_goes_in_tenths_between_half_and_three(room: Room) -> None:
    for _ in range(30):
        room.panel.orders.faster()
    assert room.player.now().speed == 3.0
    for _ in range(40):
        room.panel.orders.slower()
    assert room.player.now().speed == 0.5
    room.panel.orders.normal_speed()
    assert room.player.now().speed == 1.0
    room.panel.orders.normal_speed()
    assert room.player.now().speed == 0.5


def test_what_was_heard_is_told_in_pieces_that_join(room: Room) -> None:
    told: list[Span] = []
    room.panel.heard.connect(told.append)
    room.panel.seek(10_000)
    room.panel.orders.play_or_pause()
    room.run(5000)
    room.panel.seek(30_000)
    room.run(1000)
    room.panel.orders.play_or_pause()
    assert told[0].start_ms == 10_000
    assert sum(span.length_ms for span in told) == pytest.approx(6000, abs=40)
    assert [span.start_ms for span in room.timeline.picture.heard] == [10_000, 30_000]


def test_scrubbing_is_not_listening(room: Room) -> None:
    told: list[Span] = []
    room.panel.heard.connect(told.append)
    room.panel.listening.scrub(10_000)
    room.run(100)
    room.panel.listening.scrub(20_000)
    room.run(100)
    room.panel.listening.end_scrub(20_000)
    assert told == []


def test_a_span_starts_and_ends_by_key_while_it_plays(room: Room) -> None:
    told: list[Span | None] = []
    room.panel.orders.play_or_pause()
    room.run(2000)
    room.panel.orders.span_starts()
    room.panel.span_changed.connect(told.append)
    room.run(3000)
    assert room.timeline.span == Span(2000, 5000)
    assert told == []
    room.panel.orders.span_ends()
    assert told == [Span(2000, 5000)]
    room.run(1000)
    assert room.timeline.span == Span(2000, 5000)


def test_a_span_that_only_ends_takes_the_last_seconds(room: Room) -> None:
    room.panel.seek(20_000)
    room.panel.orders.span_ends()
    assert room.panel.selected_span == Span(15_000, 20_000)


def test_asking_for_a_span_that_still_grows_ends_it(room: Room) -> None:
    room.panel.orders.play_or_pause()
    room.panel.orders.span_starts()
    room.run(2000)
    assert room.panel.selected_span == Span(0, 2000)


def test_a_span_that_becomes_a_mark_is_let_go(room: Room) -> None:
    room.timeline.set_span(Span(1000, 2000))
    assert room.panel.take_span() == Span(1000, 2000)
    assert room.timeline.span is None
    assert room.panel.take_span() is None


def test_the_span_of_the_chosen_mark_counts_as_selected(room: Room) -> None:
    assert (room.panel.selected_span, room.timeline.chosen) == (None, None)
    room.panel.show_chosen("long")
    assert room.panel.selected_span == LONG.span
    assert room.panel.position_ms == 30_000


def test_looping_plays_the_span_round_and_round(room: Room) -> None:
    room.timeline.set_span(Span(10_000, 11_000))
    room.panel.orders.loop_span()
    room.panel.orders.play_or_pause()
    room.run(2500)
    assert room.panel.position_ms == 10_500
    room.panel.orders.loop_span()
    room.run(1000)
    assert room.panel.position_ms == pytest.approx(11_500, abs=20)


def test_letting_the_span_go_ends_the_loop(room: Room) -> None:
    room.timeline.set_span(Span(10_000, 11_000))
    room.panel.orders.loop_span()
    room.timeline.set_span(None)
    assert not room.panel.spans.is_looping


def test_without_a_span_there_is_nothing_to_loop(room: Room) -> None:
    room.panel.orders.loop_span()
    assert not room.panel.spans.is_looping


def test_a_moment_is_played_once(room: Room) -> None:
    room.panel.play_span(Span(20_000, 21_000))
    room.run(3000)
    assert not room.panel.is_playing
    assert room.panel.position_ms == 21_000


def test_sides_are_walked_and_the_other_lane_is_dimmed(room: Room) -> None:
    silent = []
    for _ in range(3):
        room.panel.orders.next_side()
        silent.append(room.timeline._sound.silent)
    assert silent == [1, 0, None]


def test_louder_and_softer_are_told_for_the_settings(room: Room) -> None:
    told: list[float] = []
    room.panel.volume_changed.connect(told.append)
    room.panel.set_volume(0.5)
    room.panel.orders.volume_up()
    room.panel.orders.volume_down()
    assert told == pytest.approx([0.6, 0.5])


def test_zoom_keys_change_what_is_seen(room: Room) -> None:
    room.panel.orders.zoom_in()
    assert room.timeline.view.seen_ms < LENGTH
    room.panel.orders.zoom_out()
    room.panel.orders.zoom_out()
    assert room.timeline.view.shows_all
    room.panel.orders.zoom_in()
    room.panel.orders.zoom_all()
    assert room.timeline.view.shows_all


def test_the_overview_shows_both_sides(room: Room) -> None:
    overview = room.panel.overview
    room.qtbot.waitUntil(lambda: not overview._later.isActive())
    image = overview.grab().toImage()
    worn = Theme.of(overview)
    column = [image.pixelColor(x, y) for x in range(300, 310) for y in range(overview.height())]
    assert worn.left in column
    assert worn.right in column


def test_the_overview_frames_what_is_seen_and_moves_it(room: Room) -> None:
    room.panel.seek(30_000)
    room.panel.orders.zoom_in()
    overview = room.panel.overview
    middle = overview._frame().center().toPoint()
    seen = room.timeline.view.start_ms
    QTest.mousePress(overview, LEFT, pos=middle)
    QTest.mouseMove(overview, pos=middle + QPoint(50, 0))
    QTest.mouseRelease(overview, LEFT, pos=middle + QPoint(50, 0))
    assert room.timeline.view.start_ms > seen
    QTest.mouseClick(overview, LEFT, pos=QPoint(10, 20))
    assert room.panel.position_ms == pytest.approx(10 / overview.width() * LENGTH, abs=60)


def test_another_call_starts_afresh(room: Room) -> None:
    room.timeline.set_span(Span(1000, 2000))
    room.panel.orders.loop_span()
    room.panel.show_state(state(call_id="another"))
    room.panel.show_recording(HandDecoding().end())
    assert room.timeline.span is None
    assert not room.panel.spans.is_looping
    assert room.panel.position_ms == 0
    assert room.timeline.picture.heard == ()


def test_a_waveform_known_from_before_shows_at_once_and_plays_when_there_is_sound(
    room: Room,
) -> None:
    decoding = HandDecoding(is_foretold=True)
    room.panel.show_recording(decoding)
    assert room.timeline.view.length_ms == LENGTH
    assert room.timeline.picture.words == ""
    assert not room.panel.transport.play.isEnabled()
    decoding.decode(8000)
    room.panel.reading.look()
    assert room.panel.transport.play.isEnabled()
    assert room.timeline.view.length_ms == LENGTH


def test_a_waveform_that_turns_out_to_be_another_is_drawn_anew(room: Room) -> None:
    decoding = HandDecoding(is_foretold=True)
    room.panel.show_recording(decoding)
    room.timeline.prepare()
    before = room.timeline.grab().toImage()
    decoding.sound, decoding.is_foretold = noise_sound(20, seed=3), False
    decoding.sound.samples //= 8
    decoding.decode(16_000)
    room.panel.reading.look()
    while not room.timeline.is_prepared:
        room.timeline.prepare()
    assert room.timeline.view.length_ms == 20_000
    assert room.timeline.grab().toImage() != before


def test_no_call_at_all_shows_an_empty_room(room: Room) -> None:
    room.panel.show_state(None)
    room.panel.show_recording(None)
    assert not room.panel.has_call
    room.panel.repaint()


def test_a_state_shown_twice_changes_nothing(room: Room) -> None:
    before = room.timeline.picture
    room.panel.show_state(state(LONG))
    assert room.timeline.picture is before


def test_the_menu_of_a_mark_changes_it(room: Room) -> None:
    menu = room.panel.menu.of_mark(LONG)
    said: list[object] = []
    room.panel.category_changed.connect(lambda *what: said.append(what))
    room.panel.removal_asked.connect(said.append)
    _choose(menu, "Make it note")
    _choose(menu, "Remove")
    _choose(menu, "Select its span")
    assert said == [("long", Category.NOTE), "long"]
    assert room.timeline.span == LONG.span


def test_the_menu_of_a_moment_marks_it(room: Room) -> None:
    said: list[object] = []
    room.panel.mark_asked.connect(lambda *what: said.append(what))
    _choose(room.panel.menu.of_moment(5000, None), "Mark praise here")
    _choose(room.panel.menu.of_moment(5000, Span(1000, 2000)), "Mark the span improve")
    _choose(room.panel.menu.of_moment(5000, None), "Play from 0:05")
    assert said == [(Category.PRAISE, 5000, None), (Category.IMPROVE, 1000, 2000)]
    assert room.panel.position_ms == 5000


def test_a_right_click_asks_for_the_menu(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(TimelineMenu, "open", lambda _self, *what: asked.append(what[0]))
    room.timeline.menu_asked.emit(Hit(Part.MARK, LONG), 0, QPoint())
    assert asked == [LONG]


def test_follow_is_chosen_in_the_transport(room: Room) -> None:
    room.panel.set_follow(Follow.OFF)
    assert room.timeline.follow is Follow.OFF


def test_a_call_on_one_channel_has_one_lane_and_no_sides(bare_room: Room) -> None:
    room = bare_room
    room.panel.orders.next_side()
    room.panel.show_state(state(call_id="mono"))
    room.panel.show_state(replace(state(call_id="mono"), sides=("call",)))
    room.panel.orders.next_side()
    assert room.panel.side == "left"


def test_settling_keeps_what_was_typed(room: Room) -> None:
    said: list[str] = []
    room.panel.words_changed.connect(lambda _key, words: said.append(words))
    room.timeline.write_words("long")
    room.timeline.words.setText("a long wait")
    room.panel.settle()
    assert said == ["a long wait"]


def _choose(menu: QMenu, words: str) -> None:
    next(entry for entry in menu.actions() if entry.text() == words).trigger()
    menu.deleteLater()


def test_the_spectrogram_is_shown_and_remembered(room: Room, qtbot: QtBot) -> None:
    timeline = room.panel.timeline
    qtbot.waitUntil(lambda: timeline.is_prepared)
    waveform = timeline.grab().toImage()
    with qtbot.waitSignal(room.panel.spectrogram_chosen) as chosen:
        room.panel.orders.swap_picture()
    assert chosen.args == [True]
    qtbot.waitUntil(lambda: timeline.is_prepared)
    qtbot.waitUntil(lambda: timeline.grab().toImage() != waveform)
    room.panel.orders.swap_picture()
    qtbot.waitUntil(lambda: timeline.grab().toImage() == waveform)
