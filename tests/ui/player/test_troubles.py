"""A recording that grows, that cannot be played, that comes slowly; sound that goes away."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.player.room import RATE, HandDecoding, Room, mark


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, mark("long", 30_000, 45_000))


def button_of(room: Room, words: str) -> QPushButton:
    buttons = room.panel.notice.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def close_of(room: Room) -> QToolButton:
    return room.panel.notice.findChildren(QToolButton)[0]


def test_a_recording_is_drawn_while_it_is_read(room: Room) -> None:
    decoding = HandDecoding()
    room.panel.show_recording(decoding)
    assert not room.panel.transport.isEnabled()
    assert "Reading" in room.timeline.picture.words
    decoding.decode(RATE * 10)
    room.qtbot.waitUntil(room.panel.transport.isEnabled)
    assert room.timeline.picture.words == ""
    room.feed()
    room.panel.orders.play_or_pause()
    room.run(1000)
    assert room.panel.position_ms == 1000
    before = len(room.timeline._tiles._kept)
    assert before
    decoding.end()
    room.qtbot.waitUntil(
        lambda: room.timeline._trace is not None and room.timeline._trace.frames == 60 * RATE
    )


def test_a_recording_that_cannot_be_played_says_why_in_its_place(room: Room) -> None:
    room.panel.show_recording(HandDecoding().end("empty_recording"))
    assert "holds no sound" in room.timeline.picture.words
    assert not room.panel.transport.isEnabled()


def test_a_damaged_recording_plays_and_says_so(room: Room) -> None:
    decoding = HandDecoding()
    decoding.decode(10 * RATE)
    room.panel.show_recording(decoding.end("recording_not_closed"))
    assert "never closed" in room.panel.notice.words
    assert room.panel.transport.isEnabled()


def test_a_slow_place_is_said_and_unsaid(room: Room) -> None:
    decoding = HandDecoding(is_slow=True, revision=1)
    room.panel.show_recording(decoding)
    assert "does not answer" in room.panel.notice.words
    decoding.is_slow = False
    decoding.decode(RATE)
    room.qtbot.waitUntil(lambda: not room.panel.notice.words)
    room.panel.show_recording(None)


def test_a_lost_device_is_said_with_a_button_to_go_on(room: Room) -> None:
    room.panel.orders.play_or_pause()
    room.run(3000)
    room.card.unplug()
    room.run(50)
    at = room.panel.position_ms
    assert at == pytest.approx(3000, abs=30)
    assert [room.panel.is_playing] == [False]
    assert "went away" in room.panel.notice.words
    for _ in range(3):
        room.panel.orders.play_or_pause()
        room.run(50)
        assert "not there" in room.panel.notice.words
    room.card.plug()
    button_of(room, "Go on").click()
    room.run(500)
    assert room.panel.is_playing
    assert room.panel.position_ms == pytest.approx(at - 1500 + 500, abs=30)
    assert not room.panel.notice.words


def test_a_device_that_is_there_again_is_said_and_waits_for_play(room: Room) -> None:
    room.panel.orders.play_or_pause()
    room.run(1000)
    room.card.unplug()
    room.run(50)
    room.card.plug()
    room.qtbot.waitUntil(lambda: looked_later(room) and "there again" in room.panel.notice.words)
    assert [room.panel.is_playing] == [False]
    room.panel.orders.play_or_pause()
    room.run(100)
    assert room.panel.is_playing
    assert not room.panel.notice.words


def looked_later(room: Room) -> bool:
    """Let a tenth of a second pass; the room's own timer has to look."""
    room.clock.pass_by(0.1)
    room.feed()
    return True


def test_for_a_chosen_device_that_is_away_the_systems_is_offered(room: Room) -> None:
    room.panel.troubles.waits_for_chosen = True
    room.panel.orders.play_or_pause()
    room.run(1000)
    room.card.unplug()
    room.run(50)
    with room.qtbot.waitSignal(room.panel.troubles.system_device_asked):
        button_of(room, "Use the system's device").click()
    assert not room.panel.notice.words


def test_one_bar_tells_one_trouble_after_the_other(room: Room) -> None:
    decoding = HandDecoding()
    decoding.decode(10 * RATE)
    room.panel.show_recording(decoding.end("recording_not_closed"))
    room.card.silent = "no_sound_card"
    room.panel.orders.play_or_pause()
    room.run(100)
    assert "never closed" in room.panel.notice.words
    room.card.unplug()
    room.run(100)
    assert "went away" in room.panel.notice.words
    room.card.plug()
    room.panel.orders.play_or_pause()
    room.run(100)
    assert "never closed" in room.panel.notice.words
    close_of(room).click()
    assert "no sound card" in room.panel.notice.words
    close_of(room).click()
    room.run(100)
    assert not room.panel.notice.words


def test_no_sound_card_is_said_once(room: Room) -> None:
    room.card.silent = "no_sound_card"
    room.panel.orders.play_or_pause()
    room.run(100)
    assert "no sound card" in room.panel.notice.words
    room.panel.notice.hush()
    room.run(100)
    assert not room.panel.notice.words


def test_a_long_sentence_in_the_timeline_is_wrapped_and_seen_whole(room: Room) -> None:
    timeline = room.timeline
    bare = timeline.grab().toImage()
    timeline.show_words("nothing was recorded here, as it says in many words " * 20)
    told = timeline.grab().toImage()
    strip = timeline.stage().sound.adjusted(0, 0, 0, -1)
    line = timeline.fontMetrics().lineSpacing()
    above = strip.adjusted(0, 0, 0, -strip.height() // 2 - line)
    ratio = told.devicePixelRatio()
    place = QRectF(QPointF(above.topLeft()) * ratio, above.size().toSizeF() * ratio).toRect()
    assert told.copy(place) != bare.copy(place)
