"""How the call sounds: chosen by key, button and box, done by the player, shown and remembered."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from callreview.app.settings import Settings
from callreview.domain.hearing import Hearing, Sides
from callreview.domain.pauses import Skipping
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.ui.player.sounding import Sounding
from tests.ui.player.room import LENGTH, Room, state

TALK = Talk(
    "hand", 0.9, LENGTH, ((Span(1000, 10_000),), (Span(20_000, 30_000), Span(50_000, 59_000)))
)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room(qtbot)
    room.panel.sounding.show_talk(TALK)
    return room


def named(room: Room, name: str) -> QWidget:
    """Return the control of the transport or its box that a screen reader calls so."""
    found = room.panel.transport.findChildren(QWidget)
    return next(each for each in found if each.accessibleName() == name)


def press(room: Room, name: str) -> None:
    button = named(room, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def sounding(room: Room) -> Sounding:
    return room.panel.sounding


def test_silence_is_skipped_by_key_and_shown_with_what_it_saves(room: Room) -> None:
    room.panel.orders.skip_silence()
    assert sounding(room).pauses == (Span(10_300, 19_700), Span(30_300, 49_700))
    button = named(room, "Skip silence: saves 0:28 of 1:00")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()
    assert button.text() == "−0:28"
    room.panel.seek(10_000)
    room.panel.listening.play()
    room.run(1000)
    assert room.panel.position_ms == pytest.approx(20_400, abs=15)


def test_skipped_pauses_are_hatched(room: Room) -> None:
    def seen() -> QImage:
        room.qtbot.waitUntil(lambda: room.timeline.is_prepared)
        stage = room.timeline.stage()
        lane = stage.sound
        left = round(stage.x_of(31_000))
        return room.timeline.grab().toImage().copy(left, lane.top(), 80, 40)

    plain = seen()
    room.panel.orders.skip_silence()
    hatched = seen()
    assert hatched != plain
    room.panel.orders.skip_silence()
    assert seen() == plain


def test_before_it_is_known_who_speaks_nothing_is_skipped(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.panel.orders.skip_silence()
    assert sounding(room).pauses == ()
    named(room, "Skip silence: as soon as it is known who speaks")
    room.panel.show_state(state())
    room.panel.sounding.show_talk(TALK)
    assert sounding(room).pauses


def test_how_long_a_pause_must_be_is_chosen_in_the_box(room: Room) -> None:
    room.panel.orders.skip_silence()
    field = named(room, "Pauses from")
    assert isinstance(field, QAbstractSpinBox)
    field.setProperty("value", 15.0)
    assert sounding(room).skipping == Skipping(is_on=True, minimum_ms=10_000)
    assert sounding(room).pauses == (Span(10_300, 19_700), Span(30_300, 49_700))
    kept = named(room, "Kept at each end")
    kept.setProperty("value", 1.0)
    assert sounding(room).pauses == (Span(11_000, 19_000), Span(31_000, 49_000))


@pytest.mark.parametrize(
    ("words", "hearing"),
    [
        ("Automatic level", Hearing(levelled=True)),
        ("Less noise", Hearing(denoised=True)),
        ("Telephone filter", Hearing(telephone=True)),
        ("Both sides in both ears", Hearing(centred=True)),
        ("Hear only customer", Hearing(sides=Sides.RIGHT)),
        ("Mute person", Hearing(muted=(True, False))),
    ],
)
def test_every_switch_does_its_work_and_back(room: Room, words: str, hearing: Hearing) -> None:
    for expected in (hearing, Hearing()):
        press(room, words)
        assert sounding(room).hearing == expected
        assert room.player._wish.tone.hearing == expected


def test_a_side_is_made_louder(room: Room) -> None:
    slider = named(room, "Loudness of customer")
    assert isinstance(slider, QSlider)
    slider.setValue(9)
    assert sounding(room).hearing == Hearing(gains_db=(0.0, 9.0))


def test_a_muted_side_is_drawn_faded(room: Room) -> None:
    press(room, "Mute customer")
    assert room.timeline._sound.silent == 1
    press(room, "Hear only customer")
    assert [room.timeline._sound.silent] == [0]


def test_the_level_is_found_from_all_of_the_call_and_who_speaks(room: Room) -> None:
    levelling = room.player._wish.tone.levelling
    assert levelling is not None
    assert levelling.speech == TALK.speech
    assert levelling.peaks.frames == len(room.decoding.sound.samples)


def test_the_box_opens_by_menu_with_the_keyboard_in_it_and_closes_by_escape(
    room: Room, qtbot: QtBot
) -> None:
    room.panel.orders.show_sound()
    box = room.panel.transport.sound_box
    qtbot.waitUntil(box.isVisible)
    level = named(room, "Automatic level")
    assert box.focusWidget() is level
    QTest.keyClick(level, Qt.Key.Key_Space)
    assert sounding(room).hearing.levelled
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_every_control_of_the_box_has_a_name_and_is_reached_by_tab(room: Room) -> None:
    box = room.panel.transport.sound_box
    kinds = (QAbstractButton, QSlider, QAbstractSpinBox)
    controls = [each for kind in kinds for each in box.findChildren(kind)]
    assert len(controls) == 13
    for each in controls:
        assert each.accessibleName()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_on_one_channel_there_are_no_sides_in_the_box(room: Room) -> None:
    room.panel.transport.show_sides(("call",), "both")
    box = room.panel.transport.sound_box
    room.panel.orders.show_sound()
    shown = {
        each.accessibleName() for each in box.findChildren(QAbstractButton) if each.isVisible()
    }
    assert shown == {"Automatic level", "Less noise", "Telephone filter", "Skip silence"}
    box.close()


def test_another_call_is_heard_without_the_mutes_and_levels_of_the_one_before(room: Room) -> None:
    sounding(room).hear(Hearing(telephone=True, muted=(True, False), gains_db=(3.0, 6.0)))
    room.panel.show_state(state(call_id="another"))
    assert sounding(room).hearing == Hearing(telephone=True)
    assert not sounding(room).knows_pauses


def test_only_what_holds_for_every_call_is_remembered(room: Room) -> None:
    told: list[Settings] = []
    held = sounding(room)
    held.chosen.connect(lambda: told.append(Settings().with_sound(held.hearing, held.skipping)))
    held.hear(Hearing(denoised=True, muted=(True, False), sides=Sides.LEFT))
    held.skip(Skipping(is_on=True, minimum_ms=900))
    assert told[-1].hearing == Hearing(denoised=True)
    assert told[-1].skipping == Skipping(is_on=True, minimum_ms=900)
    held.take_remembered(told[-1].hearing, told[-1].skipping)
    assert [held.hearing.muted, held.hearing.sides] == [(True, False), Sides.LEFT]
    assert len(told) == 2


def test_a_broken_setting_is_no_pause(room: Room) -> None:
    assert Settings(pause_minimum_ms=-5).skipping == Skipping(minimum_ms=0)


def test_showing_is_not_choosing(room: Room) -> None:
    told: list[object] = []
    sounding(room).chosen.connect(lambda: told.append(None))
    everything = Hearing(Sides.LEFT, (1.0, 2.0), (True, True), True, True, True, True)
    sounding(room).take(everything, Skipping(is_on=True))
    assert told == []


def test_a_span_that_was_asked_for_is_played_whole(room: Room) -> None:
    room.panel.orders.skip_silence()
    room.panel.play_span(Span(9000, 20_500))
    room.run(5000)
    assert room.panel.position_ms == pytest.approx(14_000, abs=15)
    room.run(6600)
    assert not room.panel.is_playing
    assert room.panel.position_ms == 20_500
    room.panel.seek(9000)
    room.panel.listening.play()
    room.run(5000)
    assert room.panel.position_ms == pytest.approx(23_400, abs=15)


def test_a_step_back_goes_over_a_skipped_pause(room: Room) -> None:
    room.panel.orders.skip_silence()
    room.panel.seek(21_000)
    room.panel.orders.back_5()
    assert room.panel.position_ms == 10_300 - (5000 - 1300)
    room.panel.seek(20_000)
    room.panel.listening.play()
    room.run(500)
    room.panel.listening.pause()
    room.panel.listening.play()
    assert room.panel.position_ms == pytest.approx(10_300 - 700, abs=15)


def test_at_the_end_one_is_at_the_end_though_its_pause_was_skipped(room: Room) -> None:
    room.panel.sounding.skip(Skipping(is_on=True, minimum_ms=500, padding_ms=100))
    room.panel.seek(58_900)
    room.panel.listening.play()
    room.run(400)
    assert room.player.now().ended
    assert room.panel.position_ms == LENGTH


def test_a_skipped_pause_is_not_counted_as_heard(room: Room) -> None:
    heard: list[Span] = []
    room.panel.heard.connect(heard.append)
    room.panel.orders.skip_silence()
    room.panel.seek(9000)
    room.panel.listening.play()
    room.run(3000)
    room.panel.listening.pause()
    covered = np.zeros(LENGTH, bool)
    for piece in heard:
        covered[piece.start_ms : piece.end_ms] = True
    assert covered[9100:10_200].all()
    assert not covered[10_400:19_600].any()
    assert covered[19_800:21_000].all()
