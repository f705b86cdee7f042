"""The player with a card turned by hand: positions to the millisecond, no thread, no waiting."""

import numpy as np
import pytest

from callreview.audio.null_output import NullOutput
from callreview.audio.output import RAMP_S
from callreview.audio.player import Player
from callreview.domain.device import DeviceName
from callreview.domain.hearing import Hearing, Sides
from callreview.domain.timebase import Span
from tests.audio.desk import RATE, Desk
from tests.fakes import HandClock, HandSound, noise_sound, ramp_sound, tone_sound


def test_a_new_call_is_paused_at_its_beginning() -> None:
    desk = Desk()
    desk.run(100)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.ended) == (0, False, False)
    assert not desk.card.played().any()


def test_playing_moves_by_exactly_what_the_card_played() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(1000)
    assert desk.at() == 1000
    assert desk.milliseconds(10, 1000) == list(range(10, 1000))


def test_the_position_is_what_is_heard_not_what_was_sent() -> None:
    desk = Desk(lag=RATE // 10)
    desk.player.play()
    desk.run(50)
    assert desk.at() == 0
    desk.run(950)
    assert desk.at() == 900


def test_a_device_that_is_heard_late_moves_the_position_back() -> None:
    clock = HandClock()
    late, other = DeviceName("headset", "Bluetooth"), DeviceName("headset", "cable")
    output = NullOutput(clock=clock)
    player = Player(output, clock=clock, delays_ms={late: 200, other: 300}, by_hand=True)
    player.open(ramp_sound(5))
    player.play()
    for device, heard_ms in ((None, 300), (late, 400), (other, 600)):
        output.device = device
        while player.step() == 0.0:
            pass
        clock.pass_by(0.3)
        assert player.now().position_ms == heard_ms


def test_pause_keeps_the_moment_and_play_goes_on_from_there() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.pause()
    desk.run(300)
    assert (desk.at(), desk.player.now().playing) == (500, False)
    desk.player.play()
    desk.run(100)
    assert desk.at() == 600
    assert desk.milliseconds(810, 900) == list(range(510, 600))


def test_pause_fades_within_milliseconds_then_all_is_silent() -> None:
    desk = Desk(HandSound(np.full(RATE * 5, 16384, np.int16)))
    desk.player.play()
    desk.run(500)
    desk.player.pause()
    desk.run(200)
    after = desk.card.played()[RATE // 2 :, 0]
    ramp = round(RATE * RAMP_S)
    assert (np.diff(after[:ramp]) < 0).all()
    assert after[0] > 0.45
    assert not after[ramp:].any()


def test_play_and_seek_begin_with_a_ramp() -> None:
    desk = Desk(HandSound(np.full(RATE * 5, 16384, np.int16)))
    desk.player.play()
    desk.run(100)
    assert np.abs(np.diff(desk.card.played()[:, 0])).max() < 0.5 / (RATE * RAMP_S) + 0.01
    desk.player.seek(3000)
    desk.run(100)
    assert np.abs(np.diff(desk.card.played()[:, 0])).max() < 0.5 / (RATE * RAMP_S) + 0.01


def test_a_seek_drops_what_was_queued_for_the_take_before() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(1000)
    assert desk.card.queued() > RATE
    desk.player.seek(10_000)
    assert desk.at() == 10_000
    desk.run(100)
    assert desk.at() == 10_100
    assert desk.milliseconds(1010, 1100) == list(range(10_010, 10_100))


def test_after_a_seek_positions_of_the_old_take_do_not_flash_up() -> None:
    desk = Desk(lag=RATE // 10)
    desk.player.play()
    desk.run(1000)
    desk.player.seek(10_000)
    seen = []
    for _ in range(20):
        seen.append(desk.at())
        desk.run(10)
    assert seen[0] == 10_000
    assert seen == sorted(seen)


def test_seeks_in_a_row_end_at_the_last() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(100)
    for moment_ms in (5000, 9000, 2000):
        desk.player.seek(moment_ms)
    desk.run(50)
    assert desk.at() == 2050


def test_a_seek_while_paused_stays_paused() -> None:
    desk = Desk()
    desk.player.seek(4321)
    desk.run(100)
    assert (desk.at(), desk.player.now().playing) == (4321, False)
    desk.player.play()
    desk.run(10)
    assert desk.at() == 4331


def test_a_seek_beyond_the_call_stops_at_its_ends() -> None:
    desk = Desk()
    desk.player.seek(99_000)
    assert desk.at() == 20_000
    desk.player.seek(-5)
    assert desk.at() == 0


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.5, 2.0, 2.5, 3.0])
def test_speed_changes_while_playing_without_a_jump(speed: float) -> None:
    desk = Desk(noise_sound(20), lag=RATE // 20)
    desk.player.play()
    desk.run(1000)
    before = desk.at()
    desk.player.set_speed(speed)
    seen = [before]
    for _ in range(30):
        desk.run(10)
        seen.append(desk.at())
    steps = np.diff(seen)
    assert steps.min() >= 0
    assert steps.max() <= 10 * max(1.0, speed) + 1
    assert desk.at() == pytest.approx(before + 50 + 250 * speed, abs=2)
    assert desk.player.now().speed == speed


def test_one_speed_after_another_leaves_no_hole_in_a_tone() -> None:
    desk = Desk(tone_sound(30, hertz=500))
    desk.player.play()
    for speed in (1.0, 1.5, 0.5, 3.0, 0.8, 2.1, 1.0, 2.6, 0.9):
        desk.player.set_speed(speed)
        desk.run(150)
    heard = desk.card.played()[100:-100, 0].astype(np.float64)
    power = np.convolve(heard**2, np.ones(40) / 40, "valid")
    assert np.sqrt(power.min() / power.mean()) > 0.3


def test_a_speed_out_of_reach_becomes_the_nearest() -> None:
    desk = Desk()
    desk.player.set_speed(9)
    assert desk.player.now().speed == 3.0
    desk.player.set_speed(0.1)
    assert desk.player.now().speed == 0.5


def test_a_change_of_loudness_joins_sample_to_sample() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.set_volume(0.5)
    desk.run(500)
    heard = desk.card.played()[:, 0]
    doubled = np.round(heard[510 * 8 : 1000 * 8 : 8] * 2 * 32768)
    assert doubled.tolist() == list(range(510, 1000))
    assert desk.at() == 1000


def test_one_side_is_heard_on_both_ears() -> None:
    sides = np.tile(np.array([[8000, -4000]], np.int16), (RATE * 3, 1))
    desk = Desk(HandSound(sides))
    desk.player.play()
    levels = []
    for side in Sides:
        desk.player.hear(Hearing(sides=side))
        desk.run(100)
        levels.append([round(float(value) * 32768) for value in desk.card.played()[-1]])
    assert levels == [[8000, -4000], [8000, 8000], [-4000, -4000]]


def test_the_end_is_reached_exactly_and_play_begins_anew() -> None:
    desk = Desk(ramp_sound(1))
    desk.player.play()
    desk.run(1100)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.ended) == (1000, False, True)
    desk.player.play()
    desk.run(100)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.ended) == (100, True, False)


def test_a_seek_from_the_end_leaves_the_end() -> None:
    desk = Desk(ramp_sound(1))
    desk.player.play()
    desk.run(1100)
    desk.player.seek(300)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.ended) == (300, False, False)


def test_the_end_waits_until_the_last_frame_is_heard() -> None:
    desk = Desk(ramp_sound(1), lag=RATE // 10)
    desk.player.play()
    desk.run(1000)
    now = desk.player.now()
    assert (now.position_ms, now.playing) == (900, True)


def test_a_loop_goes_round_and_round() -> None:
    desk = Desk()
    desk.player.loop(Span(1000, 1200))
    desk.player.seek(900)
    desk.player.play()
    desk.run(700)
    assert desk.at() == 1000 + (900 + 700 - 1000) % 200
    heard = desk.milliseconds(110, 690)
    assert heard[:180] == list(range(1010, 1190))
    assert heard[200:380] == list(range(1010, 1190))


def test_a_loop_set_while_playing_begins_where_it_is_reached() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.loop(Span(400, 600))
    desk.run(150)
    assert desk.at() == 450
    desk.player.loop(None)
    desk.run(300)
    assert desk.at() == 750


def test_stop_at_pauses_there_and_play_goes_on_behind_it() -> None:
    desk = Desk(noise_sound(5, 11_025))
    desk.player.seek(1000)
    desk.player.stop_at(1333)
    desk.player.play()
    desk.run(600)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.ended) == (1333, False, False)
    desk.player.play()
    desk.run(100)
    assert desk.at() == 1433


def test_a_seek_forgets_the_stop() -> None:
    desk = Desk()
    desk.player.stop_at(500)
    desk.player.seek(100)
    desk.player.play()
    desk.run(1000)
    assert desk.at() == 1100


def test_playing_past_what_is_decoded_waits_and_goes_on() -> None:
    desk = Desk()
    desk.sound.frames_ready = RATE // 2
    desk.player.play()
    desk.run(1000)
    now = desk.player.now()
    assert (now.playing, now.buffering, now.ended) == (True, True, False)
    assert now.position_ms == pytest.approx(500, abs=10)
    desk.sound.frames_ready = desk.sound.frames_expected
    desk.run(200)
    now = desk.player.now()
    assert (now.playing, now.buffering) == (True, False)
    assert now.position_ms == pytest.approx(700, abs=20)


def test_play_before_anything_is_decoded_begins_when_it_is() -> None:
    desk = Desk()
    desk.sound.frames_ready = 0
    desk.player.play()
    desk.run(300)
    assert (desk.at(), desk.player.now().buffering) == (0, True)
    desk.sound.frames_ready = RATE
    desk.run(100)
    assert desk.at() == pytest.approx(100, abs=15)


def test_scrubbing_plays_short_grains_and_shows_where_the_hand_is() -> None:
    desk = Desk()
    desk.player.scrub(5000)
    desk.run(200)
    now = desk.player.now()
    assert (now.position_ms, now.playing, now.scrubbing) == (5000, False, True)
    heard = [value for value in desk.milliseconds(0, 200) if value]
    assert 60 <= len(heard) <= 100
    assert min(heard[10:-10]) >= 5000
    assert max(heard) < 5100


def test_a_hand_that_rests_hears_its_grain_once() -> None:
    desk = Desk()
    desk.player.scrub(5000)
    desk.run(500)
    assert not desk.card.played()[RATE // 5 :].any()


def test_after_scrubbing_it_goes_on_as_before() -> None:
    for was_playing in (False, True):
        desk = Desk()
        if was_playing:
            desk.player.play()
        desk.run(100)
        for moment_ms in range(5000, 6000, 50):
            desk.player.scrub(moment_ms)
            desk.run(20)
        desk.player.end_scrub()
        desk.run(100)
        now = desk.player.now()
        assert now.playing is was_playing
        assert now.position_ms == (6050 if was_playing else 5950)
