"""The row of buttons: what it shows and what it says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.player.transport import Transport
from tests.ui.player.room import LENGTH, Room, state


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def button(transport: Transport, name: str) -> QAbstractButton:
    """Return the button a screen reader calls so."""
    return next(
        each for each in transport.findChildren(QAbstractButton) if each.accessibleName() == name
    )


def test_the_round_button_plays_and_pauses(room: Room) -> None:
    button(room.panel.transport, "Play").click()
    room.run(100)
    assert room.panel.is_playing
    button(room.panel.transport, "Pause").click()
    assert [room.panel.is_playing] == [False]


def test_every_button_has_a_name_and_keeps_the_keys_of_the_room(room: Room) -> None:
    for each in room.panel.transport.findChildren(QAbstractButton):
        assert each.accessibleName(), each
        assert each.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_time_length_and_speed_are_shown(room: Room) -> None:
    room.panel.seek(42_000)
    room.panel.orders.faster()
    texts = [label.text() for label in room.panel.transport.findChildren(QLabel)]
    assert "0:42" in texts
    assert "/ 1:00" in texts
    assert button(room.panel.transport, "Speed 1.1").isVisible()


def test_a_side_is_chosen_by_button(room: Room) -> None:
    button(room.panel.transport, "Hear customer").click()
    assert room.timeline._sound.silent == 0
    room.panel.orders.next_side()
    assert room.timeline._sound.silent is None


def test_the_volume_is_slid_muted_and_unmuted(room: Room) -> None:
    told: list[float] = []
    room.panel.volume_changed.connect(told.append)
    slider = room.panel.transport.findChild(QSlider)
    assert isinstance(slider, QSlider)
    slider.setValue(60)
    button(room.panel.transport, "Mute").click()
    button(room.panel.transport, "Unmute").click()
    assert told == [0.6, 0.0, 0.6]


def test_showing_a_volume_says_nothing(room: Room) -> None:
    told: list[float] = []
    room.panel.volume_changed.connect(told.append)
    room.panel.set_volume(0.3)
    assert told == []


def test_the_loop_button_shows_whether_there_is_a_loop(room: Room) -> None:
    loop = button(room.panel.transport, "Loop the span")
    loop.click()
    assert not loop.isChecked()
    room.panel.orders.span_ends()
    room.panel.seek(20_000)
    room.panel.orders.span_ends()
    loop.click()
    assert [loop.isChecked()] == [True]
    loop.click()
    assert [loop.isChecked()] == [False]


def view_entry(room: Room, words: str) -> QAction:
    view = button(room.panel.transport, "View")
    assert isinstance(view, QToolButton)
    view.menu().aboutToShow.emit()
    return next(each for each in view.menu().actions() if each.text().startswith(words))


def test_follow_is_chosen_from_the_view_menu(room: Room) -> None:
    view_entry(room, "Stay where I look").trigger()
    assert room.timeline.follow is Follow.OFF
    view_entry(room, "Turn the page").trigger()
    assert [room.timeline.follow] == [Follow.PAGE]


def test_the_waveform_is_drawn_in_decibels_and_taller_from_the_view_menu(room: Room) -> None:
    def seen() -> QImage:
        room.qtbot.waitUntil(lambda: room.timeline.is_prepared)
        return room.timeline.grab().toImage()

    plain = seen()
    view_entry(room, "Decibels").trigger()
    assert room.timeline.shows_decibels
    in_decibels = seen()
    assert in_decibels != plain
    view_entry(room, "Decibels").trigger()
    assert [room.timeline.shows_decibels] == [True]
    view_entry(room, "Waveform less tall").trigger()
    assert seen() != in_decibels
    view_entry(room, "Waveform as tall").trigger()
    view_entry(room, "Even steps").trigger()
    assert seen() == plain


def test_what_cannot_be_seen_alone_says_why(room: Room) -> None:
    assert not view_entry(room, "Show the span alone").isEnabled()
    assert "no span" in view_entry(room, "Show the span alone").text()
    assert "who speaks" in view_entry(room, "Show what is being said alone").text()
    room.timeline.set_span(Span(10_000, 12_000))
    view_entry(room, "Show the span alone").trigger()
    assert room.timeline.view.shows(10_000)
    assert room.timeline.view.seen_ms < 3000


def test_what_is_being_said_fills_the_view(room: Room) -> None:
    talk = Talk("hand", 1.0, LENGTH, ((Span(5_000, 9_000),), (Span(20_000, 26_000),)))
    room.panel.show_state(replace(state(), talk=talk))
    room.panel.seek(22_000)
    view_entry(room, "Show what is being said alone").trigger()
    assert room.timeline.view.seen_ms == pytest.approx(6600, rel=0.01)
    assert room.timeline.view.shows(20_000)
