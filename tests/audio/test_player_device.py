"""The player and its device: lost, found, changed, slow, or not there at all."""

import threading

import pytest

from callreview.audio.null_output import NullOutput
from callreview.audio.player import Player
from tests.audio.desk import RATE, Desk
from tests.fakes import HandClock, TurnedCard, noise_sound, ramp_sound


def test_a_lost_card_pauses_where_it_was_heard_last_and_play_goes_on() -> None:
    desk = Desk(lag=RATE // 20)
    desk.player.play()
    desk.run(1000)
    desk.card.unplug()
    desk.run(50)
    now = desk.player.now()
    assert (now.playing, now.lost) == (False, "sound_lost")
    assert now.position_ms == pytest.approx(950, abs=20)
    assert not desk.card.is_open
    desk.run(500)
    assert desk.player.now() == now
    desk.card.plug()
    desk.player.play()
    desk.run(200)
    now = desk.player.now()
    assert (now.playing, now.lost) == (True, "")
    assert now.position_ms == pytest.approx(1100, abs=20)


def test_play_while_the_card_is_still_away_says_so_and_does_not_try_all_the_time() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(100)
    desk.card.unplug()
    desk.run(50)
    desk.player.play()
    desk.run(500)
    now = desk.player.now()
    assert (now.playing, now.lost) == (False, "sound_device_missing")
    assert now.position_ms == pytest.approx(100, abs=20)
    assert desk.card.openings == 2


def test_a_card_that_comes_back_is_noticed_and_waits_for_play() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(300)
    desk.card.unplug()
    desk.run(5000)
    now = desk.player.now()
    assert (now.lost, now.misses_device) == ("sound_lost", True)
    desk.card.plug()
    desk.run(2500)
    now = desk.player.now()
    assert (now.lost, now.misses_device, now.playing) == ("sound_back", False, False)
    assert now.position_ms == pytest.approx(300, abs=20)
    desk.player.play()
    desk.run(200)
    assert (desk.player.now().playing, desk.player.now().lost) == (True, "")


def test_a_card_nobody_needs_is_let_go_of_and_opened_again_by_play() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.pause()
    desk.run(29_000)
    assert desk.card.is_open
    desk.run(3000)
    assert (desk.card.is_open, desk.at()) == (False, 500)
    desk.player.play()
    desk.run(60_000)
    assert (desk.at(), desk.card.is_open) == (20_000, False)


def test_a_player_that_rests_has_let_go_of_the_card() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.rest()
    desk.run(100)
    now = desk.player.now()
    assert (now.position_ms, now.playing, desk.card.is_open) == (500, False, False)
    desk.player.play()
    desk.run(100)
    assert (desk.at(), desk.card.is_open) == (600, True)


def test_a_card_lost_while_paused_is_opened_again_by_play() -> None:
    desk = Desk()
    desk.card.unplug()
    desk.run(100)
    assert desk.player.now().lost == ""
    desk.card.plug()
    desk.card.close()
    desk.player.play()
    desk.run(100)
    assert desk.at() == 100


def test_another_device_goes_on_from_the_same_moment() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(300)
    other = TurnedCard(RATE)
    desk.player.use(other)
    desk.feed()
    assert (desk.card.is_open, other.is_open) == (False, True)
    other.turn(RATE // 10)
    assert desk.at() == 400


def test_another_call_begins_at_its_beginning() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(300)
    desk.player.open(ramp_sound(5))
    desk.run(100)
    now = desk.player.now()
    assert (now.position_ms, now.playing) == (0, False)
    desk.player.open(None)
    desk.player.play()
    desk.run(100)
    assert not desk.player.now().playing


def test_without_a_card_the_clock_moves_the_play_head() -> None:
    clock = HandClock()
    output = NullOutput(clock=clock, silent="no_sound_card")
    player = Player(output, clock=clock, by_hand=True)
    player.open(noise_sound(2))
    player.set_speed(2.0)
    player.play()
    seen = []
    for _ in range(12):
        while player.step() == 0.0:
            pass
        seen.append(player.now().position_ms)
        clock.pass_by(0.1)
    assert seen[:10] == [200 * step for step in range(10)]
    now = player.now()
    assert (now.position_ms, now.ended, now.silent) == (2000, True, "no_sound_card")


def test_while_the_computer_sleeps_the_clock_moves_no_play_head() -> None:
    clock = HandClock()
    player = Player(NullOutput(clock=clock), clock=clock, by_hand=True)
    player.open(noise_sound(20))
    player.play()
    for _ in range(10):
        while player.step() == 0.0:
            pass
        clock.pass_by(0.1)
    clock.pass_by(3600)
    woken_ms = player.now().position_ms
    assert woken_ms <= 1000 + 500
    while player.step() == 0.0:
        pass
    assert player.now().position_ms == woken_ms
    clock.pass_by(0.1)
    assert player.now().position_ms == woken_ms + 100


def test_a_card_plugged_in_later_is_found_when_one_presses_play() -> None:
    clock = HandClock()
    card = TurnedCard(RATE)
    card.stand_in = NullOutput(clock=clock, silent="no_sound_card")
    player = Player(card, clock=clock, by_hand=True)
    player.open(ramp_sound(20))
    player.play()
    while player.step() == 0.0:
        pass
    assert player.now().silent == "no_sound_card"
    clock.pass_by(6.0)
    player.pause()
    player.step()
    paused_ms = player.now().position_ms
    card.stand_in = None
    player.play()
    while player.step() == 0.0:
        pass
    card.turn(RATE)
    now = player.now()
    assert (now.silent, now.position_ms) == ("", paused_ms + 1000)


def test_orders_and_questions_do_not_wait_for_a_slow_device() -> None:
    may_open = threading.Event()
    card = TurnedCard(RATE)

    def open_slowly() -> None:
        may_open.wait(10)

    card.on_open = open_slowly
    player = Player(card)
    player.open(ramp_sound(5))
    player.play()
    player.seek(2000)
    now = player.now()
    assert (now.position_ms, now.playing, now.buffering) == (2000, True, True)
    may_open.set()
    player.close()
    assert not card.is_open
